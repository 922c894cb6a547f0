/* Random numbers: splitmix64 of G. Steele, D. Lea and C. Flood.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "random.h"

static unsigned long long state;

void
seed_random (unsigned long seed)
{
  state = seed;
}

unsigned
below (unsigned n)
{
  unsigned long long z = state += 0x9e3779b97f4a7c15;
  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
  z = (z ^ z >> 27) * 0x94d049bb133111eb;
  return (unsigned) ((z ^ z >> 31) >> 32) % n;
}

bool
chance (unsigned n)
{
  return below (n) == 0;
}

/* The numbers from which a program is made: the same ones everywhere.
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef RANDOM_H
#define RANDOM_H

#include <stdbool.h>

/* Begin again, from SEED.  */
extern void seed_random (unsigned long seed);

/* Return a number below N.  */
extern unsigned below (unsigned n);

/* Return true once in N times.  */
extern bool chance (unsigned n);

#endif /* RANDOM_H */

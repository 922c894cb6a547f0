/* Rule 1.2: member calls keep the object that they are written with.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

struct file
{
  int number;
  file *next;

  void close () { note (number); number = -1; }
  void close_as (int n) const { note (number * 10 + n); }
  static void forget (int n) { note (1000 + n); }
  file &self () { note (500 + number); return *this; }

  void use (int n)
  {
    defer close_as (n);
    defer this->close_as (n + 1);
    if (n)
      defer forget (n);
    for (int i = 0; i < n; i++)
      defer next->close_as (i);
    number += 10;
    n = 9;
  }

  void blocks ()
  {
    defer { number++; close_as (0); }
    defer { this->number = 7; }
  }
};

static void OPAQUE
f (file &reference, file *pointer, int n)
{
  file local = { 3, nullptr };
  file array[2] = { { 4, nullptr }, { 5, nullptr } };
  defer local.close ();
  defer reference.close_as (1);
  defer pointer->close_as (2);
  defer file::forget (0);
  defer reference.next->self ().close_as (3);
  if (n)
    defer local.close_as (6);
  for (int i = 0; i < n; i++)
    defer array[i].close_as (i);
  local.number = 8;
  pointer = nullptr;
  array[1].number = 9;
}

int
main ()
{
  file second = { 2, nullptr };
  file first = { 1, &second };
  f (first, &second, 0);
  EXPECT ("502 23 1000 22 11 8");
  f (first, &second, 2);
  EXPECT ("502 91 40 86 23 1000 22 11 8");
  first.use (2);
  EXPECT ("21 20 1002 113 112");
  first.blocks ();
  EXPECT ("80");
  CHECK (first.number == 8);
  return 0;
}

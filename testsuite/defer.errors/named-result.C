/* Rule 2.5: in C++ a named result must be trivially copyable.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <defer.h>

struct plain { int i; };
struct owner { owner (); owner (const owner &); ~owner (); int i; };

plain
copyable ()
{
  defer_result (plain, result) = { 1 };
  defer { result.i++; }
  return { 2 };
}

owner
not_copyable ()
{
  defer_result (owner, result); /* { dg-error "24:'defer_result'" } */
  defer { result.i++; }
  return owner ();
}

int &
reference (int &r)
{
  defer_result (int, result) = r; /* { dg-error "22:'defer_result'" } */
  return r;
}

struct member
{
  member ()
  {
    defer_result (int, result) = 1; /* { dg-error "24:'defer_result'" } */
  }
};

/* Rule 2.5: where a named result may stand.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <defer.h>

struct s { int i; };
int compute (void);

int
wrong_type (void)
{
  defer_result (long, result) = 1; /* { dg-error "23:'defer_result'" } */
  defer { result++; }
  return 0;
}

struct s
wrong_struct (void)
{
  struct s s = { 1 };
  defer_result (int, result) = 1; /* { dg-error "22:'defer_result'" } */
  defer { result++; }
  return s;
}

void
no_result (void)
{
  defer_result (int, result) = 1; /* { dg-error "22:'defer_result'" } */
  defer { result++; }
}

int
second (void)
{
  defer_result (int, first) = 1;
  defer_result (int, again) = 2; /* { dg-error "22:a function can have one 'defer_result'" } */
  defer { first++; again++; }
  return 0;
}

int
inner_scope (int x)
{
  if (x)
    {
      defer_result (int, result) = 1; /* { dg-error "26:'defer_result'" } */
      defer { result++; }
    }
  return 0;
}

int
in_a_block (void)
{
  defer
    {
      defer_result (int, result) = 1; /* { dg-error "26:'defer_result'" } */
      result++;
    }
  return 0;
}

int
permanent (void)
{
  static defer_result (int, result); /* { dg-error "29:'defer_result'" } */
  defer { result++; }
  return 0;
}

defer_result (int, at_file_scope); /* { dg-error "20:'defer_result' declares a variable of a function" } */

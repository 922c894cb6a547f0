/* Rule 6.11: -fplugin-arg-defer-explain, and what it says of calls beside a _Defer.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-do compile } */
/* { dg-additional-options "-fplugin-arg-defer-explain" } */
/* { dg-variants "-O0$" } */

void f (void);

void
g (int n)
{
  _Defer f (); /* { dg-note "3:open-coded defer, at the end of its block" } */
  while (n--)
    {
      _Defer { f (); } /* { dg-note "7:open-coded defer, at the end of its block" } */
      __defer (f); /* { dg-note "runtime chain defer: in a loop" } */
    }
  if (n)
    {
      _Defer { _Defer f (); } /* { dg-note "7:open-coded defer, at the end of its block" } */
      /* { dg-note "16:open-coded defer, at the end of its block" "" { target *-*-* } .-1 } */
      __defer (f); /* { dg-note "open-coded defer, bit 0" } */
    }
  __defer (f); /* { dg-note "open-coded defer, unconditional" } */
}

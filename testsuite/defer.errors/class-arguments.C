/* Rule 1.2: arguments that are not trivially copyable are refused; the block form is proposed.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <defer.h>

struct plain { int i; };
struct copied { copied (); copied (const copied &); };
struct destroyed { ~destroyed (); };
struct moved { moved (moved &&); };

void by_plain (plain);
void by_copied (copied);
void by_destroyed (destroyed, int);
void by_moved (moved);
void by_reference (const copied &);
struct object { void method (copied); };

void
deferring (plain p, copied c, destroyed d, moved m, object o)
{
  defer by_plain (p);
  defer by_reference (c);
  defer by_copied (c); /* { dg-error "3:deferred call cannot keep a copy of an argument of type '\[^'\]*', which is not trivially copyable; use 'defer . .'" } */
  defer by_destroyed (d, 1); /* { dg-error "3:deferred call cannot keep a copy of an argument of type '\[^'\]*', which is not trivially copyable; use 'defer . .'" } */
  defer by_moved (static_cast<moved &&> (m)); /* { dg-error "3:deferred call cannot keep a copy of an argument of type '\[^'\]*', which is not trivially copyable; use 'defer . .'" } */
  defer o.method (c); /* { dg-error "3:deferred call cannot keep a copy of an argument of type '\[^'\]*', which is not trivially copyable; use 'defer . .'" } */
  __defer (by_copied, c); /* { dg-error "3:deferred call cannot keep a copy of an argument of type '\[^'\]*', which is not trivially copyable; use 'defer . .'" } */
}

template<typename T> void
generic (T t, void (*f) (T))
{
  defer f (t); /* { dg-error "3:deferred call cannot keep a copy of an argument of type '\[^'\]*', which is not trivially copyable; use 'defer . .'" } */
}
template void generic (plain, void (*) (plain));
template void generic (copied, void (*) (copied));

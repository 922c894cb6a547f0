/* Rule 1.1: `defer f (args)' gives the errors of `f (args)', at the same place.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <defer.h>

struct s { int i; };
struct incomplete;
int take (int, const char *);
void nothing (void);
void whole (struct s);
void part (struct incomplete);
struct incomplete result (void);

void
keyword (struct s s, void (*pointer) (int))
{
  defer take (1); /* { dg-error "9:too few arguments to function 'take'" } */
  defer take (1, "a", 3); /* { dg-error "9:too many arguments to function 'take'" } */
  defer take (s, "a"); /* { dg-error "15:incompatible type for argument 1 of 'take'" } */
  defer take (1, 2); /* { dg-warning "18:passing argument 2 of 'take' makes pointer from integer" } */
  defer take (nothing (), "a"); /* { dg-error "15:invalid use of void expression" } */
  defer whole (1); /* { dg-error "16:incompatible type for argument 1 of 'whole'" } */
  defer part (1); /* { dg-error "15:type of formal parameter 1 is incomplete" } */
  defer result (); /* { dg-error "9:invalid use of undefined type 'struct incomplete'" } */
  defer pointer (); /* { dg-error "9:too few arguments to function 'pointer'" } */
  defer s (1); /* { dg-error "9:called object 's' is not a function or function pointer" } */
  defer take (unknown, "a"); /* { dg-error "15:'unknown' undeclared" } */
}

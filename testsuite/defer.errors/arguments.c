/* Rule 1.1: a deferred call is checked as the call is, at the argument.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

struct s { int i; };
struct incomplete;
int take (int, const char *);
void nothing (void);
void whole (struct s);
void part (struct incomplete);
struct incomplete result (void);

void
builtin (struct s s, void (*pointer) (int))
{
  __defer (take, 1); /* { dg-error "3:too few arguments to function 'take'" } */
  __defer (take, 1, "a", 3); /* { dg-error "3:too many arguments to function 'take'" } */
  __defer (take, s, "a"); /* { dg-error "18:incompatible type for argument 1 of 'take'" } */
  __defer (take, 1, 2); /* { dg-warning "21:passing argument 2 of 'take' makes pointer from integer" } */
  __defer (take, nothing (), "a"); /* { dg-error "18:invalid use of void expression" } */
  __defer (whole, 1); /* { dg-error "19:incompatible type for argument 1 of 'whole'" } */
  __defer (part, 1); /* { dg-error "18:type of formal parameter 1 is incomplete" } */
  __defer (result); /* { dg-error "3:invalid use of undefined type 'struct incomplete'" } */
  __defer (pointer); /* { dg-error "3:too few arguments to function 'pointer'" } */
}

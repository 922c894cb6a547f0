/* Section 5: nothing defers main; a main that is not the program's may be deferred.
   The front end puts a call at its parenthesis.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-Wall -Wextra" } */

#include <defer.h>

void call (int);

namespace inner
{
  void main () { recover (); }
}

struct s
{
  void main () { recover (); }
};

void
deferring (s &object)
{
  defer inner::main ();
  defer object.main ();
}

int
main ()
{
  auto handler = [] { recover (); };
  struct local { static void main () { recover (); } };
  defer handler ();
  defer local::main ();
  defer { recover (); }
  defer { defer call (recover () != nullptr); }
  recover (); // { dg-warning "11:'recover' outside a deferred call always returns NULL" }
  defer call (recover () != nullptr); // { dg-warning "23:'recover' outside a deferred call always returns NULL" }
  if (auto p = recover ()) // { dg-warning "24:'recover' outside a deferred call always returns NULL" }
    call (p->signo);
  return defer_recover () != 0; // { dg-warning "24:'recover' outside a deferred call always returns NULL" }
}

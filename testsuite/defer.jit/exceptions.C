/* Section 7 and rule 3.5: a C++ exception runs the deferred calls of generated
   frames, whose handlers do not recover it, between those of the frames around.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <exception>
#include <stdexcept>

#include "lib/gen.h"

struct object
{
  int n;
  ~object () { notef ("~%d ", n); }
};

static int (*fn) (int);

extern "C" void
leave (int how)
{
  object o = { how };
  if (how == 1)
    throw std::runtime_error ("thrown");
  if (how == 2)
    panic ("raised");
  if (how > 2)
    fn (how - 2);
}

extern "C" void
maybe_throw (int n)
{
  const struct defer_panic *p = recover ();
  notef ("%d:%s ", n, p ? p->message : "none");
  if (p)
    throw std::runtime_error ("instead");
}

static void
catching (int how)
{
  try
    {
      object o = { 10 };
      notef ("=%d ", fn (how));
    }
  catch (std::exception &e)
    {
      notef ("caught %s %d ", e.what (), std::uncaught_exceptions ());
    }
}

int
main ()
{
  new_context ();
  gcc_jit_function *run = function (EXPORTED, INT, "run", 1, INT);
  gcc_jit_block *b = block (run);
  defer_jit *d = defer_jit_begin (ctxt, run, b);
  later (d, b, ONCE, import ("note"), 1, num (20));
  later (d, b, MANY, import ("handle"), 1, num (21));
  later (d, b, ONCE, import ("note"), 1, param (run, 0));
  call (b, import ("leave"), 1, param (run, 0));
  defer_jit_return (d, b, NULL, num (3));
  finish (d);

  gcc_jit_function *last = function (EXPORTED, INT, "throws", 1, INT);
  b = block (last);
  d = defer_jit_begin (ctxt, last, b);
  later (d, b, ONCE, import ("note"), 1, num (30));
  later (d, b, ONCE, import ("maybe_throw"), 1, num (31));
  call (b, import ("leave"), 1, param (last, 0));
  defer_jit_return (d, b, NULL, num (4));
  finish (d);
  compile ();

  fn = reinterpret_cast<int (*) (int)> (code ("run"));
  for (int i = 0; i < 3; i++)
    {
      catching (0);
      check ("~0 0 21:none 20 =3 ~10 ");
      catching (1);
      check ("~1 1 21:none 20 ~10 caught thrown 0 ");
      catching (2);
      check ("~2 2 21:raised 20 =0 ~10 ");
      catching (3);
      check ("~1 1 21:none 20 ~3 3 21:none 20 ~10 caught thrown 0 ");
      catching (4);
      check ("~2 2 21:raised 20 ~4 4 21:none 20 =3 ~10 ");
    }
  fn = reinterpret_cast<int (*) (int)> (code ("throws"));
  catching (2);
  check ("~2 31:raised 30 ~10 caught instead 0 ");
  try
    {
      throw 1;
    }
  catch (int)
    {
      fn = reinterpret_cast<int (*) (int)> (code ("run"));
      catching (2);
      check ("~2 2 21:raised 20 =0 ~10 ");
    }
  gcc_jit_result_release (compiled);
}

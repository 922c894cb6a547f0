/* Rule 3.5: a C++ exception terminates in a noexcept function, also in one that
   would recover from a panic.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <exception>
#include "panic.h"

static void OPAQUE
leaf (int n)
{
  if (n)
    throw n;
}

static void OPAQUE
handler ()
{
  CHECK (!recover ());
}

static void OPAQUE
block (int n) noexcept
{
  defer { CHECK (!recover ()); }
  leaf (n);
}

static void OPAQUE
by_name (int n) noexcept
{
  defer handler ();
  leaf (n);
}

static void OPAQUE
conditional (int n) noexcept
{
  if (n)
    defer handler ();
  if (n)
    defer { CHECK (!recover ()); }
  leaf (n);
}

static void OPAQUE
loop (int n) noexcept
{
  for (int i = 0; i < n; i++)
    defer handler ();
  leaf (n);
}

struct object
{
  int n;

  ~object ()
  {
    defer { CHECK (!recover ()); }
    leaf (n);
  }
};

static void OPAQUE
destroys (int n)
{
  object o = { n };
}

static void (*tested) (int);

static void
child ()
{
  std::set_terminate ([] { _exit (50); });
  try
    {
      tested (1);
    }
  catch (...)
    {
    }
}

int
main ()
{
  void (*const tests[]) (int) = { block, by_name, conditional, loop, destroys };
  for (auto test : tests)
    {
      test (0);
      tested = test;
      CHECK (in_child (child) == 50);
    }
  return 0;
}

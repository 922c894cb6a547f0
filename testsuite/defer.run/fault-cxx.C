/* Rules 3.5 and 3.9: a fault runs destructors and enters handlers, as any panic
   does, also in functions without defers, and where the front end has found
   that nothing is thrown.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-fplugin-arg-defer-faults" } */

#include <defer.h>
#include <exception>
#include <memory>
#include <string>
#include <vector>
#include <algorithm>
#include "fault.h"

struct guard
{
  int number;
  explicit guard (int n) : number (n) {}
  ~guard () { note (number); }
};

struct node
{
  node *next = nullptr;
  int value = 0;
  int get () const { return value; }
  const node &follow () const { return *next; }
  virtual int number () { return 5; }
  virtual ~node () {}
};

/* Destructors of a function that calls nothing.  */
static int OPAQUE
destructor (const int *p)
{
  guard n (1);
  return *p;
}

static int OPAQUE
member (const node *p)
{
  defer recover_fault ();
  defer note (2);
  return p->get ();
}

static int OPAQUE
reference (const node &n)
{
  defer recover_fault ();
  defer note (3);
  return n.follow ().follow ().get ();
}

static int OPAQUE
virtual_call (node *p)
{
  defer recover_fault ();
  defer note (4);
  return p->number ();
}

template <typename T> static T __attribute__ ((noinline))
get (const T *p)
{
  return *p;
}

template <typename T> static T OPAQUE
in_template (const T *p)
{
  defer recover_fault ();
  defer note (5);
  return get (p);
}

static int OPAQUE
caught (const int *p)
{
  try
    {
      guard n (6);
      return get (p) + *p;
    }
  catch (...)
    {
      note (7);
      return -1;
    }
}

static int OPAQUE
in_library (std::vector<int *> &v)
{
  defer recover_fault ();
  defer note (8);
  std::sort (v.begin (), v.end (), [] (int *a, int *b) { return *a < *b; });
  return v.empty () ? 1 : *v[0];
}

static int OPAQUE
unique ()
{
  std::unique_ptr<guard> p (new guard (9)), q;
  std::string s (100, 'x');
  defer recover_fault ();
  return q->number + (int) s.size ();
}

struct holder
{
  guard a;
  int b;
  explicit holder (const int *p) : a (10), b (*p) {}
};

static void OPAQUE
construct (const int *p)
{
  defer recover_fault ();
  holder h (p);
  note (h.b);
}

static int OPAQUE
through_destructor (const int *p)
{
  defer recover_fault ();
  return destructor (p);
}

/* noexcept terminates.  */
static int
promised (const int *p) noexcept
{
  guard n (11);
  return *p;
}

static void
broken_promise ()
{
  defer_catch_faults ();
  std::set_terminate ([] { _exit (77); });
  defer recover_fault ();
  note (promised (nowhere));
}

int
main ()
{
  node last_node, first, *none = reinterpret_cast<node *> (nowhere);
  first.next = &last_node;
  int one = 1;
  std::vector<int *> v { &one, nowhere, &one };

  CHECK (defer_catch_faults () == 0);
  CHECK (through_destructor (nowhere) == 0 && recovered == 1);
  EXPECT ("1");
  CHECK (member (none) == 0 && recovered == 2);
  EXPECT ("2");
  CHECK (reference (first) == 0 && recovered == 3);
  EXPECT ("3");
  CHECK (virtual_call (none) == 0 && faulted (4, SIGSEGV, INVALID, NULL));
  EXPECT ("4");
  CHECK (in_template ((const double *) nowhere) == 0 && recovered == 5);
  EXPECT ("5");
  CHECK (caught (nowhere) == -1);
  EXPECT ("6 7");
  CHECK (in_library (v) == 0 && recovered == 6);
  EXPECT ("8");
  CHECK (unique () == 0 && recovered == 7);
  EXPECT ("9");
  construct (nowhere);
  CHECK (recovered == 8);
  EXPECT ("10");
  CHECK (std::uncaught_exceptions () == 0);
  CHECK (in_child (broken_promise) == 77);

  CHECK (destructor (&one) == 1 && caught (&one) == 2);
  EXPECT ("1 6");
  return 0;
}

/* Rule 1.2: a coroutine cannot defer.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-additional-options "-std=c++20 -fcoroutines" } */

#include <coroutine>
#include <defer.h>

struct task
{
  struct promise_type
  {
    task get_return_object () { return {}; }
    std::suspend_never initial_suspend () { return {}; }
    std::suspend_never final_suspend () noexcept { return {}; }
    void return_void () { }
    void unhandled_exception () { }
  };
};

void use (int);

task
by_call ()
{
  defer use (1); /* { dg-error "3:'defer' in a coroutine" } */
  co_return;
}

task
by_block ()
{
  co_await std::suspend_never ();
  defer { use (1); } /* { dg-error "3:'defer' in a coroutine" } */
}

task
by_builtin ()
{
  __defer (use, 1); /* { dg-error "3:'defer' in a coroutine" } */
  co_await std::suspend_never ();
}

void
allowed ()
{
  defer use (1);
  [] () -> task { co_return; } ();
}

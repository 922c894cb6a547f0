/* Every form of defer, in every place where a statement may stand, written so that no warning is deserved.
   SPDX-License-Identifier: MIT  */

#include <setjmp.h>
#include <defer.h>

#ifdef __cplusplus
extern "C" {
#endif
extern jmp_buf buffer;
struct pair { long a, b; };
int call (int);
int uninitialized (int *);
void done (void);
struct pair make (int);
int forms (int);
int bodies (int, char);
int named (int);
struct pair named_struct (int);
int caught (int);
int conditionally (int);
int declared_in (int);
int last_statement (int);
#ifdef __cplusplus
}
#endif

int
forms (int x)
{
  __defer (call, x);
  __defer (done);
  defer call (x);
  defer (void) call (x);
  defer done ();
  defer make (x);
  defer { call (x); }
  defer
    {
      int y = call (x);
      for (int i = 0; i < y; i++)
        defer call (i);
      switch (y)
        {
        case 1:
          done ();
          break;
        default:
          break;
        }
    }
  return x;
}

int
bodies (int x, char c)
{
  if (x == 1)
    defer call (x);
  if (x == 2)
    defer { call (x); }
  else
    defer done ();
  if (x == 3)
    defer done ();
  else if (x == 4)
    defer { done (); }
  else
    __defer (done);
  for (int i = 0; i < x; i++)
    defer call (i);
  while (x--)
    defer { call (c); }
  do
    defer call (c);
  while (x++ < 1);
  switch (x)
    {
    case 1:
      defer done ();
      break;
    case 2:
      defer { done (); }
      break;
    default:
      defer call (2);
      break;
    }
  if (x == 5)
    goto out;
  defer call (5);
out:
  defer done ();
  return x;
}

int
named (int x)
{
  defer_result (int, result) = 1;
  defer { result++; }
  if (x)
    return 2;
  return call (result);
}

struct pair
named_struct (int x)
{
  defer_result (struct pair, result) = { 1, 2 };
  defer { result.a++; }
  if (x)
    return make (x);
  return result;
}

int
caught (int x)
{
  volatile int y = x;
  defer call (1);
  if (setjmp (buffer))
    return y;
  if (x)
    defer { call (2); }
  while (call (y))
    defer call (3);
  return 0;
}

int
conditionally (int x)
{
  int only_sometimes;
  if (uninitialized (&only_sometimes))
    {
      int inner = only_sometimes;
      defer call (inner);
      if (x)
        defer { call (inner); }
    }
  return x;
}

int
declared_in (int x)
{
  {
    int inner = x;
    defer { inner++; call (inner); }
  }
  {
    int inner = 2 * x;
    defer { call (inner); }
  }
  return x;
}

int
last_statement (int x)
{
  if (x)
    return 1;
  else
    {
      defer done ();
      return 2;
    }
}

/* A unit that defers nothing, with something of each kind that the plugin looks at.
   SPDX-License-Identifier: MIT  */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#ifdef WITH_HEADER
# include <defer.h>
#endif

struct pair { long a, b; };
struct big { int i[20]; };
extern int call (int);
extern jmp_buf buffer;
#ifdef __cplusplus
extern "C"
#endif
void done_with (int *);

static inline int
inlined (int x)
{
  return x * 3;
}

int
loops (int n)
{
  int sum = 0;
  while (n--)
    {
      if (call (n))
        continue;
      for (int i = 0; i < n; i++)
        sum += inlined (i);
      do
        sum ^= call (sum);
      while (sum & 1);
    }
  return sum;
}

int
jumps (int x)
{
  static void *const targets[] = { &&first, &&second };
  goto *targets[call (x) & 1];
first:
  if (x--)
    goto second;
  return call (x);
second:
  switch (x)
    {
    case 1:
      goto first;
    case 2:
    case 3 ... 9:
      return 4;
    default:
      break;
    }
  return 0;
}

struct big
result (struct pair p)
{
  struct big b = { { (int) p.a, (int) p.b } };
  return b;
}

int
returns_twice (volatile int x)
{
  if (setjmp (buffer))
    return x;
  x = call (x);
  return call (x);
}

int
variadic (int n, ...)
{
  va_list arguments;
  int sum = 0;
  va_start (arguments, n);
  while (n--)
    sum += va_arg (arguments, int);
  va_end (arguments);
  return sum;
}

int
variable_length (int n)
{
  char array[n];
  call ((int) sizeof array);
  return array[0];
}

int
with_cleanup (int x)
{
  int guard __attribute__ ((cleanup (done_with))) = x;
  return call (guard);
}

__attribute__ ((noreturn)) void
endless (void)
{
  for (;;)
    call (1);
}

#ifndef __cplusplus
int
nesting (int x)
{
  int nested (int y) { return call (x + y); }
  int (*pointer) (int) = nested;
  return pointer (x) + call ((int) (ptrdiff_t) pointer);
}
#else
struct owner
{
  owner () : field (call (1)) { }
  ~owner () { call (field); }
  virtual int method (int x) { return x + field; }
  int field;
};

template<typename T> T
generic (T t)
{
  owner o;
  try
    {
      auto lambda = [&] (T u) { return t + o.method (u); };
      return lambda (call (t));
    }
  catch (int i)
    {
      return i;
    }
}
template int generic (int);
template long generic (long);

int
throwing (int x)
{
  owner o;
  if (x)
    throw x;
  return o.method (x);
}
#endif

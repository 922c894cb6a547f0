/* Deferred blocks with nothing in them, or with nothing but what -g puts there. */

#include <defer.h>

#ifdef __cplusplus
extern "C"
#endif
void call (int);

int
block (void)
{
  defer { }
  defer { ; { } { ; } };
  return 1;
}

int
in_loop (int n)
{
  for (int i = 0; i < n; i++)
    defer { ; };
  defer call (n);
  return 1;
}

int
nested (int n)
{
  defer { defer { }; };
  if (n)
    defer { _Defer { } call (n); };
  return 1;
}

int
scopes (int n)
{
  if (n)
    {
      _Defer { }
      call (1);
      {
	_Defer { ; }
	_Defer { { } }
	_Defer call (2);
      }
    }
  _Defer { _Defer { } }
  _Defer { int unused; }
  return 1;
}

/* Rule 2.4: where a jump back does not let the order be kept, GCC says so.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>

void gone (int *);
void use (int);

int
behind (int n)
{
again:;
  int o __attribute__ ((cleanup (gone))) = n;
  defer use (2); /* { dg-warning "3:because of a jump back to before them, this deferred call runs after the cleanups of variables declared before it" } */
  if (n-- > 0)
    goto again;
  return o;
}

int
between (int n)
{
  int o __attribute__ ((cleanup (gone))) = n;
again:
  defer use (2);
  if (n-- > 0)
    goto again;
  return o;
}

int
before (int n)
{
again:;
  int o __attribute__ ((cleanup (gone))) = n;
  if (n-- > 0)
    goto again;
  defer use (2);
  return o;
}

int
array (int n)
{
again:;
  char bytes[n + 1];
  bytes[n] = 1;
  defer use (bytes[n]);
  defer { use (bytes[0]); }
  if (n-- > 0)
    goto again;
  return 0;
}

/* Rule 2.1: goto forward, past a defer and out of scopes.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void OPAQUE
past (int n)
{
  defer note (1);
  if (n & 1)
    goto middle;
  defer note (2);
middle:
  defer note (3);
  if (n & 2)
    goto end;
  defer { note (4); }
end:
  note (5);
}

static void OPAQUE
out_of_scopes (int n)
{
  {
    {
      if (n == 1)
	goto out;
      defer note (1);
      if (n == 2)
	goto out;
    }
    for (int i = 0; i < 3; i++)
      {
	defer note (10 + i);
	if (n == 3)
	  goto out;
      }
  }
  defer note (2);
out:
  defer note (3);
}

static void OPAQUE
into_scopes (int n)
{
  if (n == 1)
    goto inside;
  if (n == 2)
    {
      defer note (1);
    inside:
      defer note (2);
    }
  while (n-- > 2)
    {
      defer note (3);
    }
  defer note (4);
}

int
main (void)
{
  past (0);
  EXPECT ("5 4 3 2 1");
  past (1);
  EXPECT ("5 4 3 1");
  past (2);
  EXPECT ("5 3 2 1");
  past (3);
  EXPECT ("5 3 1");
  out_of_scopes (1);
  EXPECT ("3");
  out_of_scopes (2);
  EXPECT ("3 1");
  out_of_scopes (3);
  EXPECT ("3 10 1");
  out_of_scopes (4);
  EXPECT ("3 2 12 11 10 1");
  into_scopes (0);
  EXPECT ("4");
  into_scopes (1);
  EXPECT ("4 2");
  into_scopes (2);
  EXPECT ("4 2 1");
  into_scopes (4);
  EXPECT ("4 3 3");
  return 0;
}

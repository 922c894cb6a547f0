/* Rule 1.5: a deferred block may contain loops, switch and variables.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void OPAQUE
f (int n)
{
  const char *text = "abc";

  defer
    {
      int sum = 0;
      for (int i = 0; i < 5; i++)
	{
	  if (i == 1)
	    continue;
	  if (i == 4)
	    break;
	  sum += i;
	}
      while (sum < 10)
	sum++;
      do
	sum++;
      while (sum < 20);
      note (sum);
    }

  if (n)
    defer
      {
	char copy[strlen (text) + 1];
	struct pair { int a, b; } pair = { 1, n };
	switch (n)
	  {
	  case 1:
	    note (pair.a);
	    break;
	  case 2:
	    note (pair.b);
	    __attribute__ ((fallthrough));
	  default:
	    strcpy (copy, text);
	    say (copy);
	  }
      }

  for (int i = 0; i < n; i++)
    defer
      {
	int value = ({ int twice = 2 * n; twice + 1; });
	char *heap = (char *) __builtin_alloca (16);
	sprintf (heap, "v%d", value);
	say (heap);
      }
}

int
main (void)
{
  f (0);
  EXPECT ("20");
  f (1);
  EXPECT ("v3 1 20");
  f (2);
  EXPECT ("v5 v5 2 abc 20");
  return 0;
}

/* Rule 1.7: a variable-length array of an inner scope cannot be captured.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <defer.h>

void use (void *);
int more (void);

void
deferring (int n)
{
  char outermost[n];
  defer { use (outermost); }
  {
    char inner[n];
    defer { use (inner); } /* { dg-error "5:deferred block captures 'inner'" } */
  }
  if (more ())
    {
      int in_branch[n][n];
      defer use (in_branch); /* The pointer is copied: the user's business.  */
      defer { use (in_branch[1]); } /* { dg-error "7:deferred block captures 'in_branch'" } */
    }
}

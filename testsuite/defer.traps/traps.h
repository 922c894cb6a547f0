/* What the tests of traps have in common.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>
#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int get (void);
int parse (FILE *);
int fill (char *);
int serve (int);
void report (int);
void say (const char *);
void clear (int *);

struct thing;
void drop_thing (struct thing *);
void unref_thing (struct thing *);
struct thing *make_thing (void) __attribute__ ((malloc (drop_thing, 1)));
struct thing *share_thing (void) __attribute__ ((malloc (unref_thing, 1)));

static inline char *
space (size_t n)
{
  return (char *) malloc (n);
}

static inline FILE *
input (void)
{
  return fopen ("input", "r");
}

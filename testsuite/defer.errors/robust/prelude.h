/* What the programs of programs.list may use.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>

#ifdef __cplusplus
extern "C" {
#endif
struct incomplete;
struct pair { int a, b; };
int call (int);
void nothing (void);
int format (const char *, ...) __attribute__ ((format (printf, 1, 2)));
extern int global;
#ifdef __cplusplus
}
struct object
{
  object ();
  object (const object &);
  ~object ();
  void method (int = 1);
  int field;
};
#endif

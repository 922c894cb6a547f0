/* Rule 6.1, TS keyword, TS macro, TS header: _Defer needs no header; what the plugin and <stddefer.h> define.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "../defer.run/check.h"

#if __STDC_DEFER_TS25755__ != 1
# error "no _Defer"
#endif
#if defined defer || defined __STDC_VERSION_STDDEFER_H__
# error "without a header"
#endif

static int defer = 5;

static int OPAQUE
without_header (int n)
{
  _Defer note (defer);
  if (n)
    _Defer note (2);
  return n;
}

#include <stddefer.h>
#include <stddefer.h>

#if __STDC_VERSION_STDDEFER_H__ != 202602L
# error "another <stddefer.h>"
#endif

#define STRING(text) STRING_OF (text)
#define STRING_OF(text) #text

#define WITH(begin, end) begin; defer end
#define PASS(statement) statement
#define BOTH(a, b) _Defer { a; b; }
#define WORD _Defer
#define LATER(word, statement) word statement

static void OPAQUE
in_macros (int n)
{
  WITH (note (n), note (1));
  PASS (defer note (2);)
  PASS (PASS (if (n) defer { note (3); }))
  BOTH (note (4), note (5))
  WORD note (6);
  LATER (defer, note (7));
  LATER (WORD, { note (8); })
  PASS (defer) { note (9); }
  PASS (PASS (defer)) note (10);
}

int
main (void)
{
  without_header (1);
  EXPECT ("2 5");
  in_macros (0);
  EXPECT ("0 10 9 8 7 6 4 5 2 1");
  return 0;
}

/* What the parts of the emitter share.
   SPDX-License-Identifier: GPL-3.0-or-later

   emit.c writes programs and functions, emit-body.c what is in them.  */

#ifndef EMIT_H
#define EMIT_H

#include "program.h"

/* What is written, and where to, how far to the right.  */
extern const struct program *program;
extern const struct function *function;
extern FILE *out;
extern int depth;

/* A line, indented.  */
extern void line (const char *format, ...)
  __attribute__ ((format (printf, 1, 2)));

extern void emit_body (const struct body *b);

#endif /* EMIT_H */

/* What a plug-in for host.c defines.
   SPDX-License-Identifier: MIT  */

#ifndef PLUGIN_H
#define PLUGIN_H

#include <stdio.h>

/* Write what becomes of LINE to OUT, without a newline.  May panic.  */
extern void transform (const char *line, FILE *out);

#endif

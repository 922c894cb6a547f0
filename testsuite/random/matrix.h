/* How a program is compiled.
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef MATRIX_H
#define MATRIX_H

#include <stdbool.h>
#include <stdio.h>

/* Print the options for the program of SEED; CXX: it is C++, and not C.  */
extern void print_options (unsigned long seed, bool cxx, FILE *out);

#endif /* MATRIX_H */

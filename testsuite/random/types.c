/* The types of variables, parameters and results.
   SPDX-License-Identifier: GPL-3.0-or-later

   In registers of each kind, in several, and in memory; support.h defines how
   they are made of numbers.  */

#include "program.h"

const struct type types[] = { { "number", "unsigned", 0xffffffff },
			      { "byte", "unsigned char", 0xff },
			      { "quad", "unsigned long long", 0xffffffff },
			      { "wide", "wide", 0xffffffff },
			      { "real", "double", 0xffffffff },
			      { "extended", "long double", 0xffffffff },
			      { "pointer", "char *", 0xffffffff },
			      { "complex", "complex_double", 0xffffffff },
			      { "vector", "vector", 0xffffffff },
			      { "pair", "struct pair", 0xffffffff },
			      { "halves", "struct halves", 0xffff },
			      { "mixed", "struct mixed", 0xffffffff },
			      { "odd", "struct odd", 0xffffff },
			      { "big", "struct big", 0xffffffff } };

const int n_types = sizeof types / sizeof *types;

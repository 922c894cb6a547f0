/* Rule 2.2: copies of functions that get their bodies before any is compiled.
   SPDX-License-Identifier: GPL-3.0-or-later

   -fipa-pta reads all bodies, and so makes them, where it is not yet known of
   any copy what it calls.  */

/* { dg-additional-options "-fipa-pta" } */

#include "unwind-clones.c"

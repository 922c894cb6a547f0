/* A unit with <defer.h> beside one with <stddefer.h>: see support/panics.c.
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef PANICS_H
#define PANICS_H

#ifdef __cplusplus
extern "C" {
#endif

struct large { long numbers[9]; };

/* Panic with TEXT, through a frame that defers note (1) in its function.  */
extern void panics (const char *text);
/* Call FN, and note the panic that leaves it and those that it replaced, as
   `C<B<A', or `none'.  Return what FN did, 0 after a panic.  */
extern int guarded (int (*fn) (int), int n);
/* Call FN in a thread of its own that ends in it, if it can.  */
extern void in_ending_thread (void (*fn) (void));
extern void end_this_thread (void);
/* Append to the trace of the unit that is tested.  */
extern void note_here (int number);
extern void say_here (const char *text);

#ifdef __cplusplus
}
#endif

#endif /* PANICS_H */

/* What recover-unit.c and its second unit know of each other.
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifdef __cplusplus
extern "C" {
#endif

extern void handler_in_unit (int n);
extern void unit_that_panics (int n);
extern void heard (const struct defer_panic *p);
extern void raise_again (int n);

#ifdef __cplusplus
}
#endif

/* What link-two-units.c and its second unit know of each other.
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifdef __cplusplus
extern "C" {
#endif

extern void unit (int n);
extern void callback (int number);

#ifdef __cplusplus
}
#endif

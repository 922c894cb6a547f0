/* C++ exceptions for tests in C; see support/throw.cc.
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef THROW_H
#define THROW_H

#ifdef __cplusplus
extern "C" {
#endif

/* Throw NUMBER.  */
extern void throw_int (int number);

/* Call FN () and return the int that it threw, or 0.  */
extern int catch_int (void (*fn) (void));

/* Have std::terminate exit with STATUS.  */
extern void exit_on_terminate (int status);

#ifdef __cplusplus
}
#endif

#endif /* THROW_H */

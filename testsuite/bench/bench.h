/* What the kernels share: the resources, and per way of giving them back its
   helpers.
   SPDX-License-Identifier: GPL-3.0-or-later

   Every file in kernels/ writes one function, int kernel (int), in up to five
   ways, of which the command line defines one:

     GOTO	by hand: jumps to the end, where everything is given back
     CLEANUP	__attribute__ ((cleanup))
     DEFER	defer
     RAII	C++ classes with destructors
     SCOPED	the same as DEFER, compiled by Clang: its defer runs at the end of
		a block, which for these kernels is that of the function

   All of them do the same, resource by resource.  Names that begin with
   `conditional' say that the kernel acquires something under a condition.  */

#ifndef BENCH_H
#define BENCH_H

#ifdef DEFER
# undef DEFER
# include <defer.h>
# define BY_DEFER
#elif defined SCOPED
# define defer _Defer
# define BY_DEFER
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Not in the kernels' unit, so that no call is optimised away.  Their names
   begin with res_: their own instructions are not counted.  */
struct lock { int held; };
extern struct lock locks[8];

void res_lock (struct lock *);
void res_unlock (struct lock *);
int res_open (int);		/* a descriptor, or -1 */
int res_read (int fd);
int res_close (int fd);		/* 0, or -1 */
void *res_alloc (int);		/* NULL now and then */
void res_free (void *);		/* NULL does nothing */
int res_work (int);
void res_undo (int);

int kernel (int);

#ifdef __cplusplus
}
#endif

#ifdef CLEANUP
static inline void unlock (struct lock **l) { res_unlock (*l); }
static inline void unlock_if (struct lock **l) { if (*l) res_unlock (*l); }
static inline void close_ (int *fd) { res_close (*fd); }
static inline void close_if (int *fd) { if (*fd >= 0) res_close (*fd); }
static inline void free_ (void *p) { res_free (*(void **) p); }
# define AT_END(f) __attribute__ ((cleanup (f)))
#endif

#ifdef RAII
struct locked
{
  struct lock *l;
  explicit locked (struct lock *l) : l (l) { res_lock (l); }
  ~locked () { res_unlock (l); }
  locked (const locked &) = delete;
};

struct maybe_locked
{
  struct lock *l;
  maybe_locked () : l (nullptr) {}
  void take (struct lock *m) { res_lock (m); l = m; }
  ~maybe_locked () { if (l) res_unlock (l); }
  maybe_locked (const maybe_locked &) = delete;
};

struct file
{
  int fd;
  explicit file (int fd) : fd (fd) {}
  ~file () { res_close (fd); }
  file (const file &) = delete;
};

struct buffer
{
  void *p;
  explicit buffer (int size) : p (res_alloc (size)) {}
  ~buffer () { res_free (p); }
  buffer (const buffer &) = delete;
};
#endif

#endif /* BENCH_H */

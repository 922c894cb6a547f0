/* What the two halves of the interpreter share.
   SPDX-License-Identifier: GPL-3.0-or-later

   predict.c runs expressions and statements, leave.c the ends of bodies: what
   is deferred, and panics.  */

#ifndef PREDICT_H
#define PREDICT_H

#include "program.h"

struct panic
{
  unsigned number, value;
  struct panic *replaced;
  /* The one that it is again.  */
  struct panic *again;
  /* It has cut short the exit of the thread.  */
  bool interrupted;
};

/* How a statement, a body or a call ends.  */
struct way
{
  enum
  {
    ON,
    BREAK,
    CONTINUE,
    GOTO,
    LONGJMP,
    RETURN,
    /* To the handler that contains the statement: go on with what it caught.  */
    RETHROW,
    /* From here on, unwinding.  */
    PANIC,
    THROW,
    EXIT
  } kind;
  /* Of GOTO and LONGJMP.  */
  const struct stmt *target;
  struct panic *panic;
  /* Of THROW: as S_THROW has them.  */
  unsigned number, thrown;
};

/* What is running a deferred call, and whether the call has recovered it.  */
struct running
{
  struct panic *panic;
  bool recovered;
};

/* What is to be done at the end of a body: a deferred call, or the end of a
   variable at its outermost level.  */
struct pending
{
  struct pending *older;
  /* One of them.  */
  const struct function *function;
  const struct body *block;
  struct panic *again;
  const struct stmt *scoped, *store;
  unsigned arguments[MAX_ARGUMENTS];
};

/* The variables of a call of a function.  */
struct slot
{
  bool set;
  unsigned value;
};

/* A body that is being run.  */
struct frame
{
  const struct function *function;
  const struct body *body;
  struct slot *slots;
  struct pending *pending;
  /* NULL if this is no deferred call.  */
  struct running *running;
  /* What a return has stored.  */
  bool stored;
  unsigned result;
  /* That of the last statement expression.  */
  unsigned value;
  /* A panic that cut short the exit of the thread has been recovered: that goes
     on from here.  */
  bool interrupted;
  /* What is to be done at the end of inner scopes: objects, and what is deferred
     until then.  */
  int n_objects;
  const struct stmt *objects[100];
};

/* The round that is run.  */
struct now
{
  struct round *round;
  const struct program *program;
  unsigned long long state;
  int fuel, calls, steps, depth;
  /* Handlers of C++ that have begun and not ended; the thread has begun to end
     at least once.  */
  int handling;
  bool leaving;
  bool in_go;
};

extern struct now now;
extern const struct way on;

/* predict.c: The rules do not say what happens, or it is too much.  */
extern _Noreturn void give_up (void);

extern void event (int id, unsigned digest);
extern unsigned evaluate (struct frame *f, const struct expr *e, struct way *w);
extern void set (struct frame *f, const struct variable *v, unsigned value);

/* Run the statements from FIRST on, or from FROM among them if that is not
   NULL, as long as control stays there.  */
extern struct way run_list (struct frame *f, const struct stmt *first,
			    const struct stmt *from);

/* Is TARGET S, or in it?  */
extern bool contains (const struct stmt *s, const struct stmt *target);

/* leave.c: Call FN, run as a deferred call by RUNNING if that is not NULL.  */
extern struct way call (const struct function *fn, const unsigned *arguments,
			struct running *running, unsigned *result);

extern struct pending *new_pending (struct frame *f);

/* W is a goto, in a scope of the list FIRST and behind its first N_OBJECTS objects,
   to a label in FIRST: do what is to be done for the _Defers that it leaves.
   Return what leaves them then.  */
extern struct way leave_by_goto (struct frame *f, const struct stmt *first,
				 int n_objects, struct way w);

/* Do what is to be done for S, an object or a _Defer, at the end of the scope
   that W leaves.  Return what leaves it then.  */
extern struct way end_scope (struct frame *f, const struct stmt *s,
			     struct way w);

extern struct way raise_panic (unsigned number, unsigned value,
			       struct panic *again);

/* Rule 3.2.  */
extern struct panic *recover (struct frame *f);

/* A digest of P and of those that it replaced.  */
extern unsigned seen (const struct panic *p);

#endif /* PREDICT_H */

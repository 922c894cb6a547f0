/* What the parts of the generator share.
   SPDX-License-Identifier: GPL-3.0-or-later

   generate.c makes programs and functions, statements.c what is in them, and
   expressions.c what is in that.  */

#ifndef GENERATE_H
#define GENERATE_H

#include "program.h"
#include "random.h"

/* A body: where labels can be, and what goto can reach.  */
struct home
{
  struct body *body;
  int n_labels, n_placed;
  struct stmt *labels[3];
  int n_defers;
};

/* Where the generator is.  */
struct at
{
  struct program *p;
  struct function *fn;
  struct home *home;
  /* What is deferred by name: the last functions.  */
  int n_handlers;
  int next_id;
  int n_visible;
  struct variable *visible[100];
  /* How many statements there may still be, and how deep this one is.  */
  int room, depth;
  /* How many deferred blocks are around it.  */
  int in_blocks;
  /* No label may be in this list or deeper; this list is right in a switch.  */
  int no_labels;
  bool flat;
  bool in_loop, in_switch;
  /* The next case that may stand anywhere in the switch, or 0; and the value
     that no_labels has there.  */
  int next_case, case_labels;
  /* In a handler of C++, and the setjmp that this is the body of.  */
  bool in_handler;
  struct stmt *in_setjmp;
  /* Jumps of this function may be computed: nothing in it ends with a scope.  */
  bool computed;
  /* In a statement expression.  */
  bool in_expression;
  /* In an expression that belongs to a function of its own.  */
  bool elsewhere;
};

extern struct at at;

/* generate.c */
extern struct variable *new_variable (const struct type *type, bool inner);
extern const struct type *any_type (void);
/* Let the statements that follow name V.  */
extern void show (struct variable *v);
extern void append (struct stmt ***end, struct stmt *s);
extern struct stmt **end_of (struct stmt **list);

/* Make B, to be filled, the body that the generator is in; H stands for it.  */
extern void enter_home (struct home *h, struct body *b);
extern void add_variables (int n);
extern void leave_home (struct home *h);

/* Return whether what is made now is C++.  */
extern bool in_cxx_p (void);

/* Return whether nothing jumps into this list from outside.  */
extern bool sheltered_p (void);

/* expressions.c: A number; one below N that the round chooses; one that reads
   variables and does nothing else; any; a call of FN; and what an event says of
   the variables.  */
extern struct expr *number (unsigned n);
extern struct expr *choice (unsigned n);
extern struct expr *pure (void);
extern struct expr *any_expr (void);
extern struct expr *call_of (struct function *fn);
extern struct expr *digest (void);

/* statements.c: A list of at most N; the body of a deferred block; and some
   that generate.c needs.  */
extern struct stmt *new_stmt (enum stmt_kind kind);
extern struct stmt *with_expr (enum stmt_kind kind, struct expr *e);
extern struct stmt *make_list (int n);
extern struct stmt *make_recover (void);
extern struct stmt *make_return (void);

#endif /* GENERATE_H */

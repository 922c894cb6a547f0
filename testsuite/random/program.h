/* A random program, as a tree.
   SPDX-License-Identifier: GPL-3.0-or-later

   generate.c makes it from a seed, predict.c runs it by the rules of defer(7)
   and writes down what it must do, emit.c writes it as C or C++ together with
   that, and reduce.c makes it smaller.  Trees are never freed.

   A program runs in rounds.  Each starts from a state of its own, from which
   all choices come that the program makes (support.h: pick, go, may_call), and
   is a list of events: a number and a digest of values.

   All values are numbers.  A type is how a number is dressed: variables,
   parameters and results of a structure type hold one that was made from it.  */

#ifndef PROGRAM_H
#define PROGRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum
{
  MAX_ARGUMENTS = 12,
  MAX_ROUNDS = 24,
  MAX_EVENTS = 400
};

/* Values of a type are those below its MASK.  In a program of it, make_NAME and
   of_NAME convert from and to a number.  */
struct type
{
  const char *name, *text;
  unsigned mask;
};

extern const struct type types[];
extern const int n_types;

/* The first one.  */
#define NUMBER (&types[0])

struct variable
{
  int number;
  const struct type *type;
  /* The body it belongs to: a function's, or that of a deferred block.  INNER:
     not at the outermost level of that.  */
  const struct body *body;
  bool inner;
  /* Nothing but its loop assigns to it.  */
  bool counter;
  /* An array whose length, below 100, the compiler does not know; all elements
     have the value.  0: no array.  */
  int length;
};

struct expr
{
  enum
  {
    E_NUMBER,	/* number */
    E_VARIABLE, /* variable */
    E_PICK,	/* below number, from the state of the round */
    E_CALL,	/* function (operands), or 0 without calls left */
    E_RECOVER,	/* seen (recover ()) */
    E_ADD,	/* of two operands */
    E_XOR,
    E_MULTIPLY
  } kind;
  unsigned number;
  struct variable *variable;
  struct function *function;
  int n_operands;
  struct expr *operands[MAX_ARGUMENTS];
};

/* What a defer can look like that registers a call.  */
enum form
{
  FORM_DEFER,
  FORM_BUILTIN,
  FORM_VOID,
  FORM_WORD,
  FORM_MACRO,
  FORM_COMMA,
  FORM_CONDITION,
  FORMS
};

/* What a function is in C++.  */
enum kind
{
  KIND_PLAIN,
  KIND_TEMPLATE,
  KIND_MEMBER,
  /* These two cannot be deferred.  */
  KIND_CONSTRUCTOR,
  KIND_DESTRUCTOR,
  KINDS
};

/* What goes with an object that ends with its scope.  */
enum object
{
  OBJECT_CLEANUP,
  OBJECT_DESTRUCTOR
};

/* What a handler of C++ catches.  */
enum handler
{
  HANDLER_ALL,
  HANDLER_NUMBER,
  HANDLER_FORCED, /* a panic, or the exit of the thread, which goes on */
  HANDLERS
};

/* How a thread ends.  */
enum leave
{
  LEAVE_EXIT,
  LEAVE_CANCEL
};

/* Signals, and instructions that raise them.  */
enum fault
{
  FAULT_STORE,
  FAULT_DIVISION,
  FAULT_TRAP,
  FAULTS
};

/* What becomes of what recover has returned.  */
enum again
{
  AGAIN_NOT,
  AGAIN_HERE,
  AGAIN_HELPER,
  AGAIN_DEFERRED,
  AGAINS
};

struct stmt
{
  enum stmt_kind
  {
    S_EVENT,   /* event (id, e); */
    S_DECLARE, /* variable, with the value e */
    S_ASSIGN,  /* variable = e; */
    S_BLOCK,   /* { body } */
    S_IF,      /* if (go (number)) body else other */
    S_FOR,     /* variable from 0 below number: body */
    S_WHILE,   /* while (go (number)) body */
    S_DO,      /* do body while (go (number)); */
    S_SWITCH,  /* switch (e) body, in which there are cases */
    S_CASE,    /* case number: */
    S_DEFAULT,
    S_BREAK,
    S_CONTINUE,
    S_LABEL,	   /* l<id>: */
    S_GOTO,	   /* if (go (number)) goto target; */
    S_RETURN,	   /* return e; */
    S_DEFER_CALL,  /* defer e->function (e->operands); */
    S_DEFER_BLOCK, /* defer { deferred } */
    S_DEFER_SCOPE, /* _Defer { deferred } */
    S_DEFER_STORE, /* defer store (&variable, e); */
    S_EXPRESSION,  /* event (id, ({ body })); the last one of which is */
    S_VALUE,	   /* e; */
    S_PANIC,	   /* panic with the message e */
    S_PANIC_VALUE, /* the same, with the value &payloads[number] */
    S_RECOVER,	   /* event (id, recover ()); */
    S_HELPER,	   /* event (id, a function that calls recover ()); */
    S_OBJECT,	   /* variable, with the value e: an enum object; at the end
		      event (id, variable ^ last) */
    S_TRY,	   /* try body catch (an enum handler) other; HANDLER_NUMBER
		      begins with event (id, what was thrown) */
    S_THROW,	   /* throw the number e, or a class with it if NUMBER is 1 */
    S_RETHROW,	   /* if (go (number)) throw; */
    S_SETJMP,	   /* if (setjmp (buffer of id) == 0) body else other */
    S_LONGJMP,	   /* if (go (number)) longjmp (buffer of target, 1); */
    S_LEAVE,	   /* end the thread: an enum leave */
    S_FAULT	   /* an enum fault */
  } kind;
  int id;
  struct stmt *next;
  /* Removed by the reducer: the statement, or what stands around its body.
     FIXED: it may not be.  */
  bool dropped, bare, fixed;
  /* Without braces, where that is possible.  */
  bool unbraced;
  unsigned number;
  struct expr *e, *last;
  struct variable *variable;
  struct stmt *body, *other, *target;
  struct body *deferred;
  enum form form;
  bool by_pointer, by_asm;
  enum again again;
  enum object object;
  enum handler handler;
  enum leave leave;
  enum fault fault;
};

/* What has deferred calls of its own: the body of a function or of a deferred
   block.  */
struct body
{
  /* Declared before all statements, with the value 0.  */
  int n_variables;
  struct variable *variables[16];
  struct stmt *first;
};

struct function
{
  int number;
  /* NULL for void.  */
  const struct type *result;
  /* The named result, or NULL.  */
  struct variable *named;
  unsigned named_value;
  const char *attributes;
  enum kind kind;
  /* It calls setjmp; it is noexcept; in a program with both, it is in C; it has
     an S_OBJECT.  */
  bool twice, nothrow, c, objects;
  /* It gets all arguments but the first one by va_arg.  */
  bool variadic;
  int n_parameters;
  struct variable *parameters[MAX_ARGUMENTS];
  struct body body;
  int n_variables;
};

struct event
{
  int id;
  unsigned digest;
};

/* What a round begins with: the state that choices are made of, and how many
   ways that need fuel, and calls, it may take.  */
struct round
{
  unsigned seed;
  int fuel, calls;
  int n_events;
  struct event events[MAX_EVENTS];
};

struct program
{
  unsigned long seed;
  /* What it has.  MIXED: functions in C, and functions in C++.  SCOPES: _Defer.
     GO: only what Go can say.  */
  bool panics, cxx, mixed, threads, faults, scopes, go;
  /* ANYWHERE: a _Defer can stand anywhere, and jumps leave its scope.  PORTABLE:
     nothing else defers, so that Clang can compile it.  */
  bool anywhere, portable;
  /* The first one is where a round starts.  */
  int n_functions;
  struct function *functions[16];
  int n_rounds;
  struct round rounds[MAX_ROUNDS];
};

/* memory.c: Return SIZE bytes, all zero.  They are never freed.  */
extern void *allocate (size_t size);

/* generate.c: Return the program of SEED, of those of which ANYWHERE is so or of
   the others.  */
extern struct program *generate (unsigned long seed, bool anywhere);

/* legal.c: Change what P may not say.  */
extern void make_legal (struct program *p);

/* predict.c: Fill in the events of ROUND of P.  Return whether the rules say
   what they are, and there are not too many.  IN_GO: as they are where nobody
   sees what a panic has replaced.  */
extern bool predict (struct program *p, struct round *round, bool in_go);

/* matrix.c: Print the options for compiling P.  */
extern void print_options (const struct program *p, FILE *out);

/* emit.c */
extern void emit (const struct program *p, FILE *out);

/* emit-go.c */
extern void emit_go (const struct program *p, FILE *out);

/* reduce.c: Make P as small as it gets so that COMMAND FILE succeeds, where
   FILE is the program.  Return whether it does to begin with.  */
extern bool reduce (struct program *p, const char *command, const char *file);

#endif /* PROGRAM_H */

/* Helpers that the lowerings share.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef DEFER_LOWER_H
#define DEFER_LOWER_H

#include "defer-plan.h"

/* Appends statements to a sequence.  */

class seq_builder
{
public:
  seq_builder (gimple_seq *seq, location_t loc) : m_seq (seq), m_loc (loc) {}

  void add (gimple *stmt);
  void add_seq (gimple_seq seq) { gimple_seq_add_seq (m_seq, seq); }
  void assign (tree lhs, tree rhs);
  tree value (tree expr, const char *name);
  tree hidden (tree value, const char *name);
  void label (tree l) { add (gimple_build_label (l)); }
  void jump (tree l) { add (gimple_build_goto (l)); }
  void branch (tree_code code, tree a, tree b, tree yes, tree no);
  void call (tree fndecl, tree arg);
  void forget_memory ();

private:
  gimple_seq *m_seq;
  location_t m_loc;
};

extern tree new_label ();

/* Return a try at LOC around BODY, with NORMAL behind it, and UNWINDING behind it
   on unwinding; either may be empty.  */
extern gimple_seq build_protected (gimple_seq body, gimple_seq normal,
				   gimple_seq unwinding, location_t loc);

/* Take variables out of scopes, and into BIND.  */
extern void free_variables (gimple_seq *seq, const hash_set<tree> &decls);
extern void adopt_in (gbind *bind, tree decl);

/* Give what a try will protect one way out: see defer-exits.cc.  */
extern void defer_join_exits (gimple_seq *seq);
extern void defer_fall_out (gimple_seq *seq, gimple_seq exit);

/* What panics need: see defer-recover.cc.  */
extern bool recover_call_p (const gimple *stmt);
extern bool may_recover_p (const defer_site *site);
extern bool may_unwind_p (gimple_seq seq);
extern void set_running (seq_builder *b, tree running);
extern void announce (gimple_seq *body, const defer_site *site, tree running);
extern void note_left (seq_builder *b, tree running);
extern void go_on (seq_builder *b, tree running);
extern void leave_if_recovered (seq_builder *b, tree running, gimple_seq exit);
extern bool lower_recover (gimple_seq *seq, tree running);
extern void lower_handler (gimple_seq *seq);
extern gimple_seq exit_of_function (gimple_seq seq, tree *result);
extern void begin_with_zero (gimple_seq *seq, tree result);
extern void clear_result (gimple_seq *seq, tree result,
			  hash_set<gimple *> *tries);
extern void terminate_outside (gimple_seq *seq, hash_set<gimple *> *tries);

/* Have a thunk make the call of SITE in BODY, its copy that RUNNING runs, if one
   can: see defer-thunk.cc.  */
extern bool call_by_thunk (gimple_seq *body, const defer_site *site,
			   tree running);

/* What debuggers are told of defers: see defer-debug.cc.  */
extern tree debugger_marks (const defer_site *const *sites, unsigned n,
			    bool scoped);
extern tree debugger_variable (const char *name, tree decl, tree marks);
extern gimple_seq tell_debuggers (gimple_seq body, tree marks);

/* The deferred body of SITE, or a COPY of it; the copy that RUNNING, an
   exception, runs.  */
extern gimple_seq body_of (const defer_site *site, bool copy);
extern gimple_seq unwinding_body_of (const defer_site *site, tree running);

/* Begin the unwinding side of SITE, and return the copy of its body that RUNNING,
   an exception, runs there.  RUNNING is set if it is NEEDED, or if that body
   needs it.  */
extern gimple_seq begin_unwinding (seq_builder *b, const defer_site *site,
				   tree running, bool needed);

/* Lower the defers in BODY, which is deferred.  Return whether any may
   recover.  */
extern bool lower_deferred_body (gimple_seq *body);

/* Have control leave the body of SCOPE, a try, in one way if that must be.
   Return what is to follow: see defer-ways.cc.  */
extern gimple_seq merge_ways_out (gtry *scope);

/* Lowers the _Defers of one scope: see defer-block.cc.  */

class block_lowering
{
public:
  /* After recovery control leaves the scope by EXIT.  */
  explicit block_lowering (gimple_seq exit) : m_exit (exit) {}
  /* Lower those in SEQ; then, when the function's own defers are lowered, finish
     what they became.  */
  void run (gimple_seq *seq);
  void finish (gimple_seq *seq);

  /* May one of them recover?  */
  bool recovers_p () const { return m_recovers; }
  /* What the scopes became.  */
  hash_set<gimple *> tries;

private:
  struct lowered_scope
  {
    gtry *stmt;
    tree marks;
  };

  gimple_seq unwinding_side (const defer_site *site, bool returning);
  gimple_seq lower_scope (gtry *stmt, bool *defers);
  void lower_scopes (gimple_seq *seq, bool *defers);

  gimple_seq m_exit;
  auto_vec<lowered_scope> m_scopes;
  bool m_recovers = false;
  /* How many scopes are around the one that is being lowered.  */
  unsigned m_depth = 0;
};

class chain_lowering;

/* Lowers the defers of one scope: a function, or a deferred body.  */

class scope_lowering
{
public:
  /* The scope is BIND, and what is in it begins at LEVEL.  After recovery
     control leaves it by EXIT.  */
  scope_lowering (gbind *bind, flow_level level, gimple_seq exit)
    : m_seq (gimple_bind_body_ptr (bind)), m_bind (bind),
      m_plan (*m_seq, level), m_exit (exit) {}
  ~scope_lowering ();
  void run ();

  /* Declare DECL, which lives as long as the scope.  */
  void declare (tree decl);
  /* Take over DECL, a variable of an inner scope.  */
  void adopt (tree decl);
  /* A new variable of TYPE, IN_MEMORY or if the scope can be returned to
     twice.  */
  tree new_variable (tree type, const char *name, bool in_memory);
  /* The marks of GROUP for debuggers.  */
  tree marks (const defer_group *group) const;
  /* What is behind the unwinding side of GROUP, with RUNNING.  */
  void end_unwinding (seq_builder *b, const defer_group *group, tree running);

  /* May a deferred call of the scope, or of one inside it, recover?  */
  bool recovers_p () const { return m_recovers || m_recovers_inside; }
  /* The tries that were opened.  */
  hash_set<gimple *> tries;

private:
  void lower_bodies ();
  void keep_captured ();
  void dissolve (gimple_seq *seq);
  void find_recovering ();
  void prepare ();
  void register_sites ();
  gimple_seq registration (defer_site *site);
  void wrap (gimple_seq *seq);
  gimple_seq wrap_group (defer_group *group, gimple_seq rest);
  gimple_seq wrap_site (defer_site *site, defer_group *group, gimple_seq rest);
  gimple_seq run_bit (defer_site *site, gimple_seq body, bool unwinding);

  gimple_seq *m_seq;
  gbind *m_bind;
  defer_plan m_plan;
  gimple_seq m_exit;
  bool m_recovers = false, m_recovers_inside = false;
  /* How many defers have a bit.  */
  unsigned m_bits = 0;
  tree m_mask = NULL_TREE;
  chain_lowering *m_chain = nullptr;
  /* What the scope begins with.  */
  gimple_seq m_setup = nullptr;
};

/* The runtime chain of one scope: see defer-chain.cc.  */

class chain_lowering
{
public:
  chain_lowering (scope_lowering *scope, defer_plan *plan);

  gimple_seq initialize ();
  gimple_seq push (defer_site *site);
  gimple_seq wrap (defer_group *group, gimple_seq rest);
  tree frame () const { return m_frame; }

private:
  struct record
  {
    auto_vec<HOST_WIDE_INT> offsets;
    HOST_WIDE_INT size;
  };

  tree field (unsigned index) const;
  tree at (tree base, HOST_WIDE_INT offset, tree type) const;
  const record &record_of (const defer_site *site) const;
  gimple_seq pop (defer_group *group, tree running, tree again, tree done);

  scope_lowering *m_scope;
  auto_delete_vec<record> m_records;
  tree m_frame;
  HOST_WIDE_INT m_storage;
};

#endif /* DEFER_LOWER_H */

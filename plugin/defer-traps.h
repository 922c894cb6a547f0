/* Deferred calls as the search for traps sees them.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef DEFER_TRAPS_H
#define DEFER_TRAPS_H

#include "defer-flow.h"

/* What a function releases.  */

struct releaser
{
  /* Which of its arguments.  */
  unsigned argument;
  /* That is a pointer, NULL where there is nothing; otherwise a number,
     which is then negative.  */
  bool pointer;
  /* The function may not be called with nothing.  */
  bool strict;
  /* The process gives it back when it ends.  */
  bool process;
};

/* Store in *WHAT what the call of FNDECL, or NULL, releases.  Return false if
   that is not known to be anything.  */
extern bool find_releaser (const_tree fndecl, releaser *what);

/* Would FNDECL, or NULL, that a deferred call calls, have changed what outlives
   the process?  */
extern bool outlives_process_p (const_tree fndecl);

/* The statements that set variables, in a function and all that it defers.  */

class known_definitions
{
public:
  explicit known_definitions (gimple_seq seq);
  const vec<gimple *> *all_of (tree decl) { return m_stmts.get (decl); }
  gimple *of (tree decl);
  /* The user's variable that VALUE is a copy of, or NULL.  Store the statement
     that takes the copy in *COPY, if there is one.  */
  tree source_of (tree value, gimple **copy = nullptr);
  /* May STMT compute something from DECL?  */
  bool computed_from_p (gimple *stmt, tree decl, int depth = 8);

private:
  hash_map<tree, auto_vec<gimple *>> m_stmts;
};

/* What it says about a variable which holds a resource, or nothing.  */

enum class said { nothing, there, missing };

/* What the outcomes of a condition say.  */

struct told
{
  said yes, no;
  /* Is it about the variable at all?  */
  bool about;
};

extern told tell (known_definitions *known, tree_code code, tree a, tree b,
		  tree decl, bool pointer);

/* DECL is released by a deferred call of FNDECL, where there is something.  */

struct release
{
  tree decl, fndecl;
  bool pointer, strict;
  /* The node at which DECL has the value that is released.  */
  int copied;
};

/* A deferred call.  */

struct pending_call
{
  gtry *stmt;
  location_t loc;
  /* It is pending when control passes this node...  */
  int node;
  /* ... that of a _Defer as far as this one.  */
  int last;
  bool copies_p, scoped_p;
  gcall *site;
  gimple_seq body;
  auto_vec<release> releases;
  /* The nodes to which control can come without it, when they are known.  */
  auto_vec<bool> without;
};

/* A scope, the body of a function or a deferred one, with what is in it.
   Deferred bodies inside it are not.  */

class trap_scope
{
public:
  trap_scope (gimple_seq seq, flow_level level, known_definitions *known);

  defer_flow flow;
  known_definitions *known;
  auto_delete_vec<pending_call> pending;
  auto_vec<gcall *> calls;
  auto_vec<gcond *> conditions;
  /* Returns, with the user's variable that is returned, or NULL.  */
  auto_vec<std::pair<greturn *, tree>> returns;
  auto_vec<gbind *> binds;
  /* The statements that use variables, and those that set them.  */
  hash_map<tree, auto_vec<int>> reads;
  hash_map<tree, auto_vec<gimple *>> writes;
  /* What deferred bodies set, and what they use.  */
  hash_set<tree> set_later, used_later;
  /* There are statements that the flow knows nothing of.  */
  bool opaque = false;

  bool large_p () const;
  bool certain_p (pending_call *call, int node) const;
  bool certain_p (pending_call *call, const release &r, int node);
  void find_reached (int node, vec<bool> *reached) const;
  bool leaves_p (const vec<bool> &reached);
  bool written_p (tree decl, const vec<bool> &reached);

private:
  void collect (gimple_seq seq);
  void note_stmt (gimple *stmt);
  void note_deferred (gimple_seq body);
  void note_pending (gtry *stmt, bool scoped);
  void find_releases (pending_call *call);
  void find_releases_in_block (pending_call *call);
};

#endif /* DEFER_TRAPS_H */

/* What stands in a scope, for the search for traps: see defer-traps.h.
   SPDX-License-Identifier: GPL-3.0-or-later

   Only variables in no memory are followed: what sets and uses them is all
   there.  */

#include "defer-gcc.h"
#include "defer-plugin.h"
#include "defer-traps.h"
#include "defer-walk.h"

/* Beyond this many pairs of a defer and a statement it is not worth the
   time.  */
static const double too_large = 1e7;

/* Call READ with each variable that STMT uses.  */

template <typename F>
static void
for_each_read (gimple *stmt, F read)
{
  if (!gimple_has_ops (stmt) || is_gimple_debug (stmt))
    return;
  struct walker
  {
    static tree visit (tree *tp, int *walk_subtrees, void *data)
    {
      if (VAR_P (*tp) || TREE_CODE (*tp) == PARM_DECL)
	(*static_cast<F *> (data)) (*tp);
      if (TYPE_P (*tp))
	*walk_subtrees = 0;
      return NULL_TREE;
    }
  };
  for (unsigned i = 0; i < gimple_num_ops (stmt); i++)
    {
      tree op = gimple_op (stmt, i);
      if (op && !(i == 0 && DECL_P (op) && gimple_get_lhs (stmt) == op))
	walk_tree (&op, walker::visit, &read, nullptr);
    }
}

/* Call WRITE with each variable that STMT sets.  */

template <typename F>
static void
for_each_write (gimple *stmt, F write)
{
  if (gasm *as = dyn_cast <gasm *> (stmt))
    for (unsigned i = 0; i < gimple_asm_noutputs (as); i++)
      write (TREE_VALUE (gimple_asm_output_op (as, i)));
  else if (tree lhs = gimple_get_lhs (stmt))
    write (lhs);
}

/* Look at SEQ, which begins at LEVEL.  KNOWN is of the function.  */

trap_scope::trap_scope (gimple_seq seq, flow_level level,
			known_definitions *known)
  : flow (seq, level, true), known (known)
{
  collect (seq);
  for (pending_call *call : pending)
    if (call->copies_p)
      find_releases (call);
    else
      find_releases_in_block (call);
}

/* Note the statements of SEQ.  */

void
trap_scope::collect (gimple_seq seq)
{
  walk_stmts (seq, [this] (gimple *stmt)
    {
      if (gtry *site = defer_site_of (stmt))
	{
	  note_pending (site, false);
	  note_deferred (gimple_try_cleanup (site));
	  return walk::next;
	}
      if (gtry *scope = defer_scope_of (stmt))
	{
	  note_pending (scope, true);
	  collect (gimple_try_eval (scope));
	  note_deferred (gimple_try_cleanup (scope));
	  return walk::next;
	}
      note_stmt (stmt);
      return walk::inside;
    });
}

/* Note STMT, and what follows it if that says what it is for.  */

void
trap_scope::note_stmt (gimple *stmt)
{
  const int node = flow.node_of (stmt);
  opaque |= is_gimple_omp (stmt) || gimple_code (stmt) == GIMPLE_TRANSACTION;
  if (gcall *call = dyn_cast <gcall *> (stmt))
    calls.safe_push (call);
  else if (gcond *cond = dyn_cast <gcond *> (stmt))
    conditions.safe_push (cond);
  else if (gbind *bind = dyn_cast <gbind *> (stmt))
    binds.safe_push (bind);
  else if (greturn *ret = dyn_cast <greturn *> (stmt))
    {
      tree value = gimple_return_retval (ret);
      gimple *before = value ? stmt->prev : nullptr;
      while (before && before->next && is_gimple_debug (before))
	before = before->prev;
      if (before && before->next && gimple_assign_single_p (before)
	  && gimple_assign_lhs (before) == value)
	value = gimple_assign_rhs1 (before);
      if (value && !(VAR_P (value) && !DECL_ARTIFICIAL (value))
	  && TREE_CODE (value) != PARM_DECL)
	value = NULL_TREE;
      returns.safe_push (std::make_pair (ret, value));
    }
  for_each_read (stmt, [&] (tree decl)
    { reads.get_or_insert (decl).safe_push (node); });
  for_each_write (stmt, [&] (tree decl)
    { writes.get_or_insert (decl).safe_push (stmt); });
}

/* Note what BODY, which is deferred, does with variables.  */

void
trap_scope::note_deferred (gimple_seq body)
{
  walk_stmts (body, [this] (gimple *stmt)
    {
      for_each_read (stmt, [this] (tree decl) { used_later.add (decl); });
      for_each_write (stmt, [this] (tree decl) { set_later.add (decl); });
      return walk::inside;
    });
}

/* Note the defer that STMT is the place of, or if SCOPED the scope of.  */

void
trap_scope::note_pending (gtry *stmt, bool scoped)
{
  pending_call *call = *pending.safe_push (new pending_call ());
  const flow_place &place = flow.place (stmt);
  gimple *site = gimple_seq_last_stmt (gimple_try_eval (stmt));
  if (scoped)
    site = gimple_seq_first_nondebug_stmt (gimple_try_eval (stmt));
  call->stmt = stmt;
  call->site = as_a <gcall *> (site);
  call->loc = gimple_location (site);
  call->node = scoped ? flow.node_of (site) : place.first;
  call->last = flow.n_nodes ();
  if (scoped)
    if (gimple *last = gimple_seq_last_stmt (gimple_try_eval (stmt)))
      call->last = flow.place (last).last;
  call->copies_p
    = !scoped && defer_site_flags_of (site) == DEFER_SITE_CALL;
  call->scoped_p = scoped;
  call->body = gimple_try_cleanup (stmt);
}

/* Find what CALL, of the call form, releases.  */

void
trap_scope::find_releases (pending_call *call)
{
  gcall *stmt = defer_deferred_call (call->body);
  tree fndecl = stmt ? gimple_call_fndecl (stmt) : NULL_TREE;
  releaser what;
  if (!find_releaser (fndecl, &what)
      || what.argument >= gimple_call_num_args (stmt))
    return;
  gimple *copy = nullptr;
  tree decl = known->source_of (gimple_call_arg (stmt, what.argument), &copy);
  const int copied = copy ? flow.node_of (copy) : call->node;
  if (decl && !set_later.contains (decl) && copied >= 0)
    call->releases.safe_push ({ decl, fndecl, what.pointer, what.strict,
				copied });
}

/* Find what CALL, a deferred block or statement, releases on each path through
   it, those aside on which there is nothing to release.  */

void
trap_scope::find_releases_in_block (pending_call *call)
{
  gimple_seq body = call->body;
  hash_set<tree> own;
  auto_vec<gcall *> calls;
  auto_vec<gcond *> conditions;
  bool nested = false;
  walk_stmts (body, [&] (gimple *stmt)
    {
      nested |= defer_site_of (stmt) || defer_scope_of (stmt);
      if (gcall *c = dyn_cast <gcall *> (stmt))
	calls.safe_push (c);
      else if (gcond *c = dyn_cast <gcond *> (stmt))
	conditions.safe_push (c);
      else if (gbind *bind = dyn_cast <gbind *> (stmt))
	for (tree decl = gimple_bind_vars (bind); decl;
	     decl = DECL_CHAIN (decl))
	  own.add (decl);
      return walk::inside;
    });
  if (nested || calls.is_empty ())
    return;

  defer_flow inside (body, flow_level::body, false);
  for (gcall *stmt : calls)
    {
      tree fndecl = gimple_call_fndecl (stmt);
      releaser what;
      if (!find_releaser (fndecl, &what)
	  || what.argument >= gimple_call_num_args (stmt))
	continue;
      tree decl = known->source_of (gimple_call_arg (stmt, what.argument));
      if (!decl || own.contains (decl) || set_later.contains (decl))
	continue;
      const int node = inside.node_of (stmt);
      auto_vec<int> start;
      auto_vec<bool> always, if_there;
      start.safe_push (0);
      inside.find_reached (start, [=] (int, int to) { return to != node; },
			   &always);
      hash_set<int_hash<int, -1, -2>> missing;
      for (gcond *cond : conditions)
	{
	  told t = tell (known, gimple_cond_code (cond), gimple_cond_lhs (cond),
			 gimple_cond_rhs (cond), decl, what.pointer);
	  if (t.yes == said::missing && gimple_cond_true_label (cond))
	    missing.add (inside.node_of_label (gimple_cond_true_label (cond)));
	  if (t.no == said::missing && gimple_cond_false_label (cond))
	    missing.add (inside.node_of_label (gimple_cond_false_label (cond)));
	}
      inside.find_reached (start, [&] (int, int to)
	{ return to != node && !missing.contains (to); }, &if_there);
      if (!inside.at_end_p (if_there))
	call->releases.safe_push ({ decl, fndecl, what.pointer,
				    what.strict && !inside.at_end_p (always),
				    call->node });
    }
}

/* Is the search for traps too much work?  */

bool
trap_scope::large_p () const
{
  return (double) pending.length () * flow.n_nodes () > too_large;
}

/* Is CALL pending whenever control is at NODE?  */

bool
trap_scope::certain_p (pending_call *call, int node) const
{
  if (node <= call->node || node > call->last)
    return false;
  if (call->scoped_p)
    return true;
  if (call->without.is_empty ())
    {
      auto_vec<int> start;
      start.safe_push (0);
      flow.find_reached (start, [=] (int, int to) { return to != call->node; },
			 &call->without);
    }
  return !call->without[node];
}

/* The same, and has the variable of R, one of its releases, the value that it
   releases?  */

bool
trap_scope::certain_p (pending_call *call, const release &r, int node)
{
  if (!certain_p (call, node))
    return false;
  auto_vec<int> starts;
  auto_vec<bool> reached;
  if (auto_vec<gimple *> *stmts = writes.get (r.decl))
    for (gimple *stmt : *stmts)
      starts.safe_push (MAX (flow.node_of (stmt), 0));
  flow.find_reached (starts, [&] (int, int to) { return to != r.copied; },
		     &reached);
  return !reached[node];
}

/* Set in *REACHED, which is empty, the nodes that NODE reaches.  */

void
trap_scope::find_reached (int node, vec<bool> *reached) const
{
  flow.find_reached (node, reached);
}

/* Does control, having REACHED some nodes, leave the scope by return?  */

bool
trap_scope::leaves_p (const vec<bool> &reached)
{
  for (const auto &ret : returns)
    if (reached[flow.node_of (ret.first)])
      return true;
  return flow.at_end_p (reached);
}

/* Is DECL set by any of the nodes REACHED?  */

bool
trap_scope::written_p (tree decl, const vec<bool> &reached)
{
  if (auto_vec<gimple *> *stmts = writes.get (decl))
    for (gimple *stmt : *stmts)
      if (reached[MAX (flow.node_of (stmt), 0)])
	return true;
  return false;
}

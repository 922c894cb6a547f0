/* Snapshots that need no copy.
   SPDX-License-Identifier: GPL-3.0-or-later

   A call-form defer copies its arguments, since they may change until it runs.
   Where nothing changes them, turn:

     snapshot = file;
     try { __defer_site (0, snapshot); } finally { fclose (snapshot); }

   into:

     try { __defer_site (0, snapshot); } finally { fclose (file); }

   which saves a store at -O0, and a register beyond.  A local variable is read
   directly if it is in no memory, no assignment to it can be reached from the
   copy (other arguments of the defer may have one), and no deferred body has
   one.  Records of the chain keep copies, and so do functions to which a call
   may return twice.  */

#include "defer-gcc.h"
#include "defer-plugin.h"
#include "defer-plan.h"
#include "defer-walk.h"

/* Beyond this many pairs of a defer and a statement it is not worth the
   time.  */
static const double too_large = 1e7;

/* Call FN with every variable that SEQ assigns, and the statement that does.  */

template <typename F>
static void
for_each_assignment (gimple_seq seq, F fn)
{
  walk_stmts (seq, [&] (gimple *stmt)
    {
      if (gasm *as = dyn_cast <gasm *> (stmt))
	for (unsigned i = 0; i < gimple_asm_noutputs (as); i++)
	  fn (TREE_VALUE (gimple_asm_output_op (as, i)), stmt);
      else if (tree lhs = gimple_get_lhs (stmt))
	fn (lhs, stmt);
      return walk::inside;
    });
}

/* What is known of the assignments of a sequence.  */

struct known_assignments
{
  /* The statements that assign a variable; none for one that a deferred body
     assigns.  */
  hash_map<tree, auto_vec<gimple *>> stmts;
  hash_set<tree> deferred;
};

/* Can DECL be read instead of a snapshot of TYPE?  */

static bool
readable_p (tree decl, tree type)
{
  return ((VAR_P (decl) || TREE_CODE (decl) == PARM_DECL)
	  && is_gimple_reg (decl)
	  && DECL_CONTEXT (decl) == current_function_decl
	  && useless_type_conversion_p (type, TREE_TYPE (decl)));
}

/* Note in the sites of PLAN, which is for SEQ with FLOW, which snapshots need
   no copy.  */

void
defer_find_needless_copies (defer_plan *plan, gimple_seq seq, defer_flow *flow)
{
  if (plan->returns_twice
      || (double) plan->sites.length () * flow->n_nodes () > too_large)
    return;

  known_assignments known;
  for_each_assignment (seq, [&] (tree decl, gimple *stmt)
    { known.stmts.get_or_insert (decl).safe_push (stmt); });
  for (defer_site *site : plan->sites)
    for_each_assignment (site->body, [&] (tree decl, gimple *)
      { known.deferred.add (decl); });

  for (defer_site *site : plan->sites)
    {
      if (site->kind == defer_kind::chain)
	continue;
      auto_vec<bool> reached;
      for (unsigned i = 1; i < gimple_call_num_args (site->call); i++)
	{
	  tree snapshot = defer_snapshot (site->call, i);
	  auto_vec<gimple *> *taken = known.stmts.get (snapshot);
	  if (TREE_ADDRESSABLE (snapshot) || !taken || taken->length () != 1
	      || !gimple_assign_single_p ((*taken)[0]))
	    continue;
	  tree source = gimple_assign_rhs1 ((*taken)[0]);
	  if (!readable_p (source, TREE_TYPE (snapshot))
	      || known.deferred.contains (source))
	    continue;
	  if (reached.is_empty ())
	    flow->find_reached (flow->place ((*taken)[0]).first, &reached);
	  bool changes = false;
	  if (auto_vec<gimple *> *others = known.stmts.get (source))
	    for (gimple *other : *others)
	      changes |= reached[flow->place (other).first];
	  if (!changes)
	    site->direct.safe_push ({ snapshot, source, (*taken)[0] });
	}
    }
}

/* Read variables directly in the sites of PLAN, which is for *SEQ.  */

void
defer_drop_needless_copies (defer_plan *plan, gimple_seq *seq)
{
  hash_set<gimple *> dropped;
  for (defer_site *site : plan->sites)
    {
      for (const direct_read &read : site->direct)
	dropped.add (read.copy);
      if (site->direct.is_empty ())
	continue;
      walk_operands (site->body, [&] (tree *tp)
	{
	  for (const direct_read &read : site->direct)
	    if (*tp == read.snapshot)
	      *tp = read.source;
	  return true;
	});
    }
  if (dropped.is_empty ())
    return;

  walk_places (seq, [&] (gimple_stmt_iterator *gsi)
    {
      if (!dropped.contains (gsi_stmt (*gsi)))
	return walk::inside;
      gsi_remove (gsi, true);
      return walk::next;
    });
}

/* High GIMPLE: _Defers, lowered where they stand.
   SPDX-License-Identifier: GPL-3.0-or-later

   The scope of a `_Defer' is a try already (defer-scope.cc), and lower_eh sends
   whatever leaves it, jumps among them, through its finally: there is nothing
   to plan, no bit and no chain.  What the pass adds is the unwinding side.
   Turn:

     try { __defer_site (2); rest } finally { D }

   into:

     try { rest } finally { D }
     on unwinding
       {
	 running = __builtin_eh_pointer (0);
	 __defer_calling (running, 0);		[if D' may recover]
	 try { D' } on unwinding { __defer_left (running, the new exception); }
	 if (__defer_returns (running)) leave;	[if it may recover]
       }

   D' is a copy of D.  In it `recover ()' asks the runtime; in D it is NULL.
   After recovery control leaves the function, or the deferred body, that the
   `_Defer' stands in, by a return, or a jump to the end.  That passes the scopes
   around this one as a normal exit does, so that their statements run; where the
   calls of a function are deferred (defer-lower.cc), the remaining ones run on
   the unwinding side.

   D itself is a scope like the body of a function, and is lowered before it is
   copied.  */

#include "defer-gcc.h"
#include "defer-plugin.h"
#include "defer-lower.h"
#include "defer-walk.h"

/* Return the unwinding side of SITE, whose body has been lowered.  What it runs
   may be on its way out after recovery if RETURNING.  */

gimple_seq
block_lowering::unwinding_side (const defer_site *site, bool returning)
{
  tree running = create_tmp_var (ptr_type_node, "defer_running");
  defer_suppress_warnings (running);
  /* What is called may come back twice.  */
  if (cfun->calls_setjmp)
    TREE_THIS_VOLATILE (running) = TREE_SIDE_EFFECTS (running) = 1;

  gimple_seq side = nullptr;
  seq_builder b (&side, UNKNOWN_LOCATION);
  const bool last = !m_depth && !returning;
  b.add_seq (begin_unwinding (&b, site, running, last || site->announced));
  if (site->recovers)
    leave_if_recovered (&b, running, gimple_seq_copy (m_exit));
  else if (last)
    go_on (&b, running);
  return side;
}

/* Lower STMT, the scope of a _Defer, and those inside it.  Return what takes
   its place.  *DEFERS is set if a defer of the function is in it: on its way out
   after the recovery of that, control may come to this one.  */

gimple_seq
block_lowering::lower_scope (gtry *stmt, bool *defers)
{
  defer_site site = {};
  bool inside = false;
  site.loc = gimple_location (defer_take_mark (stmt));
  site.block_p = true;
  site.kind = defer_kind::unconditional;
  if (defer_opts.explain)
    defer_explain (&site, true);
  site.body = gimple_try_cleanup (stmt);
  const defer_site *sites[] = { &site };
  tree marks = debugger_marks (sites, 1, true);
  lower_deferred_body (&site.body);
  site.recovers = may_recover_p (&site);
  m_recovers |= site.recovers;
  gimple_seq rest = gimple_try_eval (stmt);
  m_depth++;
  lower_scopes (&rest, &inside);
  m_depth--;
  *defers |= inside;
  site.announced = site.recovers || (inside && may_unwind_p (site.body));

  gimple_seq unwinding = unwinding_side (&site, inside);
  gimple_seq normal = body_of (&site, false);
  gimple_seq whole = build_protected (rest, normal, unwinding, site.loc);
  gtry *lowered = as_a <gtry *> (gimple_seq_first_stmt (whole));
  tries.add (lowered);
  m_scopes.safe_push ({ lowered, marks });
  return whole;
}

/* Lower the scopes of _Defers in SEQ.  Set *DEFERS if there is a defer of the
   function in it.  */

void
block_lowering::lower_scopes (gimple_seq *seq, bool *defers)
{
  walk_places (seq, [&] (gimple_stmt_iterator *gsi)
    {
      gimple *stmt = gsi_stmt (*gsi);
      if (defer_site_of (stmt))
	{
	  *defers = true;
	  return walk::next;
	}
      gtry *scope = defer_scope_of (stmt);
      if (!scope)
	return walk::inside;
      gsi_insert_seq_before (gsi, lower_scope (scope, defers), GSI_SAME_STMT);
      gsi_remove (gsi, true);
      return walk::next;
    });
}

/* Lower the _Defers in SEQ, the body of a function or a deferred one.  */

void
block_lowering::run (gimple_seq *seq)
{
  bool defers = false;
  lower_scopes (seq, &defers);
  if (!tries.is_empty () && cfun->calls_setjmp)
    defer_note_setjmp ();
}

/* Finish the scopes in SEQ, where the tries of the function's own defers are open
   by now: those open inside the scopes, as long as nothing is behind one.  Inner
   scopes come first.  */

void
block_lowering::finish (gimple_seq *seq)
{
  for (const lowered_scope &scope : m_scopes)
    {
      gimple_seq behind = merge_ways_out (scope.stmt);
      if (!behind)
	continue;
      /* A walk may come twice to what it changes.  */
      bool done = false;
      walk_places (seq, [&] (gimple_stmt_iterator *gsi)
	{
	  if (done || gsi_stmt (*gsi) != scope.stmt)
	    return walk::inside;
	  done = true;
	  gimple_seq whole = nullptr;
	  gsi_remove (gsi, false);
	  gimple_seq_add_stmt (&whole, scope.stmt);
	  gimple_seq_add_seq (&whole, behind);
	  gsi_insert_seq_before (gsi, whole, GSI_SAME_STMT);
	  return walk::next;
	});
    }
  for (const lowered_scope &scope : m_scopes)
    gimple_try_set_eval (scope.stmt,
			 tell_debuggers (gimple_try_eval (scope.stmt),
					 scope.marks));
}

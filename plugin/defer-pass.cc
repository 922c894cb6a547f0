/* The pass: functions as a whole.
   SPDX-License-Identifier: GPL-3.0-or-later

   defer-lower.cc lowers a scope; what is special about the scope that is a
   function is here.

   Ends.  Where control falls off the end of a function without a result, a
   return is added, so that the tries to come have one way out.

   A named result.  Turn:

     return e;		result = e; goto out;
     end of the body	out: return result;	(behind all tries)  */

#include "defer-gcc.h"
#include "defer-plugin.h"
#include "defer-lower.h"
#include "defer-walk.h"

/* Return the variable that SEQ, the outermost level of a function, declares as
   the named result, or NULL.  */

static tree
find_named_result (gimple_seq seq)
{
  for (gimple_stmt_iterator i = gsi_start (seq); !gsi_end_p (i); gsi_next (&i))
    {
      gimple *stmt = gsi_stmt (i);
      if (gbind *bind = dyn_cast <gbind *> (stmt))
	for (tree decl = gimple_bind_vars (bind); decl;
	     decl = DECL_CHAIN (decl))
	  if (VAR_P (decl) && defer_named_result_p (decl)
	      && !DECL_HAS_VALUE_EXPR_P (decl))
	    return decl;
      if (gimple_seq *inside = defer_level_inside (stmt, true))
	if (tree decl = find_named_result (*inside))
	  return decl;
    }
  return NULL_TREE;
}

/* Have every return in SEQ assign to the named result DECL and go to OUT.  */

static void
redirect_returns (gimple_seq *seq, tree decl, tree out)
{
  walk_places (seq, [&] (gimple_stmt_iterator *gsi)
    {
      greturn *ret = dyn_cast <greturn *> (gsi_stmt (*gsi));
      if (!ret)
	return walk::inside;
      gimple_seq now = nullptr;
      seq_builder b (&now, gimple_location (ret));
      tree value = gimple_return_retval (ret);
      gimple_stmt_iterator before = *gsi;
      gsi_prev (&before);
      if (!gsi_end_p (before) && gimple_assign_single_p (gsi_stmt (before))
	  && gimple_assign_lhs (gsi_stmt (before)) == value
	  && gimple_assign_rhs1 (gsi_stmt (before)) == decl)
	gsi_remove (&before, true);
      else if (value && value != decl)
	b.assign (decl, value);
      b.jump (out);
      gsi_insert_seq_before (gsi, now, GSI_SAME_STMT);
      gsi_remove (gsi, true);
      return walk::next;
    });
}

/* Does STMT end in a jump to LABEL?  */

static bool
ends_in_jump_p (gimple *stmt, tree label)
{
  if (ggoto *jump = dyn_cast <ggoto *> (stmt))
    return gimple_goto_dest (jump) == label;
  gimple_seq *inside = defer_level_inside (stmt, true);
  return inside && *inside
	 && ends_in_jump_p (gimple_seq_last_stmt (*inside), label);
}

/* Remove the jump to LABEL that SEQ ends with, if it does: as long as it is there,
   something follows the scopes before it.  The front ends may have put something
   behind: the return of main, or that nothing comes there.  */

static void
remove_last_jump (gimple_seq *seq, tree label)
{
  gimple_stmt_iterator i = gsi_last (*seq);
  while (!gsi_end_p (i) && gimple_code (gsi_stmt (i)) != GIMPLE_LABEL
	 && (is_a <ggoto *> (gsi_stmt (i))
	     || !ends_in_jump_p (gsi_stmt (i), label)))
    gsi_prev (&i);
  if (!gsi_end_p (i) && ends_in_jump_p (gsi_stmt (i), label))
    {
      gimple *scope = gsi_stmt (i);
      for (gsi_next (&i); !gsi_end_p (i); )
	gsi_remove (&i, true);
      remove_last_jump (defer_level_inside (scope, true), label);
      return;
    }
  i = gsi_last (*seq);
  if (!gsi_end_p (i) && ends_in_jump_p (gsi_stmt (i), label))
    gsi_remove (&i, true);
}

/* Add to SEQ, behind everything, the label OUT and the return of DECL.  */

static void
return_named_result (gimple_seq *seq, tree decl, tree out)
{
  seq_builder b (seq, cfun->function_end_locus);
  tree value = DECL_RESULT (current_function_decl);
  b.label (out);
  if (!aggregate_value_p (value, current_function_decl))
    {
      value = create_tmp_reg (TYPE_MAIN_VARIANT (TREE_TYPE (value)));
      defer_suppress_warnings (value);
    }
  b.assign (value, decl);
  b.add (gimple_build_return (value));
}

/* Does the function defer anything in SEQ?  */

static bool
defers_inside_p (gimple_seq seq)
{
  return walk_stmts (seq, [] (gimple *stmt)
    { return defer_site_of (stmt) ? walk::stop : walk::inside; });
}

/* Where SEQ ends in a scope and the return of a constant behind it, as main
   does, move that into the scope, where the deferred calls will run: they run
   with the value stored.  What a _Defer runs at the end of its scope comes
   before.  A label in between may be jumped to from elsewhere; then there are two
   of it.  */

static void
sink_return (gimple_seq *seq)
{
  gimple_stmt_iterator i = gsi_last (*seq);
  if (gsi_end_p (i) || gimple_code (gsi_stmt (i)) != GIMPLE_RETURN)
    return;
  bool labelled = false;
  for (; !gsi_end_p (i) && defer_inert_stmt_p (gsi_stmt (i)); gsi_prev (&i))
    labelled |= gimple_code (gsi_stmt (i)) == GIMPLE_LABEL;
  if (gsi_end_p (i))
    return;
  gimple_seq *inside = defer_level_inside (gsi_stmt (i), true);
  if (!inside || (defer_scope_of (gsi_stmt (i)) && !defers_inside_p (*inside)))
    return;
  if (!labelled)
    {
      gimple_seq behind = gsi_split_seq_after (i);
      gimple_seq_add_seq (inside, behind);
      return;
    }
  for (gsi_next (&i); !gsi_end_p (i); gsi_next (&i))
    if (gimple_code (gsi_stmt (i)) != GIMPLE_LABEL)
      gimple_seq_add_stmt (inside, gimple_copy (gsi_stmt (i)));
}

/* Make sure that there is one way out of SEQ, the outermost level of a function,
   and so of the tries to come.  FALLS_OFF says whether control can reach its
   end.  lower_eh takes all returns for one, so none without a value may join
   those that have one.  */

static void
end_in_return (gimple_seq *seq, bool falls_off)
{
  sink_return (seq);
  bool labelled = false;
  gimple_stmt_iterator last = gsi_last (*seq);
  for (; !gsi_end_p (last); gsi_prev (&last))
    if (gimple_code (gsi_stmt (last)) == GIMPLE_LABEL)
      labelled = true;
    else if (!is_gimple_debug (gsi_stmt (last)))
      break;
  if (!gsi_end_p (last))
    if (gimple_seq *inside = defer_level_inside (gsi_stmt (last), true))
      {
	end_in_return (inside, falls_off);
	if (!labelled)
	  return;
      }
  if (!gimple_seq_may_fallthru (*seq))
    return;
  seq_builder b (seq, cfun->function_end_locus);
  if (VOID_TYPE_P (TREE_TYPE (DECL_RESULT (current_function_decl))))
    b.add (gimple_build_return (NULL_TREE));
  else if (!falls_off)
    b.call (builtin_decl_implicit (BUILT_IN_UNREACHABLE), NULL_TREE);
}

/* Is there nothing in SEQ but what -g puts there?  */

static bool
empty_p (gimple_seq seq)
{
  gimple_stmt_iterator i = gsi_start (seq);
  while (!gsi_end_p (i) && is_gimple_debug (gsi_stmt (i)))
    gsi_next (&i);
  return gsi_end_p (i);
}

/* Does SEQ hold the place of a defer?  Remove those of which the body is empty;
   without -g the gimplifier has dropped that.  */

static bool
find_sites (gimple_seq *seq)
{
  bool found = false;
  walk_places (seq, [&] (gimple_stmt_iterator *gsi)
    {
      gimple *stmt = gsi_stmt (*gsi);
      gtry *deferring = defer_deferring (stmt);
      if (deferring && empty_p (gimple_try_cleanup (deferring)))
	{
	  gimple_seq rest = gimple_try_eval (deferring);
	  found |= find_sites (&rest);
	  gsi_insert_seq_before (gsi, rest, GSI_SAME_STMT);
	  gsi_remove (gsi, true);
	  return walk::next;
	}
      if (gtry *site = defer_site_of (stmt))
	{
	  found = true;
	  find_sites (gimple_try_cleanup_ptr (site));
	  return walk::next;
	}
      if (gtry *scope = defer_scope_of (stmt))
	{
	  found = true;
	  gimple_seq marked = nullptr;
	  gimple_seq_add_stmt (&marked, defer_take_mark (scope));
	  find_sites (gimple_try_eval_ptr (scope));
	  find_sites (gimple_try_cleanup_ptr (scope));
	  gimple_seq_add_seq (&marked, gimple_try_eval (scope));
	  gimple_try_set_eval (scope, marked);
	  return walk::next;
	}
      if (defer_site_call_p (stmt))
	{
	  gsi_remove (gsi, true);
	  return walk::next;
	}
      if (defer_marker_call_p (stmt))
	defer_report_leftover (gimple_location (stmt));
      return walk::inside;
    });
  return found;
}

/* Is there the scope of a _Defer in SEQ?  */

static bool
has_scope_p (gimple_seq seq)
{
  return walk_stmts (seq, [] (gimple *stmt)
    {
      if (defer_site_of (stmt))
	return walk::next;
      return defer_scope_of (stmt) ? walk::stop : walk::inside;
    });
}

/* There were errors: look for more in the defers of SEQ, which begins at
   LEVEL.  No plan knows the scopes of _Defers that have not been lowered.  */

static void
check_scope (gimple_seq seq, flow_level level)
{
  if (has_scope_p (seq))
    return;
  defer_plan plan (seq, level);
  for (defer_site *site : plan.sites)
    check_scope (site->body, flow_level::body);
}

/* There were errors: have what is deferred in SEQ stand in its place, that the
   passes which GCC still runs find nothing unusual, and every label that is
   jumped to.  */

static void
drop_sites (gimple_seq *seq)
{
  walk_places (seq, [] (gimple_stmt_iterator *gsi)
    {
      gimple *stmt = gsi_stmt (*gsi);
      if (defer_site_call_p (stmt))
	{
	  gsi_replace (gsi, gimple_build_nop (), false);
	  return walk::next;
	}
      gtry *deferring = defer_deferring (stmt);
      if (!deferring)
	return walk::inside;
      for (gimple_seq part : { gimple_try_eval (deferring),
			       gimple_try_cleanup (deferring) })
	{
	  drop_sites (&part);
	  gsi_insert_seq_before (gsi, part, GSI_SAME_STMT);
	}
      gsi_replace (gsi, gimple_build_nop (), false);
      return walk::next;
    });
}

/* Lower the defers of the current function, whose body is BIND, with the named
   result RESULT or NULL.  */

static void
lower_defers (gbind *bind, tree result)
{
  gimple_seq *seq = gimple_bind_body_ptr (bind), exit = nullptr;
  tree out = NULL_TREE, returned = NULL_TREE;
  if (result)
    {
      out = new_label ();
      redirect_returns (seq, result, out);
      remove_last_jump (seq, out);
      seq_builder (&exit, UNKNOWN_LOCATION).jump (out);
    }
  else
    {
      defer_join_exits (seq);
      defer_flow flow (*seq, flow_level::body, true);
      end_in_return (seq, flow.falls_off_p ());
      exit = exit_of_function (*seq, &returned);
    }

  block_lowering blocks (exit);
  blocks.run (seq);
  lower_handler (seq);
  scope_lowering scope (bind, defer_body_block_p (gimple_bind_block (bind))
			      ? flow_level::body : flow_level::before_body,
			gimple_seq_copy (exit));
  scope.run ();
  blocks.finish (seq);
  for (gimple *stmt : blocks.tries)
    scope.tries.add (stmt);
  if (returned && (scope.recovers_p () || blocks.recovers_p ()))
    {
      clear_result (seq, returned, &scope.tries);
      if (!blocks.tries.is_empty ())
	begin_with_zero (seq, returned);
    }
  if (c_dialect_cxx () && defer_declared_noexcept_p (current_function_decl))
    terminate_outside (seq, &scope.tries);
  if (result)
    return_named_result (seq, result, out);
}

/* Lower the current function, whose body is BIND and which DEFERS or not.  */

static void
lower_function (gbind *bind, bool defers)
{
  gimple_seq *seq = gimple_bind_body_ptr (bind), whole = nullptr;
  gimple_seq_add_stmt (&whole, bind);
  tree result = find_named_result (whole);
  if (result)
    {
      hash_set<tree> decls;
      decls.add (result);
      free_variables (&whole, decls);
      adopt_in (bind, result);
    }
  if (result || defers)
    lower_defers (bind, result);
  else
    lower_handler (seq);
}

namespace {

const pass_data defer_pass_data = {
  GIMPLE_PASS, "defer", OPTGROUP_NONE, TV_NONE, PROP_gimple_any, 0, 0, 0, 0
};

class defer_pass : public gimple_opt_pass
{
public:
  explicit defer_pass (gcc::context *ctxt)
    : gimple_opt_pass (defer_pass_data, ctxt) {}

  bool gate (function *) override
  {
    return (defer_found_p () || defer_named_results_p ()
	    || defer_recover_used_p ());
  }
  unsigned int execute (function *fun) override;
};

unsigned int
defer_pass::execute (function *fun)
{
  gimple_seq body = gimple_body (fun->decl);
  const bool defers = body && find_sites (&body);
  if (seen_error ())
    {
      if (body)
	check_scope (body, flow_level::before_body);
      drop_sites (&body);
      gimple_set_body (fun->decl, body);
    }
  else if (body)
    {
      if (defers)
	defer_find_traps (body);
      lower_function (as_a <gbind *> (gimple_seq_first_stmt (body)), defers);
    }
  return 0;
}

} // anon namespace

/* Register the pass.  The front end's view of the function must be complete:
   behind the first lowering pass, which warns about unused results, that each
   deferred body gives its warnings once.  */

void
defer_register_pass (const char *plugin)
{
  defer_place_pass (plugin, new defer_pass (g), "*warn_unused_result", false);
}

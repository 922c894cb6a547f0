/* High GIMPLE: what panics need of the code.
   SPDX-License-Identifier: GPL-3.0-or-later

   runtime/panic.c draws the states of a panic, and says what it must be told.
   On the normal side of a deferred block `recover ()' is a constant NULL.  On
   the unwinding side a deferred call D' becomes:

     running = __builtin_eh_pointer (0);
     __defer_calling (running, &fn);	    [announce]	fn: 0 for a block
     try { D', in it __defer_recover (running) for `recover ()' }
     on unwinding { __defer_left (running, __builtin_eh_pointer (0)); }

   and behind the last one of a scope, if any of them may recover:

     if (__defer_returns (running)) leave the scope;

   which it does not return from when a panic goes on from there; without it, as
   where none of them may recover, the panic would go on by _Unwind_Resume, and
   slowly.

   So after recovery the remaining calls run on the unwinding side: the code of
   the normal side does not know of panics.  A function leaves by `return value',
   with the variable that its other returns set.  It must be zero as long as none
   has; so what stands inside the tries, T, becomes:

     try { T } catch { value = 0; }

   which costs nothing where nothing unwinds.  (What a _Defer runs may panic before
   a return: where there is one, value is zero from the beginning on, too.)
   A named result has its value; so
   has, in C++, a local that is the result.  A deferred block leaves by a jump to
   its end.  In a unit that itself names neither panics nor recover the calls of
   the runtime are guarded: see defer-guard.cc.

   A function in which `recover ()' stands outside of deferred blocks becomes:

     running = __defer_entered (&this function);
     ...  __defer_recover (running)  ...

   GCC drops cleanups inside of C++'s noexcept, which terminates anyhow.  There
   the outermost tries T become:

     try { T } catch (...) { std::terminate (); }  */

#include "defer-gcc.h"
#include "defer-plugin.h"
#include "defer-lower.h"
#include "defer-walk.h"

/* Is STMT a call of recover?  */

bool
recover_call_p (const gimple *stmt)
{
  return is_gimple_call (stmt) && defer_recover_p (gimple_call_fndecl (stmt));
}

/* Can the deferred function FNDECL, NULL if it is not known, be one in which
   `recover ()' stands?  */

static bool
may_be_handler_p (const_tree fndecl)
{
  if (!fndecl)
    return true;
  if (fndecl_built_in_p (fndecl)
      || (DECL_IN_SYSTEM_HEADER (fndecl) && TREE_NOTHROW (fndecl)))
    return false;
  return (TREE_PUBLIC (fndecl) || !DECL_INITIAL (fndecl)
	  || defer_recover_used_p ());
}

/* May SITE, the bodies inside which are lowered, recover?  */

bool
may_recover_p (const defer_site *site)
{
  if (site->block_p)
    return walk_stmts (site->body, [] (gimple *stmt)
      { return recover_call_p (stmt) ? walk::stop : walk::inside; });
  const gimple *call = defer_deferred_call (site->body);
  return call && may_be_handler_p (gimple_call_fndecl (call));
}

/* May SEQ be left by unwinding?  */

bool
may_unwind_p (gimple_seq seq)
{
  return (cfun->can_throw_non_call_exceptions
	  || walk_stmts (seq, [] (gimple *stmt)
	       {
		 gcall *call = dyn_cast <gcall *> (stmt);
		 return call && !gimple_call_nothrow_p (call) ? walk::stop
							      : walk::inside;
	       }));
}

/* RUNNING = the exception that came here.  */

void
set_running (seq_builder *b, tree running)
{
  tree fndecl = builtin_decl_explicit (BUILT_IN_EH_POINTER);
  gcall *call = gimple_build_call (fndecl, 1, integer_zero_node);
  tree exception = create_tmp_reg (ptr_type_node, "defer_exception");
  gimple_call_set_lhs (call, exception);
  b->add (call);
  b->assign (running, exception);
}

/* RUNNING is about to make the call of SITE, which is in BODY.  */

void
announce (gimple_seq *body, const defer_site *site, tree running)
{
  auto insert_before = [&] (gimple_stmt_iterator *at, tree fn)
    {
      gimple_seq seq = nullptr;
      seq_builder b (&seq, site->loc);
      tree exception = b.value (running, "defer_running");
      if (TREE_CODE (fn) == ADDR_EXPR)
	b.call (defer_announcer (TREE_OPERAND (fn, 0)), exception);
      else
	b.add (gimple_build_call (defer_guarded_decl (runtime::calling), 2,
				  exception, fn));
      gsi_insert_seq_before (at, seq, GSI_SAME_STMT);
    };
  if (site->block_p || !site->recovers)
    {
      gimple_stmt_iterator begin = gsi_start (*body);
      insert_before (&begin, null_pointer_node);
      return;
    }
  gimple *call = defer_deferred_call (*body);
  walk_places (body, [&] (gimple_stmt_iterator *gsi)
    {
      if (gsi_stmt (*gsi) != call)
	return walk::inside;
      tree fn = gimple_call_fn (call);
      insert_before (gsi, TREE_CODE (fn) == OBJ_TYPE_REF
			  ? OBJ_TYPE_REF_EXPR (fn) : fn);
      return walk::stop;
    });
}

/* Tell the runtime when another exception leaves a call that RUNNING is
   making.  */

void
note_left (seq_builder *b, tree running)
{
  tree newer = create_tmp_reg (ptr_type_node, "defer_newer");
  set_running (b, newer);
  tree exception = b->value (running, "defer_running");
  b->add (gimple_build_call (defer_guarded_decl (runtime::left), 2, exception,
			     newer));
}

/* Return a call that asks the runtime whether RUNNING has been recovered.  */

static gcall *
ask_returns (seq_builder *b, tree running)
{
  tree exception = b->value (running, "defer_running");
  return gimple_build_call (defer_guarded_decl (runtime::returns), 1,
			    exception);
}

/* RUNNING, which is not to be recovered, has made all calls of its scope.  */

void
go_on (seq_builder *b, tree running)
{
  b->add (ask_returns (b, running));
}

/* Leave by EXIT when RUNNING has been recovered.  */

void
leave_if_recovered (seq_builder *b, tree running, gimple_seq exit)
{
  tree leave = new_label (), resume = new_label ();
  tree returns = create_tmp_reg (integer_type_node, "defer_returns");
  gcall *call = ask_returns (b, running);
  gimple_call_set_lhs (call, returns);
  b->add (call);
  b->branch (NE_EXPR, returns, integer_zero_node, leave, resume);
  b->label (leave);
  b->add_seq (exit);
  b->label (resume);
}

/* Turn the calls of recover in SEQ, outside of the bodies of defers, into
   calls of the runtime with RUNNING, or into NULL if that is NULL.  Return
   whether there was any.  */

bool
lower_recover (gimple_seq *seq, tree running)
{
  bool found = false;
  walk_places (seq, [&] (gimple_stmt_iterator *gsi)
    {
      gimple *stmt = gsi_stmt (*gsi);
      if (defer_site_of (stmt))
	return walk::next;
      if (running && is_gimple_omp (stmt) && gimple_has_substatements (stmt))
	{
	  /* It becomes a function of its own.  */
	  lower_recover (gimple_omp_body_ptr (stmt), NULL_TREE);
	  return walk::next;
	}
      if (!recover_call_p (stmt))
	return walk::inside;
      found = true;
      gimple_seq now = nullptr;
      seq_builder b (&now, gimple_location (stmt));
      tree lhs = gimple_call_lhs (stmt);
      if (running)
	{
	  tree exception = b.value (running, "defer_running");
	  gcall *call = gimple_build_call (defer_runtime_decl
					     (runtime::recover), 1, exception);
	  gimple_call_set_lhs (call, lhs);
	  b.add (call);
	}
      else if (lhs)
	b.add (gimple_build_assign (lhs, build_zero_cst (TREE_TYPE (lhs))));
      else
	b.add (gimple_build_nop ());
      gsi_insert_seq_before (gsi, now, GSI_SAME_STMT);
      gsi_remove (gsi, true);
      return walk::next;
    });
  return found;
}

/* In main, nothing can be recovered outside of deferred blocks: say so for each
   call of recover in SEQ.  */

static void
warn_in_main (gimple_seq seq)
{
  walk_stmts (seq, [] (gimple *stmt)
    {
      if (defer_site_of (stmt))
	return walk::next;
      if (recover_call_p (stmt))
	warning_at (defer_user_location (gimple_location (stmt)), 0,
		    "%<recover%> outside a deferred call always returns NULL");
      return walk::inside;
    });
}

/* Return what NODE is another name of, or NODE.  What GCC keeps of that depends
   on whether it has analyzed the alias.  */

static tree
behind_alias (cgraph_node *node)
{
  if (node->alias && node->alias_target)
    return node->alias_target;
  if (node->alias && node->analyzed)
    return node->get_alias_target ()->decl;
  return node->decl;
}

/* Is NODE a thunk of FNDECL?  It may be analyzed or not, and made code of.  */

static bool
thunk_of_p (cgraph_node *node, tree fndecl)
{
  thunk_info *info = thunk_info::get (node);
  if (!info || !(node->thunk || node->former_thunk_p ()))
    return false;
  if (info->alias)
    return behind_alias (cgraph_node::get (info->alias)) == fndecl;
  for (cgraph_edge *e = node->callees; e; e = e->next_callee)
    if (behind_alias (e->callee) == fndecl)
      return true;
  return false;
}

/* Is NODE another variant of the destructor FNDECL?  The body of one may serve
   all.  */

static bool
same_destructor_p (cgraph_node *node, tree fndecl)
{
  return (DECL_CXX_DESTRUCTOR_P (fndecl)
	  && node->definition && node->decl != fndecl
	  && DECL_CXX_DESTRUCTOR_P (node->decl)
	  && DECL_CONTEXT (node->decl) == DECL_CONTEXT (fndecl));
}

/* Return FNDECL and its thunks: a virtual function has one more address for
   each base that is not its object's first.  There are thunks of thunks.  */

static auto_vec<tree>
names_of (tree fndecl)
{
  auto_vec<tree> names;
  names.safe_push (fndecl);
  cgraph_node *node;
  FOR_EACH_FUNCTION (node)
    if (same_destructor_p (node, fndecl))
      names.safe_push (node->decl);
  if (DECL_VIRTUAL_P (fndecl))
    for (unsigned i = 0; i < names.length (); i++)
      FOR_EACH_FUNCTION (node)
	if (thunk_of_p (node, names[i]))
	  names.safe_push (node->decl);
  return names;
}

/* Lower the calls of recover in the current function, whose body is SEQ, that
   stand outside of deferred blocks.  */

void
lower_handler (gimple_seq *seq)
{
  tree fndecl = current_function_decl;
  if (MAIN_NAME_P (DECL_NAME (fndecl)) && DECL_FILE_SCOPE_P (fndecl))
    {
      warn_in_main (*seq);
      lower_recover (seq, NULL_TREE);
      return;
    }
  tree running = create_tmp_reg (ptr_type_node, "defer_running");
  if (!lower_recover (seq, running))
    return;
  /* Its address is how it is known.  */
  DECL_ATTRIBUTES (fndecl) = tree_cons (get_identifier ("no_icf"), NULL_TREE,
					DECL_ATTRIBUTES (fndecl));
  gimple_seq entry = nullptr;
  seq_builder b (&entry, UNKNOWN_LOCATION);
  tree entered = new_label ();
  for (tree name : names_of (fndecl))
    {
      gcall *call = gimple_build_call (defer_runtime_decl (runtime::entered),
				       1,
				       build_fold_addr_expr (name));
      gimple_call_set_lhs (call, running);
      b.add (call);
      tree another = new_label ();
      b.branch (NE_EXPR, running, null_pointer_node, entered, another);
      b.label (another);
    }
  b.label (entered);
  gimple_stmt_iterator begin = gsi_start (*seq);
  gsi_insert_seq_before (&begin, entry, GSI_SAME_STMT);
}

/* Return the variable with which the returns in SEQ, the body of the current
   function, return, if any does.  */

static tree
find_returned (gimple_seq seq)
{
  tree returned = NULL_TREE;
  walk_stmts (seq, [&] (gimple *stmt)
    {
      if (greturn *ret = dyn_cast <greturn *> (stmt))
	returned = gimple_return_retval (ret);
      return returned ? walk::stop : walk::inside;
    });
  return returned;
}

/* Return how the current function, whose body is SEQ, leaves after recovery,
   and store the variable that it returns in *RESULT, if it must be cleared.  */

gimple_seq
exit_of_function (gimple_seq seq, tree *result)
{
  tree fndecl = current_function_decl, decl = DECL_RESULT (fndecl);
  tree type = TREE_TYPE (decl);
  gimple_seq exit = nullptr;
  seq_builder b (&exit, UNKNOWN_LOCATION);
  *result = NULL_TREE;

  if (TREE_THIS_VOLATILE (fndecl) || TREE_ADDRESSABLE (type)
      || TREE_CODE (type) == REFERENCE_TYPE)
    {
      const char *name = lang_hooks.decl_printable_name (fndecl, 1);
      tree text = build_string_literal (strlen (name) + 1, name);
      b.call (defer_runtime_decl (runtime::cannot_return), text);
      return exit;
    }
  if (VOID_TYPE_P (type))
    {
      b.add (gimple_build_return (NULL_TREE));
      return exit;
    }
  tree value = find_returned (seq);
  if (!value)
    value = aggregate_value_p (decl, fndecl)
	    ? decl : create_tmp_reg (TYPE_MAIN_VARIANT (type));
  defer_suppress_warnings (value);
  /* With a name it is a local variable of the user's.  */
  if (!(value == decl && DECL_NAME (decl)))
    *result = value;
  b.add (gimple_build_return (value));
  return exit;
}

/* Call FN with each sequence inside STMT in which statements stand; with what
   runs behind a try only if STMT is not one of TRIES.  */

template <typename F>
static void
for_each_inside (gimple *stmt, hash_set<gimple *> *tries, F fn)
{
  if (gbind *bind = dyn_cast <gbind *> (stmt))
    fn (gimple_bind_body_ptr (bind));
  else if (gcatch *handler = dyn_cast <gcatch *> (stmt))
    fn (gimple_catch_handler_ptr (handler));
  else if (geh_else *both = dyn_cast <geh_else *> (stmt))
    {
      fn (gimple_eh_else_n_body_ptr (both));
      fn (gimple_eh_else_e_body_ptr (both));
    }
  else if (gtry *protect = dyn_cast <gtry *> (stmt))
    {
      fn (gimple_try_eval_ptr (protect));
      if (tries->contains (stmt))
	return;
      gimple_seq *cleanup = gimple_try_cleanup_ptr (protect);
      gimple *first = gimple_seq_first_stmt (*cleanup);
      if (!first || !(is_a <gcatch *> (first) || is_a <geh_else *> (first)))
	fn (cleanup);
      else
	for (gimple_stmt_iterator i = gsi_start (*cleanup); !gsi_end_p (i);
	     gsi_next (&i))
	  for_each_inside (gsi_stmt (i), tries, fn);
    }
}

/* Add to HOLDERS the statements of SEQ in which there is any of TRIES, and those
   inside them.  Return whether there is any.  */

static bool
find_holders (gimple_seq seq, hash_set<gimple *> *tries,
	      hash_set<gimple *> *holders)
{
  bool found = false;
  for (gimple_stmt_iterator i = gsi_start (seq); !gsi_end_p (i); gsi_next (&i))
    {
      gimple *stmt = gsi_stmt (i);
      bool holds = tries->contains (stmt);
      for_each_inside (stmt, tries, [&] (gimple_seq *inside)
	{ holds |= find_holders (*inside, tries, holders); });
      if (holds)
	holders->add (stmt);
      found |= holds;
    }
  return found;
}

/* Return the zero of TYPE: of a pointer to a data member of C++, which is an
   offset, that is no zero.  */

static tree
zero_of (tree type)
{
  return TREE_CODE (type) == OFFSET_TYPE ? build_int_cst (type, -1)
					 : build_zero_cst (type);
}

/* Return RUN, and RESULT cleared where it is left by unwinding.  */

static gimple_seq
clear_on_unwinding (gimple_seq run, tree result)
{
  gimple_seq normal = nullptr, clear = nullptr, cleanup = nullptr;
  gimple_seq whole = nullptr;
  /* Without optimization GCC has all jumps out of RUN make a detour through a
     normal side with anything in it; the end of a variable's life is nothing.  */
  tree nothing = create_tmp_var (build_array_type_nelts (char_type_node, 1),
				 "defer_nothing");
  gimple_seq_add_stmt (&normal,
		       gimple_build_assign (nothing, build_clobber
						       (TREE_TYPE (nothing))));
  seq_builder (&clear, UNKNOWN_LOCATION)
    .assign (result, zero_of (TREE_TYPE (result)));
  gimple_seq_add_stmt (&cleanup, gimple_build_eh_else (normal, clear));
  gimple_seq_add_stmt (&whole,
		       gimple_build_try (run, cleanup, GIMPLE_TRY_FINALLY));
  return whole;
}

/* Does SEQ have any of HOLDERS?  */

static bool
holds_any_p (gimple_seq seq, hash_set<gimple *> *holders)
{
  for (gimple_stmt_iterator i = gsi_start (seq); !gsi_end_p (i); gsi_next (&i))
    if (holders->contains (gsi_stmt (i)))
      return true;
  return false;
}

/* Clear RESULT when SEQ is left by unwinding before a return has set it.  TRIES
   are those of the lowering, HOLDERS the statements that hold one; SEQ is inside
   one of them if INSIDE.  */

static void
clear_result_inside (gimple_seq *seq, tree result, hash_set<gimple *> *tries,
		     hash_set<gimple *> *holders, bool inside)
{
  gimple_seq whole = nullptr, run = nullptr;
  auto close_run = [&] ()
    {
      if (inside && run && may_unwind_p (run))
	run = clear_on_unwinding (run, result);
      gimple_seq_add_seq (&whole, run);
      run = nullptr;
    };

  for (gimple_stmt_iterator i = gsi_start (*seq); !gsi_end_p (i); )
    {
      gimple *stmt = gsi_stmt (i);
      gsi_remove (&i, false);
      if (!holders->contains (stmt))
	{
	  gimple_seq_add_stmt (&run, stmt);
	  continue;
	}
      close_run ();
      gimple_seq *eval = is_a <gtry *> (stmt) ? gimple_try_eval_ptr
						  (as_a <gtry *> (stmt))
					      : nullptr;
      for_each_inside (stmt, tries, [&] (gimple_seq *within)
	{
	  /* What runs behind a try has its own reasons to unwind.  */
	  if (!eval || within == eval || holds_any_p (*within, holders))
	    clear_result_inside (within, result, tries, holders,
				 inside || tries->contains (stmt));
	});
      gimple_seq_add_stmt (&whole, stmt);
    }
  close_run ();
  *seq = whole;
}

/* Clear RESULT where SEQ, the body of a function, begins.  */

void
begin_with_zero (gimple_seq *seq, tree result)
{
  gimple_seq zero = nullptr;
  seq_builder (&zero, UNKNOWN_LOCATION)
    .assign (result, zero_of (TREE_TYPE (result)));
  gimple_stmt_iterator begin = gsi_start (*seq);
  gsi_insert_seq_before (&begin, zero, GSI_SAME_STMT);
}

/* Clear RESULT when any of TRIES, which are in SEQ, is left by unwinding before a
   return has set it.  */

void
clear_result (gimple_seq *seq, tree result, hash_set<gimple *> *tries)
{
  hash_set<gimple *> holders;
  find_holders (*seq, tries, &holders);
  clear_result_inside (seq, result, tries, &holders, false);
}

/* Return STMT with std::terminate where it is left by unwinding.  */

static gimple_seq
terminate_on_unwinding (gimple *stmt)
{
  gimple_seq run = nullptr, handler = nullptr, catches = nullptr;
  gimple_seq whole = nullptr;
  gimple_seq_add_stmt (&run, stmt);
  seq_builder (&handler, UNKNOWN_LOCATION)
    .call (lang_hooks.eh_protect_cleanup_actions (), NULL_TREE);
  gimple_seq_add_stmt (&catches, gimple_build_catch (NULL_TREE, handler));
  gimple_seq_add_stmt (&whole,
		       gimple_build_try (run, catches, GIMPLE_TRY_CATCH));
  return whole;
}

/* Return the part of STMT that handlers of C++ are for, if there are any.  */

static gimple_seq *
caught_inside (gimple *stmt)
{
  gtry *protect = dyn_cast <gtry *> (stmt);
  if (!protect || gimple_try_kind (protect) != GIMPLE_TRY_CATCH)
    return nullptr;
  gimple *first = gimple_seq_first_stmt (gimple_try_cleanup (protect));
  return first && is_a <gcatch *> (first) ? gimple_try_eval_ptr (protect)
					  : nullptr;
}

/* Have std::terminate called where the outermost of TRIES in SEQ are left by
   unwinding.  GCC keeps cleanups where a handler is around them.  */

void
terminate_outside (gimple_seq *seq, hash_set<gimple *> *tries)
{
  for (gimple_stmt_iterator i = gsi_start (*seq); !gsi_end_p (i); )
    {
      gimple *stmt = gsi_stmt (i);
      if (tries->contains (stmt))
	{
	  gsi_remove (&i, false);
	  gsi_insert_seq_before (&i, terminate_on_unwinding (stmt),
				 GSI_SAME_STMT);
	  continue;
	}
      gimple_seq *caught = caught_inside (stmt);
      for_each_inside (stmt, tries, [&] (gimple_seq *inside)
	{
	  if (inside != caught)
	    terminate_outside (inside, tries);
	});
      gsi_next (&i);
    }
}

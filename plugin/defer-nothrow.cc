/* Functions without a defer do not make callers lose theirs.
   SPDX-License-Identifier: GPL-3.0-or-later

   In a unit compiled without -fexceptions, GCC finds every function not to
   throw, because nothing in one can: but pthread_exit, cancellation and the
   exceptions of others still pass it.  A caller that defers would lose its
   landing pad with the call

     static void helper (void) { pthread_exit (0); }
     void f (void) { defer done (); helper (); }

   so what GCC finds about a function compiled without -fexceptions is judged
   again behind every pass that may find it.  The function's own code stays as it
   is: without -fexceptions nothing in it looks at the flag.  What the user
   declares nothrow remains so.

   GCC must not inline a function with defers where exceptions are off.  Where
   inlining is likely, start_ipa compiles the caller with -fexceptions too;
   elsewhere the personality that the function has forbids it.

   With -fplugin-arg-defer-faults whatever may fault may unwind.

   With -flto the passes run again, in a compiler that need not have loaded the
   plugin, and see all units: in each, also without a defer, the functions that
   call what may unwind, and with -fplugin-arg-defer-faults all, are streamed as
   compiled with -fexceptions.  */

#include "defer-gcc.h"
#include "defer-plugin.h"

/* Compile FNDECL with OPTION set to VALUE.  */

void
defer_set_option (tree fndecl, int gcc_options::*option, int value)
{
  tree current = build_optimization_node (&global_options,
					  &global_options_set);
  if (tree own = DECL_FUNCTION_SPECIFIC_OPTIMIZATION (fndecl))
    cl_optimization_restore (&global_options, &global_options_set,
			     TREE_OPTIMIZATION (own));
  global_options.*option = value;
  DECL_FUNCTION_SPECIFIC_OPTIMIZATION (fndecl)
    = build_optimization_node (&global_options, &global_options_set);
  cl_optimization_restore (&global_options, &global_options_set,
			   TREE_OPTIMIZATION (current));
}

/* Compile FNDECL with -fexceptions.  On for the whole unit the option would
   change the code of functions without a defer.  */

void
defer_enable_exceptions (tree fndecl)
{
  using_eh_for_cleanups ();
  defer_set_option (fndecl, &gcc_options::x_flag_exceptions, 1);
}

typedef hash_set<defer_uid_hash> uid_set;

/* By DECL_UID: the functions compiled without -fexceptions whose declaration
   lets them throw, those of them that call what may unwind, and those that are
   declared const or pure.  */
static uid_set *candidates, *unwinding, *declared_pure;

/* Note FNDECL before any pass has looked at it.  */

static void
note_function (tree fndecl)
{
  if (!candidates)
    {
      candidates = new uid_set ();
      unwinding = new uid_set ();
      declared_pure = new uid_set ();
    }
  if (!TREE_NOTHROW (fndecl)
      && (defer_opts.faults || !opt_for_fn (fndecl, flag_exceptions)))
    candidates->add (DECL_UID (fndecl));
  if (TREE_READONLY (fndecl) || DECL_PURE_P (fndecl))
    declared_pure->add (DECL_UID (fndecl));
}

/* Does FUN, which has a control flow graph, call anything that may unwind?  */

static bool
calls_unwinding_p (function *fun)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator i = gsi_start_bb (bb); !gsi_end_p (i);
	 gsi_next (&i))
      if (is_gimple_call (gsi_stmt (i))
	  && !gimple_call_nothrow_p (as_a <gcall *> (gsi_stmt (i))))
	return true;
  return false;
}

/* Return the DECL_UID of the function that NODE is, or is a clone of.  A clone
   learns its origin only when it gets a body.  */

static unsigned
original_uid (cgraph_node *node)
{
  while (node->clone_of)
    node = node->clone_of;
  return DECL_UID (DECL_ORIGIN (node->decl));
}

/* Undo what has been found about FNDECL, if it calls what may unwind, or is a
   clone of a function that does.  */

static void
forget (tree fndecl)
{
  cgraph_node *node = cgraph_node::get (fndecl);
  const unsigned uid = original_uid (node);
  if (!unwinding
      || !(unwinding->contains (DECL_UID (fndecl))
	   || unwinding->contains (uid)))
    return;
  if (TREE_NOTHROW (fndecl))
    node->set_nothrow_flag (false);
  /* A function that neither returns nor throws passes for const, whatever it
     stores; a deferred block may read that.  */
  if (TREE_THIS_VOLATILE (fndecl) && !declared_pure->contains (uid)
      && (TREE_READONLY (fndecl) || DECL_PURE_P (fndecl)))
    {
      node->set_const_flag (false, false);
      node->set_pure_flag (false, false);
    }
}

/* A pass has looked at FNDECL, the current function: judge as it would have
   with -fexceptions.  */

static void
judge (tree fndecl)
{
  const unsigned uid = DECL_UID (fndecl);
  if (!candidates || !candidates->contains (DECL_UID (DECL_ORIGIN (fndecl))))
    return;
  if (!(cfun->curr_properties & PROP_rtl))
    {
      if (calls_unwinding_p (cfun)
	  || (defer_opts.faults && defer_may_fault_p (cfun)))
	unwinding->add (uid);
      else
	unwinding->remove (uid);
    }
  forget (fndecl);
}

/* Is FNDECL a function compiled with -fexceptions only for its defers, or
   because it may be inlined together with one that has some?  */

static bool
enabled_p (tree fndecl)
{
  const cl_optimization *unit = TREE_OPTIMIZATION (optimization_default_node);
  return ((!unit->x_flag_exceptions && opt_for_fn (fndecl, flag_exceptions))
	  || (!unit->x_flag_non_call_exceptions
	      && opt_for_fn (fndecl, flag_non_call_exceptions)));
}

/* GCC takes the personality from a function that has cleanups only, and with it
   the reason not to inline it where exceptions are off.  Give it back.  */

static void
restore_personality (tree fndecl)
{
  if (enabled_p (fndecl) && !DECL_FUNCTION_PERSONALITY (fndecl)
      && function_needs_eh_personality (cfun) != eh_personality_none)
    DECL_FUNCTION_PERSONALITY (fndecl) = lang_hooks.eh_personality ();
}

namespace {

const pass_data gimple_data = {
  GIMPLE_PASS, "*defer_nothrow", OPTGROUP_NONE, TV_NONE, 0, 0, 0, 0, 0
};
const pass_data final_data = {
  RTL_PASS, "*defer_nothrow", OPTGROUP_NONE, TV_NONE, 0, 0, 0, 0, 0
};
const pass_data note_data = {
  GIMPLE_PASS, "*defer_note", OPTGROUP_NONE, TV_NONE, 0, 0, 0, 0, 0
};

/* Calls a function of this file for one function of the unit.  */

template <typename Base> class function_pass : public Base
{
public:
  function_pass (const pass_data &data, gcc::context *ctxt,
		 void (*action) (tree), bool always)
    : Base (data, ctxt), m_action (action), m_always (always) {}
  opt_pass *clone () override
  {
    return new function_pass (*this);
  }
  bool gate (function *) override
  {
    return m_always || defer_found_p () || defer_opts.faults;
  }
  unsigned int execute (function *fun) override
  {
    m_action (fun->decl);
    return 0;
  }

private:
  void (*m_action) (tree);
  bool m_always;
};

} // anon namespace

/* Is the function of NODE to be inlined, if that is possible?  */

static bool
inline_p (cgraph_node *node)
{
  return (DECL_DECLARED_INLINE_P (node->decl)
	  || lookup_attribute ("always_inline", DECL_ATTRIBUTES (node->decl)));
}

/* May it be?  */

static bool
inlinable_p (cgraph_node *node)
{
  return (lookup_attribute ("always_inline", DECL_ATTRIBUTES (node->decl))
	  || (opt_for_fn (node->decl, optimize)
	      && !lookup_attribute ("noinline", DECL_ATTRIBUTES (node->decl))));
}

/* CALLEE may be inlined into FNDECL: compile that with the same of -fexceptions
   and -fnon-call-exceptions.  Return whether it was not yet.  */

static bool
follow (tree fndecl, tree callee)
{
  bool exceptions = (opt_for_fn (callee, flag_exceptions)
		     && !opt_for_fn (fndecl, flag_exceptions));
  bool faults = (opt_for_fn (callee, flag_non_call_exceptions)
		 && !opt_for_fn (fndecl, flag_non_call_exceptions));
  if (exceptions)
    defer_enable_exceptions (fndecl);
  if (faults)
    defer_enable_faults (fndecl);
  return exceptions || faults;
}

/* Does what links the unit see its functions, and take them not to throw?  It
   may if the user says so.  */

static bool
streams_unwinding_p ()
{
  return (flag_generate_lto && !flag_exceptions
	  && !global_options_set.x_flag_exceptions);
}

/* The unit is lowered; optimization begins.  */

static void
start_ipa (void *, void *)
{
  const bool streams = streams_unwinding_p ();
  if (defer_opts.no_unwind
      || !(streams || defer_opts.faults
	   || (defer_found_p () && !flag_exceptions)))
    return;
  auto_vec<cgraph_node *> work;
  cgraph_node *node;
  FOR_EACH_FUNCTION_WITH_GIMPLE_BODY (node)
    {
      if (streams && !opt_for_fn (node->decl, flag_exceptions)
	  && (defer_opts.faults
	      || calls_unwinding_p (DECL_STRUCT_FUNCTION (node->decl))))
	defer_enable_exceptions (node->decl);
      if (flag_generate_lto && defer_opts.faults)
	defer_enable_faults (node->decl);
      if (enabled_p (node->decl) && inlinable_p (node))
	work.safe_push (node);
    }
  while (!work.is_empty ())
    {
      node = work.pop ();
      for (cgraph_edge *e = node->callers; e; e = e->next_caller)
	if (follow (e->caller->decl, node->decl)
	    && inline_p (e->caller) && inlinable_p (e->caller))
	  work.safe_push (e->caller);
    }
  defer_keep_faults_inside ();
}

/* The passes over the whole unit are over.  What they found about one function
   rests on what they found about others: the judgements from before them
   hold.  */

static void
end_ipa (void *, void *)
{
  if (!defer_found_p () && !defer_opts.faults)
    return;
  cgraph_node *node;
  FOR_EACH_DEFINED_FUNCTION (node)
    forget (node->decl);
  /* Where the unit by itself has no use for unwind tables, but for debug
     information, GCC would put those of all its functions there.  */
  flag_unwind_tables = 1;
}

/* What calls of a function with several versions go through is declared by the
   compiler, as nothrow whatever the versions do.  */

static tree (*previous_dispatcher) (void *);

static tree
build_dispatcher (void *version)
{
  tree dispatcher = previous_dispatcher (version);
  if (dispatcher && defer_found_p ())
    TREE_NOTHROW (dispatcher) = TREE_NOTHROW (static_cast<tree> (version));
  return dispatcher;
}

void
defer_register_nothrow (const char *plugin)
{
  if (!defer_in_c_family ())
    return;
  previous_dispatcher = targetm.get_function_versions_dispatcher;
  if (previous_dispatcher)
    targetm.get_function_versions_dispatcher = build_dispatcher;
  using on_gimple = function_pass<gimple_opt_pass>;
  using on_rtl = function_pass<rtl_opt_pass>;
  defer_place_pass (plugin, new on_gimple (note_data, g, note_function, true),
		    "*warn_unused_result", true, true);
  for (const char *pass : { "nothrow", "local-pure-const", "modref" })
    defer_place_pass (plugin, new on_gimple (gimple_data, g, judge, false),
		      pass, false, true);
  defer_place_pass (plugin, new on_gimple (gimple_data, g, restore_personality,
					   false),
		    "ehcleanup", false, true);
  /* What the last of them finds is written down by "final".  */
  defer_place_pass (plugin, new on_rtl (final_data, g, judge, false), "final",
		    false, true);
  register_callback (plugin, PLUGIN_ALL_IPA_PASSES_START, start_ipa, nullptr);
  register_callback (plugin, PLUGIN_ALL_IPA_PASSES_END, end_ipa, nullptr);
}

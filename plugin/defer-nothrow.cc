/* Functions without a defer do not make callers lose theirs.
   SPDX-License-Identifier: GPL-3.0-or-later

   In a unit compiled without -fexceptions, GCC finds every function not to
   throw, because nothing in one can: but pthread_exit, cancellation and the
   exceptions of others still pass it.  A caller that defers would lose its
   landing pad with the call

     static void helper (void) { pthread_exit (0); }
     void f (void) { defer done (); helper (); }

   so what GCC finds about a function compiled without -fexceptions is judged
   again behind every pass that may find it.  The function's own code stays as it is:
   without -fexceptions nothing in it looks at the flag.  What the user declares
   nothrow remains so.

   A function with defers is not inlined where exceptions are off, unless its
   caller, which then gets its landing pads, is compiled with -fexceptions too:
   see start_ipa.

   With -flto the passes run again, in a compiler that need not have loaded the
   plugin: functions of a unit with defers are streamed as compiled with
   -fexceptions.  */

#include "defer-gcc.h"
#include "defer-plugin.h"

/* The functions compiled without -fexceptions whose declaration lets them
   throw, by DECL_UID.  */
static hash_set<int_hash<unsigned, UINT_MAX, UINT_MAX - 1>> *may_unwind;

/* Note FNDECL before any pass has looked at it.  */

static void
note_function (tree fndecl)
{
  if (!may_unwind)
    may_unwind = new hash_set<int_hash<unsigned, UINT_MAX, UINT_MAX - 1>> ();
  if (!TREE_NOTHROW (fndecl) && !opt_for_fn (fndecl, flag_exceptions))
    may_unwind->add (DECL_UID (fndecl));
}

/* Does the function of NODE call anything that may unwind?  */

static bool
calls_unwinding_p (cgraph_node *node)
{
  for (cgraph_edge *e = node->callees; e; e = e->next_callee)
    if (e->inline_failed ? !TREE_NOTHROW (e->callee->decl)
			 : calls_unwinding_p (e->callee))
      return true;
  for (cgraph_edge *e = node->indirect_calls; e; e = e->next_callee)
    if (!(e->indirect_info->ecf_flags & ECF_NOTHROW))
      return true;
  return false;
}

/* Undo what has been found about the function of NODE, unless it would have
   been found with -fexceptions too.  */

static void
forget (cgraph_node *node)
{
  if (may_unwind && TREE_NOTHROW (node->decl)
      && may_unwind->contains (DECL_UID (node->decl))
      && calls_unwinding_p (node))
    node->set_nothrow_flag (false);
}

namespace {

const pass_data gimple_data = {
  GIMPLE_PASS, "*defer_nothrow", OPTGROUP_NONE, TV_NONE, 0, 0, 0, 0, 0
};
const pass_data rtl_data = {
  RTL_PASS, "*defer_nothrow", OPTGROUP_NONE, TV_NONE, 0, 0, 0, 0, 0
};
const pass_data note_data = {
  GIMPLE_PASS, "*defer_note", OPTGROUP_NONE, TV_NONE, 0, 0, 0, 0, 0
};

/* Forget about one function, or with Note remember it.  */

template <typename Base> class function_pass : public Base
{
public:
  function_pass (const pass_data &data, gcc::context *ctxt, bool note)
    : Base (data, ctxt), m_note (note) {}
  opt_pass *clone () override
  {
    return new function_pass (*this);
  }
  bool gate (function *) override { return m_note || defer_found_p (); }
  unsigned int execute (function *fun) override
  {
    if (m_note)
      note_function (fun->decl);
    else
      forget (cgraph_node::get (fun->decl));
    return 0;
  }

private:
  bool m_note;
};

} // anon namespace

/* Put PASS behind, or with BEFORE in front of, every instance of the pass
   called NEIGHBOUR.  */

static void
place (const char *plugin, opt_pass *pass, const char *neighbour, bool before)
{
  register_pass_info info;
  info.pass = pass;
  info.reference_pass_name = neighbour;
  info.ref_pass_instance_number = 0;
  info.pos_op = before ? PASS_POS_INSERT_BEFORE : PASS_POS_INSERT_AFTER;
  register_callback (plugin, PLUGIN_PASS_MANAGER_SETUP, nullptr, &info);
}

/* Is NODE a function that was compiled with -fexceptions for its defers?  */

static bool
deferring_p (cgraph_node *node)
{
  return (DECL_FUNCTION_PERSONALITY (node->decl)
	  && DECL_FUNCTION_SPECIFIC_OPTIMIZATION (node->decl)
	  && opt_for_fn (node->decl, flag_exceptions));
}

/* May the function of NODE be inlined?  */

static bool
inlinable_p (cgraph_node *node)
{
  return (lookup_attribute ("always_inline", DECL_ATTRIBUTES (node->decl))
	  || (opt_for_fn (node->decl, optimize)
	      && !lookup_attribute ("noinline", DECL_ATTRIBUTES (node->decl))));
}

/* The unit is lowered; optimization begins.  */

static void
start_ipa (void *, void *)
{
  if (flag_exceptions || defer_opts.no_unwind || !defer_found_p ())
    return;
  auto_vec<tree> enabled;
  cgraph_node *node;
  FOR_EACH_FUNCTION_WITH_GIMPLE_BODY (node)
    {
      if (flag_generate_lto)
	enabled.safe_push (node->decl);
      if (deferring_p (node) && inlinable_p (node))
	for (cgraph_edge *e = node->callers; e; e = e->next_caller)
	  enabled.safe_push (e->caller->decl);
    }
  for (tree decl : enabled)
    if (!opt_for_fn (decl, flag_exceptions))
      defer_enable_exceptions (decl);
}

/* The passes over the whole unit are over.  */

static void
end_ipa (void *, void *)
{
  if (!defer_found_p ())
    return;
  cgraph_node *node;
  FOR_EACH_DEFINED_FUNCTION (node)
    forget (node);
}

void
defer_register_nothrow (const char *plugin)
{
  if (!defer_in_c_family ())
    return;
  place (plugin, new function_pass<gimple_opt_pass> (note_data, g, true),
	 "*warn_unused_result", true);
  place (plugin, new function_pass<gimple_opt_pass> (gimple_data, g, false),
	 "nothrow", false);
  place (plugin, new function_pass<gimple_opt_pass> (gimple_data, g, false),
	 "local-pure-const", false);
  /* What the last of them finds is written down by "final".  */
  place (plugin, new function_pass<rtl_opt_pass> (rtl_data, g, false),
	 "final", false);
  register_callback (plugin, PLUGIN_ALL_IPA_PASSES_START, start_ipa, nullptr);
  register_callback (plugin, PLUGIN_ALL_IPA_PASSES_END, end_ipa, nullptr);
}

/* Whole programs, where -flto links them: units that the plugin has not seen.
   SPDX-License-Identifier: GPL-3.0-or-later

   A unit compiled without -fexceptions says of each of its functions that it
   does not throw.  The panics of others pass it nevertheless,

     unit a.c:	void f (void) { defer done (); g (); }
     unit b.c:	void g (void) { h (); }		[by GCC alone]
     unit c.c:	void h (void) { panic ("..."); }

   and f would lose its landing pad where GCC sees a.c and b.c together.  What the
   plugin compiles is streamed as defer-nothrow.cc says.  Of the rest it can be
   told when the plugin is loaded for the link, too: here, before any pass over
   the whole program, functions that call others become what they are with
   -fexceptions, if any unit defers.  */

#include "defer-gcc.h"
#include "defer-plugin.h"

/* Does any unit of the program defer?  */

static bool
program_defers_p ()
{
  const tree name = get_identifier ("__defer_returns");
  return symtab_node::get_for_asmname (name) != nullptr;
}

/* Let EDGE, a call, unwind, if what it calls may.  */

static void
let_unwind (cgraph_edge *edge)
{
  const bool nothrow = edge->callee
		       ? TREE_NOTHROW (edge->callee->decl)
		       : (edge->indirect_info->ecf_flags & ECF_NOTHROW) != 0;
  if (!nothrow)
    edge->can_throw_external = true;
}

namespace {

const pass_data link_data = {
  IPA_PASS, "*defer_link", OPTGROUP_NONE, TV_NONE, 0, 0, 0, 0, 0
};

class link_pass : public ipa_opt_pass_d
{
public:
  explicit link_pass (gcc::context *ctxt)
    : ipa_opt_pass_d (link_data, ctxt, nullptr, nullptr, nullptr, nullptr,
		      nullptr, nullptr, 0, nullptr, nullptr) {}

  bool gate (function *) override
  {
    return in_lto_p && !flag_ltrans && program_defers_p ();
  }
  unsigned int execute (function *) override;
};

unsigned int
link_pass::execute (function *)
{
  auto_vec<cgraph_node *> passed;
  cgraph_node *node;
  FOR_EACH_DEFINED_FUNCTION (node)
    if (!opt_for_fn (node->decl, flag_exceptions)
	&& (node->callees || node->indirect_calls)
	&& !lookup_attribute ("nothrow", DECL_ATTRIBUTES (node->decl)))
      {
	defer_enable_exceptions (node->decl);
	node->set_nothrow_flag (false);
	passed.safe_push (node);
      }
  for (cgraph_node *passes : passed)
    {
      for (cgraph_edge *e = passes->callees; e; e = e->next_callee)
	let_unwind (e);
      for (cgraph_edge *e = passes->indirect_calls; e; e = e->next_callee)
	let_unwind (e);
    }
  return 0;
}

} // anon namespace

void
defer_register_link (const char *plugin)
{
  if (!defer_in_c_family ())
    defer_place_pass (plugin, new link_pass (g), "whole-program", true);
}

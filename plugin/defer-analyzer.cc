/* -fanalyzer does not follow exceptions out of C.
   SPDX-License-Identifier: GPL-3.0-or-later

   The analyzer takes a call that is left by an exception for one that has
   succeeded, and what it has returned for lost.  Of

     FILE *in = fopen (from, "r");
     defer fclose (in);
     FILE *out = fopen (to, "w");

   it says that `out' leaks on the way to the landing pad that closes `in', as
   it says of `cleanup' variables with -fexceptions.  C is compiled without that
   option, but for the functions that defer.  In these, calls with a result have
   no edges to landing pads while the analyzer looks at them.  -fchecking does
   not like blocks that nothing leads to: with it the warnings remain.  */

#include "defer-gcc.h"
#include "defer-plugin.h"

/* What the pads' PHIs have had for the edges, in the order of HIDDEN.  */
static tree arguments;

namespace {

/* An edge that is not there.  */

struct hidden_edge
{
  function *fun;
  int src, dest, flags;
  profile_probability probability;
  location_t locus;
};

const pass_data before_data = {
  IPA_PASS, "*defer_analyzer_before", OPTGROUP_NONE, TV_NONE, 0, 0, 0, 0, 0
};
const pass_data after_data = {
  IPA_PASS, "*defer_analyzer_after", OPTGROUP_NONE, TV_NONE, 0, 0, 0, 0, 0
};

auto_vec<hidden_edge> hidden;

/* Does E lead from a call whose result it loses to a landing pad?  */

bool
loses_result_p (edge e)
{
  gimple_stmt_iterator last = gsi_last_nondebug_bb (e->src);
  return ((e->flags & EDGE_EH) && is_gimple_call (gsi_stmt (last))
	  && gimple_call_lhs (gsi_stmt (last)));
}

/* Remember E, of FUN, and remove it.  */

void
hide_edge (function *fun, edge e)
{
  hidden.safe_push ({ fun, e->src->index, e->dest->index, e->flags,
		      e->probability, e->goto_locus });
  for (gphi_iterator i = gsi_start_phis (e->dest); !gsi_end_p (i);
       gsi_next (&i))
    {
      location_t locus = gimple_phi_arg_location_from_edge (i.phi (), e);
      arguments = tree_cons (build_int_cst (size_type_node, locus),
			     gimple_phi_arg_def (i.phi (), e->dest_idx),
			     arguments);
    }
  remove_edge (e);
}

/* Hide what leads to landing pads of FUN.  */

void
hide_edges (function *fun)
{
  push_cfun (fun);
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (unsigned i = EDGE_COUNT (bb->preds); i-- > 0;)
      if (loses_result_p (EDGE_PRED (bb, i)))
	hide_edge (fun, EDGE_PRED (bb, i));
  pop_cfun ();
}

/* Put all of them back.  */

void
show_edges ()
{
  tree next = nreverse (arguments);
  arguments = NULL_TREE;
  for (const hidden_edge &h : hidden)
    {
      push_cfun (h.fun);
      basic_block dest = BASIC_BLOCK_FOR_FN (h.fun, h.dest);
      edge e = make_edge (BASIC_BLOCK_FOR_FN (h.fun, h.src), dest, h.flags);
      e->probability = h.probability;
      e->goto_locus = h.locus;
      for (gphi_iterator i = gsi_start_phis (dest); !gsi_end_p (i);
	   gsi_next (&i), next = TREE_CHAIN (next))
	add_phi_arg (i.phi (), TREE_VALUE (next), e,
		     tree_to_uhwi (TREE_PURPOSE (next)));
      pop_cfun ();
    }
  hidden.truncate (0);
}

class analyzer_pass : public ipa_opt_pass_d
{
public:
  analyzer_pass (const pass_data &data, bool before)
    : ipa_opt_pass_d (data, g, nullptr, nullptr, nullptr, nullptr, nullptr,
		      nullptr, 0, nullptr, nullptr),
      m_before (before) {}
  bool gate (function *) override
  {
    return flag_analyzer && !flag_exceptions && !flag_checking;
  }
  unsigned int execute (function *) override
  {
    if (!m_before)
      {
	show_edges ();
	return 0;
      }
    cgraph_node *node;
    FOR_EACH_FUNCTION_WITH_GIMPLE_BODY (node)
      {
	function *fun = DECL_STRUCT_FUNCTION (node->decl);
	if (fun->cfg && opt_for_fn (node->decl, flag_exceptions))
	  hide_edges (fun);
      }
    return 0;
  }

private:
  bool m_before;
};

} // anon namespace

void
defer_register_analyzer (const char *plugin)
{
  defer_keep_trees (plugin, &arguments, 1);
  defer_place_pass (plugin, new analyzer_pass (before_data, true), "analyzer",
		    true);
  defer_place_pass (plugin, new analyzer_pass (after_data, false), "analyzer",
		    false);
}

/* The declaration of a named result.
   SPDX-License-Identifier: GPL-3.0-or-later

   `defer_result (type, name)' is `type name __attribute__ ((defer_result))'.
   defer-syntax.cc checks where it stands and what it is, defer-pass.cc makes the
   function return it.  */

#include "defer-gcc.h"
#include "defer-plugin.h"

static bool any_named_result;

/* Has a named result been declared in this unit?  */

bool
defer_named_results_p ()
{
  return any_named_result;
}

/* Handle the attribute of defer_result on *NODE.  */

static tree
handle_result (tree *node, tree, tree, int, bool *no_add_attrs)
{
  if (!VAR_P (*node) || !current_function_decl)
    {
      error_at (DECL_P (*node) ? DECL_SOURCE_LOCATION (*node) : input_location,
		"%<defer_result%> declares a variable of a function");
      *no_add_attrs = true;
      return NULL_TREE;
    }
  /* The function returns it, also where control falls off the end.  */
  any_named_result = true;
  TREE_USED (*node) = 1;
  DECL_READ_P (*node) = 1;
  defer_function_returns_value (current_function_decl);
  return NULL_TREE;
}

void
defer_register_attributes ()
{
  static const attribute_spec result
    = { "defer_result", 0, 0, true, false, false, false, handle_result,
	nullptr };
  register_attribute (&result);
}

/* Is DECL declared with defer_result?  */

bool
defer_named_result_p (const_tree decl)
{
  return lookup_attribute ("defer_result", DECL_ATTRIBUTES (decl)) != NULL_TREE;
}

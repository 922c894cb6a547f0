/* Functions that the plugin adds to a unit.
   SPDX-License-Identifier: GPL-3.0-or-later

   They are static, cold, and left alone by what looks from one function into
   another: no more is known of one than what its callers expect.  They are not
   worth the time that -O2 takes, which is twice that of -Og for code which is as
   good but for a tail call.  */

#include "defer-gcc.h"
#include "defer-plugin.h"

/* The options that helpers are compiled with.  */
static tree helper_options;

void
defer_register_helper_roots (const char *plugin)
{
  defer_keep_trees (plugin, &helper_options, 1);
}

/* Compile DECL with the options of helpers.  */

static void
set_options (tree decl)
{
  if (!helper_options)
    {
      if (opt_for_fn (decl, optimize) > 1 && !opt_for_fn (decl, optimize_size))
	{
	  tree options = NULL_TREE;
	  for (const char *option : { "-freorder-functions", "-Og" })
	    options = tree_cons (NULL_TREE,
				 build_string (strlen (option) + 1, option),
				 options);
	  decl_attributes (&decl, tree_cons (get_identifier ("optimize"),
					     options, NULL_TREE), 0);
	}
      defer_enable_exceptions (decl);
      helper_options = DECL_FUNCTION_SPECIFIC_OPTIMIZATION (decl);
    }
  DECL_FUNCTION_SPECIFIC_OPTIMIZATION (decl) = helper_options;
}

/* Return the identifier of a function called PREFIX and then FNDECL's name.  */

static tree
name_for (const char *prefix, tree fndecl)
{
  if (!fndecl)
    return get_identifier (prefix);
  char *name = concat (prefix,
		       IDENTIFIER_POINTER (DECL_ASSEMBLER_NAME (fndecl)), NULL);
  for (char *p = name; *p; p++)
    if (*p == '*')
      *p = '.';
  tree identifier = get_identifier (name);
  free (name);
  return identifier;
}

/* Declare a function of TYPE, which has parameters.  It is called PREFIX and then
   like FNDECL, if that is not NULL.  */

tree
defer_declare_helper (tree type, const char *prefix, tree fndecl)
{
  tree name = name_for (prefix, fndecl);
  tree decl = build_decl (BUILTINS_LOCATION, FUNCTION_DECL, name, type);
  SET_DECL_ASSEMBLER_NAME (decl, name);
  TREE_STATIC (decl) = 1;
  TREE_USED (decl) = 1;
  DECL_ARTIFICIAL (decl) = 1;
  DECL_IGNORED_P (decl) = 1;
  DECL_UNINLINABLE (decl) = 1;
  for (const char *attribute : { "cold", "noclone", "noipa" })
    DECL_ATTRIBUTES (decl) = tree_cons (get_identifier (attribute), NULL_TREE,
					DECL_ATTRIBUTES (decl));

  tree result = build_decl (BUILTINS_LOCATION, RESULT_DECL, NULL_TREE,
			    TREE_TYPE (type));
  DECL_ARTIFICIAL (result) = 1;
  DECL_IGNORED_P (result) = 1;
  DECL_CONTEXT (result) = decl;
  DECL_RESULT (decl) = result;

  tree *end = &DECL_ARGUMENTS (decl);
  for (tree parm = TYPE_ARG_TYPES (type); parm != void_list_node;
       parm = TREE_CHAIN (parm))
    {
      *end = build_decl (BUILTINS_LOCATION, PARM_DECL, NULL_TREE,
			 TREE_VALUE (parm));
      DECL_ARG_TYPE (*end) = TREE_VALUE (parm);
      DECL_ARTIFICIAL (*end) = 1;
      DECL_CONTEXT (*end) = decl;
      end = &DECL_CHAIN (*end);
    }
  set_options (decl);
  return decl;
}

/* Make STMT the body of DECL.  */

void
defer_define_helper (tree decl, tree stmt)
{
  tree block = make_node (BLOCK);
  TREE_USED (block) = 1;
  BLOCK_SUPERCONTEXT (block) = decl;
  DECL_INITIAL (decl) = block;
  DECL_SAVED_TREE (decl) = build3 (BIND_EXPR, void_type_node, NULL_TREE, stmt,
				   block);
  push_struct_function (decl);
  pop_cfun ();
  cgraph_node::finalize_function (decl, true);
}

/* The builtins that programs may name, and the normal form's call.
   SPDX-License-Identifier: GPL-3.0-or-later

   A builtin made when the unit starts is lost when a precompiled header is
   read, which brings its own: builtins are looked up by name.  */

#include "defer-gcc.h"
#include "defer-plugin.h"

/* The subcodes that tell __defer, and the prefix that _Defer is, from the
   builtins of the target.  */
static const unsigned int builtin_code = 0x7defe, scope_code = 0x7deff;

/* Declare the builtins to the front end of the C family.  */

void
defer_declare_builtins ()
{
  tree variadic = build_varargs_function_type_list (void_type_node, NULL_TREE);
  tree condition = build_function_type_list (integer_type_node, NULL_TREE);
  tree scope = build_function_type_list (integer_type_node, integer_type_node,
					 NULL_TREE);

  add_builtin_function ("__defer", variadic, builtin_code, BUILT_IN_MD, nullptr,
			NULL_TREE);
  add_builtin_function ("__defer_scope", scope, scope_code, BUILT_IN_MD, nullptr,
			NULL_TREE);
  add_builtin_function ("__defer_scoped", scope, 0, NOT_BUILT_IN, nullptr,
			NULL_TREE);
  for (const char *name :
       { "__defer_undecided", "__defer_block", "__defer_call",
	 "__defer_other" })
    add_builtin_function (name, condition, 0, NOT_BUILT_IN, nullptr, NULL_TREE);
  add_builtin_function ("__recover",
			build_function_type_list (const_ptr_type_node,
						  NULL_TREE),
			0, NOT_BUILT_IN, nullptr, NULL_TREE);
}

/* Is FNDECL, NULL or a function, recover: the builtin, or what <defer.h>
   declares?  */

bool
defer_recover_p (const_tree fndecl)
{
  return (fndecl && DECL_NAME (fndecl) && TREE_PUBLIC (fndecl)
	  && DECL_EXTERNAL (fndecl) && DECL_FILE_SCOPE_P (fndecl)
	  && (id_equal (DECL_NAME (fndecl), "defer_recover")
	      || id_equal (DECL_NAME (fndecl), "__recover")));
}

/* Is FNDECL the builtin __defer?  */

bool
defer_builtin_p (const_tree fndecl)
{
  return (fndecl_built_in_p (fndecl, BUILT_IN_MD)
	  && DECL_MD_FUNCTION_CODE (fndecl) == builtin_code
	  && id_equal (DECL_NAME (fndecl), "__defer"));
}

/* Is FNDECL the builtin that a prefix of a _Defer calls?  */

bool
defer_scope_builtin_p (const_tree fndecl)
{
  return (fndecl_built_in_p (fndecl, BUILT_IN_MD)
	  && DECL_MD_FUNCTION_CODE (fndecl) == scope_code
	  && id_equal (DECL_NAME (fndecl), "__defer_scope"));
}

/* Return which prefix FNDECL is the marker of.  */

static defer_marker
marker_of_decl (const_tree fndecl)
{
  if (!fndecl || !DECL_IS_UNDECLARED_BUILTIN (fndecl) || !DECL_NAME (fndecl))
    return defer_marker::none;
  if (id_equal (DECL_NAME (fndecl), "__defer_block"))
    return defer_marker::block;
  if (id_equal (DECL_NAME (fndecl), "__defer_call"))
    return defer_marker::call;
  if (id_equal (DECL_NAME (fndecl), "__defer_undecided"))
    return defer_marker::undecided;
  if (id_equal (DECL_NAME (fndecl), "__defer_other"))
    return defer_marker::other;
  if (id_equal (DECL_NAME (fndecl), "__defer_scoped"))
    return defer_marker::scoped;
  return defer_marker::none;
}

/* Return which prefix CALL, any tree, is the condition of.  */

defer_marker
defer_marker_of (const_tree call)
{
  return (TREE_CODE (call) == CALL_EXPR
	  ? marker_of_decl (get_callee_fndecl (call)) : defer_marker::none);
}

/* Is T something that statements are in?  */

static bool
holds_statements_p (const_tree t)
{
  return (STATEMENT_CLASS_P (t) || TREE_CODE (t) == STATEMENT_LIST
	  || TREE_CODE (t) == BIND_EXPR || TREE_CODE (t) == TARGET_EXPR);
}

/* Return the call of a marker that makes LOOP a prefix, or NULL.  A user's own
   condition may have prefixes inside it, in a statement expression.  */

tree
defer_prefix_call (tree loop)
{
  tree cond = WHILE_COND (loop);
  if (!cond)
    return NULL_TREE;
  return walk_tree_without_duplicates (&cond,
    [] (tree *op, int *walk_subtrees, void *) -> tree
    {
      if (holds_statements_p (*op))
	*walk_subtrees = 0;
      return defer_marker_of (*op) == defer_marker::none ? NULL_TREE : *op;
    }, nullptr);
}

/* Is STMT a marker that is still there?  */

bool
defer_marker_call_p (const gimple *stmt)
{
  return (is_gimple_call (stmt)
	  && (marker_of_decl (gimple_call_fndecl (stmt))
	      != defer_marker::none));
}

/* Does this unit, or its precompiled header, name any of NAMES?  */

static bool
any_used_p (std::initializer_list<const char *> names)
{
  for (const char *name : names)
    if (tree decl = defer_global_value (name))
      /* Declared by the user too, it is a set of overloads.  */
      if (TREE_CODE (decl) != FUNCTION_DECL || TREE_USED (decl))
	return true;
  return false;
}

/* Does it name __defer or a prefix?  */

bool
defer_markers_used_p ()
{
  return any_used_p ({ "__defer", "__defer_undecided", "__defer_block",
		       "__defer_call", "__defer_other", "__defer_scoped" });
}

/* Does it name recover, or panic?  What it names its program is linked with.  */

static bool recover_used, panic_used;

/* Has it the <pthread.h> of musl?  That declares a function that no other does.  */

static bool musl_threads;

/* A function has been parsed: find that out, before the scope is gone.  */

void
defer_note_names ()
{
  musl_threads = musl_threads || defer_global_value ("_pthread_cleanup_push");
  recover_used = recover_used || any_used_p ({ "defer_recover", "__recover" });
  panic_used = panic_used || any_used_p ({ "defer_panic", "defer_panic_value",
					   "defer_repanic" });
}

bool
defer_recover_used_p ()
{
  return recover_used;
}

bool
defer_musl_threads_p ()
{
  return musl_threads;
}

/* Is the program that this unit is part of linked with the runtime?  */

bool
defer_needs_runtime_p ()
{
  return recover_used || panic_used;
}

/* Return the marker NAME, for code that is made of what the user wrote.  */

tree
defer_marker_decl (const char *name)
{
  tree decl = defer_global_value (name);
  TREE_USED (decl) = 1;
  return decl;
}

/* Is STMT the place of a defer?  By name: what a precompiled header brought
   refers to another declaration.  */

bool
defer_site_call_p (const gimple *stmt)
{
  if (!is_gimple_call (stmt))
    return false;
  tree fndecl = gimple_call_fndecl (stmt);
  return (fndecl && DECL_ARTIFICIAL (fndecl) && DECL_EXTERNAL (fndecl)
	  && DECL_NAME (fndecl) && id_equal (DECL_NAME (fndecl), "__defer_site"));
}

/* Return the flags that SITE, the place of a defer, was made with.  */

int
defer_site_flags_of (const gimple *site)
{
  return tree_to_shwi (gimple_call_arg (site, 0));
}

/* Return the snapshot that the site CALL names in its argument I, from 1.  One
   whose address is taken stands there with its address.  */

tree
defer_snapshot (const gcall *call, unsigned i)
{
  tree arg = gimple_call_arg (call, i);
  return TREE_CODE (arg) == ADDR_EXPR ? TREE_OPERAND (arg, 0) : arg;
}

/* Is BLOCK that of the outermost braces of the current function?  */

bool
defer_body_block_p (tree block)
{
  if (!block)
    return false;
  if (!c_dialect_cxx ())
    return block == DECL_INITIAL (current_function_decl);
  /* The clones of a constructor have copies.  */
  if (tree origin = BLOCK_ABSTRACT_ORIGIN (block))
    if (TREE_CODE (origin) == BLOCK)
      block = origin;
  return defer_outer_brace_p (block);
}

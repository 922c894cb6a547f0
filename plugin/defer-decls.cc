/* The builtins that programs may name, and the declarations of the runtime.
   SPDX-License-Identifier: GPL-3.0-or-later

   A builtin made when the unit starts is lost when a precompiled header is
   read, which brings its own: builtins are looked up by name, and everything
   else is made when it is first needed.  */

#include "defer-gcc.h"
#include "defer-plugin.h"

/* The subcode that tells __defer from the builtins of the target.  */
static const unsigned int builtin_code = 0x7defe;

static tree site_decl, grow_decl, shrink_decl, exhausted_decl;
static tree calling_decl, entered_decl, recover_decl, left_decl, returns_decl;
static tree cannot_return_decl;

static const ggc_root_tab roots[] = {
  DEFER_ROOT (site_decl), DEFER_ROOT (grow_decl), DEFER_ROOT (shrink_decl),
  DEFER_ROOT (exhausted_decl), DEFER_ROOT (calling_decl),
  DEFER_ROOT (entered_decl), DEFER_ROOT (recover_decl), DEFER_ROOT (left_decl),
  DEFER_ROOT (returns_decl), DEFER_ROOT (cannot_return_decl),
  LAST_GGC_ROOT_TAB
};

void
defer_register_roots (const char *plugin)
{
  register_callback (plugin, PLUGIN_REGISTER_GGC_ROOTS, nullptr,
		     const_cast<ggc_root_tab *> (roots));
}

/* Declare the builtins to the front end of the C family.  */

void
defer_declare_builtins ()
{
  tree variadic = build_varargs_function_type_list (void_type_node, NULL_TREE);
  tree condition = build_function_type_list (integer_type_node, NULL_TREE);

  add_builtin_function ("__defer", variadic, builtin_code, BUILT_IN_MD, nullptr,
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
  return defer_marker::none;
}

/* Return which prefix CALL, any tree, is the condition of.  */

defer_marker
defer_marker_of (const_tree call)
{
  return (TREE_CODE (call) == CALL_EXPR
	  ? marker_of_decl (get_callee_fndecl (call)) : defer_marker::none);
}

/* Is STMT a marker that is still there?  */

bool
defer_marker_call_p (const gimple *stmt)
{
  return (is_gimple_call (stmt)
	  && (marker_of_decl (gimple_call_fndecl (stmt))
	      != defer_marker::none));
}

/* Has anything in this unit, or in its precompiled header, named __defer or a
   prefix?  */

bool
defer_markers_used_p ()
{
  for (const char *name :
       { "__defer", "__defer_undecided", "__defer_block", "__defer_call",
	 "__defer_other" })
    if (tree decl = defer_global_value (name))
      /* Declared by the user too, it is a set of overloads.  */
      if (TREE_CODE (decl) != FUNCTION_DECL || TREE_USED (decl))
	return true;
  return false;
}

/* Does this unit, or its precompiled header, name recover, or panic?  What it
   names its program is linked with.  */

static bool
any_used_p (std::initializer_list<const char *> names)
{
  for (const char *name : names)
    if (tree decl = defer_global_value (name))
      if (TREE_USED (decl))
	return true;
  return false;
}

static bool recover_used, panic_used;

void
defer_note_panics ()
{
  recover_used = recover_used || any_used_p ({ "defer_recover", "__recover" });
  panic_used = panic_used || any_used_p ({ "defer_panic", "defer_panic_value",
					   "defer_repanic" });
}

bool
defer_recover_used_p ()
{
  return recover_used;
}

/* Return the marker that __defer leaves in front of the call it defers.  */

tree
defer_marker_decl ()
{
  tree decl = defer_global_value ("__defer_call");
  TREE_USED (decl) = 1;
  return decl;
}

/* Return *DECL, made first as the external function NAME of TYPE when there
   is none.  build_fn_decl says that a function does not throw; callers would
   lose their landing pads.  */

static tree
function_decl (tree *decl, const char *name, tree type)
{
  if (!*decl)
    {
      *decl = build_fn_decl (name, type);
      TREE_NOTHROW (*decl) = 0;
      DECL_ARTIFICIAL (*decl) = 1;
    }
  return *decl;
}

/* void __defer_site (int, ...): the place of a defer in the normal form.  */

tree
defer_site_decl ()
{
  return function_decl (&site_decl, "__defer_site",
			build_varargs_function_type_list (void_type_node,
							  integer_type_node,
							  NULL_TREE));
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

/* char *__defer_chain_grow (struct __defer_chain *, size_t) */

tree
defer_chain_grow_decl ()
{
  tree decl
    = function_decl (&grow_decl, "__defer_chain_grow",
		     build_function_type_list (ptr_type_node, ptr_type_node,
					       size_type_node, NULL_TREE));
  TREE_NOTHROW (decl) = 1;
  return decl;
}

/* void __defer_chain_shrink (struct __defer_chain *).  It does not throw, but
   is not known not to: the handler around the loop that calls it has a label
   which is jumped to, and must not go away with the last call that throws.  */

tree
defer_chain_shrink_decl ()
{
  return function_decl (&shrink_decl, "__defer_chain_shrink",
			build_function_type_list (void_type_node,
						  ptr_type_node, NULL_TREE));
}

/* void __defer_chain_exhausted (void) __attribute__ ((noreturn)) */

tree
defer_chain_exhausted_decl ()
{
  tree decl = function_decl (&exhausted_decl, "__defer_chain_exhausted",
			     build_function_type_list (void_type_node,
						       NULL_TREE));
  TREE_THIS_VOLATILE (decl) = 1;
  return decl;
}

/* Return *DECL, as function_decl does; weak unless this unit itself needs the
   library.  */

static tree
weak_function_decl (tree *decl, const char *name, tree type)
{
  if (!*decl)
    {
      function_decl (decl, name, type);
      if (!recover_used && !panic_used)
	declare_weak (*decl);
    }
  return *decl;
}

/* void __defer_calling (void *running, const void *fn) */

tree
defer_calling_decl ()
{
  tree decl
    = weak_function_decl (&calling_decl, "__defer_calling",
			  build_function_type_list (void_type_node,
						    ptr_type_node,
						    const_ptr_type_node,
						    NULL_TREE));
  TREE_NOTHROW (decl) = 1;
  return decl;
}

/* void *__defer_entered (const void *fn) */

tree
defer_entered_decl ()
{
  tree decl = function_decl (&entered_decl, "__defer_entered",
			     build_function_type_list (ptr_type_node,
						       const_ptr_type_node,
						       NULL_TREE));
  TREE_NOTHROW (decl) = 1;
  return decl;
}

/* const void *__defer_recover (void *running) */

tree
defer_recover_decl ()
{
  tree decl = function_decl (&recover_decl, "__defer_recover",
			     build_function_type_list (const_ptr_type_node,
						       ptr_type_node,
						       NULL_TREE));
  TREE_NOTHROW (decl) = 1;
  return decl;
}

/* void __defer_left (void *running, void *newer) */

tree
defer_left_decl ()
{
  tree decl
    = weak_function_decl (&left_decl, "__defer_left",
			  build_function_type_list (void_type_node,
						    ptr_type_node,
						    ptr_type_node, NULL_TREE));
  TREE_NOTHROW (decl) = 1;
  return decl;
}

/* int __defer_returns (void *running).  The exit of a thread may go on from
   there.  */

tree
defer_returns_decl ()
{
  return weak_function_decl (&returns_decl, "__defer_returns",
			     build_function_type_list (integer_type_node,
						       ptr_type_node,
						       NULL_TREE));
}

/* void __defer_cannot_return (const char *) __attribute__ ((noreturn)) */

tree
defer_cannot_return_decl ()
{
  tree decl
    = weak_function_decl (&cannot_return_decl, "__defer_cannot_return",
			  build_function_type_list (void_type_node,
						    const_ptr_type_node,
						    NULL_TREE));
  TREE_THIS_VOLATILE (decl) = 1;
  TREE_NOTHROW (decl) = 1;
  return decl;
}

/* The functions of the runtime that generated code calls.
   SPDX-License-Identifier: GPL-3.0-or-later

   runtime/runtime.h declares them, for the other side.  A tree that is made
   before a precompiled header is read is lost: each declaration is made when it
   is first needed.  */

#include "defer-gcc.h"
#include "defer-plugin.h"

/* What is known of a function.  SIGNATURE has a letter for the type of the
   result and of each parameter: v void, i int, z size_t, p void *, c const
   void *, and `.' for any others.  */

struct runtime_function
{
  const char *name, *signature;
  bool nothrow, noreturn;
  /* Weak where the unit itself does not need the runtime.  */
  bool weak;
};

/* In the order of enum class runtime.  Not known to be nothrow:
   - __defer_chain_shrink: the handler around the loop that calls it has a label
     which is jumped to, and must not go away with the last call that throws;
   - __defer_returns: a panic, or the exit of a thread, may go on from there.  */

static const runtime_function functions[] = {
  { "__defer_site", "vi.", false, false, false },
  { "__defer_chain_grow", "ppz", true, false, false },
  { "__defer_chain_shrink", "vp", false, false, false },
  { "__defer_chain_exhausted", "v", false, true, false },
  { "__defer_calling", "vpc", true, false, true },
  { "__defer_entered", "pc", true, false, false },
  { "__defer_recover", "cp", true, false, false },
  { "__defer_left", "vpp", true, false, true },
  { "__defer_returns", "ip", false, false, true },
  { "__defer_cannot_return", "vc", true, true, true }
};

static tree decls[ARRAY_SIZE (functions)];

void
defer_register_roots (const char *plugin)
{
  defer_keep_trees (plugin, decls, ARRAY_SIZE (decls));
}

static tree
type_of_letter (char letter)
{
  switch (letter)
    {
    case 'v':
      return void_type_node;
    case 'i':
      return integer_type_node;
    case 'z':
      return size_type_node;
    case 'p':
      return ptr_type_node;
    default:
      return const_ptr_type_node;
    }
}

static tree
type_of_signature (const char *signature)
{
  tree result = type_of_letter (*signature++);
  auto_vec<tree> parms;
  for (; *signature && *signature != '.'; signature++)
    parms.safe_push (type_of_letter (*signature));
  return *signature ? build_varargs_function_type_array (result,
							 parms.length (),
							 parms.address ())
		    : build_function_type_array (result, parms.length (),
						 parms.address ());
}

/* Return the declaration of WHICH.  */

tree
defer_runtime_decl (runtime which)
{
  tree &decl = decls[(int) which];
  if (decl)
    return decl;
  const runtime_function &f = functions[(int) which];
  decl = build_fn_decl (f.name, type_of_signature (f.signature));
  /* build_fn_decl says that a function does not throw.  */
  TREE_NOTHROW (decl) = f.nothrow;
  TREE_THIS_VOLATILE (decl) = f.noreturn;
  DECL_ARTIFICIAL (decl) = 1;
  if (f.weak && !defer_needs_runtime_p ())
    declare_weak (decl);
  return decl;
}

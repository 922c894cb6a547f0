/* GCC's headers, and everything that differs between GCC 11 and 16.
   SPDX-License-Identifier: GPL-3.0-or-later

   No other file of the plugin includes a header of GCC or tests
   GCCPLUGIN_VERSION.  */

#ifndef DEFER_GCC_H
#define DEFER_GCC_H

#define INCLUDE_ALGORITHM
#include "gcc-plugin.h"
#include "plugin-version.h"

#include "tm.h"
#include "tree.h"
#include "tree-pass.h"
#include "context.h"
#include "target.h"
#include "opts.h"
#include "options.h"
#include "stringpool.h"
#include "attribs.h"
#include "function.h"
#include "cgraph.h"
#include "alloc-pool.h"
#include "symbol-summary.h"
#include "symtab-thunks.h"
#include "basic-block.h"
#include "gimple.h"
#include "gimple-iterator.h"
#include "predict.h"
#include "gimple-predict.h"
#include "gimple-pretty-print.h"
#include "gimple-walk.h"
#include "gimplify.h"
#include "fold-const.h"
#include "stor-layout.h"
#include "varasm.h"
#include "tree-iterator.h"
#include "tree-inline.h"
#include "tree-eh.h"
#include "gimple-low.h"
#include "tree-nested.h"
#include "except.h"
#include "dumpfile.h"
#include "langhooks.h"
#include "cpplib.h"
#include "debug.h"
#include "intl.h"
#include "rtl.h"
#include "memmodel.h"
#include "emit-rtl.h"
#include "tm_p.h"
#include "df.h"
#include "cfgrtl.h"
#include "ssa.h"

/* GCC loads a plugin with RTLD_NOW, also into lto1, which has no front end of
   the C family: what only cc1 and cc1plus define is weak.  */
extern cpp_reader *parse_in __attribute__ ((weak));
extern tree build_function_call_vec (location_t, vec<location_t>, tree,
				     vec<tree, va_gc> *, vec<tree, va_gc> *,
				     tree) __attribute__ ((weak));
extern tree identifier_global_value (tree) __attribute__ ((weak));
extern int current_function_returns_value __attribute__ ((weak));
#include "c-family/c-common.h"
#include "c-family/c-pragma.h"
#include "diagnostic.h"
extern __typeof (c_language) c_language __attribute__ ((weak));
extern __typeof (current_stmt_tree) current_stmt_tree __attribute__ ((weak));

/* Tell the front end not to warn that FNDECL, which it is parsing, has no
   return statement.  */

static inline void
defer_function_returns_value (tree fndecl)
{
  if (&current_function_returns_value)
    current_function_returns_value = 1;
#if GCCPLUGIN_VERSION_MAJOR < 12
  TREE_NO_WARNING (fndecl) = 1;
#else
  suppress_warning (fndecl, OPT_Wreturn_type);
#endif
}

/* Is BLOCK, of the C++ front end, that of a function's outermost braces?
   BLOCK_OUTER_CURLY_BRACE_P of cp-tree.h.  */

static inline bool
defer_outer_brace_p (const_tree block)
{
  return TREE_LANG_FLAG_0 (block);
}

/* Does C++ have the operands of CALL, or only the object that its member function
   is called for, evaluated from the left?  CALL_EXPR_ORDERED_ARGS and
   CALL_EXPR_OPERATOR_SYNTAX of cp-tree.h.  */

static inline bool
defer_ordered_args_p (const_tree call)
{
  return TREE_LANG_FLAG_3 (call);
}
static inline bool
defer_object_first_p (const_tree call)
{
  return (flag_strong_eval_order && CALL_EXPR_FN (call)
	  && !TREE_LANG_FLAG_6 (call)
	  && TREE_CODE (TREE_TYPE (TREE_TYPE (CALL_EXPR_FN (call))))
	     == METHOD_TYPE);
}

/* The one function that EXPR, of the C++ front end, can name, if there is only
   one; otherwise EXPR.  */
extern tree resolve_nondeduced_context (tree, int) __attribute__ ((weak));

/* Does SPEC, the exception specification of a C++ function, say that it does not
   throw?  */
extern bool nothrow_spec_p (const_tree spec) __attribute__ ((weak));

/* Is FNDECL, of the C family, declared noexcept?  TYPE_RAISES_EXCEPTIONS of
   cp-tree.h.  */

static inline bool
defer_declared_noexcept_p (const_tree fndecl)
{
  return (&nothrow_spec_p
	  && nothrow_spec_p (TYPE_LANG_SLOT_1 (TREE_TYPE (fndecl))));
}

/* Forget how the C++ front end folded expressions: those that hold a tree which
   has been changed since would be taken from there.  */
extern void clear_fold_cache (void) __attribute__ ((weak));

/* The global called NAME, for NAME of the C family's global scope.  */

static inline tree
defer_global_value (const char *name)
{
  return identifier_global_value (get_identifier (name));
}

/* Suppress every warning about T, or that DECL or something in STMT may be
   uninitialized.  GCC 11 knows only the former.  */
#if GCCPLUGIN_VERSION_MAJOR < 12
static inline void
defer_suppress_warnings (tree t)
{
  TREE_NO_WARNING (t) = 1;
}
static inline void
defer_suppress_warnings (gimple *stmt)
{
  gimple_set_no_warning (stmt, true);
}
static inline void
defer_suppress_uninitialized (gimple *stmt)
{
  gimple_set_no_warning (stmt, true);
}
static inline void
defer_suppress_uninitialized (tree decl)
{
  TREE_NO_WARNING (decl) = 1;
}
#else
static inline void
defer_suppress_warnings (tree t)
{
  suppress_warning (t);
}
static inline void
defer_suppress_warnings (gimple *stmt)
{
  suppress_warning (stmt);
}
static inline void
defer_suppress_uninitialized (gimple *stmt)
{
  suppress_warning (stmt, OPT_Wmaybe_uninitialized);
}
static inline void
defer_suppress_uninitialized (tree decl)
{
  suppress_warning (decl, OPT_Wmaybe_uninitialized);
}
#endif

/* Is the current function what the C++ front end made of a coroutine's body?
   It has the parameter of none, a pointer to the coroutine's frame.  */

static inline bool
defer_coroutine_p ()
{
  tree parm = DECL_ARGUMENTS (current_function_decl);
  return (parm && DECL_NAME (parm)
	  && (id_equal (DECL_NAME (parm), "frame_ptr")
	      || id_equal (DECL_NAME (parm), "_Coro_frame_ptr")));
}

/* Are faults panics on the target?  The runtime knows those of x86-64.  */

static inline bool
defer_target_faults_p ()
{
#ifdef OPTION_MASK_ISA_64BIT
  return TARGET_64BIT;
#else
  return false;
#endif
}

/* Are we in a front end of the C family?  */

static inline bool
defer_in_c_family ()
{
  return &identifier_global_value != nullptr;
}

/* Where the macro of MAP was named.  */

static inline location_t
defer_expansion_point (const line_map_macro *map)
{
#if GCCPLUGIN_VERSION_MAJOR < 15
  return MACRO_MAP_EXPANSION_POINT_LOCATION (map);
#else
  return map->get_expansion_point_location ();
#endif
}

#endif /* DEFER_GCC_H */

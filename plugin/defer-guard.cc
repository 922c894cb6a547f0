/* Calls of the runtime in units that may be linked without it.
   SPDX-License-Identifier: GPL-3.0-or-later

   A unit that names neither panics nor recover refers to what panics need by
   weak symbols, and asks for each whether it is there.  In landing pads such
   tests would keep the addresses in registers that functions save on entry;
   so they are in functions of the unit:

     static int __defer_returns.guard (void *running)
     {
       return __defer_returns ? __defer_returns (running) : 0;
     }

     static void __defer_calling.fn (void *running)
     {
       if (__defer_calling)
	 __defer_calling (running, &fn);
     }

   Without the runtime there are no panics, but one exception of C++ may still
   leave a deferred call that another one runs; __defer_left.guard then calls
   std::terminate, as the runtime does.  */

#include "defer-gcc.h"
#include "defer-plugin.h"

/* The guard of each function of the runtime that has one.  */
static tree guards[(int) runtime::cannot_return + 1];

/* By DECL_UID: what announces the calls of a function.  */
static hash_map<defer_uid_hash, tree> *announcers;

void
defer_register_guard_roots (const char *plugin)
{
  defer_keep_trees (plugin, guards, ARRAY_SIZE (guards));
}

/* Return a condition: FNDECL, weak, is there.  */

static tree
there (tree fndecl)
{
  return build2 (NE_EXPR, boolean_type_node, build_fold_addr_expr (fndecl),
		 build_zero_cst (build_pointer_type (TREE_TYPE (fndecl))));
}

/* Return a condition: EXCEPTION is one of GNU C++.  The last character of the
   class tells a copy by std::rethrow_exception.  The class is a number, and on
   32-bit Arm a string.  */

static tree
cxx_exception (tree exception)
{
  tree type = uint64_type_node;
  tree word = build2 (MEM_REF, type, exception,
		      build_zero_cst (build_pointer_type (type)));
  const bool reversed = targetm.arm_eabi_unwinder && !BYTES_BIG_ENDIAN;
  word = build2 (reversed ? LSHIFT_EXPR : RSHIFT_EXPR, type, word,
		 build_int_cst (integer_type_node, 8));
  return build2 (EQ_EXPR, boolean_type_node, word,
		 build_int_cst (type, reversed
				      ? HOST_WIDE_INT_C (0x2b2b4343554e4700)
				      : HOST_WIDE_INT_C (0x474e5543432b2b)));
}

/* Return what helpers do about __defer_calling (RUNNING, FN).  */

tree
defer_announcement (tree running, tree fn)
{
  tree target = defer_runtime_decl (runtime::calling);
  tree call = build_call_expr (target, 2, running, fn);
  if (!DECL_WEAK (target))
    return call;
  return build3 (COND_EXPR, void_type_node, there (target), call, NULL_TREE);
}

/* Return void __defer_calling.guard (void *running, const void *fn).  */

static tree
guard_of_calling (tree target)
{
  tree decl = defer_declare_helper (TREE_TYPE (target), "__defer_calling.guard");
  TREE_NOTHROW (decl) = 1;
  tree running = DECL_ARGUMENTS (decl), fn = DECL_CHAIN (running);
  defer_define_helper (decl, defer_announcement (running, fn));
  return decl;
}

/* Return void __defer_left.guard (void *running, void *newer).  */

static tree
guard_of_left (tree target)
{
  tree type = build_function_type_list (void_type_node, NULL_TREE);
  tree terminate = build_fn_decl ("_ZSt9terminatev", type);
  declare_weak (terminate);

  tree decl = defer_declare_helper (TREE_TYPE (target), "__defer_left.guard");
  TREE_NOTHROW (decl) = 1;
  tree running = DECL_ARGUMENTS (decl), newer = DECL_CHAIN (running);
  tree both = build2 (TRUTH_ANDIF_EXPR, boolean_type_node,
		      cxx_exception (running), cxx_exception (newer));
  tree without = build3 (COND_EXPR, void_type_node, both,
			 build_call_expr (terminate, 0), NULL_TREE);
  tree call = build_call_expr (target, 2, running, newer);
  defer_define_helper (decl, build3 (COND_EXPR, void_type_node, there (target),
				     call, without));
  return decl;
}

/* Return int __defer_returns.guard (void *running).  */

static tree
guard_of_returns (tree target)
{
  tree decl = defer_declare_helper (TREE_TYPE (target), "__defer_returns.guard");
  tree value = build3 (COND_EXPR, integer_type_node, there (target),
		       build_call_expr (target, 1, DECL_ARGUMENTS (decl)),
		       integer_zero_node);
  value = build2 (MODIFY_EXPR, integer_type_node, DECL_RESULT (decl), value);
  defer_define_helper (decl, build1 (RETURN_EXPR, void_type_node, value));
  return decl;
}

/* Return what generated code calls for WHICH: its guard, where it may be
   absent.  */

tree
defer_guarded_decl (runtime which)
{
  tree target = defer_runtime_decl (which);
  if (!DECL_WEAK (target))
    return target;
  tree &guard = guards[(int) which];
  if (!guard)
    guard = (which == runtime::calling ? guard_of_calling (target)
	     : which == runtime::left ? guard_of_left (target)
	     : guard_of_returns (target));
  return guard;
}

/* Return static void announce (void *running), which calls __defer_calling with
   the address of FNDECL.  In landing pads that address, too, would be kept
   in a register.  */

tree
defer_announcer (tree fndecl)
{
  if (!announcers)
    announcers = new hash_map<defer_uid_hash, tree> ();
  bool there_p;
  tree &decl = announcers->get_or_insert (DECL_UID (fndecl), &there_p);
  if (!there_p)
    {
      tree type = build_function_type_list (void_type_node, ptr_type_node,
					    NULL_TREE);
      decl = defer_declare_helper (type, "__defer_calling.", fndecl);
      TREE_NOTHROW (decl) = 1;
      tree fn = build_fold_addr_expr (fndecl);
      defer_define_helper (decl, defer_announcement (DECL_ARGUMENTS (decl), fn));
    }
  return decl;
}

/* Parsing: what is in the scope of a `_Defer'.
   SPDX-License-Identifier: GPL-3.0-or-later

   The scope of a `_Defer' begins behind its statement and ends where the block
   does, and nothing in the trees of the front ends says where that is: they
   drop braces without a declaration, and never keep those that are not written,
   as of `if (c) _Defer f ();'.  So the scope is made while the block is parsed,
   as that of a variable with a cleanup is.  The front ends keep a stack of the
   lists of statements they have begun; what ends a block pops what is above its
   own.
   `_Defer S rest', in some block, is

     while (__defer_scope (...)) S  rest

   and as the call in that condition is resolved, a try is added to the list of
   the block, with a list of its own on the stack: between that of the block
   and what the loop has put there.  When the block has ended it is

     try { while (__defer_scoped (...)) S  rest } finally { }

   for defer-syntax.cc to move S to where it runs.  Templates are left alone;
   the call is resolved again whenever one is instantiated.

   In C++ a local that is returned may be the result itself, which S could
   change then.  In the scope of a _Defer it is not: where the result can be
   copied without further ado, it lacks the alignment that this takes until the
   function has been parsed.  */

#include "defer-gcc.h"
#include "defer-plugin.h"

/* Return a try at LOC around LIST, which is empty.  */

static tree
build_scope (location_t loc, tree list)
{
  tree scope = build2_loc (loc, TRY_FINALLY_EXPR, void_type_node, list,
			   build_empty_stmt (loc));
  TREE_SIDE_EFFECTS (scope) = 1;
  return scope;
}

/* Have no local be the result of the current function of C++.  */

static void
keep_result_apart ()
{
  tree result = DECL_RESULT (current_function_decl);
  if (result && !TREE_ADDRESSABLE (TREE_TYPE (result)))
    SET_DECL_ALIGN (result, 0);
}

/* FNDECL has been parsed: undo that.  */

void
defer_restore_result (tree fndecl)
{
  tree result = DECL_RESULT (fndecl);
  if (result && DECL_ALIGN (result) == 0 && !VOID_TYPE_P (TREE_TYPE (result)))
    relayout_decl (result);
}

/* Open the scope of the _Defer at LOC, whose condition is being parsed.  */

static void
open_scope (location_t loc)
{
  const unsigned length = vec_safe_length (stmt_list_stack);
  if (length < 2)
    return;
  tree block = (*stmt_list_stack)[length - 2];
  tree inside = stmt_list_stack->last ();
  tree loop = NULL_TREE;
  if (c_dialect_cxx ())
    {
      /* The loop is there already, and in a template so is its condition, as a
	 list or, when that is looked at once more, as it is.  */
      tree_stmt_iterator i = tsi_last (block);
      if (tsi_end_p (i) || TREE_CODE (tsi_stmt (i)) != WHILE_STMT
	  || WHILE_BODY (tsi_stmt (i)) != inside || WHILE_COND (tsi_stmt (i)))
	return;
      loop = tsi_stmt (i);
      tsi_delink (&i);
      /* As the only one of a statement expression the try would have to have
	 its value, which only lists can.  */
      append_to_statement_list_force (build_empty_stmt (loc), &block);
      keep_result_apart ();
    }
  tree rest = alloc_stmt_list ();
  STATEMENT_LIST_STMT_EXPR (rest) = STATEMENT_LIST_STMT_EXPR (block);
  if (loop)
    append_to_statement_list_force (loop, &rest);
  append_to_statement_list_force (build_scope (loc, rest), &block);
  vec_safe_insert (stmt_list_stack, length - 1, rest);
}

/* The condition `__defer_scope (ARGS)' of a prefix is being parsed at LOC.
   Return what it becomes.  */

tree
defer_enclose_rest (location_t loc, const vec<tree, va_gc> *args)
{
  if (!current_function_decl || vec_safe_length (args) != 1)
    return NULL_TREE;
  tree plain = (*args)[0];
  STRIP_ANY_LOCATION_WRAPPER (plain);
  if (TREE_CODE (plain) != INTEGER_CST)
    return NULL_TREE;
  open_scope (loc);
  return build_call_expr_loc (loc, defer_marker_decl ("__defer_scoped"), 1,
			      plain);
}

/* If STMT is the scope of a _Defer, return the place of the prefix and its
   statement; otherwise NULL.  */

tree *
defer_scoped_prefix (tree stmt)
{
  if (TREE_CODE (stmt) != TRY_FINALLY_EXPR
      || TREE_CODE (TREE_OPERAND (stmt, 0)) != STATEMENT_LIST)
    return nullptr;
  tree_stmt_iterator i = tsi_start (TREE_OPERAND (stmt, 0));
  while (!tsi_end_p (i) && TREE_CODE (tsi_stmt (i)) == DEBUG_BEGIN_STMT)
    tsi_next (&i);
  if (tsi_end_p (i))
    return nullptr;
  tree *prefix = tsi_stmt_ptr (i), loop = *prefix;
  /* In a statement expression the C front end puts an empty scope around it,
     in which nobody would look for what marks the other one.  */
  if (TREE_CODE (loop) == BIND_EXPR && !BIND_EXPR_VARS (loop))
    loop = BIND_EXPR_BODY (loop);
  if (TREE_CODE (loop) != WHILE_STMT)
    return nullptr;
  tree marker = defer_prefix_call (loop);
  if (!marker || defer_marker_of (marker) != defer_marker::scoped)
    return nullptr;
  *prefix = loop;
  return prefix;
}

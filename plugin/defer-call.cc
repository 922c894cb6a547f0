/* Deferred calls: what is evaluated now, and what is left for later.
   SPDX-License-Identifier: GPL-3.0-or-later

   Turn:

     defer fn (a + 1, &local, 7);

   into the normal form

     snapshot.1 = a + 1;
     try { __defer_site (0, snapshot.1); }
     finally { fn (snapshot.1, &local, 7); }

   The call keeps what the front end made of it, conversions to the parameter
   types included; each operand that could change until the function exits
   becomes a snapshot, evaluated in the order in which GCC evaluates those of a
   call.  A temporary to which the call binds a reference, in C++, and a
   compound literal whose address it takes are copied whole, and the call gets
   the copy.

   `__defer (fn, args)' is type-checked when it is parsed, by having the front
   end build the call, and travels to the normal form as
   `(__defer_call (), fn (args))'.  */

#include "defer-gcc.h"
#include "defer-plugin.h"

static tree (*previous_resolve) (location_t, tree, void *);

/* Complain at LOC that C++'s __defer does not take its first argument.  */

static tree
propose_prefix (location_t loc, const char *what)
{
  error_at (loc, "%<__defer%> does not take %s; write %<defer fn (args);%> "
		 "with %<<defer.h>%> instead", what);
  return error_mark_node;
}

/* ARG was promoted as for a variadic callee if it comes from a front end that
   does so first; undo that, the callee's own type decides.  */

static tree
strip_promotion (tree arg)
{
  if (TREE_CODE (arg) != NOP_EXPR)
    return arg;
  tree inner = TREE_OPERAND (arg, 0);
  if (INTEGRAL_TYPE_P (TREE_TYPE (arg)) && INTEGRAL_TYPE_P (TREE_TYPE (inner))
      && TYPE_MAIN_VARIANT (TREE_TYPE (arg)) == integer_type_node
      && TYPE_PRECISION (TREE_TYPE (inner)) < TYPE_PRECISION (integer_type_node))
    return inner;
  return arg;
}

/* Build what `__defer (ARGS)' at LOC stands for.  */

static tree
resolve_defer (location_t loc, vec<tree, va_gc> *args)
{
  if (!current_function_decl)
    {
      error_at (loc, "%<__defer%> outside a function");
      return error_mark_node;
    }
  if (vec_safe_is_empty (args))
    {
      error_at (loc, "%<__defer%> needs a function to call");
      return error_mark_node;
    }

  tree fn = (*args)[0];
  if (error_operand_p (fn))
    return error_mark_node;
  if (c_dialect_cxx ())
    fn = resolve_nondeduced_context (fn, 0);
  if (!TREE_TYPE (fn) || TREE_CODE (TREE_TYPE (fn)) == LANG_TYPE)
    return propose_prefix (loc, "an overloaded or a member function");
  STRIP_ANY_LOCATION_WRAPPER (fn);
  if (TREE_CODE (fn) == ADDR_EXPR
      && TREE_CODE (TREE_OPERAND (fn, 0)) == FUNCTION_DECL)
    fn = TREE_OPERAND (fn, 0);

  tree type = TREE_TYPE (fn);
  if (POINTER_TYPE_P (type))
    type = TREE_TYPE (type);
  if (TREE_CODE (type) == METHOD_TYPE)
    return propose_prefix (loc, "an overloaded or a member function");
  if (TREE_CODE (type) != FUNCTION_TYPE)
    {
      error_at (loc, "%<__defer%> needs a function to call");
      return error_mark_node;
    }
  for (tree parm = TYPE_ARG_TYPES (type); parm; parm = TREE_CHAIN (parm))
    if (TREE_CODE (TREE_VALUE (parm)) == REFERENCE_TYPE)
      return propose_prefix (loc, "a function with reference parameters");

  vec<tree, va_gc> *operands = nullptr;
  vec<location_t> locations = vNULL;
  for (unsigned i = 1; i < args->length (); i++)
    {
      tree arg = strip_promotion ((*args)[i]);
      vec_safe_push (operands, arg);
      locations.safe_push (EXPR_HAS_LOCATION (arg) ? EXPR_LOCATION (arg)
			   : defer_argument_location (loc, i));
    }
  tree call = build_function_call_vec (loc, locations, fn, operands, nullptr);
  locations.release ();
  if (error_operand_p (call))
    return error_mark_node;
  return build2_loc (loc, COMPOUND_EXPR, void_type_node,
		     build_call_expr_loc (loc,
					  defer_marker_decl ("__defer_call"),
					  0),
		     convert (void_type_node, call));
}

/* The front end asks what the call of FNDECL with ARGS at LOC stands for.  */

static tree
resolve_builtin (location_t loc, tree fndecl, void *args)
{
  if (defer_builtin_p (fndecl))
    return resolve_defer (defer_word_location (loc),
			  static_cast<vec<tree, va_gc> *> (args));
  if (defer_scope_builtin_p (fndecl))
    return defer_enclose_rest (loc, static_cast<vec<tree, va_gc> *> (args));
  return previous_resolve ? previous_resolve (loc, fndecl, args) : NULL_TREE;
}

/* Have calls of __defer, and the conditions of _Defer, resolved here.  */

void
defer_hook_builtin ()
{
  previous_resolve = targetm.resolve_overloaded_builtin;
  targetm.resolve_overloaded_builtin = resolve_builtin;
}

/* Return the place of the call that *STMT_P, an expression statement of either
   front end, consists of; NULL when it is anything else.  */

tree *
defer_find_call (tree *stmt_p)
{
  for (;;)
    {
      tree t = *stmt_p;
      if (!t)
	return nullptr;
      switch (TREE_CODE (t))
	{
	case CALL_EXPR:
	  if (tree fn = get_callee_fndecl (t))
	    if (DECL_IS_OPERATOR_NEW_P (fn) && CALL_FROM_NEW_OR_DELETE_P (t))
	      return nullptr;
	  return stmt_p;

	case AGGR_INIT_EXPR:
	  {
	    tree fn = TREE_OPERAND (t, 1);
	    if (fn && TREE_CODE (fn) == ADDR_EXPR)
	      fn = TREE_OPERAND (fn, 0);
	    if (fn && TREE_CODE (fn) == FUNCTION_DECL
		&& DECL_CXX_CONSTRUCTOR_P (fn))
	      return nullptr;
	    return stmt_p;
	  }

	case CLEANUP_POINT_EXPR:
	case EXPR_STMT:
	case NON_LVALUE_EXPR:
	case VIEW_CONVERT_EXPR:
	case INDIRECT_REF:
	CASE_CONVERT:
	  stmt_p = &TREE_OPERAND (t, 0);
	  break;

	case TARGET_EXPR:
	  stmt_p = &TARGET_EXPR_INITIAL (t);
	  break;

	case STATEMENT_LIST:
	  {
	    tree *only = nullptr;
	    for (tree_stmt_iterator i = tsi_start (t); !tsi_end_p (i);
		 tsi_next (&i))
	      if (TREE_CODE (tsi_stmt (i)) != DEBUG_BEGIN_STMT)
		{
		  if (only)
		    return nullptr;
		  only = tsi_stmt_ptr (i);
		}
	    if (!only)
	      return nullptr;
	    stmt_p = only;
	    break;
	  }

	default:
	  return nullptr;
	}
    }
}

/* What the snapshots of one call are made with.  */

struct snapshot_maker
{
  location_t loc;
  defer_outermost_fn outermost;
  void *data;
  /* The snapshots, and the statements that take them.  */
  auto_vec<tree> decls;
  tree stmts;

  bool stable_p (const_tree) const;
  tree take (tree);
  tree operand (tree);
};

/* Does EXPR have the same value until the function exits?  Only what costs
   nothing to evaluate again counts.  */

bool
snapshot_maker::stable_p (const_tree expr) const
{
  STRIP_NOPS (expr);
  if (TREE_SIDE_EFFECTS (expr))
    return false;
  switch (TREE_CODE (expr))
    {
    case ADDR_EXPR:
      {
	const_tree base = TREE_OPERAND (expr, 0);
	while (TREE_CODE (base) == COMPONENT_REF
	       && !TREE_OPERAND (base, 2))
	  base = TREE_OPERAND (base, 0);
	if (TREE_CODE (base) == STRING_CST
	    || TREE_CODE (base) == FUNCTION_DECL)
	  return true;
	if (VAR_P (base) && DECL_THREAD_LOCAL_P (base))
	  return false;
	return ((VAR_P (base) && is_global_var (base))
		|| ((VAR_P (base) || TREE_CODE (base) == PARM_DECL)
		    && !DECL_HAS_VALUE_EXPR_P (base)
		    && TREE_CODE (TREE_TYPE (base)) != REFERENCE_TYPE
		    && outermost (base, data)));
      }

    case PARM_DECL:
    case VAR_DECL:
      /* An object defined const, `this' among them, cannot change.  */
      return (TREE_READONLY (expr) && !TREE_THIS_VOLATILE (expr)
	      && !is_global_var (expr)
	      && is_gimple_reg_type (TREE_TYPE (expr))
	      && outermost (expr, data));

    default:
      return CONSTANT_CLASS_P (expr);
    }
}

/* Return a new variable that holds what EXPR is now.  */

tree
snapshot_maker::take (tree expr)
{
  tree type = TYPE_MAIN_VARIANT (TREE_TYPE (expr));
  if (POINTER_TYPE_P (type)
      && variably_modified_type_p (type, current_function_decl))
    type = ptr_type_node;
  tree decl = build_decl (loc, VAR_DECL, create_tmp_var_name ("snapshot"), type);
  DECL_ARTIFICIAL (decl) = 1;
  DECL_IGNORED_P (decl) = 1;
  TREE_USED (decl) = 1;
  DECL_CONTEXT (decl) = current_function_decl;
  layout_decl (decl, 0);
  /* The lowering declares it.  */
  DECL_SEEN_IN_BIND_EXPR_P (decl) = 1;
  defer_suppress_warnings (decl);

  if (type == ptr_type_node)
    expr = fold_convert (type, expr);
  append_to_statement_list (build2_loc (loc, INIT_EXPR, void_type_node, decl,
					expr),
			    &stmts);
  decls.safe_push (decl);
  return decl;
}

/* Return what the deferred call uses instead of its operand EXPR, or
   error_mark_node if its value cannot be kept.  */

tree
snapshot_maker::operand (tree expr)
{
  if (stable_p (expr))
    return expr;

  tree temporary = NULL_TREE, bound = expr;
  STRIP_NOPS (bound);
  if (TREE_CODE (bound) == ADDR_EXPR
      && (TREE_CODE (TREE_OPERAND (bound, 0)) == TARGET_EXPR
	  || TREE_CODE (TREE_OPERAND (bound, 0)) == COMPOUND_LITERAL_EXPR))
    temporary = TREE_OPERAND (bound, 0);

  tree type = TREE_TYPE (temporary ? temporary : expr);
  if (TREE_ADDRESSABLE (type))
    {
      if (defer_first_error_p (loc))
	error_at (loc, "deferred call cannot keep a copy of an argument of "
		  "type %qT, which is not trivially copyable; use "
		  "%<defer { }%>", type);
      return error_mark_node;
    }
  if (!POINTER_TYPE_P (type)
      && variably_modified_type_p (type, current_function_decl))
    {
      error_at (loc, "deferred call cannot keep a copy of an argument of "
		     "variable size");
      return error_mark_node;
    }

  if (!temporary)
    {
      tree copy = take (expr);
      return TREE_TYPE (copy) == TYPE_MAIN_VARIANT (type)
	     ? copy : fold_convert (TREE_TYPE (expr), copy);
    }
  tree copy = take (temporary);
  TREE_ADDRESSABLE (copy) = 1;
  return fold_convert (TREE_TYPE (expr), build_fold_addr_expr (copy));
}

/* Turn STMT, the expression statement at LOC around the call *CALL_P, into the
   normal form.  OUTERMOST, called with DATA, tells which automatic variables
   live as long as the function.  Store what takes the snapshots in *NOW, NULL
   if nothing does, and return the rest.  */

tree
defer_build_call_form (location_t loc, tree stmt, tree *call_p,
		       defer_outermost_fn outermost, void *data, tree *now)
{
  snapshot_maker maker;
  maker.loc = loc;
  maker.outermost = outermost;
  maker.data = data;
  maker.stmts = NULL_TREE;

  tree call = *call_p;
  *now = NULL_TREE;
  if (TREE_CODE (call) == CALL_EXPR
      && defer_recover_p (get_callee_fndecl (call)))
    {
      if (defer_first_error_p (loc))
	error_at (loc, "%<recover%> must be called inside a deferred call");
      return build_empty_stmt (loc);
    }

  const int first = 3, end = VL_EXP_OPERAND_LENGTH (call);
  const bool ordered = (!PUSH_ARGS_REVERSED
			|| (c_dialect_cxx () && defer_ordered_args_p (call)));
  const bool object = c_dialect_cxx () && defer_object_first_p (call);
  tree fn = TREE_OPERAND (call, 1);
  if (fn && TREE_CODE (fn) == OBJ_TYPE_REF)
    fn = OBJ_TYPE_REF_EXPR (fn);
  if (fn)
    TREE_OPERAND (call, 1) = maker.operand (fn);

  for (int k = first; k < end; k++)
    {
      int i = k;
      if (!ordered && !(object && k == first))
	i = first + end - 1 - k + object;
      tree operand = maker.operand (TREE_OPERAND (call, i));
      if (operand == error_mark_node)
	return build_empty_stmt (loc);
      TREE_OPERAND (call, i) = operand;
    }

  *now = maker.stmts;
  if (c_dialect_cxx ())
    for (tree *part : { now, &stmt })
      if (*part && TREE_CODE (*part) != CLEANUP_POINT_EXPR)
	*part = build1_loc (loc, CLEANUP_POINT_EXPR, void_type_node, *part);
  return defer_build_site (loc, DEFER_SITE_CALL, maker.decls, stmt);
}

/* Return the __defer_site of a defer at LOC with FLAGS, which takes
   SNAPSHOTS.  */

tree
defer_build_site_call (location_t loc, int flags, const vec<tree> &snapshots)
{
  auto_vec<tree> args;
  args.safe_push (build_int_cst (integer_type_node, flags));
  for (tree decl : snapshots)
    args.safe_push (TREE_ADDRESSABLE (decl) ? build_fold_addr_expr (decl)
					    : decl);
  return build_call_expr_loc_array (loc, defer_runtime_decl (runtime::site),
				    args.length (), args.address ());
}

/* Return the normal form of a defer at LOC with FLAGS, whose BODY reads
   SNAPSHOTS.  */

tree
defer_build_site (location_t loc, int flags, const vec<tree> &snapshots,
		  tree body)
{
  tree call = defer_build_site_call (loc, flags, snapshots);
  tree site = build2_loc (loc, TRY_FINALLY_EXPR, void_type_node, call, body);
  TREE_SIDE_EFFECTS (site) = 1;
  return site;
}

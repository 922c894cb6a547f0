/* Calls that unwinding makes, out of line.
   SPDX-License-Identifier: GPL-3.0-or-later

   On the unwinding side (defer-recover.cc) a deferred call takes two calls of
   the runtime and a landing pad of its own.  Where a unit defers a function more
   than once, a thunk has them for all of its calls:

     D':  f (x);	->	__defer_thunk.f (running, x);

     static void
     __defer_thunk.f (void *running, T x)
     {
       __defer_calling (running, &f);		[if the call is announced]
       try { f (x); } on unwinding { __defer_left (running, newer); }
     }

   That is half of what panics add to code that nothing may panic in, and to
   the time that GCC takes for it (make bench).  What is announced for a block
   stays with the block.  */

#include "defer-gcc.h"
#include "defer-plugin.h"
#include "defer-lower.h"
#include "defer-walk.h"

/* By DECL_UID: how many defers of a function there are.  */
static hash_map<defer_uid_hash, unsigned> *deferred;

/* By DECL_UID: the thunks of a function; the second one announces.  */
static hash_map<defer_uid_hash, tree> *thunks[2];

/* The unit has a defer of CALL.  */

void
defer_note_call (const_tree call)
{
  tree fndecl = (TREE_CODE (call) == CALL_EXPR ? get_callee_fndecl (call)
					       : NULL_TREE);
  if (!fndecl)
    return;
  if (!deferred)
    deferred = new hash_map<defer_uid_hash, unsigned> ();
  ++deferred->get_or_insert (DECL_UID (fndecl));
}

static bool
deferred_often_p (const_tree fndecl)
{
  unsigned *n = deferred ? deferred->get (DECL_UID (fndecl)) : nullptr;
  return n && *n > 1;
}

/* Return the only statement of BODY that may unwind, if it is a call.  */

static gcall *
only_call (gimple_seq body)
{
  gcall *found = nullptr;
  const bool others = walk_stmts (body, [&] (gimple *stmt)
    {
      if (is_a <gtry *> (stmt) || gimple_code (stmt) == GIMPLE_ASM)
	return walk::stop;
      gcall *call = dyn_cast <gcall *> (stmt);
      if (!call)
	return walk::inside;
      if (found)
	return walk::stop;
      found = call;
      return walk::next;
    });
  return others ? nullptr : found;
}

/* Can a value of TYPE be handed on as it came?  Narrower ones are extended by
   some callers and some callees.  */

static bool
handed_on_p (tree type)
{
  return (POINTER_TYPE_P (type)
	  || (INTEGRAL_TYPE_P (type)
	      && TYPE_PRECISION (type) >= TYPE_PRECISION (integer_type_node)
	      && TYPE_PRECISION (type) <= POINTER_SIZE));
}

/* Can a thunk make CALL?  */

static bool
thunk_call_p (gcall *call)
{
  tree fndecl = call ? gimple_call_fndecl (call) : NULL_TREE;
  if (!fndecl || !deferred_often_p (fndecl)
      || gimple_call_nothrow_p (call) || gimple_call_lhs (call)
      || gimple_call_chain (call) || decl_function_context (fndecl)
      || fndecl_built_in_p (fndecl) || TREE_THIS_VOLATILE (fndecl)
      || DECL_IS_RETURNS_TWICE (fndecl))
    return false;
  for (const char *special : { "always_inline", "warn_unused_result" })
    if (lookup_attribute (special, DECL_ATTRIBUTES (fndecl))
	|| lookup_attribute (special, TYPE_ATTRIBUTES (TREE_TYPE (fndecl))))
      return false;

  tree type = gimple_call_fntype (call);
  if (TYPE_MAIN_VARIANT (type) != TYPE_MAIN_VARIANT (TREE_TYPE (fndecl))
      || !prototype_p (type) || stdarg_p (type))
    return false;
  tree parm = TYPE_ARG_TYPES (type);
  for (unsigned i = 0; i < gimple_call_num_args (call); i++)
    {
      if (parm == void_list_node || !handed_on_p (TREE_VALUE (parm))
	  || !useless_type_conversion_p (TREE_VALUE (parm),
					 TREE_TYPE (gimple_call_arg (call, i))))
	return false;
      parm = TREE_CHAIN (parm);
    }
  return parm == void_list_node;
}

/* Return the body of THUNK, which calls FNDECL and may have ANNOUNCED it.  */

static tree
thunk_body (tree thunk, tree fndecl, bool announced)
{
  tree running = DECL_ARGUMENTS (thunk), body = NULL_TREE;
  tree callee = build_fold_addr_expr (fndecl);
  if (announced)
    append_to_statement_list (defer_announcement (running, callee), &body);
  auto_vec<tree> args;
  for (tree parm = DECL_CHAIN (running); parm; parm = DECL_CHAIN (parm))
    args.safe_push (parm);
  tree call = build_call_array_loc (UNKNOWN_LOCATION,
				    TREE_TYPE (TREE_TYPE (fndecl)), callee,
				    args.length (), args.address ());
  tree newer = build_call_expr (builtin_decl_explicit (BUILT_IN_EH_POINTER), 1,
				integer_zero_node);
  tree left = build_call_expr (defer_guarded_decl (runtime::left), 2, running,
			       newer);
  /* The gimplifier wants something on either side.  */
  tree label = create_artificial_label (UNKNOWN_LOCATION);
  DECL_CONTEXT (label) = thunk;
  tree nothing = build1 (LABEL_EXPR, void_type_node, label);
  tree sides = build2 (EH_ELSE_EXPR, void_type_node, nothing, left);
  append_to_statement_list (build2 (TRY_FINALLY_EXPR, void_type_node, call,
				    sides), &body);
  return body;
}

/* Return the thunk for calls of FNDECL, which it announces if ANNOUNCED.  */

static tree
thunk_of (tree fndecl, bool announced)
{
  if (!thunks[announced])
    thunks[announced] = new hash_map<defer_uid_hash, tree> ();
  tree &thunk = thunks[announced]->get_or_insert (DECL_UID (fndecl));
  if (thunk)
    return thunk;
  auto_vec<tree> types;
  types.safe_push (ptr_type_node);
  for (tree parm = TYPE_ARG_TYPES (TREE_TYPE (fndecl)); parm != void_list_node;
       parm = TREE_CHAIN (parm))
    types.safe_push (TYPE_MAIN_VARIANT (TREE_VALUE (parm)));
  thunk = defer_declare_helper
	    (build_function_type_array (void_type_node, types.length (),
					types.address ()),
	     announced ? "__defer_thunk." : "__defer_block_thunk.", fndecl);
  defer_define_helper (thunk, thunk_body (thunk, fndecl, announced));
  return thunk;
}

bool
call_by_thunk (gimple_seq *body, const defer_site *site, tree running)
{
  gcall *call = only_call (*body);
  if (cfun->can_throw_non_call_exceptions || !thunk_call_p (call)
      || (site->block_p && site->announced))
    return false;
  tree thunk = thunk_of (gimple_call_fndecl (call), site->announced);
  walk_places (body, [&] (gimple_stmt_iterator *gsi)
    {
      if (gsi_stmt (*gsi) != call)
	return walk::inside;
      gimple_seq seq = nullptr;
      seq_builder b (&seq, gimple_location (call));
      auto_vec<tree> args;
      args.safe_push (b.value (running, "defer_running"));
      for (unsigned i = 0; i < gimple_call_num_args (call); i++)
	args.safe_push (gimple_call_arg (call, i));
      b.add (gimple_build_call_vec (thunk, args));
      gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);
      gsi_remove (gsi, true);
      return walk::stop;
    });
  return true;
}

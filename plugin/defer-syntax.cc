/* GENERIC, before the front end's own lowering: every written form becomes the
   normal form, and what the language does not allow is diagnosed.
   SPDX-License-Identifier: GPL-3.0-or-later

   Turn:

     while (__defer_block ()) { block }		defer { block }
     while (__defer_call ()) fn (args);		defer fn (args);
     (__defer_call (), fn (args))		__defer (fn, args)
     try { while (__defer_scoped (0)) S; rest }	_Defer S; rest

   into:

     try { __defer_site (1); } finally { block }
     snapshots; try { __defer_site (0, snapshots); } finally { fn (...) }
     try { __defer_site (2); rest } finally { S }

   One walk over the function knows, at each statement, the deferred block that
   it is in, the scopes around it, and what `break' and `continue' would leave.
   Jumps are judged when the walk is over and all labels are known: see
   defer-jumps.cc.  */

#include "defer-gcc.h"
#include "defer-plugin.h"
#include "defer-jumps.h"

/* What is known of a variable's scope.  */

struct scope_info
{
  deferred_block *block;
  /* It ends when BLOCK does.  */
  bool outermost;
};

class syntax_walker
{
public:
  explicit syntax_walker (tree fndecl)
    : m_fndecl (fndecl), m_jumps (fndecl) {}
  bool run (vec<jump> *non_local);

private:
  static tree visit_r (tree *tp, int *walk_subtrees, void *data);
  static bool outermost_r (const_tree decl, void *data);

  bool visit (tree *tp);
  void walk (tree *tp);
  void visit_bind (tree bind);
  void visit_loop (tree *tp, tree *body);
  void visit_switch (tree *tp, tree *body);
  void visit_prefix (tree *tp, defer_marker marker);
  void visit_scope (tree scope, tree *prefix);
  void visit_builtin (tree *tp);
  tree deferred_body (location_t loc, tree body, bool scoped);
  tree defer_call (location_t loc, tree stmt, tree *call, tree scope);
  void visit_use (tree decl);
  void check_place (location_t loc);
  void check_named_result (tree decl, bool outermost);
  void leave (const_tree stmt, const char *what) const;
  statement_place here () const { return { m_block, m_scope }; }
  void finish ();

  tree m_fndecl;
  deferred_block m_function = {};
  deferred_block *m_block = &m_function;
  auto_delete_vec<deferred_block> m_blocks;
  /* The scopes of _Defers in M_BLOCK; where the innermost switch stands.  */
  defer_scope *m_scope = nullptr, *m_switch_scope = nullptr;
  auto_delete_vec<defer_scope> m_all_scopes;
  /* The OpenMP construct or transaction that the walk is in.  */
  const char *m_construct = nullptr;
  tree m_result = NULL_TREE;
  tree m_result_bind = NULL_TREE;
  /* Where the defer stands whose block is being walked.  */
  location_t m_loc = UNKNOWN_LOCATION;
  hash_map<tree, scope_info> m_scopes;
  hash_set<tree> m_reported;
  jump_judge m_jumps;
  /* Where the first defer stands.  */
  location_t m_first = UNKNOWN_LOCATION;
  bool m_found = false;
};

void
syntax_walker::walk (tree *tp)
{
  walk_tree (tp, visit_r, this, nullptr);
}

tree
syntax_walker::visit_r (tree *tp, int *walk_subtrees, void *data)
{
  if (static_cast<syntax_walker *> (data)->visit (tp))
    *walk_subtrees = 0;
  return NULL_TREE;
}

bool
syntax_walker::outermost_r (const_tree decl, void *data)
{
  syntax_walker *self = static_cast<syntax_walker *> (data);
  if (TREE_CODE (decl) == PARM_DECL)
    return DECL_CONTEXT (decl) == self->m_fndecl;
  scope_info *scope = self->m_scopes.get (const_cast<tree> (decl));
  return scope && scope->outermost && scope->block == self->m_block;
}

/* STMT, written WHAT, leaves the deferred block that the walk is in.  */

void
syntax_walker::leave (const_tree stmt, const char *what) const
{
  report_leaving (EXPR_LOC_OR_LOC (stmt, m_loc), what, m_block);
}

/* Return the name of the construct CODE in whose body no defer may stand.  */

static const char *
opaque_construct (tree_code code)
{
  if (code == TRANSACTION_EXPR)
    return "a transaction";
  if (code >= OACC_PARALLEL && code <= OMP_TARGET_EXIT_DATA)
    return "an OpenMP or OpenACC construct";
  return nullptr;
}

/* Look at *TP.  Return true if its operands have been walked.  */

bool
syntax_walker::visit (tree *tp)
{
  tree t = *tp;
  switch (TREE_CODE (t))
    {
    case BIND_EXPR:
      visit_bind (t);
      return true;

    case WHILE_STMT:
      {
	if (tree call = defer_prefix_call (t))
	  visit_prefix (tp, defer_marker_of (call));
	else
	  visit_loop (tp, &WHILE_BODY (t));
	return true;
      }

    case TRY_FINALLY_EXPR:
      if (tree *prefix = defer_scoped_prefix (t))
	{
	  visit_scope (t, prefix);
	  return true;
	}
      return false;

    case FOR_STMT:
      visit_loop (tp, &FOR_BODY (t));
      return true;

    case DO_STMT:
      visit_loop (tp, &DO_BODY (t));
      return true;

    case SWITCH_STMT:
      visit_switch (tp, &SWITCH_STMT_BODY (t));
      return true;

    case COMPOUND_EXPR:
      if (defer_marker_of (TREE_OPERAND (t, 0)) == defer_marker::call)
	{
	  visit_builtin (tp);
	  return true;
	}
      return false;

    case BREAK_STMT:
      if (m_block->outer && !m_block->loops && !m_block->switches)
	{
	  leave (t, "break");
	  *tp = build_empty_stmt (EXPR_LOCATION (t));
	}
      return true;

    case CONTINUE_STMT:
      if (m_block->outer && !m_block->loops)
	{
	  leave (t, "continue");
	  *tp = build_empty_stmt (EXPR_LOCATION (t));
	}
      return true;

    case RETURN_EXPR:
      if (m_block->outer)
	leave (t, "return");
      return false;

    case GOTO_EXPR:
    case ASM_EXPR:
      m_jumps.note_jump (tp, here (), m_loc);
      return false;

    case LABEL_EXPR:
      m_jumps.note_label (LABEL_EXPR_LABEL (t), here ());
      return false;

    case CASE_LABEL_EXPR:
      {
	location_t loc
	  = EXPR_LOC_OR_LOC (t, DECL_SOURCE_LOCATION (CASE_LABEL (t)));
	if (m_block->outer && !m_block->switches)
	  report_entering (loc, m_block);
	else
	  enter_scope (loc, m_switch_scope, m_scope);
	return false;
      }

    case ADDR_EXPR:
      if (TREE_CODE (TREE_OPERAND (t, 0)) == LABEL_DECL)
	m_jumps.note_address (TREE_OPERAND (t, 0), here (),
			      EXPR_LOC_OR_LOC (t, m_loc));
      return false;

    case VAR_DECL:
      visit_use (t);
      return true;

    case FUNCTION_DECL:
      if (defer_builtin_p (t))
	{
	  error ("%<__defer%> can only be called, by its own name and as the "
		 "plugin declares it");
	  /* The target would take it for a builtin of its own.  */
	  *tp = defer_runtime_decl (runtime::site);
	}
      return true;

    default:
      if (const char *construct = opaque_construct (TREE_CODE (t)))
	{
	  /* Deferred blocks are copied, which GCC cannot do with these.  */
	  if (m_block->outer)
	    error_at (EXPR_LOC_OR_LOC (t, m_loc), "%s in a deferred block; "
		      "call a function that contains it", construct);
	  const char *outer = m_construct;
	  m_construct = construct;
	  int operands = TREE_OPERAND_LENGTH (t);
	  for (int i = 0; i < operands; i++)
	    walk (&TREE_OPERAND (t, i));
	  m_construct = outer;
	  return true;
	}
      return false;
    }
}

void
syntax_walker::visit_bind (tree bind)
{
  const bool outermost = !m_block->entered;
  for (tree decl = BIND_EXPR_VARS (bind); decl; decl = DECL_CHAIN (decl))
    if (VAR_P (decl))
      {
	m_scopes.put (decl, { m_block, outermost });
	if (defer_named_result_p (decl))
	  {
	    check_named_result (decl, outermost && !m_block->outer);
	    if (m_result == decl)
	      m_result_bind = bind;
	  }
      }
  if (m_block->outer || defer_body_block_p (BIND_EXPR_BLOCK (bind)))
    m_block->entered = true;
  /* Those of static variables may hold addresses of labels.  */
  for (tree decl = BIND_EXPR_VARS (bind); decl; decl = DECL_CHAIN (decl))
    if (VAR_P (decl) && DECL_INITIAL (decl)
	&& DECL_INITIAL (decl) != error_mark_node)
      walk (&DECL_INITIAL (decl));
  walk (&BIND_EXPR_BODY (bind));
  m_block->entered = !outermost;
}

/* Walk the operands of the loop *TP, of which BODY is one.  */

void
syntax_walker::visit_loop (tree *tp, tree *body)
{
  int operands = TREE_OPERAND_LENGTH (*tp);
  for (int i = 0; i < operands; i++)
    if (&TREE_OPERAND (*tp, i) != body)
      walk (&TREE_OPERAND (*tp, i));
  m_block->loops++;
  walk (body);
  m_block->loops--;
}

/* The same for the switch *TP.  */

void
syntax_walker::visit_switch (tree *tp, tree *body)
{
  walk (&SWITCH_STMT_COND (*tp));
  defer_scope *outer = m_switch_scope;
  m_switch_scope = m_scope;
  m_block->switches++;
  walk (body);
  m_block->switches--;
  m_switch_scope = outer;
}

/* DECL is used; is it what a deferred block cannot keep?  */

void
syntax_walker::visit_use (tree decl)
{
  if (!m_block->outer || is_global_var (decl))
    return;
  scope_info *scope = m_scopes.get (decl);
  if (!scope || scope->block == m_block || scope->outermost)
    return;
  const deferred_block *inside = m_block;
  while (inside->outer != scope->block)
    inside = inside->outer;
  if (inside->scoped)
    return;
  tree type = TREE_TYPE (decl);
  const char *reason = nullptr;
  if (variably_modified_type_p (type, m_fndecl) && !POINTER_TYPE_P (type))
    reason = G_("deferred block captures %qD, a variable-length array of an "
		"inner scope");
  else if (lookup_attribute ("cleanup", DECL_ATTRIBUTES (decl))
	   || TREE_ADDRESSABLE (strip_array_types (type)))
    reason = G_("deferred block captures %qD, which is destroyed at the end "
		"of an inner scope");
  if (!reason || m_reported.add (decl) || !defer_first_error_p (m_loc))
    return;
  error_at (m_loc, reason, decl);
  inform (DECL_SOURCE_LOCATION (decl), "declared here");
}

/* DECL is declared with defer_result, at the outermost level of the function
   if OUTERMOST.  */

void
syntax_walker::check_named_result (tree decl, bool outermost)
{
  location_t loc = DECL_SOURCE_LOCATION (decl);
  tree type = TREE_TYPE (TREE_TYPE (m_fndecl));
  m_found = true;
  if (error_operand_p (decl))
    return;
  if (!outermost)
    error_at (loc, "%<defer_result%> must stand at the outermost level of a "
		   "function");
  else if (m_result)
    {
      error_at (loc, "a function can have one %<defer_result%>");
      inform (DECL_SOURCE_LOCATION (m_result), "the first one is here");
    }
  else if (TREE_STATIC (decl))
    error_at (loc, "%<defer_result%> may not be static");
  else if (TYPE_MAIN_VARIANT (TREE_TYPE (decl)) != TYPE_MAIN_VARIANT (type))
    error_at (loc, "%<defer_result%> has type %qT, but the function returns "
		   "%qT", TREE_TYPE (decl), type);
  else if (TREE_ADDRESSABLE (type) || TREE_CODE (type) == REFERENCE_TYPE)
    error_at (loc, "%<defer_result%> needs a trivially copyable type, and %qT "
		   "is not", type);
  else
    m_result = decl;
}

/* Diagnose a defer at LOC where there can be none.  */

void
syntax_walker::check_place (location_t loc)
{
  if (m_first == UNKNOWN_LOCATION)
    m_first = loc;
  m_found = true;
  if (m_construct)
    error_at (loc, "%<defer%> in %s", m_construct);
}

/* Return what takes the place of the expression statement STMT at LOC, around
   the *CALL that is deferred.  SCOPE, or NULL, is the scope of its operands.  */

tree
syntax_walker::defer_call (location_t loc, tree stmt, tree *call, tree scope)
{
  walk (call);
  defer_note_call (*call);
  tree now;
  tree site = defer_build_call_form (loc, stmt, call, outermost_r, this, &now);
  if (scope && now)
    {
      BIND_EXPR_BODY (scope) = now;
      now = scope;
    }
  if (!now)
    return site;
  tree both = NULL_TREE;
  append_to_statement_list (now, &both);
  append_to_statement_list (site, &both);
  return both;
}

/* Is BODY, behind a prefix for calls, what a front end leaves of a statement
   that it has complained about?  */

static bool
failed_p (tree body)
{
  if (!body)
    return true;
  if (seen_error () && TREE_CODE (body) == STATEMENT_LIST
      && tsi_end_p (tsi_start (body)))
    return true;
  return walk_tree (&body, [] (tree *tp, int *, void *) -> tree
    {
      return error_operand_p (*tp) ? *tp : NULL_TREE;
    }, nullptr, nullptr) != NULL_TREE;
}

/* *TP is the loop that a prefix MARKER made.  */

void
syntax_walker::visit_prefix (tree *tp, defer_marker marker)
{
  location_t loc = defer_user_location (EXPR_LOCATION (*tp));
  tree body = WHILE_BODY (*tp);
  check_place (loc);

  if (marker != defer_marker::block)
    {
      /* Compound literals make the C front end keep a scope.  */
      tree scope = NULL_TREE, expr = body;
      if (marker == defer_marker::call && body
	  && TREE_CODE (body) == BIND_EXPR && BIND_EXPR_VARS (body))
	{
	  scope = body;
	  expr = BIND_EXPR_BODY (body);
	}
      tree *call = defer_find_call (&expr);
      if (call && marker == defer_marker::undecided)
	{
	  error_at (loc, "cannot see whether %<defer%> has a call or a block; "
			 "write both in one macro argument");
	  *tp = build_empty_stmt (loc);
	  return;
	}
      if (call && marker == defer_marker::call)
	{
	  *tp = defer_call (loc, expr, call, scope);
	  return;
	}
      if (marker != defer_marker::undecided
	  || !body || TREE_CODE (body) != BIND_EXPR)
	{
	  if (!(marker == defer_marker::call && failed_p (expr))
	      && defer_first_error_p (loc))
	    error_at (loc, "deferred statement must be a function call or a "
			   "block");
	  *tp = build_empty_stmt (loc);
	  return;
	}
    }

  body = deferred_body (loc, body, false);
  *tp = defer_build_site (loc, DEFER_SITE_BLOCK, vNULL, body);
}

/* Walk BODY, what the defer at LOC defers, of a _Defer if SCOPED.  Return it.  */

tree
syntax_walker::deferred_body (location_t loc, tree body, bool scoped)
{
  deferred_block *block = *m_blocks.safe_push (new deferred_block ());
  block->outer = m_block;
  block->scoped = scoped;
  block->entered = !body || TREE_CODE (body) != BIND_EXPR;
  deferred_block *outer_block = m_block;
  defer_scope *outer_scope = m_scope, *outer_switch = m_switch_scope;
  location_t outer_loc = m_loc;
  m_block = block;
  m_scope = m_switch_scope = nullptr;
  m_loc = loc;
  if (body)
    {
      walk (&body);
      if (tree *call = defer_find_call (&body))
	defer_note_call (*call);
    }
  else
    body = build_empty_stmt (loc);
  m_block = outer_block;
  m_scope = outer_scope;
  m_switch_scope = outer_switch;
  m_loc = outer_loc;
  return body;
}

/* Return the first statement of BODY.  */

static tree
first_statement (tree body)
{
  while (body && TREE_CODE (body) == STATEMENT_LIST)
    {
      tree_stmt_iterator i = tsi_start (body);
      while (!tsi_end_p (i) && TREE_CODE (tsi_stmt (i)) == DEBUG_BEGIN_STMT)
	tsi_next (&i);
      body = tsi_end_p (i) ? NULL_TREE : tsi_stmt (i);
    }
  return body;
}

/* BODY is the statement of the _Defer at LOC, and begins with neither a brace
   nor a keyword of statements: complain if it is no unlabeled statement.  */

static void
check_unlabeled (location_t loc, tree body)
{
  tree first = first_statement (body);
  if (first && TREE_CODE (first) == LABEL_EXPR)
    error_at (EXPR_LOC_OR_LOC (first, loc),
	      "deferred statement may not have a label");
  /* The C front end takes no declaration there.  */
  else if (c_dialect_cxx ()
	   && (first ? (TREE_CODE (first) == BIND_EXPR
			&& BIND_EXPR_VARS (first)) : !seen_error ())
	   && defer_first_error_p (loc))
    error_at (loc, "deferred statement may not be a declaration");
}

/* SCOPE is that of the _Defer that *PREFIX, a loop, stands for.  */

void
syntax_walker::visit_scope (tree scope, tree *prefix)
{
  location_t loc = defer_user_location (EXPR_LOCATION (*prefix));
  tree body = WHILE_BODY (*prefix);
  check_place (loc);
  if (integer_onep (CALL_EXPR_ARG (defer_prefix_call (*prefix), 0)))
    check_unlabeled (loc, body);
  TREE_OPERAND (scope, 1) = deferred_body (loc, body, true);
  SET_EXPR_LOCATION (scope, loc);
  *prefix = defer_build_site_call (loc, DEFER_SITE_SCOPED, vNULL);

  defer_scope *inside = *m_all_scopes.safe_push (new defer_scope ());
  inside->outer = m_scope;
  inside->loc = loc;
  m_scope = inside;
  walk (&TREE_OPERAND (scope, 0));
  m_scope = inside->outer;
}

/* *TP is what __defer became.  */

void
syntax_walker::visit_builtin (tree *tp)
{
  location_t loc = EXPR_LOCATION (TREE_OPERAND (*tp, 0));
  tree body = TREE_OPERAND (*tp, 1);
  check_place (loc);
  tree *call = defer_find_call (&body);
  if (!call)
    {
      /* The front end knew the result of the call.  */
      *tp = build_empty_stmt (loc);
      return;
    }
  *tp = defer_call (loc, body, call, NULL_TREE);
}

/* Do what a function with a defer or a named result needs besides.  */

void
syntax_walker::finish ()
{
  if (m_result)
    {
      tree result = DECL_RESULT (m_fndecl);
      tree value = build2 (INIT_EXPR, TREE_TYPE (result), result, m_result);
      append_to_statement_list (build1 (RETURN_EXPR, void_type_node, value),
				&BIND_EXPR_BODY (m_result_bind));
    }

  static bool reported;
  if (flag_exceptions || defer_opts.no_unwind)
    return;
  if (!global_options_set.x_flag_exceptions)
    defer_enable_exceptions (m_fndecl);
  else if (!reported && m_first != UNKNOWN_LOCATION)
    {
      reported = true;
      error_at (m_first, "%<defer%> and %<-fno-exceptions%>: deferred calls "
		"would not run on unwinding; say "
		"%<-fplugin-arg-defer-no-unwind%> if that is meant");
    }
}

/* Rewrite the function.  Return true if it has a defer or a named result.  */

bool
syntax_walker::run (vec<jump> *non_local)
{
  if (c_dialect_cxx ())
    defer_restore_result (m_fndecl);
  walk (&DECL_SAVED_TREE (m_fndecl));
  m_jumps.judge (non_local);
  if (m_found)
    finish ();
  if (m_found && c_dialect_cxx ())
    clear_fold_cache ();
  return m_found;
}

/* Rewrite FNDECL and the functions nested in it.  Add those with a defer to
   FOUND, and the jumps out of nested functions to NON_LOCAL.  */

static void
rewrite_nest (tree fndecl, hash_set<tree> *found, vec<jump> *non_local)
{
  tree outer = current_function_decl;
  current_function_decl = fndecl;
  if (syntax_walker (fndecl).run (non_local))
    found->add (fndecl);
  current_function_decl = outer;

  if (cgraph_node *node = c_dialect_cxx () ? nullptr
					   : cgraph_node::get (fndecl))
    for (cgraph_node *n = first_nested_function (node); n;
	 n = next_nested_function (n))
      rewrite_nest (n->decl, found, non_local);
}

static bool any_defer;

/* May there be defers in this unit?  */

bool
defer_found_p ()
{
  return any_defer;
}

/* The marker of a defer at LOC got past this file.  The front end made the
   current function of another one's body, as it does for coroutines.  */

void
defer_report_leftover (location_t loc)
{
  loc = defer_word_location (defer_user_location (loc));
  if (defer_coroutine_p ())
    error_at (loc, "%<defer%> in a coroutine");
  else
    error_at (loc, "%<defer%> is not supported here");
}

/* Rewrite every defer in FNDECL, and in the functions nested in it.  */

void
defer_rewrite_function (tree fndecl)
{
  any_defer = true;
  /* The clones of a constructor have been rewritten with it.  */
  if (DECL_ABSTRACT_ORIGIN (fndecl))
    return;

  hash_set<tree> found;
  auto_vec<jump> non_local;

  rewrite_nest (fndecl, &found, &non_local);
  if (!found.is_empty ())
    for (const jump &j : non_local)
      error_at (j.loc, "%<goto%> out of a nested function passes deferred "
		"calls");
}

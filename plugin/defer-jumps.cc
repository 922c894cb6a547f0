/* GENERIC: which jumps leave or enter what is deferred.
   SPDX-License-Identifier: GPL-3.0-or-later

   No jump leaves or enters a deferred block.  That holds for the statement of a
   `_Defer', too; besides, no jump enters the scope of one, and those out of it
   have its statement run, if GCC sees them as such.  */

#include "defer-gcc.h"
#include "defer-plugin.h"
#include "defer-jumps.h"

void
report_leaving (location_t loc, const char *what, const deferred_block *block)
{
  if (defer_first_error_p (loc))
    error_at (loc, "%qs may not leave a deferred %s", what, block->name ());
}

void
report_entering (location_t loc, const deferred_block *block)
{
  if (defer_first_error_p (loc))
    error_at (loc, "jump into a deferred %s", block->name ());
}

/* Is INNER the scope OUTER, or inside of it?  */

static bool
inside_p (const defer_scope *inner, const defer_scope *outer)
{
  while (inner && inner != outer)
    inner = inner->outer;
  return inner;
}

bool
enter_scope (location_t loc, const defer_scope *from, const defer_scope *to)
{
  const defer_scope *entered = nullptr;
  for (; to && !inside_p (from, to); to = to->outer)
    entered = to;
  if (entered && defer_first_error_p (loc))
    {
      error_at (loc, "jump into the scope of a %<defer%>");
      inform (entered->loc, "it passes this %<defer%>");
    }
  return !entered;
}

void
jump_judge::note_jump (tree *tp, const statement_place &place, location_t here)
{
  tree stmt = *tp;
  location_t loc = EXPR_LOCATION (stmt);
  if (TREE_CODE (stmt) == ASM_EXPR)
    {
      for (tree l = ASM_LABELS (stmt); l; l = TREE_CHAIN (l))
	m_jumps.safe_push ({ TREE_VALUE (l), place, loc, false });
      if (ASM_LABELS (stmt) && place.scope)
	m_asms.safe_push (std::make_pair (tp, place));
      return;
    }
  tree label = GOTO_DESTINATION (stmt);
  if (TREE_CODE (label) == LABEL_DECL)
    m_jumps.safe_push ({ label, place, loc,
			 DECL_ARTIFICIAL (label) && !DECL_NAME (label) });
  else if (place.block->outer)
    report_leaving (EXPR_LOC_OR_LOC (stmt, here), "goto", place.block);
  else
    m_computed.safe_push ({ NULL_TREE, place, loc, false });
}

/* Diagnose J if it leaves or enters a deferred block, or enters the scope of a
   _Defer.  */

void
jump_judge::judge_jump (const jump &j, vec<jump> *non_local)
{
  const deferred_block *from = j.from.block;
  const statement_place *to = m_labels.get (j.label);
  bool leaves = from->outer;
  for (const deferred_block *b = to ? to->block : nullptr; b && leaves;
       b = b->outer)
    leaves = b != from;
  if (leaves)
    report_leaving (j.loc, j.return_p ? "return" : "goto", from);
  else if (!to)
    {
      if (DECL_CONTEXT (j.label) != m_fndecl)
	non_local->safe_push (j);
    }
  else if (from != to->block)
    report_entering (j.loc, to->block);
  else
    enter_scope (j.loc, j.from.scope, to->scope);
}

void
jump_judge::judge (vec<jump> *non_local)
{
  for (const jump &j : m_jumps)
    judge_jump (j, non_local);
  for (const jump &j : m_addresses)
    if (const statement_place *to = m_labels.get (j.label))
      if (to->block->outer)
	error_at (j.loc, "address of label %qD inside a deferred %s", j.label,
		  to->block->name ());
  judge_computed_gotos ();
  if (!seen_error ())
    for (const auto &a : m_asms)
      redirect_asm (a.first, a.second);
}

/* A computed goto may go wherever an address of a label leads; GCC runs nothing
   where it leaves a scope.  */

void
jump_judge::judge_computed_gotos ()
{
  for (const jump &j : m_computed)
    for (const jump &address : m_addresses)
      {
	const statement_place *to = m_labels.get (address.label);
	if (!to || to->block->outer || to->scope == j.from.scope)
	  continue;
	if (!enter_scope (j.loc, j.from.scope, to->scope))
	  continue;
	if (defer_first_error_p (j.loc))
	  {
	    error_at (j.loc, "computed %<goto%> out of the scope of a "
			     "%<defer%>");
	    inform (DECL_SOURCE_LOCATION (address.label), "it may go here");
	  }
      }
}

/* *TP is an asm goto at FROM, and nothing runs where one leaves a scope: turn

     asm goto ("" : : : : out);

   into:

     asm goto ("" : : : : l); goto behind; l: goto out; behind:  */

void
jump_judge::redirect_asm (tree *tp, const statement_place &from)
{
  tree stmt = *tp, whole = NULL_TREE, jumps = NULL_TREE;
  location_t loc = EXPR_LOCATION (stmt);
  for (tree l = ASM_LABELS (stmt); l; l = TREE_CHAIN (l))
    {
      tree label = TREE_VALUE (l);
      const statement_place *to = m_labels.get (label);
      if (!to || to->scope == from.scope)
	continue;
      TREE_VALUE (l) = create_artificial_label (loc);
      append_to_statement_list (build1 (LABEL_EXPR, void_type_node,
					TREE_VALUE (l)), &jumps);
      append_to_statement_list (build1_loc (loc, GOTO_EXPR, void_type_node,
					    label), &jumps);
    }
  if (!jumps)
    return;
  tree behind = create_artificial_label (loc);
  append_to_statement_list (stmt, &whole);
  append_to_statement_list (build1_loc (loc, GOTO_EXPR, void_type_node, behind),
			    &whole);
  append_to_statement_list (jumps, &whole);
  append_to_statement_list (build1 (LABEL_EXPR, void_type_node, behind),
			    &whole);
  *tp = whole;
}

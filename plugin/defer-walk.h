/* Walks over GIMPLE sequences.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef DEFER_WALK_H
#define DEFER_WALK_H

/* What to do behind a statement: go on with what is inside it, or with the next
   one, or end the walk.  */
enum class walk { inside, next, stop };

/* Call FN with the place of each statement in *SEQ.  FN may insert before it,
   and remove or replace it if it then returns walk::next.  Return whether FN
   has stopped the walk.  */

template <typename F>
bool
walk_places (gimple_seq *seq, F fn)
{
  walk_stmt_info wi;
  memset (&wi, 0, sizeof wi);
  wi.info = &fn;
  return walk_gimple_seq_mod (seq,
    [] (gimple_stmt_iterator *gsi, bool *handled, walk_stmt_info *w) -> tree
    {
      gimple *stmt = gsi_stmt (*gsi);
      walk what = (*static_cast<F *> (w->info)) (gsi);
      *handled = what != walk::inside;
      w->removed_stmt = gsi_end_p (*gsi) || gsi_stmt (*gsi) != stmt;
      return what == walk::stop ? integer_one_node : NULL_TREE;
    }, nullptr, &wi) != nullptr;
}

/* The same with the statements themselves, of SEQ, which do not change.  */

template <typename F>
bool
walk_stmts (gimple_seq seq, F fn)
{
  return walk_places (&seq, [&] (gimple_stmt_iterator *gsi)
			    { return fn (gsi_stmt (*gsi)); });
}

/* Have each label that STMT may jump to be what FN returns of it.  */

template <typename F>
void
replace_targets (gimple *stmt, F fn)
{
  if (ggoto *jump = dyn_cast <ggoto *> (stmt))
    {
      if (TREE_CODE (gimple_goto_dest (jump)) == LABEL_DECL)
	gimple_goto_set_dest (jump, fn (gimple_goto_dest (jump)));
    }
  else if (gcond *cond = dyn_cast <gcond *> (stmt))
    {
      if (tree label = gimple_cond_true_label (cond))
	gimple_cond_set_true_label (cond, fn (label));
      if (tree label = gimple_cond_false_label (cond))
	gimple_cond_set_false_label (cond, fn (label));
    }
  else if (gswitch *choice = dyn_cast <gswitch *> (stmt))
    for (unsigned i = 0; i < gimple_switch_num_labels (choice); i++)
      {
	tree label = gimple_switch_label (choice, i);
	CASE_LABEL (label) = fn (CASE_LABEL (label));
      }
  else if (gasm *code = dyn_cast <gasm *> (stmt))
    for (unsigned i = 0; i < gimple_asm_nlabels (code); i++)
      {
	tree op = gimple_asm_label_op (code, i);
	TREE_VALUE (op) = fn (TREE_VALUE (op));
      }
}

/* Call FN with the place of each operand in SEQ, and with those inside of it as
   long as FN returns true.  What AddressSanitizer marks at a label, every variable
   in whose scope it stands, is no operand.  */

template <typename F>
void
walk_operands (gimple_seq seq, F fn)
{
  walk_stmt_info wi;
  memset (&wi, 0, sizeof wi);
  wi.info = &fn;
  walk_gimple_seq (seq,
    [] (gimple_stmt_iterator *gsi, bool *handled, walk_stmt_info *) -> tree
    {
      *handled = gimple_call_internal_p (gsi_stmt (*gsi), IFN_ASAN_MARK);
      return NULL_TREE;
    },
    [] (tree *tp, int *walk_subtrees, void *data) -> tree
    {
      walk_stmt_info *w = static_cast<walk_stmt_info *> (data);
      if (!(*static_cast<F *> (w->info)) (tp))
	*walk_subtrees = 0;
      return NULL_TREE;
    }, &wi);
}

#endif /* DEFER_WALK_H */

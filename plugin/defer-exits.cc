/* High GIMPLE: one way out of each scope.
   SPDX-License-Identifier: GPL-3.0-or-later

   A try runs its deferred calls once for each place where control goes on behind
   it, and GCC makes a copy of them for each, or a switch.  Of a scope with
   nothing behind it but labels that is the same place, by whatever name: turn

     { ... goto l; ... } l:;

   into

     { ... goto end; ... end:; } l:;

   so that control falls out of the try which is opened in the scope, and only
   so.  The returns of a function with a named result are jumps of this kind to
   what follows all of it; of those a try takes what is inside.  (Besides,
   estimate_num_insns, which weighs copies against a switch, does not know the
   GIMPLE_EH_ELSE of a defer in a deferred block.)  */

#include "defer-gcc.h"
#include "defer-plugin.h"
#include "defer-lower.h"
#include "defer-walk.h"

typedef hash_set<tree> labels;

/* Have the jumps in SEQ to any of BEHIND go to its end.  */

static void
redirect_jumps (gimple_seq *seq, labels &behind)
{
  tree end = NULL_TREE;
  walk_stmts (*seq, [&] (gimple *stmt)
    {
      if (defer_site_of (stmt))
	return walk::next;
      replace_targets (stmt, [&] (tree label)
	{
	  if (!behind.contains (label))
	    return label;
	  if (!end)
	    end = new_label ();
	  return end;
	});
      return walk::inside;
    });
  if (end)
    seq_builder (seq, UNKNOWN_LOCATION).label (end);
}

/* Does control pass STMT without anything happening?  */

static bool
passed_p (gimple *stmt)
{
  return (is_gimple_debug (stmt) || gimple_clobber_p (stmt)
	  || gimple_code (stmt) == GIMPLE_NOP
	  || gimple_code (stmt) == GIMPLE_PREDICT);
}

/* Do that in the scopes that *SEQ, which the labels BEHIND follow, ends with.  */

static void
join_exits (gimple_seq *seq, labels &behind)
{
  labels following;
  for (tree label : behind)
    following.add (label);
  gimple_stmt_iterator i = gsi_last (*seq);
  for (; !gsi_end_p (i) && defer_inert_stmt_p (gsi_stmt (i)); gsi_prev (&i))
    if (glabel *label = dyn_cast <glabel *> (gsi_stmt (i)))
      following.add (gimple_label_label (label));
    else if (!passed_p (gsi_stmt (i)))
      following.empty ();
  if (gsi_end_p (i))
    return;
  if (gimple_seq *inside = defer_level_inside (gsi_stmt (i), true))
    {
      join_exits (inside, following);
      if (!following.is_empty ())
	redirect_jumps (inside, following);
    }
}

void
defer_join_exits (gimple_seq *seq)
{
  labels none;
  join_exits (seq, none);
}

/* Do that in SEQ, of which EXIT is a way out, with jumps to where EXIT goes.  */

void
defer_fall_out (gimple_seq *seq, gimple_seq exit)
{
  if (ggoto *jump = dyn_cast <ggoto *> (gimple_seq_first_stmt (exit)))
    {
      labels behind;
      behind.add (gimple_goto_dest (jump));
      redirect_jumps (seq, behind);
    }
}

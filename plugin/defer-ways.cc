/* High GIMPLE: one way out of the scope of a _Defer.
   SPDX-License-Identifier: GPL-3.0-or-later

   Where control leaves a try by several ways, GCC estimates what copies of its
   finally would cost, and cannot do that when there is a try with an unwinding
   side in it.  That is so where a deferred statement defers something itself.
   Turn:

     try { ... goto out; ... return value; ... } finally { D }

   into:

     try
       {
	 ... goto l1; ... goto l2; ...
	 exit = 0; goto end;
	l1:
	 exit = 1; goto end;
	l2:
	 exit = 2;
	end:
       }
     finally { D }
     if (exit == 1) goto out;
     if (exit == 2) return value;  */

#include "defer-gcc.h"
#include "defer-plugin.h"
#include "defer-lower.h"
#include "defer-walk.h"

namespace {

class way_merger
{
public:
  explicit way_merger (gimple_seq *body) : m_body (body) {}
  gimple_seq run ();

private:
  struct way
  {
    /* Where to, or what is returned.  */
    tree label;
    greturn *ret;
    tree through;
  };

  void note_ways ();
  tree new_way (tree label, greturn *ret);
  tree through (tree label);
  tree through (greturn *ret);
  void redirect ();

  gimple_seq *m_body;
  hash_set<tree> m_own;
  auto_vec<way> m_ways;
};

} // anon namespace

/* Note that the body is left for LABEL, or by the return RET.  Return the label
   for that way.  */

tree
way_merger::new_way (tree label, greturn *ret)
{
  tree through = new_label ();
  m_own.add (through);
  m_ways.safe_push ({ label, ret, through });
  return through;
}

/* Return what a jump to LABEL goes to.  */

tree
way_merger::through (tree label)
{
  if (m_own.contains (label))
    return label;
  for (const way &w : m_ways)
    if (w.label == label)
      return w.through;
  return new_way (label, nullptr);
}

/* Return where control goes instead of RET.  */

tree
way_merger::through (greturn *ret)
{
  for (const way &w : m_ways)
    if (w.ret && gimple_return_retval (w.ret) == gimple_return_retval (ret))
      return w.through;
  return new_way (NULL_TREE, ret);
}

/* Find the ways out.  */

void
way_merger::note_ways ()
{
  walk_stmts (*m_body, [&] (gimple *stmt)
    {
      if (glabel *label = dyn_cast <glabel *> (stmt))
	m_own.add (gimple_label_label (label));
      return walk::inside;
    });
  walk_stmts (*m_body, [&] (gimple *stmt)
    {
      if (greturn *ret = dyn_cast <greturn *> (stmt))
	through (ret);
      else
	replace_targets (stmt, [&] (tree label)
	  {
	    through (label);
	    return label;
	  });
      return walk::inside;
    });
}

/* Have them taken at the end.  */

void
way_merger::redirect ()
{
  walk_places (m_body, [&] (gimple_stmt_iterator *gsi)
    {
      gimple *stmt = gsi_stmt (*gsi);
      if (greturn *ret = dyn_cast <greturn *> (stmt))
	{
	  gsi_replace (gsi, gimple_build_goto (through (ret)), true);
	  return walk::next;
	}
      replace_targets (stmt, [&] (tree label) { return through (label); });
      return walk::inside;
    });
}

/* Return what is to follow the try.  */

gimple_seq
way_merger::run ()
{
  gimple_seq behind = nullptr;
  const bool falls = gimple_seq_may_fallthru (*m_body);
  note_ways ();
  if (m_ways.length () + falls < 2)
    return behind;
  redirect ();

  tree exit = create_tmp_reg (integer_type_node, "defer_exit");
  tree end = new_label ();
  seq_builder inside (m_body, UNKNOWN_LOCATION);
  seq_builder after (&behind, UNKNOWN_LOCATION);
  if (falls)
    {
      inside.assign (exit, integer_zero_node);
      inside.jump (end);
    }
  for (unsigned i = 0; i < m_ways.length (); i++)
    {
      tree which = build_int_cst (integer_type_node, i + 1);
      inside.label (m_ways[i].through);
      inside.assign (exit, which);
      inside.jump (end);

      tree take = new_label (), next = new_label ();
      after.branch (EQ_EXPR, exit, which, take, next);
      after.label (take);
      if (m_ways[i].ret)
	after.add (gimple_build_return (gimple_return_retval (m_ways[i].ret)));
      else
	after.jump (m_ways[i].label);
      after.label (next);
    }
  inside.label (end);
  if (!falls)
    after.call (builtin_decl_implicit (BUILT_IN_UNREACHABLE), NULL_TREE);
  return behind;
}

gimple_seq
merge_ways_out (gtry *scope)
{
  geh_else *both = as_a <geh_else *> (gimple_seq_first_stmt
					(gimple_try_cleanup (scope)));
  const bool nested = walk_stmts (gimple_eh_else_n_body (both), [] (gimple *stmt)
    { return is_a <geh_else *> (stmt) ? walk::stop : walk::inside; });
  return nested ? way_merger (gimple_try_eval_ptr (scope)).run () : nullptr;
}

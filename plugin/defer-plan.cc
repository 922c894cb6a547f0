/* High GIMPLE: which lowering each defer gets, and why.
   SPDX-License-Identifier: GPL-3.0-or-later

   unconditional  The defer stands at the outermost level, and no jump passes
		  over it in either direction: whatever stands behind it runs
		  after it, so that a try around all of that is enough.
   bit		  Control can pass it once at most.  A bit of the mask says
		  whether it did.
   chain	  Control can come back to it (it is in a component of the flow
		  graph that has a cycle), or the mask is full.

   The order at run time.  A try around what is behind runs its defers after
   those of the tries inside it.  Let A and B be defers that control can pass
   in this order: A's try must be the outer one.  If control can also pass them
   in the other order they are in one component with a cycle, and both in the
   chain, which remembers the order.  So the tries nest in the topological order
   of the components, neighbours of the chain sharing one.

   Where a try opens.  Just before the statement of the outermost level in
   which its defer stands; but a jump back to before that place would leave the
   try and run its defers, so it opens before the targets of all those.  Jumps
   into a try do no harm: the bit is not set, the chain is empty.  No jump
   passes over an unconditional defer, so that no try ever has to move across
   one.  Tries with nothing but statements between them open at the first: GCC
   makes better code of one nest.  */

#include "defer-gcc.h"
#include "defer-plugin.h"
#include "defer-plan.h"
#include "defer-walk.h"

/* How many conditional defers have a bit.  */
static const unsigned mask_bits = 8;

gimple_seq *
defer_level_inside (gimple *stmt, bool open)
{
  if (gbind *bind = dyn_cast <gbind *> (stmt))
    return gimple_bind_body_ptr (bind);
  gtry *protect = dyn_cast <gtry *> (stmt);
  if (!protect || defer_site_of (stmt))
    return nullptr;
  gimple_seq cleanup = gimple_try_cleanup (protect);
  if (gimple_try_kind (protect) == GIMPLE_TRY_FINALLY
      && defer_only_clobbers_p (cleanup))
    return gimple_try_eval_ptr (protect);
  if (open && cleanup
      && gimple_code (gimple_seq_first_stmt (cleanup)) != GIMPLE_CATCH)
    return gimple_try_eval_ptr (protect);
  return nullptr;
}

/* Note the defers of SEQ that stand at the outermost level.  */

void
defer_plan::find_plain (gimple_seq seq)
{
  for (gimple_stmt_iterator i = gsi_start (seq); !gsi_end_p (i); gsi_next (&i))
    {
      gimple *stmt = gsi_stmt (i);
      if (defer_site_of (stmt))
	m_plain.put (stmt, true);
      else if (gimple_seq *inside
	       = defer_level_inside (stmt, m_flow.open_p (stmt)))
	find_plain (*inside);
    }
}

/* Note the scopes of SEQ that must give way.  Return true if an unconditional
   defer is in SEQ.  */

bool
defer_plan::find_dissolved (gimple_seq seq)
{
  bool found = false;
  for (gimple_stmt_iterator i = gsi_start (seq); !gsi_end_p (i); gsi_next (&i))
    {
      gimple *stmt = gsi_stmt (i);
      if (defer_site_of (stmt))
	{
	  for (const defer_site *site : sites)
	    found |= (site->stmt == stmt
		      && site->kind == defer_kind::unconditional);
	}
      else if (gimple_seq *inside = defer_level_inside (stmt,
						     m_flow.open_p (stmt)))
	if (find_dissolved (*inside))
	  {
	    found = true;
	    if (!m_flow.tail_p (stmt))
	      dissolved.add (stmt);
	  }
    }
  return found;
}

/* Note the statements of the outermost level, inside LEVEL.  */

void
defer_plan::find_items (gimple_seq seq, int level)
{
  for (gimple_stmt_iterator i = gsi_start (seq); !gsi_end_p (i); gsi_next (&i))
    {
      gimple *stmt = gsi_stmt (i);
      const flow_place &place = m_flow.place (stmt);
      gimple_seq *inside = nullptr;
      if (place.tail || dissolved.contains (stmt))
	inside = defer_level_inside (stmt, m_flow.open_p (stmt));
      if (!inside)
	m_items.safe_push ({ stmt, place.first, place.last, level });
      else if (defer_level_inside (stmt, false))
	find_items (*inside, level);
      else
	{
	  const int depth = level < 0 ? 0 : m_levels[level].depth;
	  m_levels.safe_push ({ stmt, level, depth + 1 });
	  find_items (*inside, m_levels.length () - 1);
	}
    }
}

/* Return the statement of the outermost level in which NODE is, or NULL.  */

const defer_plan::item *
defer_plan::item_of (int node) const
{
  unsigned low = 0, high = m_items.length ();
  while (low < high)
    {
      unsigned middle = (low + high) / 2;
      if (m_items[middle].last < node)
	low = middle + 1;
      else
	high = middle;
    }
  if (low < m_items.length () && m_items[low].first <= node)
    return &m_items[low];
  return nullptr;
}

/* Return how many tries of others are around the statement of the outermost
   level in which NODE is.  */

int
defer_plan::depth_of (int node) const
{
  const int level = item_of (node)->level;
  return level < 0 ? 0 : m_levels[level].depth;
}

/* Note the variables of SEQ whose scope ends before SEQ does.  */

void
defer_plan::find_inner_variables (gimple_seq seq)
{
  walk_stmts (seq, [&] (gimple *stmt)
    {
      /* Scopes inside a deferred body are its own.  */
      if (defer_site_of (stmt))
	return walk::next;
      gbind *bind = dyn_cast <gbind *> (stmt);
      if (bind && m_flow.inner_scope_p (bind))
	for (tree decl = gimple_bind_vars (bind); decl;
	     decl = DECL_CHAIN (decl))
	  if (VAR_P (decl) && !is_global_var (decl))
	    m_inner.add (decl);
      return walk::inside;
    });
}

/* Find the variables of inner scopes that SITE captures.  */

void
defer_plan::check_captures (defer_site *site)
{
  walk_operands (gimple_try_cleanup (site->stmt), [&] (tree *tp)
    {
      if (VAR_P (*tp) && m_inner.contains (*tp)
	  && !site->captured.contains (*tp))
	site->captured.safe_push (*tp);
      return !TYPE_P (*tp);
    });
}

/* Choose the lowering of each defer.  */

void
defer_plan::choose ()
{
  auto_vec<int> crossed;
  crossed.safe_grow_cleared (m_flow.n_nodes () + 1);
  for (const flow_jump &jump : m_flow.jumps ())
    {
      crossed[MIN (jump.from, jump.to) + 1]++;
      crossed[MAX (jump.from, jump.to)]--;
    }
  for (int i = 1; i <= m_flow.n_nodes (); i++)
    crossed[i] += crossed[i - 1];

  for (defer_site *site : sites)
    {
      if (defer_opts.lowering == defer_lowering::chain)
	{
	  site->kind = defer_kind::chain;
	  site->reason = "forced";
	}
      else if (m_flow.in_loop_p (site->node))
	{
	  site->kind = defer_kind::chain;
	  site->reason = m_plain_flow.in_loop_p (site->node)
			 ? "in a loop" : "setjmp may return to before it";
	}
      else if (defer_opts.lowering == defer_lowering::automatic
	       && m_plain.get (site->stmt) && !crossed[site->node]
	       && !returns_twice)
	site->kind = defer_kind::unconditional;
      else
	site->kind = defer_kind::bit;
    }
}

/* Return the node before which the try of the defer at NODE opens.  */

int
defer_plan::opening_of (int node) const
{
  int opening = item_of (node)->first;
  for (bool moved = true; moved; )
    {
      moved = false;
      for (const flow_jump &jump : m_flow.jumps ())
	if (jump.from >= opening && jump.to < opening)
	  if (const item *target = item_of (jump.to))
	    {
	      opening = target->first;
	      moved = true;
	    }
    }
  return opening;
}

/* Hand out the bits, and put the defers into groups.  */

void
defer_plan::make_groups ()
{
  auto_vec<defer_site *> conditional;
  for (defer_site *site : sites)
    if (site->kind != defer_kind::unconditional)
      conditional.safe_push (site);
    else
      {
	defer_group *group = *groups.safe_push (new defer_group ());
	group->kind = site->kind;
	group->sites.safe_push (site);
	group->opening = site->stmt;
	group->node = site->node;
      }
  const unsigned n_unconditional = groups.length ();

  std::stable_sort (conditional.begin (), conditional.end (),
    [this] (const defer_site *a, const defer_site *b)
    {
      return m_flow.component (a->node) < m_flow.component (b->node);
    });

  unsigned bits = 0, records = 0;
  auto_vec<int> openings;
  for (defer_site *site : conditional)
    {
      if (site->kind == defer_kind::bit && bits == mask_bits)
	{
	  site->kind = defer_kind::chain;
	  site->reason = "more than 8 conditional defers";
	}
      site->index = site->kind == defer_kind::bit ? bits++ : ++records;
      openings.safe_push (opening_of (site->node));
    }
  for (unsigned i = openings.length (); i-- > 1; )
    openings[i - 1] = MIN (openings[i - 1], openings[i]);

  defer_group *last = nullptr;
  for (unsigned i = 0; i < conditional.length (); i++)
    {
      defer_site *site = conditional[i];
      bool neighbour = last && depth_of (last->node) == depth_of (openings[i]);
      for (unsigned j = 0; j < n_unconditional && neighbour; j++)
	neighbour = (groups[j]->node < last->node
		     || groups[j]->node > openings[i]);
      if (!neighbour || last->kind == defer_kind::bit
	  || site->kind == defer_kind::bit)
	{
	  int node = neighbour ? last->node : openings[i];
	  last = *groups.safe_push (new defer_group ());
	  last->kind = site->kind;
	  last->node = node;
	  last->opening = item_of (node)->stmt;
	}
      last->sites.safe_push (site);
    }

  std::stable_sort (groups.begin (), groups.end (),
		    [] (const defer_group *a, const defer_group *b)
		    { return a->node < b->node; });

  for (const defer_group *group : groups)
    for (const defer_site *site : group->sites)
      leave_levels (site, depth_of (group->node));
}

/* The try of SITE opens at DEPTH, before tries of others that SITE is in, because
   of a jump back to there, or a second return of setjmp.  Those would end first.
   An array can stay where it is until the function returns.  */

void
defer_plan::leave_levels (const defer_site *site, int depth)
{
  bool late = false;
  for (int i = item_of (site->node)->level;
       i >= 0 && m_levels[i].depth > depth; i = m_levels[i].outer)
    {
      gtry *protect = as_a <gtry *> (m_levels[i].protect);
      if (defer_only_clobbers_p (gimple_try_cleanup (protect), true))
	dissolved.add (protect);
      else
	late = true;
    }
  if (!late)
    return;
  if (returns_twice)
    warning_at (site->loc, 0, "in a function that calls %<setjmp%> this "
		"deferred call runs after the cleanups of the variables "
		"declared before it");
  else
    warning_at (site->loc, 0, "because of a jump back to before them, this "
		"deferred call runs after the cleanups of variables declared "
		"before it");
}

/* Complain about blocks that capture what may be gone, or another, when they
   run.  */

void
defer_plan::report_captures ()
{
  for (defer_site *site : sites)
    if (m_plain_flow.in_loop_p (site->node))
      for (tree decl : site->captured)
	if (DECL_NAME (decl) && defer_first_error_p (site->loc))
	  {
	    error_at (site->loc, "deferred block captures %qD, whose lifetime "
		      "ends with each iteration", decl);
	    inform (DECL_SOURCE_LOCATION (decl), "declared here; "
		    "%<defer fn (args);%> copies its arguments");
	  }
}

defer_plan::defer_plan (gimple_seq seq, flow_level level)
  : m_flow (seq, level, true), m_plain_flow (seq, level, false)
{
  returns_twice = m_flow.returns_twice_p ();
  for (gtry *stmt : m_flow.sites ())
    {
      defer_site *site = *sites.safe_push (new defer_site ());
      site->stmt = stmt;
      site->call = as_a <gcall *> (gimple_seq_last_stmt
				     (gimple_try_eval (stmt)));
      site->loc = gimple_location (site->call);
      site->block_p
	= defer_site_flags_of (site->call) == DEFER_SITE_BLOCK;
      site->node = m_flow.place (stmt).first;
      site->body = gimple_try_cleanup (stmt);
      site->registration = nullptr;
      site->direct = vNULL;
      site->captured = vNULL;
      site->recovers = site->announced = false;
    }
  if (sites.is_empty ())
    return;

  find_plain (seq);
  choose ();
  find_inner_variables (seq);
  for (defer_site *site : sites)
    if (site->block_p)
      check_captures (site);
  find_dissolved (seq);
  find_items (seq, -1);
  make_groups ();

  report_captures ();
  defer_find_needless_copies (this, seq, &m_flow);
  if (defer_opts.explain && !seen_error ())
    for (const defer_site *site : sites)
      defer_explain (site, false);
}

defer_plan::~defer_plan ()
{
  for (defer_site *site : sites)
    {
      site->direct.release ();
      site->captured.release ();
    }
}

/* Where control can go in a sequence of high GIMPLE: see defer-flow.h.
   SPDX-License-Identifier: GPL-3.0-or-later

   An edge too many only makes a defer conditional, or sends it to the chain,
   without need; one too few would be wrong code.  */

#include "defer-gcc.h"
#include "defer-plugin.h"
#include "defer-flow.h"
#include "defer-walk.h"

gtry *
defer_site_of (gimple *stmt)
{
  gtry *site = dyn_cast <gtry *> (stmt);
  if (!site || gimple_try_kind (site) != GIMPLE_TRY_FINALLY)
    return nullptr;
  gimple *last = gimple_seq_last_stmt (gimple_try_eval (site));
  return (last && defer_site_call_p (last)
	  && defer_site_flags_of (last) != DEFER_SITE_SCOPED) ? site : nullptr;
}

/* Return the call that marks SCOPE as that of a _Defer, or NULL.  */

static gcall *
scope_mark (gtry *scope)
{
  gimple *first = gimple_seq_first_nondebug_stmt (gimple_try_eval (scope));
  return (first && defer_site_call_p (first)
	  && defer_site_flags_of (first) == DEFER_SITE_SCOPED)
	 ? as_a <gcall *> (first) : nullptr;
}

gtry *
defer_scope_of (gimple *stmt)
{
  gtry *scope = dyn_cast <gtry *> (stmt);
  return (scope && gimple_try_kind (scope) == GIMPLE_TRY_FINALLY
	  && scope_mark (scope)) ? scope : nullptr;
}

gtry *
defer_deferring (gimple *stmt)
{
  gtry *site = defer_site_of (stmt);
  return site ? site : defer_scope_of (stmt);
}

gcall *
defer_take_mark (gtry *scope)
{
  gcall *mark = scope_mark (scope);
  gimple_stmt_iterator i = gsi_for_stmt (mark, gimple_try_eval_ptr (scope));
  gsi_remove (&i, false);
  return mark;
}

gcall *
defer_deferred_call (gimple_seq body)
{
  gcall *call = nullptr;
  walk_stmts (body, [&] (gimple *stmt)
    {
      if (!is_gimple_call (stmt) || gimple_call_internal_p (stmt))
	return walk::inside;
      call = as_a <gcall *> (stmt);
      return walk::stop;
    });
  return call;
}

/* Is VALUE the `this' of a constructor or destructor?  */

static bool
returned_this_p (const_tree value)
{
  return ((DECL_CXX_CONSTRUCTOR_P (current_function_decl)
	   || DECL_CXX_DESTRUCTOR_P (current_function_decl))
	  && value == DECL_ARGUMENTS (current_function_decl));
}

bool
defer_inert_stmt_p (const gimple *stmt)
{
  switch (gimple_code (stmt))
    {
    case GIMPLE_DEBUG:
    case GIMPLE_NOP:
    case GIMPLE_PREDICT:
    case GIMPLE_RETURN:
      return true;
    case GIMPLE_LABEL:
      /* lower_eh does not see a computed goto leave a try.  */
      return !FORCED_LABEL (gimple_label_label (as_a <const glabel *> (stmt)));
    case GIMPLE_ASSIGN:
      /* What main returns when control falls off its end, or, on some targets, a
	 constructor or destructor.  */
      return (gimple_clobber_p (stmt)
	      || (VAR_P (gimple_assign_lhs (stmt))
		  && DECL_ARTIFICIAL (gimple_assign_lhs (stmt))
		  && is_gimple_reg (gimple_assign_lhs (stmt))
		  && gimple_assign_single_p (stmt)
		  && (CONSTANT_CLASS_P (gimple_assign_rhs1 (stmt))
		      || returned_this_p (gimple_assign_rhs1 (stmt)))));
    case GIMPLE_CALL:
      /* Nothing comes there, or with -fsanitize=return nothing should.  */
      return (gimple_call_builtin_p (stmt, BUILT_IN_UNREACHABLE)
	      || gimple_call_builtin_p (stmt,
					BUILT_IN_UBSAN_HANDLE_MISSING_RETURN));
    default:
      return false;
    }
}

bool
defer_only_clobbers_p (gimple_seq seq, bool arrays)
{
  for (gimple_stmt_iterator i = gsi_start (seq); !gsi_end_p (i); gsi_next (&i))
    {
      gimple *stmt = gsi_stmt (i);
      if (!gimple_clobber_p (stmt) && !is_gimple_debug (stmt)
	  && !gimple_call_internal_p (stmt, IFN_ASAN_MARK)
	  && !(arrays && gimple_call_builtin_p (stmt, BUILT_IN_STACK_RESTORE)))
	return false;
    }
  return true;
}

/* Can STMT unwind or come back?  Any call, also one that is marked nothrow:
   marks are wrong for functions compiled without -fexceptions.  */

static bool
call_like_p (const gimple *stmt)
{
  return (is_gimple_call (stmt)
	  || (gimple_code (stmt) == GIMPLE_ASM
	      && gimple_asm_volatile_p (as_a <const gasm *> (stmt)))
	  || (cfun->can_throw_non_call_exceptions && gimple_has_mem_ops (stmt)));
}

defer_flow::defer_flow (gimple_seq seq, flow_level level, bool twice)
  : m_use_twice (twice)
{
  new_node ();
  m_previous = 0;
  walk (seq, true, level);
  m_last = m_previous;
  connect ();
  index_edges ();
  find_components ();
}

/* Return the level inside BIND, which stands at LEVEL.  */

flow_level
defer_flow::level_inside (gbind *bind, flow_level level) const
{
  tree block = gimple_bind_block (bind);
  if (!block || level == flow_level::inner)
    return level;
  /* The C++ front end makes scopes of its own, without variables, around what
     follows a label and has a destructor.  */
  if (level == flow_level::body)
    return (gimple_bind_vars (bind) || BLOCK_VARS (block) ? flow_level::inner
							   : level);
  return defer_body_block_p (block) ? flow_level::body : level;
}

bool
defer_flow::inner_scope_p (gbind *bind)
{
  flow_place *place = m_places.get (bind);
  return place && level_inside (bind, place->level) == flow_level::inner;
}

int
defer_flow::new_node ()
{
  int node = m_n_nodes++;
  if (m_previous >= 0)
    edge (m_previous, node);
  return node;
}

void
defer_flow::edge (int from, int to)
{
  m_edges.safe_push ({ from, to });
}

/* The current node jumps to LABEL.  */

void
defer_flow::jump_to (tree label)
{
  m_pending.safe_push (std::make_pair (m_n_nodes - 1, label));
}

/* Number the statements of SEQ, behind whose end nothing is passed if TAIL.  */

void
defer_flow::walk (gimple_seq seq, bool tail, flow_level level)
{
  gimple *last = nullptr;
  for (gimple_stmt_iterator i = gsi_start (seq); !gsi_end_p (i); gsi_next (&i))
    if (!defer_inert_stmt_p (gsi_stmt (i)))
      last = gsi_stmt (i);
  bool behind = !last;
  for (gimple_stmt_iterator i = gsi_start (seq); !gsi_end_p (i); gsi_next (&i))
    {
      gimple *stmt = gsi_stmt (i);
      behind |= stmt == last;
      int first = m_n_nodes;
      walk_stmt (stmt, tail && behind, level);
      m_places.put (stmt, { first, m_n_nodes - 1, tail && behind, level });
    }
}

/* Number STMT and what is inside it.  */

void
defer_flow::walk_stmt (gimple *stmt, bool tail, flow_level level)
{
  int node = new_node ();
  m_previous = node;
  if (call_like_p (stmt))
    m_calls.safe_push (node);

  switch (gimple_code (stmt))
    {
    case GIMPLE_BIND:
      walk (gimple_bind_body (as_a <gbind *> (stmt)), tail,
	    level_inside (as_a <gbind *> (stmt), level));
      break;

    case GIMPLE_TRY:
      if (gtry *site = defer_site_of (stmt))
	m_sites.safe_push (site);
      else
	walk_try (as_a <gtry *> (stmt), tail, level);
      break;

    case GIMPLE_LABEL:
      {
	tree label = gimple_label_label (as_a <glabel *> (stmt));
	m_labels.put (label, node);
	if (FORCED_LABEL (label) || DECL_NONLOCAL (label))
	  m_forced.safe_push (node);
	break;
      }

    case GIMPLE_GOTO:
      {
	tree dest = gimple_goto_dest (stmt);
	if (TREE_CODE (dest) == LABEL_DECL)
	  jump_to (dest);
	else
	  m_computed.safe_push (node);
	m_previous = -1;
	break;
      }

    case GIMPLE_COND:
      {
	gcond *cond = as_a <gcond *> (stmt);
	tree labels[] = { gimple_cond_true_label (cond),
			  gimple_cond_false_label (cond) };
	m_previous = -1;
	for (tree label : labels)
	  if (label)
	    jump_to (label);
	  else
	    m_previous = node;
	break;
      }

    case GIMPLE_SWITCH:
      {
	gswitch *sw = as_a <gswitch *> (stmt);
	for (unsigned i = 0; i < gimple_switch_num_labels (sw); i++)
	  jump_to (CASE_LABEL (gimple_switch_label (sw, i)));
	m_previous = -1;
	break;
      }

    case GIMPLE_ASM:
      {
	gasm *as = as_a <gasm *> (stmt);
	for (unsigned i = 0; i < gimple_asm_nlabels (as); i++)
	  jump_to (TREE_VALUE (gimple_asm_label_op (as, i)));
	break;
      }

    case GIMPLE_CALL:
      if (m_use_twice && (gimple_call_flags (stmt) & ECF_RETURNS_TWICE))
	m_twice.safe_push (node);
      if (gimple_call_noreturn_p (stmt))
	m_previous = -1;
      break;

    case GIMPLE_RETURN:
      m_previous = -1;
      break;

    default:
      break;
    }
}

/* Number STMT, which is not the place of a defer: what it protects, then what
   runs on unwinding, or on every exit.  */

void
defer_flow::walk_try (gtry *stmt, bool tail, flow_level level)
{
  unsigned first_call = m_calls.length ();
  int enter = m_previous;
  walk (gimple_try_eval (stmt), tail, level);
  int body_end = m_previous;
  unsigned last_call = m_calls.length ();

  m_previous = enter;
  int handler = new_node ();
  for (unsigned i = first_call; i < last_call; i++)
    edge (m_calls[i], handler);

  bool finally_p = gimple_try_kind (stmt) == GIMPLE_TRY_FINALLY;
  if (finally_p && body_end >= 0)
    edge (body_end, handler);

  auto_vec<int> ends;
  gimple_seq cleanup = gimple_try_cleanup (stmt);
  m_previous = handler;
  for (gimple_stmt_iterator i = gsi_start (cleanup); !gsi_end_p (i);
       gsi_next (&i))
    {
      gimple *inner = gsi_stmt (i);
      gimple_seq parts[2] = { nullptr, nullptr };
      if (gcatch *handles = dyn_cast <gcatch *> (inner))
	parts[0] = gimple_catch_handler (handles);
      else if (gimple_code (inner) == GIMPLE_EH_FILTER)
	parts[0] = gimple_eh_filter_failure (inner);
      else if (geh_else *both = dyn_cast <geh_else *> (inner))
	{
	  parts[0] = gimple_eh_else_n_body (both);
	  parts[1] = gimple_eh_else_e_body (both);
	}
      else
	{
	  int first = m_n_nodes;
	  walk_stmt (inner, false, flow_level::inner);
	  m_places.put (inner, { first, m_n_nodes - 1, false,
				 flow_level::inner });
	  continue;
	}
      for (gimple_seq part : parts)
	if (part)
	  {
	    m_previous = handler;
	    walk (part, false, flow_level::inner);
	    ends.safe_push (m_previous);
	  }
      m_previous = handler;
    }
  ends.safe_push (m_previous);
  if (!finally_p)
    ends.safe_push (body_end);

  m_previous = -1;
  int join = new_node ();
  for (int end : ends)
    if (end >= 0)
      edge (end, join);
  m_previous = join;
}

/* All labels are known: make the edges of jumps.  */

void
defer_flow::connect ()
{
  for (const auto &jump : m_pending)
    if (int *to = m_labels.get (jump.second))
      m_jumps.safe_push ({ jump.first, *to });

  for (int to : m_forced)
    for (int from : m_computed)
      m_jumps.safe_push ({ from, to });

  /* What returns twice may do so for every call behind it, and for the
     deferred calls, behind everything.  One node stands for all of those, lest
     there be a square of edges.  */
  if (!m_twice.is_empty ())
    {
      int again = new_node ();
      for (int i = 1; i < again; i++)
	edge (i, again);
      for (int to : m_twice)
	m_jumps.safe_push ({ again, to });
    }

  for (const flow_jump &jump : m_jumps)
    edge (jump.from, jump.to);
}

/* Sort the edges by where they come from.  */

void
defer_flow::index_edges ()
{
  auto_vec<int> next;
  m_start.safe_grow_cleared (m_n_nodes + 1);
  for (const flow_jump &e : m_edges)
    m_start[e.from + 1]++;
  for (int i = 0; i < m_n_nodes; i++)
    m_start[i + 1] += m_start[i];
  next.safe_splice (m_start);
  m_target.safe_grow_cleared (m_edges.length ());
  for (const flow_jump &e : m_edges)
    m_target[next[e.from]++] = e.to;
}

void
defer_flow::find_reached (int node, vec<bool> *reached) const
{
  auto_vec<int> starts;
  starts.safe_push (node);
  find_reached (starts, [] (int, int) { return true; }, reached);
}

bool
defer_flow::falls_off_p () const
{
  auto_vec<bool> reached;
  find_reached (0, &reached);
  return at_end_p (reached);
}

/* Number the strongly connected components (Tarjan, without recursion: a
   function may have a hundred thousand statements).  */

void
defer_flow::find_components ()
{
  const int n = m_n_nodes;
  auto_vec<int> number, low, next, stack, path;
  auto_vec<bool> stacked, self;

  number.safe_grow_cleared (n);
  low.safe_grow_cleared (n);
  stacked.safe_grow_cleared (n);
  self.safe_grow_cleared (n);
  m_component.safe_grow_cleared (n);
  /* The last successor first, so that of two nodes in no order the one that
     stands first comes first.  */
  next.safe_grow_cleared (n);
  for (int i = 0; i < n; i++)
    next[i] = m_start[i + 1];

  int visited = 0, components = 0;
  for (int root = 0; root < n; root++)
    {
      if (number[root])
	continue;
      path.safe_push (root);
      while (!path.is_empty ())
	{
	  int node = path.last ();
	  if (!number[node])
	    {
	      number[node] = low[node] = ++visited;
	      stack.safe_push (node);
	      stacked[node] = true;
	    }
	  if (next[node] > m_start[node])
	    {
	      int to = m_target[--next[node]];
	      if (to == node)
		self[node] = true;
	      else if (!number[to])
		path.safe_push (to);
	      else if (stacked[to])
		low[node] = MIN (low[node], number[to]);
	      continue;
	    }
	  path.pop ();
	  if (!path.is_empty ())
	    low[path.last ()] = MIN (low[path.last ()], low[node]);
	  if (low[node] == number[node])
	    {
	      bool cyclic = self[node] || stack.last () != node;
	      int member;
	      do
		{
		  member = stack.pop ();
		  stacked[member] = false;
		  m_component[member] = components;
		}
	      while (member != node);
	      m_cyclic.safe_push (cyclic);
	      components++;
	    }
	}
    }

  /* Components were found in reverse topological order.  */
  for (int i = 0; i < n; i++)
    m_component[i] = components - 1 - m_component[i];
  for (int i = 0, j = components - 1; i < j; i++, j--)
    std::swap (m_cyclic[i], m_cyclic[j]);
}

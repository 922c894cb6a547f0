/* Where control can go in a sequence of high GIMPLE.
   SPDX-License-Identifier: GPL-3.0-or-later

   There is no control flow graph yet.  This one numbers the statements of a
   sequence, nested ones included, in the order in which they stand; every
   number is a node.  A deferred body is not entered: it belongs to a sequence
   of its own, and no jump crosses its border.  */

#ifndef DEFER_FLOW_H
#define DEFER_FLOW_H

/* Where a statement stands.  What is in front of the braces of the function, or
   of the deferred block, is the compiler's own: parameters, the members that a
   constructor initializes.  */

enum class flow_level { before_body, body, inner };

/* What is known of a statement.  */

struct flow_place
{
  /* The numbers of its first and last node.  */
  int first, last;
  /* Control that leaves the statement passes nothing behind it.  */
  bool tail;
  flow_level level;
};

struct flow_jump
{
  int from, to;
};

class defer_flow
{
public:
  /* The flow of SEQ, which begins at LEVEL.  Without TWICE no call returns
     twice.  */
  defer_flow (gimple_seq seq, flow_level level, bool twice);

  int n_nodes () const { return m_n_nodes; }
  const flow_place &place (gimple *stmt) { return *m_places.get (stmt); }
  /* May the level around STMT, a try, go on inside it?  */
  bool open_p (gimple *stmt)
  {
    flow_place *place = m_places.get (stmt);
    return place && place->tail && place->level != flow_level::inner;
  }
  bool tail_p (gimple *stmt)
  {
    flow_place *place = m_places.get (stmt);
    return place && place->tail;
  }
  /* Are the variables of BIND those of an inner scope?  */
  bool inner_scope_p (gbind *bind);
  /* Every jump that a statement makes, but for falling through.  */
  const vec<flow_jump> &jumps () const { return m_jumps; }
  /* May something called from the sequence return to it twice?  */
  bool returns_twice_p () const { return !m_twice.is_empty (); }
  /* The sites, in the order in which they stand.  */
  const vec<gtry *> &sites () const { return m_sites; }

  /* The first node of STMT, or -1 if the walk has not come to it.  */
  int node_of (gimple *stmt)
  {
    flow_place *place = m_places.get (stmt);
    return place ? place->first : -1;
  }
  /* The node of LABEL, or -1.  */
  int node_of_label (tree label)
  {
    int *node = m_labels.get (label);
    return node ? *node : -1;
  }

  /* Set in *REACHED, which is empty, the nodes that NODE reaches.  */
  void find_reached (int node, vec<bool> *reached) const;

  /* The same for each of STARTS, by edges of which PASSES (FROM, TO) is
     true.  */
  template <typename F>
  void find_reached (const vec<int> &starts, F passes,
		     vec<bool> *reached) const;

  /* Can control fall off the end?  */
  bool falls_off_p () const;
  /* Is control, having REACHED some nodes, at the end?  */
  bool at_end_p (const vec<bool> &reached) const
  {
    return m_last == 0 || (m_last > 0 && reached[m_last]);
  }

  /* Nodes that reach each other have the same component; a node's component
     number is greater than that of what comes before it.  */
  int component (int node) const { return m_component[node]; }
  /* Can control come back to NODE?  */
  bool in_loop_p (int node) const { return m_cyclic[m_component[node]]; }

private:
  flow_level level_inside (gbind *bind, flow_level level) const;
  void walk (gimple_seq seq, bool tail, flow_level level);
  void walk_stmt (gimple *stmt, bool tail, flow_level level);
  void walk_try (gtry *stmt, bool tail, flow_level level);
  int new_node ();
  void edge (int from, int to);
  void jump_to (tree label);
  void connect ();
  void index_edges ();
  void find_components ();

  bool m_use_twice;
  int m_n_nodes = 0;
  /* The node control falls from, or -1.  */
  int m_previous = -1;
  /* The same at the end.  */
  int m_last = -1;
  hash_map<gimple *, flow_place> m_places;
  hash_map<tree, int> m_labels;
  auto_vec<flow_jump> m_jumps, m_edges;
  auto_vec<std::pair<int, tree>> m_pending;
  auto_vec<int> m_calls, m_twice, m_computed, m_forced;
  auto_vec<gtry *> m_sites;
  /* The successors of node I are in m_target, from m_start[I] to
     m_start[I + 1].  */
  auto_vec<int> m_start, m_target;
  auto_vec<int> m_component;
  auto_vec<bool> m_cyclic;
};

template <typename F>
void
defer_flow::find_reached (const vec<int> &starts, F passes,
			  vec<bool> *reached) const
{
  auto_vec<int> work;
  reached->safe_grow_cleared (m_n_nodes);
  work.safe_splice (starts);
  while (!work.is_empty ())
    {
      int from = work.pop ();
      for (int i = m_start[from]; i < m_start[from + 1]; i++)
	if (!(*reached)[m_target[i]] && passes (from, m_target[i]))
	  {
	    (*reached)[m_target[i]] = true;
	    work.safe_push (m_target[i]);
	  }
    }
}

/* The statement that a deferred body of the normal form is the finally of, or
   NULL if STMT is none.  */
extern gtry *defer_site_of (gimple *stmt);

/* If STMT is the scope of a _Defer that has not been lowered, return it, and
   NULL otherwise.  */
extern gtry *defer_scope_of (gimple *stmt);

/* Return STMT if it is either of them, and NULL otherwise.  */
extern gtry *defer_deferring (gimple *stmt);

/* Take away from SCOPE the call that marks it as one, and return that.  */
extern gcall *defer_take_mark (gtry *scope);

/* The call in BODY that a defer of the call form defers.  */
extern gcall *defer_deferred_call (gimple_seq body);

/* Does STMT do nothing that matters behind the last defer?  */
extern bool defer_inert_stmt_p (const gimple *stmt);

/* Does SEQ consist of marks for the end of variables' lives, and with ARRAYS of
   what frees those of variable length?  */
extern bool defer_only_clobbers_p (gimple_seq seq, bool arrays = false);

#endif /* DEFER_FLOW_H */

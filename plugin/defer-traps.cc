/* Warnings for uses of defer that are nearly always mistakes.
   SPDX-License-Identifier: GPL-3.0-or-later

   returned	FILE *f = fopen (name, "r");
		defer fclose (f);
		return f;

   released	defer fclose (f);
		if (!parse (f)) { fclose (f); return -1; }

   unchecked	FILE *f = fopen (name, "r");
		defer fclose (f);
		if (!f) return -1;

   loop		for (;;) { int c = accept (s, 0, 0); defer close (c); ... }

   exit		defer unlink (temporary);
		if (!write_all ()) exit (1);

   assigned	int status = 0;
		defer report (status);
		status = work ();	(and no more of status)

   scope	if (c) { struct list l = {}; defer list_clear (&l); ... }

   The search runs on high GIMPLE before anything is lowered, and changes
   nothing.  It says what is certain on every path that the flow has: where a
   condition decides whether a call is pending, or a variable has a value, it
   keeps silent.  What a function releases is in defer-releases.cc.  */

#include "defer-gcc.h"
#include "defer-plugin.h"
#include "defer-traps.h"
#include "defer-walk.h"

const char *const defer_trap_names[(int) defer_trap::count] = {
  "returned", "released", "unchecked", "loop", "exit", "assigned", "scope"
};

/* What a warning of TRAP ends with: how not to get it.  */

static const char *
silencer (defer_trap trap)
{
  return concat ("-fplugin-arg-defer-no-warn-", defer_trap_names[(int) trap],
		 nullptr);
}

/* Is a warning of TRAP at LOC wanted?  Templates and constructors are compiled
   more than once; what is said again is not.  */

static bool
wanted_p (defer_trap trap, location_t loc)
{
  typedef hash_set<int_hash<location_t, UINT_MAX, UINT_MAX - 1>> locations;
  static locations *warned[ARRAY_SIZE (defer_trap_names)];
  if (defer_opts.no_warn & 1u << (int) trap)
    return false;
  if (!warned[(int) trap])
    warned[(int) trap] = new locations ();
  return !warned[(int) trap]->add (loc);
}

/* Say what is deferred at the place of CALL.  */

static void
point_at (pending_call *call)
{
  inform (call->loc, "deferred here");
}

class trap_finder
{
public:
  trap_finder (gimple_seq seq, flow_level level, known_definitions *known)
    : m_scope (seq, level, known), m_flow (m_scope.flow) {}
  void run (bool nested);

private:
  void find_returned (pending_call *call, const release &r);
  void find_released (pending_call *call, const release &r);
  void warn_released (pending_call *call, const release &r,
		      gimple *stmt, location_t loc);
  void find_unchecked (pending_call *call, const release &r);
  bool checked_before_p (pending_call *call, const release &r);
  bool fails_p (int bad, int good, tree decl, bool copied);
  void find_loop (pending_call *call);
  void find_exits ();
  bool by_hand_p (pending_call *call);
  void find_assigned (pending_call *call);
  bool read_p (tree decl, gimple *stmt);
  bool find_read (tree decl, gimple *stmt);
  void find_scope (pending_call *call);
  told tell_about (gcond *cond, const release &r)
  {
    return tell (m_scope.known, gimple_cond_code (cond),
		 gimple_cond_lhs (cond), gimple_cond_rhs (cond), r.decl,
		 r.pointer);
  }
  int yes_node (gcond *cond)
  {
    tree label = gimple_cond_true_label (cond);
    return label ? m_flow.node_of_label (label) : -1;
  }
  int no_node (gcond *cond)
  {
    tree label = gimple_cond_false_label (cond);
    return label ? m_flow.node_of_label (label) : -1;
  }

  trap_scope m_scope;
  defer_flow &m_flow;
  /* What read_p has said.  */
  hash_map<gimple *, bool> m_read;
};

/* R of CALL: is its variable returned?  Not where a condition may just have
   said that it holds nothing.  */

void
trap_finder::find_returned (pending_call *call, const release &r)
{
  hash_set<int_hash<int, -1, -2>> doubtful;
  for (gcond *cond : m_scope.conditions)
    {
      told t = tell_about (cond, r);
      if (t.about && t.yes != said::there)
	doubtful.add (yes_node (cond));
      if (t.about && t.no != said::there)
	doubtful.add (no_node (cond));
    }
  auto_vec<int> start;
  auto_vec<bool> reached;
  start.safe_push (call->node);
  m_flow.find_reached (start, [&] (int, int to)
    { return !doubtful.contains (to); }, &reached);

  for (const auto &ret : m_scope.returns)
    {
      const int node = m_flow.node_of (ret.first);
      const location_t loc = gimple_location (ret.first);
      if (ret.second != r.decl || !reached[node]
	  || !m_scope.certain_p (call, r, node)
	  || !wanted_p (defer_trap::returned, loc))
	continue;
      auto_diagnostic_group group;
      if (warning_at (loc, 0, "%qD is returned although a deferred call "
		      "releases it [%s]", r.decl,
		      silencer (defer_trap::returned)))
	point_at (call);
    }
}

/* STMT at LOC releases the variable of R: so does CALL.  */

void
trap_finder::warn_released (pending_call *call, const release &r,
			    gimple *stmt, location_t loc)
{
  const int node = m_flow.node_of (stmt);
  if (node < 0 || !m_scope.certain_p (call, r, node))
    return;
  auto_vec<bool> reached;
  m_scope.find_reached (node, &reached);
  if (!m_scope.leaves_p (reached)
      || (!call->copies_p && m_scope.written_p (r.decl, reached))
      || !wanted_p (defer_trap::released, loc))
    return;
  auto_diagnostic_group group;
  if (warning_at (loc, 0, "%qD is released here and by a deferred call "
		  "[%s]", r.decl, silencer (defer_trap::released)))
    point_at (call);
}

/* Does FNDECL, or NULL, give other memory for what FREES would free?  */

static bool
reallocates_p (const_tree fndecl, const_tree frees)
{
  return (fndecl && fndecl_built_in_p (fndecl, BUILT_IN_REALLOC)
	  && fndecl_built_in_p (frees, BUILT_IN_FREE));
}

/* R of CALL: is its variable released by hand, or by another deferred call?  */

void
trap_finder::find_released (pending_call *call, const release &r)
{
  for (gcall *stmt : m_scope.calls)
    {
      tree fndecl = gimple_call_fndecl (stmt);
      releaser what = {};
      if ((fndecl == r.fndecl ? find_releaser (fndecl, &what)
	   : call->copies_p && reallocates_p (fndecl, r.fndecl))
	  && what.argument < gimple_call_num_args (stmt)
	  && (m_scope.known->source_of (gimple_call_arg (stmt, what.argument))
	      == r.decl))
	warn_released (call, r, stmt, gimple_location (stmt));
    }
  for (pending_call *other : m_scope.pending)
    if (other != call)
      for (const release &second : other->releases)
	if (second.decl == r.decl && second.fndecl == r.fndecl
	    && (other->copies_p || !m_scope.writes.get (r.decl)
		|| m_scope.writes.get (r.decl)->length () == 1))
	  warn_released (call, r, other->stmt, other->loc);
}

/* Has the variable of R been looked at on every way from where it is set to
   CALL?  */

bool
trap_finder::checked_before_p (pending_call *call, const release &r)
{
  auto_vec<int> starts;
  auto_vec<bool> looks, reached;
  starts.safe_push (0);
  if (auto_vec<gimple *> *stmts = m_scope.writes.get (r.decl))
    for (gimple *stmt : *stmts)
      starts.safe_push (MAX (m_flow.node_of (stmt), 0));
  looks.safe_grow_cleared (m_flow.n_nodes ());
  for (gcond *cond : m_scope.conditions)
    if (tell_about (cond, r).about && m_flow.node_of (cond) >= 0)
      looks[m_flow.node_of (cond)] = true;
  m_flow.find_reached (starts, [&] (int from, int)
    { return !looks[from]; }, &reached);
  return !reached[call->node];
}

/* Does STMT raise a panic?  */

static bool
panics_p (const gcall *stmt)
{
  tree fndecl = gimple_call_fndecl (stmt);
  return (fndecl && DECL_NAME (fndecl)
	  && (id_equal (DECL_NAME (fndecl), "defer_panic")
	      || id_equal (DECL_NAME (fndecl), "defer_panic_value")));
}

/* Does control that has come to the node BAD leave the scope, without a call
   that it shares with what comes by GOOD and leaves some other way?  Unless the
   deferred call has COPIED DECL, that must keep its value.  */

bool
trap_finder::fails_p (int bad, int good, tree decl, bool copied)
{
  auto_vec<int> start;
  auto_vec<bool> badly, well;
  m_scope.find_reached (bad, &badly);
  start.safe_push (good);
  m_flow.find_reached (start, [=] (int, int to) { return to != bad; }, &well);
  if (badly[good] || !m_scope.leaves_p (well)
      || (!copied && m_scope.written_p (decl, badly)))
    return false;
  for (gcall *call : m_scope.calls)
    {
      const int node = m_flow.node_of (call);
      if (node >= 0 && badly[node] && well[node])
	return false;
    }
  for (gcall *call : m_scope.calls)
    {
      const int node = m_flow.node_of (call);
      if (node >= 0 && badly[node] && panics_p (call))
	return true;
    }
  return m_scope.leaves_p (badly);
}

/* R of CALL: is its variable looked at only behind the defer?  */

void
trap_finder::find_unchecked (pending_call *call, const release &r)
{
  if (!r.strict || checked_before_p (call, r))
    return;
  for (gcond *cond : m_scope.conditions)
    {
      told t = tell_about (cond, r);
      const int node = m_flow.node_of (cond);
      const int yes = yes_node (cond), no = no_node (cond);
      if (!t.about || node < 0 || yes < 0 || no < 0
	  || (t.yes != said::missing && t.no != said::missing)
	  || !m_scope.certain_p (call, r, node)
	  || !fails_p (t.yes == said::missing ? yes : no,
		       t.yes == said::missing ? no : yes, r.decl,
		       call->copies_p)
	  || !wanted_p (defer_trap::unchecked, call->loc))
	continue;
      auto_diagnostic_group group;
      if (warning_at (call->loc, 0, "%qD is released by a deferred call before "
		      "the check that there is something to release [%s]",
		      r.decl, silencer (defer_trap::unchecked)))
	inform (gimple_location (cond), "checked here");
      return;
    }
}

/* May what STMT, which does not return, leaves run deferred calls?  */

static bool
may_unwind_p (gcall *stmt)
{
  tree fndecl = gimple_call_fndecl (stmt);
  return (gimple_call_noreturn_p (stmt) && !gimple_call_nothrow_p (stmt)
	  && !(fndecl && fndecl_built_in_p (fndecl)));
}

/* Does CALL pile up in a loop?  */

void
trap_finder::find_loop (pending_call *call)
{
  if (call->scoped_p || !m_flow.in_loop_p (call->node))
    return;
  if (!defer_opts.warn_loop)
    {
      auto_vec<bool> reached;
      m_scope.find_reached (call->node, &reached);
      bool ends = m_scope.leaves_p (reached);
      for (gcall *stmt : m_scope.calls)
	{
	  const int node = m_flow.node_of (stmt);
	  ends |= node >= 0 && reached[node] && may_unwind_p (stmt);
	}
      if (ends)
	return;
    }
  if (!wanted_p (defer_trap::loop, call->loc))
    return;
  auto_diagnostic_group group;
  if (warning_at (call->loc, 0, "deferred calls pile up in a loop [%s]",
		  silencer (defer_trap::loop)))
    inform (call->loc, "they run when the function ends; make what one turn of "
	    "the loop does a function of its own");
}

/* Does FNDECL, or NULL, end the process without deferred calls?  */

static bool
exits_p (const_tree fndecl)
{
  static const char *const names[] = {
    "exit", "_exit", "_Exit", "quick_exit", "err", "errx", "verr", "verrx"
  };
  if (fndecl && TREE_THIS_VOLATILE (fndecl) && DECL_NAME (fndecl)
      && DECL_FILE_SCOPE_P (fndecl) && TREE_PUBLIC (fndecl))
    for (const char *name : names)
      if (id_equal (DECL_NAME (fndecl), name))
	return true;
  return false;
}

/* Does FNDECL, or NULL, jump out of the function?  */

static bool
jumps_p (const_tree fndecl)
{
  static const char *const names[] = {
    "longjmp", "_longjmp", "siglongjmp", "__longjmp_chk", "__builtin_longjmp"
  };
  if (fndecl && DECL_NAME (fndecl) && DECL_FILE_SCOPE_P (fndecl))
    for (const char *name : names)
      if (id_equal (DECL_NAME (fndecl), name))
	return true;
  return false;
}

/* Does FNDECL, or NULL, end the thread without unwinding, as that of musl does?  */

static bool
ends_thread_p (const_tree fndecl)
{
  return (fndecl && DECL_NAME (fndecl) && DECL_FILE_SCOPE_P (fndecl)
	  && id_equal (DECL_NAME (fndecl), "pthread_exit")
	  && defer_musl_threads_p ());
}

/* Does CALL leave a trace of what it has not undone when the process ends?  */

static bool
leaves_trace_p (pending_call *call)
{
  return walk_stmts (call->body, [] (gimple *stmt)
    {
      return (is_gimple_call (stmt)
	      && outlives_process_p (gimple_call_fndecl (stmt))
	      ? walk::stop : walk::inside);
    });
}

/* Is a function that CALL calls called by hand as well?  */

bool
trap_finder::by_hand_p (pending_call *call)
{
  return walk_stmts (call->body, [this] (gimple *stmt)
    {
      tree fndecl = is_gimple_call (stmt) ? gimple_call_fndecl (stmt)
					  : NULL_TREE;
      if (fndecl)
	for (gcall *other : m_scope.calls)
	  if (gimple_call_fndecl (other) == fndecl)
	    return walk::stop;
      return walk::inside;
    });
}

/* Is control taken away while calls are pending?  */

void
trap_finder::find_exits ()
{
  bool forks = false;
  for (gcall *stmt : m_scope.calls)
    if (tree fndecl = gimple_call_fndecl (stmt))
      if (tree name = DECL_NAME (fndecl))
	forks |= strstr (IDENTIFIER_POINTER (name), "fork") != nullptr;

  for (gcall *stmt : m_scope.calls)
    {
      tree fndecl = gimple_call_fndecl (stmt);
      const bool jumps = jumps_p (fndecl) || ends_thread_p (fndecl);
      const int node = m_flow.node_of (stmt);
      if (node < 0 || !(jumps || (exits_p (fndecl) && !forks)))
	continue;
      for (pending_call *call : m_scope.pending)
	if (m_scope.certain_p (call, node)
	    && (defer_opts.warn_exit
		|| ((jumps || leaves_trace_p (call)) && !by_hand_p (call)))
	    && wanted_p (defer_trap::exit, gimple_location (stmt)))
	  {
	    auto_diagnostic_group group;
	    if (warning_at (gimple_location (stmt), 0, "%qE does not run what "
			    "this function has deferred [%s]",
			    DECL_NAME (fndecl),
			    silencer (defer_trap::exit)))
	      point_at (call);
	  }
    }
}

/* May the value that STMT gives DECL be read?  */

bool
trap_finder::read_p (tree decl, gimple *stmt)
{
  bool known, &result = m_read.get_or_insert (stmt, &known);
  if (!known)
    result = find_read (decl, stmt);
  return result;
}

bool
trap_finder::find_read (tree decl, gimple *stmt)
{
  auto_vec<int> start;
  auto_vec<bool> sets, reached;
  start.safe_push (m_flow.node_of (stmt));
  sets.safe_grow_cleared (m_flow.n_nodes ());
  for (gimple *other : *m_scope.writes.get (decl))
    if (m_flow.node_of (other) < 0)
      return true;
    else if (other != stmt)
      sets[m_flow.node_of (other)] = true;
  m_flow.find_reached (start, [&] (int from, int) { return !sets[from]; },
		       &reached);
  for (int node : *m_scope.reads.get (decl))
    if (node < 0 || reached[node])
      return true;
  return false;
}

/* Has CALL copied a variable whose later values nobody reads?  */

void
trap_finder::find_assigned (pending_call *call)
{
  if (!call->copies_p)
    return;
  for (unsigned i = 1; i < gimple_call_num_args (call->site); i++)
    {
      tree decl = m_scope.known->source_of (defer_snapshot (call->site, i));
      if (!decl || !VAR_P (decl) || m_scope.used_later.contains (decl)
	  || m_scope.set_later.contains (decl)
	  || lookup_attribute ("unused", DECL_ATTRIBUTES (decl))
	  || !m_scope.writes.get (decl) || !m_scope.reads.get (decl))
	continue;
      for (gimple *stmt : *m_scope.writes.get (decl))
	{
	  const int node = m_flow.node_of (stmt);
	  /* What walks, as in `key = *p++', needs the copy.  */
	  if (node < 0 || m_scope.known->computed_from_p (stmt, decl)
	      || !m_scope.certain_p (call, node) || read_p (decl, stmt)
	      || !wanted_p (defer_trap::assigned, gimple_location (stmt)))
	    continue;
	  auto_diagnostic_group group;
	  if (warning_at (gimple_location (stmt), 0, "the deferred call has "
			  "copied %qD, and nothing reads its new value "
			  "[%s]", decl, silencer (defer_trap::assigned)))
	    inform (call->loc, "copied here; %<defer { }%> reads variables "
		    "when it runs");
	}
    }
}

/* Does CALL keep the address of a variable whose scope ends before?  */

void
trap_finder::find_scope (pending_call *call)
{
  if (!call->copies_p)
    return;
  for (unsigned i = 1; i < gimple_call_num_args (call->site); i++)
    {
      gimple *copy = m_scope.known->of (defer_snapshot (call->site, i));
      if (!copy || !gimple_assign_single_p (copy)
	  || TREE_CODE (gimple_assign_rhs1 (copy)) != ADDR_EXPR)
	continue;
      tree decl = get_base_address (TREE_OPERAND (gimple_assign_rhs1 (copy),
						  0));
      if (!decl || !VAR_P (decl) || is_global_var (decl)
	  || DECL_ARTIFICIAL (decl))
	continue;
      for (gbind *bind : m_scope.binds)
	{
	  tree var = gimple_bind_vars (bind);
	  while (var && var != decl)
	    var = DECL_CHAIN (var);
	  if (!var || !m_flow.inner_scope_p (bind)
	      || !wanted_p (defer_trap::scope, call->loc))
	    continue;
	  auto_diagnostic_group group;
	  if (warning_at (call->loc, 0, "deferred call keeps the address of "
			  "%qD, whose scope ends before it runs [%s]", decl,
			  silencer (defer_trap::scope)))
	    inform (DECL_SOURCE_LOCATION (decl), "declared here");
	}
    }
}

/* Look for all of them.  NESTED: the scope is a deferred body, and what is
   around it may use its variables.  */

void
trap_finder::run (bool nested)
{
  if (m_scope.pending.is_empty () || m_scope.opaque || m_scope.large_p ()
      || m_flow.returns_twice_p ())
    return;
  for (pending_call *call : m_scope.pending)
    {
      find_scope (call);
      find_loop (call);
      for (const release &r : call->releases)
	{
	  find_unchecked (call, r);
	  find_returned (call, r);
	  find_released (call, r);
	}
      if (!nested)
	find_assigned (call);
    }
  find_exits ();
}

/* Look for traps in what SEQ defers.  */

static void
find_in_deferred (gimple_seq seq, known_definitions *known)
{
  walk_stmts (seq, [=] (gimple *stmt)
    {
      gtry *deferring = defer_deferring (stmt);
      if (!deferring)
	return walk::inside;
      gimple_seq body = gimple_try_cleanup (deferring);
      if (body && gimple_seq_singleton_p (body))
	if (gbind *bind = dyn_cast <gbind *> (body))
	  body = gimple_bind_body (bind);
      trap_finder (body, flow_level::body, known).run (true);
      find_in_deferred (body, known);
      find_in_deferred (gimple_try_eval (deferring), known);
      return walk::next;
    });
}

/* Look for traps in the current function, whose body is BODY.  */

void
defer_find_traps (gimple_seq body)
{
  known_definitions known (body);
  gbind *bind = as_a <gbind *> (gimple_seq_first_stmt (body));
  flow_level level = defer_body_block_p (gimple_bind_block (bind))
		     ? flow_level::body : flow_level::before_body;
  trap_finder (gimple_bind_body (bind), level, &known).run (false);
  find_in_deferred (gimple_bind_body (bind), &known);
}

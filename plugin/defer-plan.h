/* Which lowering each defer of a sequence gets.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef DEFER_PLAN_H
#define DEFER_PLAN_H

#include "defer-flow.h"

enum class defer_kind { unconditional, bit, chain };

/* A snapshot that needs no copy of its source.  */

struct direct_read
{
  tree snapshot, source;
  /* What copies it now.  */
  gimple *copy;
};

/* One defer.  */

struct defer_site
{
  /* The try of the normal form, and the __defer_site call in it.  */
  gtry *stmt;
  gcall *call;
  location_t loc;
  bool block_p;
  int node;
  defer_kind kind;
  /* The bit, or the number of the site in the records of the chain.  */
  unsigned index;
  /* Why the chain.  */
  const char *reason;
  /* The deferred body, and what registers it where it stands.  */
  gimple_seq body, registration;
  vec<direct_read> direct;
  /* Variables of inner scopes that the deferred block captures.  */
  vec<tree> captured;
  /* May the call recover, and must the runtime know when it begins?  Found
     when the lowering has come to the body.  */
  bool recovers, announced;
};

/* Defers that one try runs: one, or several of the chain.  */

struct defer_group
{
  defer_kind kind;
  auto_vec<defer_site *> sites;
  /* The try opens before this statement, and ends where the sequence that
     contains the statement does.  */
  gimple *opening;
  int node;
};

/* The plan for SEQ: the body of a function, or a deferred body.  */

class defer_plan
{
public:
  /* Plan for SEQ, which begins at LEVEL.  */
  defer_plan (gimple_seq seq, flow_level level);
  ~defer_plan ();

  /* The groups, outermost first.  */
  auto_delete_vec<defer_group> groups;
  auto_delete_vec<defer_site> sites;
  /* Scopes that must give way: an unconditional defer stands in them, and what
     follows it does not end with them; or they end before their defer runs.  */
  hash_set<gimple *> dissolved;
  /* A call may return twice: locals must be in memory.  */
  bool returns_twice;

private:
  struct item
  {
    gimple *stmt;
    int first, last;
    /* The innermost of the tries of others around it, or -1.  */
    int level;
  };
  struct level
  {
    gimple *protect;
    int outer, depth;
  };

  void find_plain (gimple_seq seq);
  bool find_dissolved (gimple_seq seq);
  void find_items (gimple_seq seq, int level);
  const item *item_of (int node) const;
  int depth_of (int node) const;
  void find_inner_variables (gimple_seq seq);
  void check_captures (defer_site *site);
  void choose ();
  int opening_of (int node) const;
  void make_groups ();
  void leave_levels (const defer_site *site, int depth);
  void report_captures ();

  defer_flow m_flow;
  /* The same without second returns.  */
  defer_flow m_plain_flow;
  hash_map<gimple *, bool> m_plain;
  hash_set<tree> m_inner;
  auto_vec<item> m_items;
  auto_vec<level> m_levels;
};

/* defer-explain.cc */
extern void defer_explain (const defer_site *site, bool scoped);

/* defer-copies.cc */
extern void defer_find_needless_copies (defer_plan *plan, gimple_seq seq,
					defer_flow *flow);
extern void defer_drop_needless_copies (defer_plan *plan, gimple_seq *seq);

/* The sequence inside STMT that may be part of the level around it: that of a
   scope, of a try that only ends the lives of variables, and if OPEN of any try
   without handlers.  NULL otherwise.  */
extern gimple_seq *defer_level_inside (gimple *stmt, bool open);

#endif /* DEFER_PLAN_H */

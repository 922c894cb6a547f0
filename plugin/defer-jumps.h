/* Where statements stand, and what jumps may not do.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef DEFER_JUMPS_H
#define DEFER_JUMPS_H

/* A deferred block, or with OUTER null the function itself.  */

struct deferred_block
{
  deferred_block *outer;
  /* How many loops, and how many switches, are open inside it.  */
  unsigned loops, switches;
  /* The walk is inside its outermost braces.  */
  bool entered;
  /* It is the statement of a _Defer.  */
  bool scoped;

  const char *name () const { return scoped ? "statement" : "block"; }
};

/* What is behind the _Defer at LOC in its block.  */

struct defer_scope
{
  defer_scope *outer;
  location_t loc;
};

/* Where a statement stands.  */

struct statement_place
{
  deferred_block *block;
  /* The innermost of BLOCK, or NULL.  */
  defer_scope *scope;
};

struct jump
{
  tree label;
  statement_place from;
  location_t loc;
  /* The label is the compiler's own, the statement a `return'.  */
  bool return_p;
};

/* A statement at LOC, written WHAT, leaves BLOCK, which is deferred: say so.  */
extern void report_leaving (location_t loc, const char *what,
			    const deferred_block *block);

/* A statement or label at LOC enters BLOCK, which is deferred: say so.  */
extern void report_entering (location_t loc, const deferred_block *block);

/* A statement or label at LOC takes control from FROM to TO, two scopes in the
   same block.  Return false after an error.  */
extern bool enter_scope (location_t loc, const defer_scope *from,
			 const defer_scope *to);

/* The jumps of one function, judged when all labels are known.  */

class jump_judge
{
public:
  explicit jump_judge (tree fndecl) : m_fndecl (fndecl) {}

  /* LABEL stands at PLACE; its address is taken there, at LOC.  */
  void note_label (tree label, const statement_place &place)
  {
    m_labels.put (label, place);
  }
  void note_address (tree label, const statement_place &place, location_t loc)
  {
    m_addresses.safe_push ({ label, place, loc, false });
  }
  /* *TP, at PLACE, is a goto, or an asm that may be one.  LOC is where it is if
     it does not know that itself.  */
  void note_jump (tree *tp, const statement_place &place, location_t loc);

  /* Diagnose the jumps whose targets are known.  Those to a label of a function
     around this one are added to NON_LOCAL.  */
  void judge (vec<jump> *non_local);

private:
  void judge_jump (const jump &j, vec<jump> *non_local);
  void judge_computed_gotos ();
  void redirect_asm (tree *tp, const statement_place &from);

  tree m_fndecl;
  hash_map<tree, statement_place> m_labels;
  auto_vec<jump> m_jumps;
  /* Labels whose address is taken, gotos to such, asms with labels.  */
  auto_vec<jump> m_addresses, m_computed;
  auto_vec<std::pair<tree *, statement_place>> m_asms;
};

#endif /* DEFER_JUMPS_H */

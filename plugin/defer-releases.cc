/* What deferred calls release, and what conditions say about that.
   SPDX-License-Identifier: GPL-3.0-or-later

   Functions that release something are known by their names, where they are
   those of POSIX, and by the attribute `malloc (FUNCTION, ARGUMENT)' of what
   acquires it.  Those that count references are left out: what they are called
   for may go on.  */

#include "defer-gcc.h"
#include "defer-plugin.h"
#include "defer-traps.h"
#include "defer-walk.h"

static const struct
{
  const char *name;
  releaser what;
} releasers[] = {
  { "free", { 0, true, false, true } },
  { "fclose", { 0, true, true, true } },
  { "pclose", { 0, true, true, false } },
  { "closedir", { 0, true, true, true } },
  { "dlclose", { 0, true, true, true } },
  { "close", { 0, false, true, true } }
};

/* Is FNDECL the function of the C library that is called NAME?  */

static bool
library_function_p (const_tree fndecl, const char *name)
{
  return (TREE_PUBLIC (fndecl) && DECL_FILE_SCOPE_P (fndecl)
	  && (DECL_EXTERNAL (fndecl) || fndecl_built_in_p (fndecl))
	  && DECL_NAME (fndecl) && id_equal (DECL_NAME (fndecl), name));
}

/* Return the type of the parameter INDEX of FNDECL, or NULL.  */

static tree
parameter_type (const_tree fndecl, unsigned index)
{
  tree parm = TYPE_ARG_TYPES (TREE_TYPE (fndecl));
  while (parm && index--)
    parm = TREE_CHAIN (parm);
  return parm ? TREE_VALUE (parm) : NULL_TREE;
}

/* Is the parameter INDEX of FNDECL declared not to be null?  */

static bool
nonnull_parameter_p (const_tree fndecl, unsigned index)
{
  bitmap which = get_nonnull_args (TREE_TYPE (fndecl));
  if (!which)
    return false;
  bool result = bitmap_empty_p (which) || bitmap_bit_p (which, index);
  BITMAP_FREE (which);
  return result;
}

bool
find_releaser (const_tree fndecl, releaser *what)
{
  if (!fndecl || TREE_CODE (TREE_TYPE (fndecl)) != FUNCTION_TYPE)
    return false;
  if (DECL_IS_OPERATOR_DELETE_P (fndecl))
    {
      *what = { 0, true, false, true };
      return true;
    }
  for (const auto &known : releasers)
    if (library_function_p (fndecl, known.name))
      {
	tree type = parameter_type (fndecl, known.what.argument);
	*what = known.what;
	return type && POINTER_TYPE_P (type) == what->pointer;
      }

  tree dealloc = lookup_attribute ("*dealloc", DECL_ATTRIBUTES (fndecl));
  if (!dealloc)
    return false;
  for (const char *word : { "ref", "put", "release" })
    if (strstr (IDENTIFIER_POINTER (DECL_NAME (fndecl)), word))
      return false;
  tree position = TREE_CHAIN (TREE_VALUE (dealloc));
  unsigned index = position ? tree_to_uhwi (TREE_VALUE (position)) - 1 : 0;
  *what = { index, true, nonnull_parameter_p (fndecl, index), false };
  return true;
}

bool
outlives_process_p (const_tree fndecl)
{
  static const char *const names[] = {
    "unlink", "unlinkat", "remove", "rmdir", "rename", "renameat",
    "shm_unlink", "sem_unlink", "mq_unlink", "sem_post", "tcsetattr",
    "umount", "umount2", "kill", "killpg", "waitpid", "pclose"
  };
  if (fndecl)
    for (const char *name : names)
      if (library_function_p (fndecl, name))
	return true;
  return false;
}

/* known_definitions.  */

known_definitions::known_definitions (gimple_seq seq)
{
  walk_stmts (seq, [this] (gimple *stmt)
    {
      auto note = [&] (tree decl)
	{ m_stmts.get_or_insert (decl).safe_push (stmt); };
      if (gasm *as = dyn_cast <gasm *> (stmt))
	for (unsigned i = 0; i < gimple_asm_noutputs (as); i++)
	  note (TREE_VALUE (gimple_asm_output_op (as, i)));
      else if (tree lhs = gimple_get_lhs (stmt))
	note (lhs);
      return walk::inside;
    });
}

/* Return the statement that sets DECL, or NULL if that is not the only one.  */

gimple *
known_definitions::of (tree decl)
{
  const vec<gimple *> *stmts = all_of (decl);
  return stmts && stmts->length () == 1 ? (*stmts)[0] : nullptr;
}

/* Is T a temporary of the compiler's?  */

static bool
temporary_p (const_tree t)
{
  return TREE_CODE (t) == SSA_NAME || (VAR_P (t) && DECL_ARTIFICIAL (t));
}

tree
known_definitions::source_of (tree value, gimple **copy)
{
  while (is_gimple_reg (value))
    {
      if (!temporary_p (value))
	return value;
      gassign *stmt = safe_dyn_cast <gassign *> (of (value));
      if (!stmt || !(gimple_assign_single_p (stmt)
		     || CONVERT_EXPR_CODE_P (gimple_assign_rhs_code (stmt))))
	break;
      if (copy)
	*copy = stmt;
      value = gimple_assign_rhs1 (stmt);
    }
  return NULL_TREE;
}

/* Look through DEPTH temporaries.  */

bool
known_definitions::computed_from_p (gimple *stmt, tree decl, int depth)
{
  if (!depth)
    return true;
  for (unsigned i = 1; i < gimple_num_ops (stmt); i++)
    {
      tree op = gimple_op (stmt, i);
      if (op && TREE_CODE (op) == MEM_REF)
	op = TREE_OPERAND (op, 0);
      if (op == decl)
	return true;
      if (op && temporary_p (op) && all_of (op))
	for (gimple *inner : *all_of (op))
	  if (computed_from_p (inner, decl, depth - 1))
	    return true;
    }
  return false;
}

/* What the comparison CODE of DECL, a POINTER or a number, with the constant B
   says.  */

static told
tell_comparison (tree_code code, tree b, bool pointer)
{
  if (TREE_CODE (b) != INTEGER_CST)
    return { said::nothing, said::nothing, true };
  const bool zero = integer_zerop (b), minus_one = integer_minus_onep (b);
  switch (code)
    {
    case EQ_EXPR:
      if (pointer ? zero : minus_one)
	return { said::missing, said::there, true };
      break;
    case NE_EXPR:
      if (pointer ? zero : minus_one)
	return { said::there, said::missing, true };
      break;
    case LT_EXPR:
      if (!pointer && zero)
	return { said::missing, said::there, true };
      break;
    case LE_EXPR:
      if (!pointer && minus_one)
	return { said::missing, said::there, true };
      break;
    case GE_EXPR:
      if (!pointer && zero)
	return { said::there, said::missing, true };
      break;
    case GT_EXPR:
      if (!pointer && minus_one)
	return { said::there, said::missing, true };
      break;
    default:
      break;
    }
  return { said::nothing, said::nothing, true };
}

/* Either of A and B says so; otherwise NOTHING.  */

static said
either (said a, said b, said what)
{
  return a == what || b == what ? what : said::nothing;
}

/* Return what the outcome of the comparison CODE of A with B says of DECL, a
   POINTER or a number.  KNOWN leads to what temporaries stand for.  */

told
tell (known_definitions *known, tree_code code, tree a, tree b, tree decl,
      bool pointer)
{
  const told nothing = { said::nothing, said::nothing, false };
  if (!b || (a != decl && known->source_of (a) == decl))
    a = decl;
  if (a == decl)
    return b ? tell_comparison (code, b, pointer) : nothing;
  if ((code != EQ_EXPR && code != NE_EXPR) || !integer_zerop (b)
      || !is_gimple_reg (a))
    return nothing;
  gimple *def = known->of (a);
  if (def && gimple_call_builtin_p (def, BUILT_IN_EXPECT))
    return tell (known, code, gimple_call_arg (def, 0), b, decl, pointer);
  gassign *stmt = safe_dyn_cast <gassign *> (def);
  told t = nothing;
  if (!stmt)
    {
      if (const vec<gimple *> *stmts = known->all_of (a))
	for (gimple *one : *stmts)
	  t.about |= (!is_gimple_call (one)
		      && known->computed_from_p (one, decl));
      return t;
    }
  tree_code inner = gimple_assign_rhs_code (stmt);
  tree one = gimple_assign_rhs1 (stmt), two = gimple_assign_rhs2 (stmt);
  if (TREE_CODE_CLASS (inner) == tcc_comparison)
    t = tell (known, inner, one, two, decl, pointer);
  else if (inner == BIT_AND_EXPR || inner == BIT_IOR_EXPR)
    {
      told t1 = tell (known, NE_EXPR, one, b, decl, pointer);
      told t2 = tell (known, NE_EXPR, two, b, decl, pointer);
      const bool both = inner == BIT_AND_EXPR;
      t.yes = either (t1.yes, t2.yes, both ? said::there : said::missing);
      t.no = either (t1.no, t2.no, both ? said::missing : said::there);
      t.about = t1.about || t2.about;
    }
  else if (inner == BIT_NOT_EXPR && TREE_CODE (TREE_TYPE (one)) == BOOLEAN_TYPE)
    t = tell (known, EQ_EXPR, one, b, decl, pointer);
  else if (CONVERT_EXPR_CODE_P (inner) || gimple_assign_single_p (stmt))
    {
      if (is_gimple_reg (one))
	t = tell (known, NE_EXPR, one, b, decl, pointer);
    }
  else
    t.about = one == decl || two == decl;
  if (code == EQ_EXPR)
    std::swap (t.yes, t.no);
  return t;
}

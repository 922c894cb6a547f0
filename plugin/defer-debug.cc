/* High GIMPLE: what debuggers are told of defers, for `info defers' of gdb.
   SPDX-License-Identifier: GPL-3.0-or-later

   A deferred call is pending in what its try protects.  Turn that,

     rest

   into two scopes with declarations of what is not anywhere,

     {
       extern char "defer:unconditional:0:fclose";
       { extern char "defer"; rest }
     }

   With -g, GCC tells what a scope declares, at which place, here where the defer
   stands, and which instructions are of the scope: in those the call is pending,
   or if it is conditional

     bit    the bit of that number is set in the variable __defer_mask
     chain  records with that number hang on the variable __defer_chain

   of a scope around it.  An unconditional one, or the scope of a _Defer, has
   the number 0.  Behind the last colon is the name of what is called, if it has
   one, or `{}' if more is done than to call something.

   What a scope without instructions declares is, to gdb, of the scope around it:
   there both kinds of marks are together, as they are nowhere else.

   Neither scopes nor declarations make code, and without -g GCC drops them.  With
   -flto it would lose some of them: there are none then.

   The variables are those of the compiler by another name, so that nothing else
   changes for them.  Without optimization, and with -Og, the mask is in memory.
   With others it is in registers, which GCC tells nothing of: there is no
   __defer_mask.  */

#include "defer-gcc.h"
#include "defer-plugin.h"
#include "defer-lower.h"

/* Return a mark called NAME that was declared at LOC, in front of OTHERS.  */

static tree
build_mark (location_t loc, const char *name, tree others)
{
  tree id = get_identifier (name);
  tree mark = build_decl (loc, VAR_DECL, id, char_type_node);
  DECL_EXTERNAL (mark) = TREE_PUBLIC (mark) = 1;
  SET_DECL_ASSEMBLER_NAME (mark, id);
  DECL_CONTEXT (mark) = current_function_decl;
  DECL_CHAIN (mark) = others;
  return mark;
}

/* Return BODY in a scope with MARKS.  */

static gimple_seq
build_scope (tree marks, gimple_seq body)
{
  tree block = make_node (BLOCK);
  BLOCK_VARS (block) = marks;
  TREE_USED (block) = 1;
  gimple_seq seq = nullptr;
  gimple_seq_add_stmt (&seq, gimple_build_bind (marks, body, block));
  return seq;
}

/* Is BODY one statement, a call?  */

static bool
only_call_p (gimple_seq body)
{
  unsigned n = 0;
  for (gimple_stmt_iterator i = gsi_start (body); !gsi_end_p (i); gsi_next (&i))
    if (is_gimple_call (gsi_stmt (i)))
      n++;
    else if (!is_gimple_debug (gsi_stmt (i)))
      return false;
  return n == 1;
}

/* Return the marks that tell debuggers of SITES, N of them, which one try runs.
   SCOPED is true of the site of a _Defer.  */

tree
debugger_marks (const defer_site *const *sites, unsigned n, bool scoped)
{
  static const char *const lowerings[] = { "unconditional", "bit", "chain" };
  tree marks = NULL_TREE;
  while (n--)
    {
      const defer_site *site = sites[n];
      gcall *call = nullptr;
      if (!site->block_p || (scoped && only_call_p (site->body)))
	call = defer_deferred_call (site->body);
      tree callee = call ? gimple_call_fndecl (call) : NULL_TREE;
      const char *what = call ? "" : "{}";
      if (callee && DECL_NAME (callee))
	what = lang_hooks.decl_printable_name (callee, 0);
      char *name = xasprintf ("defer:%s:%u:%s",
			      scoped ? "scope" : lowerings[(int) site->kind],
			      site->index, what);
      marks = build_mark (site->loc, name, marks);
      free (name);
    }
  return marks;
}

/* Return a variable called NAME, in front of MARKS, that to debuggers is DECL.  */

tree
debugger_variable (const char *name, tree decl, tree marks)
{
  tree alias = build_decl (UNKNOWN_LOCATION, VAR_DECL, get_identifier (name),
			   TREE_TYPE (decl));
  SET_DECL_VALUE_EXPR (alias, decl);
  DECL_HAS_VALUE_EXPR_P (alias) = 1;
  DECL_ARTIFICIAL (alias) = 1;
  DECL_CONTEXT (alias) = current_function_decl;
  DECL_CHAIN (alias) = marks;
  return alias;
}

/* Return BODY, which the try that MARKS are of is to protect, with them.  */

gimple_seq
tell_debuggers (gimple_seq body, tree marks)
{
  if (flag_generate_lto)
    return body;
  body = build_scope (build_mark (UNKNOWN_LOCATION, "defer", NULL_TREE), body);
  return build_scope (marks, body);
}

/* Tokens: `defer f (x);' copies x now, `defer { f (x); }' reads it at exit.
   SPDX-License-Identifier: GPL-3.0-or-later

   Both front ends drop braces without a declaration, so that the two are one
   tree.  The difference is seen earlier.  <defer.h> has

     #define DEFER __DEFER_UNDECIDED

   and whenever the preprocessor expands DEFER, the one token of its expansion
   is replaced, by what follows, with one of

     __DEFER_BLOCK	while (__defer_block ())
     __DEFER_CALL	while (__defer_call ())
     __DEFER_OTHER	the same, for what is neither: `({', `;'

   That token is itself a macro, and libcpp expands it at once: no expansion
   that is still pending ever sees it change.

   At the end of a macro's argument, as in `WRAP (defer) { ... }', nothing can
   be seen yet.  The token then becomes __DEFER_LATER, which for the moment is
   no macro; it is one again when WRAP has its arguments, and what follows is
   looked at when WRAP's expansion is read.  Where that is not enough either the
   token stays __DEFER_UNDECIDED, and defer-syntax.cc accepts what means the
   same both way.  Under -E the decision is in the output.

   For `_Defer', of which every use is a statement, what follows only tells
   whether that can be a label or a declaration, which the trees do not show
   either:

     #define _Defer __DEFER_SCOPED

   and the token is replaced with __DEFER_SCOPED_PLAIN if no brace and no keyword
   of statements follows.  */

#include "defer-gcc.h"
#include "defer-plugin.h"

static void (*previous_used) (cpp_reader *, location_t, cpp_hashnode *);

/* Is TOKEN one that the parsers never see?  */

static bool
skipped_p (const cpp_token *token)
{
  return token->type == CPP_PADDING || token->type == CPP_COMMENT;
}

/* Return the index of the first token at or after INDEX that counts, storing
   the token in *TOKEN.  */

static int
peek (cpp_reader *reader, int index, const cpp_token **token)
{
  while (skipped_p (*token = cpp_peek_token (reader, index)))
    index++;
  return index;
}

/* INDEX is that of the parenthesis that opens the arguments of a macro.  Store
   the first token of argument WANTED, counted from 1, in *FIRST (NULL when it
   is empty), and return the index behind the closing parenthesis.  */

static int
scan_arguments (cpp_reader *reader, int index, unsigned wanted,
		const cpp_token **first)
{
  const cpp_token *token;
  unsigned depth = 0, argument = 1;

  *first = nullptr;
  for (;; index++)
    {
      index = peek (reader, index, &token);
      switch (token->type)
	{
	case CPP_EOF:
	case CPP_PRAGMA:
	  return index;
	case CPP_OPEN_PAREN:
	  if (depth++ == 0)
	    continue;
	  break;
	case CPP_CLOSE_PAREN:
	  if (--depth == 0)
	    return index + 1;
	  break;
	case CPP_COMMA:
	  if (depth == 1)
	    {
	      argument++;
	      continue;
	    }
	  break;
	default:
	  break;
	}
      if (argument == wanted && !*first)
	*first = token;
    }
}

/* Is NODE a keyword that only a statement begins with?  */

static bool
statement_word_p (const cpp_hashnode *node)
{
  static const char *const words[]
    = { "asm", "__asm", "__asm__", "break", "case", "continue", "default", "do",
	"for", "goto", "if", "return", "switch", "try", "while" };
  for (const char *word : words)
    if (strcmp ((const char *) NODE_NAME (node), word) == 0)
      return true;
  return false;
}

/* Return what TOKEN begins.  INDEX is the index of the token behind it, or -1
   where that is not known; macros are followed, at most DEPTH deep.  */

static defer_marker
classify (cpp_reader *reader, const cpp_token *token, int index, int depth)
{
  if (token->type == CPP_OPEN_BRACE)
    return defer_marker::block;
  if (token->type == CPP_EOF || token->type == CPP_PRAGMA)
    return defer_marker::undecided;
  if (token->type == CPP_SEMICOLON)
    return defer_marker::other;
  if (token->type == CPP_OPEN_PAREN && index >= 0)
    {
      const cpp_token *next;
      peek (reader, index, &next);
      if (next->type == CPP_OPEN_BRACE)
	return defer_marker::other;
    }
  if (token->type != CPP_NAME)
    return defer_marker::call;

  cpp_hashnode *node = token->val.node.node;
  if (!cpp_user_macro_p (node) || (node->flags & NODE_DISABLED) != 0)
    return statement_word_p (node) ? defer_marker::other : defer_marker::call;
  if (depth == 0)
    return defer_marker::undecided;

  const cpp_macro *macro = node->value.macro;
  const cpp_token *next, *first = macro->count ? macro->exp.tokens : nullptr;
  if (macro->fun_like)
    {
      if (index < 0)
	return defer_marker::undecided;
      index = peek (reader, index, &next);
      if (next->type != CPP_OPEN_PAREN)
	return next->type == CPP_EOF ? defer_marker::undecided
				     : defer_marker::call;
      unsigned parameter = 0;
      if (first && first->type == CPP_MACRO_ARG)
	parameter = first->val.macro_arg.arg_no;
      const cpp_token *argument;
      index = scan_arguments (reader, index, parameter, &argument);
      if (parameter)
	return argument ? classify (reader, argument, -1, depth - 1)
			: defer_marker::undecided;
    }
  if (first)
    return classify (reader, first, -1, depth - 1);
  if (index < 0)
    return defer_marker::undecided;
  index = peek (reader, index, &next);
  return classify (reader, next, index + 1, depth - 1);
}

/* Return the node of the macro NAME.  */

static cpp_hashnode *
lookup (cpp_reader *reader, const char *name)
{
  return cpp_lookup (reader, (const unsigned char *) name, strlen (name));
}

/* __DEFER_LATER while it is no macro.  */
static cpp_hashnode *hidden;

/* libcpp expands, or tests, the macro NODE at LOC.  */

static void
macro_used (cpp_reader *reader, location_t loc, cpp_hashnode *node)
{
  if (previous_used)
    previous_used (reader, loc, node);

  if (hidden)
    hidden->type = NT_USER_MACRO;
  hidden = nullptr;

  if (!cpp_user_macro_p (node))
    return;
  const char *name = (const char *) NODE_NAME (node);
  bool later = strcmp (name, "__DEFER_LATER") == 0;
  bool scoped = strcmp (name, "_Defer") == 0;
  if (!later && !scoped && strcmp (name, "DEFER") != 0)
    return;
  cpp_macro *macro = node->value.macro;
  if (macro->fun_like || macro->count != 1
      || macro->exp.tokens[0].type != CPP_NAME
      || strncmp ((const char *) NODE_NAME (macro->exp.tokens[0].val.node.node),
		  "__DEFER_", 8) != 0)
    return;

  const cpp_token *next;
  int index = peek (reader, 0, &next);
  cpp_hashnode *chosen;
  defer_marker marker = classify (reader, next, index + 1, 16);
  if (scoped)
    chosen = lookup (reader, marker == defer_marker::call
			     ? "__DEFER_SCOPED_PLAIN" : "__DEFER_SCOPED");
  else switch (marker)
    {
    case defer_marker::block:
      chosen = lookup (reader, "__DEFER_BLOCK");
      break;
    case defer_marker::call:
      chosen = lookup (reader, "__DEFER_CALL");
      break;
    case defer_marker::other:
      chosen = lookup (reader, "__DEFER_OTHER");
      break;
    default:
      chosen = lookup (reader, later ? "__DEFER_UNDECIDED" : "__DEFER_LATER");
      if (!later && cpp_user_macro_p (chosen))
	{
	  hidden = chosen;
	  hidden->type = NT_VOID;
	}
      break;
    }
  macro->exp.tokens[0].val.node.node = chosen;
  macro->exp.tokens[0].val.node.spelling = chosen;
}

/* Watch for DEFER in what READER reads.  */

void
defer_watch_tokens (cpp_reader *reader)
{
  cpp_callbacks *callbacks = cpp_get_callbacks (reader);
  previous_used = callbacks->used;
  callbacks->used = macro_used;
}

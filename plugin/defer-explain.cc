/* -fplugin-arg-defer-explain: which lowering each defer got, and why.
   SPDX-License-Identifier: GPL-3.0-or-later

   A note at the defer, or for editors, with `=json', a line of its own that is
   an object of JSON:

     {"file": "x.c", "line": 9, "column": 3, "function": "save",
      "form": "call", "calls": "fclose",
      "lowering": "chain", "index": 1, "reason": "in a loop"}

   form		call, block, or statement (of a _Defer)
   calls	what the call form calls, if that is known by name, or null
   lowering	unconditional, bit, chain, or scope (of a _Defer)
   index	the number of the bit, or of the defer in the records of the
		chain; null for the others
   reason	why the chain, or null

   The fields stand in this order; there may be more behind them one day.  The
   lines go to standard error, or to the file that
   -fplugin-arg-defer-explain-file= names.  */

#include "defer-gcc.h"
#include "defer-plugin.h"
#include "defer-plan.h"

static FILE *output;

/* A unit begins: open the file that was asked for.  */

void
defer_open_explanation ()
{
  if (!defer_opts.explain_file)
    return;
  output = fopen (defer_opts.explain_file, "w");
  if (!output)
    fatal_error (UNKNOWN_LOCATION, "cannot open %qs: %m",
		 defer_opts.explain_file);
}

/* The unit is over.  */

void
defer_close_explanation ()
{
  if (output && fclose (output) != 0)
    error ("cannot write %qs: %m", defer_opts.explain_file);
  output = nullptr;
}

/* Write TEXT, or null, to FILE as JSON has it, behind NAME.  */

static void
write_string (FILE *file, const char *name, const char *text)
{
  fprintf (file, "\"%s\": ", name);
  if (!text)
    {
      fputs ("null", file);
      return;
    }
  putc ('"', file);
  for (; *text; text++)
    if (*text == '"' || *text == '\\')
      fprintf (file, "\\%c", *text);
    else if ((unsigned char) *text < ' ')
      fprintf (file, "\\u%04x", *text);
    else
      putc (*text, file);
  putc ('"', file);
}

/* Write the object for SITE, that of a _Defer if SCOPED.  */

static void
write_object (const defer_site *site, bool scoped)
{
  static const char *const lowerings[] = { "unconditional", "bit", "chain" };
  FILE *file = output ? output : stderr;
  expanded_location place = expand_location (site->loc);
  gcall *call = site->block_p ? nullptr : defer_deferred_call (site->body);
  tree callee = call ? gimple_call_fndecl (call) : NULL_TREE;

  putc ('{', file);
  write_string (file, "file", place.file);
  fprintf (file, ", \"line\": %d, \"column\": %d, ", place.line, place.column);
  write_string (file, "function",
		lang_hooks.decl_printable_name (current_function_decl, 1));
  fputs (", ", file);
  write_string (file, "form",
		scoped ? "statement" : site->block_p ? "block" : "call");
  fputs (", ", file);
  write_string (file, "calls", callee && DECL_NAME (callee)
			       ? IDENTIFIER_POINTER (DECL_NAME (callee))
			       : nullptr);
  fputs (", ", file);
  write_string (file, "lowering",
		scoped ? "scope" : lowerings[(int) site->kind]);
  if (site->kind != defer_kind::unconditional)
    fprintf (file, ", \"index\": %u, ", site->index);
  else
    fputs (", \"index\": null, ", file);
  write_string (file, "reason", site->kind == defer_kind::chain ? site->reason
								: nullptr);
  fputs ("}\n", file);
  fflush (file);
}

/* Tell the user about SITE, that of a _Defer if SCOPED.  One in a template or a
   constructor is compiled more than once; what is said again is not.  */

void
defer_explain (const defer_site *site, bool scoped)
{
  static hash_set<nofree_string_hash> *said;
  if (!said)
    said = new hash_set<nofree_string_hash> ();
  char key[80];
  snprintf (key, sizeof key, "%u %d %u %s", site->loc, (int) site->kind,
	    site->kind == defer_kind::bit ? site->index : 0,
	    site->reason ? site->reason : "");
  if (said->contains (key))
    return;
  said->add (xstrdup (key));

  if (defer_opts.explain_json)
    write_object (site, scoped);
  else if (scoped)
    inform (site->loc, "open-coded defer, at the end of its block");
  else if (site->kind == defer_kind::unconditional)
    inform (site->loc, "open-coded defer, unconditional");
  else if (site->kind == defer_kind::bit)
    inform (site->loc, "open-coded defer, bit %u", site->index);
  else
    inform (site->loc, "runtime chain defer: %s", site->reason);
}

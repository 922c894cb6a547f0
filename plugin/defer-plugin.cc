/* The plugin's entry: checks, options, and what is called when.
   SPDX-License-Identifier: GPL-3.0-or-later

   Start here.  defer-plugin.h maps the parts, runtime/include/defer.h is the
   language as users see it, and defer(7) numbers its rules.  */

#include "defer-gcc.h"
#include "defer-plugin.h"

/* What GCC looks up in a plugin.  */
#define DEFER_EXPORT __attribute__ ((visibility ("default")))

DEFER_EXPORT int plugin_is_GPL_compatible;

defer_options defer_opts;

static plugin_info information = {
  "0.1.0",
  "-fplugin-arg-defer-explain[=json]\n"
  "\tnote at each defer which lowering it got\n"
  "-fplugin-arg-defer-explain-file=FILE\n"
  "\tthe same as JSON, into FILE\n"
  "-fplugin-arg-defer-no-warn-NAME\n"
  "\tdo not warn of one of returned, released, unchecked, loop, exit,\n"
  "\tassigned, scope\n"
  "-fplugin-arg-defer-warn-loop, -fplugin-arg-defer-warn-exit\n"
  "\twarn of each defer in a loop, of each exit past a deferred call\n"
  "-fplugin-arg-defer-lower=auto|bits|chain\n"
  "\tforce a lowering, for tests\n"
  "-fplugin-arg-defer-dump[=flags]\n"
  "\tdump the GIMPLE of the pass\n"
  "-fplugin-arg-defer-no-unwind\n"
  "\twith -fno-exceptions: give up deferred calls on unwinding\n"
  "-fplugin-arg-defer-faults\n"
  "\tlet a fault in this code be a panic, after defer_catch_faults ()\n"
};

/* Set the option KEY if it is one that takes no value.  Return whether it
   is.  */

static bool
set_option (const char *key)
{
  static const struct { const char *key; bool defer_options::*option; }
  options[] = {
    { "no-unwind", &defer_options::no_unwind },
    { "faults", &defer_options::faults },
    { "warn-loop", &defer_options::warn_loop },
    { "warn-exit", &defer_options::warn_exit }
  };
  for (const auto &o : options)
    if (strcmp (key, o.key) == 0)
      {
	defer_opts.*o.option = true;
	return true;
      }
  static const char silence[] = "no-warn-";
  if (strncmp (key, silence, strlen (silence)) != 0)
    return false;
  for (int i = 0; i < (int) defer_trap::count; i++)
    if (strcmp (key + strlen (silence), defer_trap_names[i]) == 0)
      {
	defer_opts.no_warn |= 1u << i;
	return true;
      }
  return false;
}

/* Read the arguments in INFO.  Return false after an error.  */

static bool
parse_arguments (const plugin_name_args *info)
{
  bool good = true;
  for (int i = 0; i < info->argc; i++)
    {
      const char *key = info->argv[i].key, *value = info->argv[i].value;
      const char *expected = nullptr;
      if (set_option (key))
	{
	  if (value)
	    expected = "no value";
	}
      else if (strcmp (key, "explain") == 0)
	{
	  defer_opts.explain = true;
	  if (value && strcmp (value, "json") == 0)
	    defer_opts.explain_json = true;
	  else if (value)
	    expected = "no value or 'json'";
	}
      else if (strcmp (key, "explain-file") == 0)
	{
	  defer_opts.explain = defer_opts.explain_json = true;
	  defer_opts.explain_file = value;
	  if (!value || !*value)
	    expected = "the name of a file";
	}
      else if (strcmp (key, "dump") == 0)
	defer_opts.dump = value ? value : "";
      else if (strcmp (key, "lower") == 0)
	{
	  if (value && strcmp (value, "auto") == 0)
	    defer_opts.lowering = defer_lowering::automatic;
	  else if (value && strcmp (value, "bits") == 0)
	    defer_opts.lowering = defer_lowering::bits;
	  else if (value && strcmp (value, "chain") == 0)
	    defer_opts.lowering = defer_lowering::chain;
	  else
	    expected = "'auto', 'bits' or 'chain'";
	}
      else
	{
	  error ("unknown option %<-fplugin-arg-defer-%s%s%s%>", key,
		 value ? "=" : "", value ? value : "");
	  good = false;
	}
      if (expected)
	{
	  error ("malformed %<-fplugin-arg-defer-%s%s%s%>; use %s", key,
		 value ? "=" : "", value ? value : "", expected);
	  good = false;
	}
    }
  return good;
}

/* Does this GCC unwind by setjmp and longjmp?  Its hook that knows has no header
   for plugins; the name of what its landing pads resume with tells as much.  */

static bool
unwinds_by_longjmp_p ()
{
  tree resume = builtin_decl_explicit (BUILT_IN_UNWIND_RESUME);
  return id_equal (DECL_ASSEMBLER_NAME (resume), "_Unwind_SjLj_Resume");
}

/* A unit begins.  -fdump-tree-defer is refused where options are read before
   plugins; the passes have their names now.  Some targets set their hooks when
   the preprocessor is made ready.  */

static void
start_unit (void *, void *)
{
  if (unwinds_by_longjmp_p ())
    error ("plugin %<defer%> cannot work in a GCC whose exceptions are unwound "
	   "by setjmp and longjmp (%<--enable-sjlj-exceptions%>)");
  if (defer_opts.dump)
    {
      char *flags = concat ("tree-defer", *defer_opts.dump ? "-" : "",
			    defer_opts.dump, nullptr);
      g->get_dumps ()->dump_switch_p (flags);
      free (flags);
    }
  defer_open_explanation ();
  defer_declare_builtins ();
  defer_hook_builtin ();
}

/* It is over.  */

static void
finish_unit (void *, void *)
{
  defer_close_explanation ();
}

/* The preprocessor is ready.  Preprocessed input has the macro expanded
   already, and a mention of it is no use of ours.  */

static void
start_preprocessing (void *, void *)
{
  defer_watch_tokens (parse_in);
  if (cpp_get_options (parse_in)->preprocessed)
    return;
  /* Under -g3 the define callback would write debug information that is not
     open yet.  */
  cpp_callbacks *callbacks = cpp_get_callbacks (parse_in);
  auto define = callbacks->define;
  callbacks->define = nullptr;
  char text[32];
  snprintf (text, sizeof text, "__DEFER__=%d", DEFER_VERSION);
  for (const char *macro :
       { (const char *) text, "__STDC_DEFER_TS25755__=1", "_Defer=__DEFER_SCOPED",
	 "__DEFER_SCOPED=while (__defer_scope (0))",
	 "__DEFER_SCOPED_PLAIN=while (__defer_scope (1))" })
    cpp_define (parse_in, macro);
  callbacks->define = define;
}

static void
declare_attributes (void *, void *)
{
  defer_register_attributes ();
}

/* A function has been parsed.  */

static void
function_parsed (void *fndecl, void *)
{
  if (defer_opts.faults)
    defer_forget_nothrow (static_cast<tree> (fndecl));
  defer_note_names ();
  if (defer_markers_used_p () || defer_named_results_p ())
    defer_rewrite_function (static_cast<tree> (fndecl));
}

/* Keep the N TREES, which are static, from being collected.  */

void
defer_keep_trees (const char *plugin, tree *trees, size_t n)
{
  ggc_root_tab *roots = XCNEWVEC (ggc_root_tab, 2);
  roots[0] = { trees, n, sizeof (tree), &gt_ggc_mx_tree_node,
	       &gt_pch_nx_tree_node };
  register_callback (plugin, PLUGIN_REGISTER_GGC_ROOTS, nullptr, roots);
}

/* Put PASS behind, or with BEFORE in front of, the pass called NEIGHBOUR: its
   first instance, or EVERY one, for a PASS that can be cloned.  */

void
defer_place_pass (const char *plugin, opt_pass *pass, const char *neighbour,
		  bool before, bool every)
{
  register_pass_info info;
  info.pass = pass;
  info.reference_pass_name = neighbour;
  info.ref_pass_instance_number = every ? 0 : 1;
  info.pos_op = before ? PASS_POS_INSERT_BEFORE : PASS_POS_INSERT_AFTER;
  register_callback (plugin, PLUGIN_PASS_MANAGER_SETUP, nullptr, &info);
}

/* Say which field of a plugin's GCC VERSION differs from this one's.  */

static bool
check_version (plugin_gcc_version *version)
{
  if (plugin_default_version_check (version, &gcc_version))
    return true;
  const struct { const char *field, *mine, *theirs; } fields[] = {
    { "version", gcc_version.basever, version->basever },
    { "date", gcc_version.datestamp, version->datestamp },
    { "phase", gcc_version.devphase, version->devphase },
    { "revision", gcc_version.revision, version->revision },
    { "configuration", gcc_version.configuration_arguments,
      version->configuration_arguments }
  };
  for (const auto &f : fields)
    if (strcmp (f.mine, f.theirs) != 0)
      {
	error ("plugin %<defer%> was built for a GCC of another %s: %qs, not "
	       "%qs", f.field, f.mine, f.theirs);
	break;
      }
  inform (UNKNOWN_LOCATION, "build it again with the headers of this GCC "
	  "(package %<gcc-%d-plugin-dev%>): %<make CC=gcc-%d%>",
	  atoi (version->basever), atoi (version->basever));
  return false;
}

DEFER_EXPORT int
plugin_init (plugin_name_args *info, plugin_gcc_version *version)
{
  if (!check_version (version) || !parse_arguments (info))
    return 1;

  const char *name = info->base_name;
  register_callback (name, PLUGIN_INFO, nullptr, &information);
  defer_register_faults (name);
  defer_register_nothrow (name);
  defer_register_link (name);
  defer_register_pads (name);
  if (!defer_in_c_family ())
    return 0;
  if (defer_opts.faults && !defer_start_faults ())
    return 1;

  defer_register_roots (name);
  defer_register_guard_roots (name);
  defer_register_helper_roots (name);
  register_callback (name, PLUGIN_START_UNIT, start_unit, nullptr);
  register_callback (name, PLUGIN_FINISH_UNIT, finish_unit, nullptr);
  register_callback (name, PLUGIN_PRAGMAS, start_preprocessing, nullptr);
  register_callback (name, PLUGIN_ATTRIBUTES, declare_attributes, nullptr);
  register_callback (name, PLUGIN_PRE_GENERICIZE, function_parsed, nullptr);
  defer_register_pass (name);
  defer_register_clobbered (name);
  defer_register_analyzer (name);
  return 0;
}

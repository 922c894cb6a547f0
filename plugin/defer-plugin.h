/* What the parts of the plugin know of each other.
   SPDX-License-Identifier: GPL-3.0-or-later

   Data flows one way:

     defer-prefix.cc  tokens: which of the two meanings a `defer' has
     defer-scope.cc   parsing: what is in the scope of a `_Defer'
     defer-syntax.cc  GENERIC: every written form becomes the normal form
     defer-jumps.cc     ... and which jumps may not be
     defer-call.cc      ... for calls: what is evaluated now, what later
     defer-result.cc    ... for named results
     defer-flow.cc    high GIMPLE: where control can go
     defer-plan.cc    high GIMPLE: which lowering each defer gets, and why
     defer-copies.cc    ... and which arguments need no copy
     defer-exits.cc     ... and where control leaves what it will wrap
     defer-block.cc   high GIMPLE: lowers the _Defers, where they stand
     defer-ways.cc      ... and leaves their scopes in one way
     defer-lower.cc   high GIMPLE: emits the rest
     defer-chain.cc     ... for the runtime chain
     defer-recover.cc   ... for panics
     defer-thunk.cc     ... and, where it pays, out of line
     defer-pass.cc      ... for functions as a whole

   Beside the flow:

     defer-traps.cc	warnings for what is nearly always a mistake
     defer-trap-scope.cc  ... what they look at
     defer-releases.cc	  ... and what releases what
     defer-explain.cc	-fplugin-arg-defer-explain
     defer-debug.cc	what debuggers are told of defers
     defer-decls.cc	the builtins
     defer-runtime.cc	what the runtime declares
     defer-guard.cc	calls of a runtime that may be absent
     defer-helper.cc	functions that the plugin adds
     defer-location.cc	where the user wrote something
     defer-nothrow.cc	keeps landing pads that GCC would drop
     defer-link.cc	  ... where -flto links what the plugin has not seen
     defer-faults.cc	-fplugin-arg-defer-faults: faults unwind
     defer-pads.cc	landing pads that need no register more
     defer-clobbered.cc	keeps -Wclobbered quiet
     defer-analyzer.cc	keeps -fanalyzer off exceptions

   The normal form is

     snapshot = argument; ...
     try { __defer_site (flags, snapshot, ...); } finally { deferred body }

   where the finally is no finally yet: it only keeps the deferred body, which
   reads the snapshots, in one piece until it is moved to where it runs.  That of
   a _Defer is

     try { __defer_site (DEFER_SITE_SCOPED); rest of the block }
     finally { deferred statement }

   where it is one.  */

#ifndef DEFER_PLUGIN_H
#define DEFER_PLUGIN_H

/* The value of __DEFER__: 10000 * major + 100 * minor + patch.  */
#define DEFER_VERSION 100

/* Keys that are DECL_UIDs.  */
typedef int_hash<unsigned, UINT_MAX, UINT_MAX - 1> defer_uid_hash;

/* What the user asked for on the command line.  */

enum class defer_lowering { automatic, bits, chain };

/* What is warned about: see defer-traps.cc.  */

enum class defer_trap
{
  returned, released, unchecked, loop, exit, assigned, scope, count
};

struct defer_options
{
  defer_lowering lowering;
  bool explain, explain_json;
  bool no_unwind;
  bool faults;
  /* The traps that are not warned about, a bit each.  */
  unsigned no_warn;
  /* Warn of each defer in a loop, and of each exit past a deferred call.  */
  bool warn_loop, warn_exit;
  /* Where to explain, or NULL.  */
  const char *explain_file;
  /* The text after -fplugin-arg-defer-dump, or NULL.  */
  const char *dump;
};

extern defer_options defer_opts;

/* defer-plugin.cc */
extern void defer_keep_trees (const char *plugin, tree *trees, size_t n);
extern void defer_place_pass (const char *plugin, opt_pass *pass,
			      const char *neighbour, bool before,
			      bool every = false);

/* The first argument of a __defer_site.  */

enum defer_site_flags
{
  DEFER_SITE_CALL = 0,
  DEFER_SITE_BLOCK = 1,
  DEFER_SITE_SCOPED = 2
};

/* The prefixes that the front ends parse.  */

enum class defer_marker { none, undecided, block, call, other, scoped };

/* defer-decls.cc */
extern void defer_declare_builtins ();
extern defer_marker defer_marker_of (const_tree call);
extern tree defer_prefix_call (tree loop);
extern bool defer_marker_call_p (const gimple *stmt);
extern bool defer_builtin_p (const_tree fndecl);
extern bool defer_scope_builtin_p (const_tree fndecl);
extern bool defer_markers_used_p ();
extern tree defer_marker_decl (const char *name);
extern bool defer_recover_p (const_tree fndecl);
extern void defer_note_names ();
extern bool defer_recover_used_p ();
extern bool defer_musl_threads_p ();
extern bool defer_needs_runtime_p ();
extern bool defer_site_call_p (const gimple *stmt);
extern int defer_site_flags_of (const gimple *site);
extern tree defer_snapshot (const gcall *call, unsigned i);

extern bool defer_body_block_p (tree block);

/* defer-runtime.cc */
enum class runtime
{
  site, chain_grow, chain_shrink, chain_exhausted,
  calling, entered, recover, left, returns, cannot_return
};
extern void defer_register_roots (const char *plugin);
extern tree defer_runtime_decl (runtime which);

/* defer-guard.cc */
extern void defer_register_guard_roots (const char *plugin);
extern tree defer_guarded_decl (runtime which);
extern tree defer_announcement (tree running, tree fn);
extern tree defer_announcer (tree fndecl);

/* defer-helper.cc */
extern void defer_register_helper_roots (const char *plugin);
extern tree defer_declare_helper (tree type, const char *prefix,
				  tree fndecl = NULL_TREE);
extern void defer_define_helper (tree decl, tree stmt);

/* defer-thunk.cc */
extern void defer_note_call (const_tree call);

/* defer-prefix.cc */
extern void defer_watch_tokens (cpp_reader *reader);

/* defer-scope.cc */
extern tree defer_enclose_rest (location_t loc, const vec<tree, va_gc> *args);
extern void defer_restore_result (tree fndecl);
extern tree *defer_scoped_prefix (tree stmt);

/* defer-location.cc */
extern location_t defer_user_location (location_t loc);
extern location_t defer_word_location (location_t loc);
extern location_t defer_argument_location (location_t loc, unsigned index);
extern bool defer_first_error_p (location_t loc);

/* defer-syntax.cc */
extern void defer_rewrite_function (tree fndecl);
extern bool defer_found_p ();
extern void defer_report_leftover (location_t loc);

/* defer-result.cc */
extern void defer_register_attributes ();
extern bool defer_named_result_p (const_tree decl);
extern bool defer_named_results_p ();

/* defer-call.cc */

/* Answers whether an automatic variable lives as long as its function.  */
typedef bool (*defer_outermost_fn) (const_tree decl, void *data);

extern void defer_hook_builtin ();
extern tree *defer_find_call (tree *stmt_p);
extern tree defer_build_call_form (location_t loc, tree stmt, tree *call_p,
				   defer_outermost_fn outermost, void *data,
				   tree *now);
extern tree defer_build_site_call (location_t loc, int flags,
				   const vec<tree> &snapshots);
extern tree defer_build_site (location_t loc, int flags,
			      const vec<tree> &snapshots, tree body);

/* defer-pass.cc */
extern void defer_register_pass (const char *plugin);

/* defer-traps.cc */
extern const char *const defer_trap_names[];
extern void defer_find_traps (gimple_seq body);

/* defer-explain.cc */
extern void defer_open_explanation ();
extern void defer_close_explanation ();

/* defer-clobbered.cc */
extern void defer_note_setjmp ();
extern void defer_register_clobbered (const char *plugin);

/* defer-analyzer.cc */
extern void defer_register_analyzer (const char *plugin);

/* defer-pads.cc */
extern void defer_register_pads (const char *plugin);

/* defer-nothrow.cc */
extern void defer_set_option (tree fndecl, int gcc_options::*option,
			      int value);
extern void defer_enable_exceptions (tree fndecl);
extern void defer_register_nothrow (const char *plugin);

/* defer-link.cc */
extern void defer_register_link (const char *plugin);

/* defer-faults.cc */
extern bool defer_start_faults ();
extern void defer_enable_faults (tree fndecl);
extern void defer_keep_faults_inside ();
extern void defer_forget_nothrow (tree fndecl);
extern bool defer_may_fault_p (function *fun);
extern void defer_register_faults (const char *plugin);

#endif /* DEFER_PLUGIN_H */

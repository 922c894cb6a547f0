/* -fplugin-arg-defer-faults: faults unwind.
   SPDX-License-Identifier: GPL-3.0-or-later

   runtime/fault.c turns the signal of a faulting instruction into a panic, if
   the instruction is one of code that was compiled for it.  Four things make a
   function such code:

   1. Its frame description in .eh_frame is marked, and so are those of the cold
      part and of the copies that GCC makes of it.  A mark is a sequence of CFA
      instructions that does nothing, DEFER_FAULT_MARK of abi.h.  It comes and
      goes with the function: through comdat groups, --gc-sections and dlopen,
      and needs no table, no registration and no constructor.

   2. If an exception table may be there, of deferred calls, destructors or
      handlers, it is compiled with -fnon-call-exceptions, and so are functions
      into which it may be inlined: a faulting instruction then has the landing
      pad of the calls beside it.  Other functions keep their code: what unwinds
      them need not know where.

   3. What GCC knows not to throw, but makes an instruction of that faults, is
      called by a twin of its declaration that may throw: __builtin_trap, and the
      builtins for atomic access.  A copy of constant size is a plain assignment
      where a landing pad matters: see copy_here.

   4. It is not found to be nothrow as long as anything in it may fault: see
      defer-nothrow.cc.  The C++ front end finds that as it parses.

   Beyond reach is what gets no landing pad from GCC: inline assembly, builtins of
   the target, the traps of sanitizers, what is made of memset and string
   functions, a copy whose constant size is known only after inlining, and an x87
   instruction, which faults at the next one.  The deferred calls of the callers
   run then.  */

#include "defer-gcc.h"
#include "defer-plugin.h"
#include "defer-lower.h"
#include "defer-walk.h"
#include "../runtime/abi.h"

/* The largest copy, in bytes, that is made by instructions.  */
enum { LARGEST_COPY = 256 };

/* On each function of the unit; streamed with it for -flto.  No program can
   write this name.  */
static const char attribute[] = "defer faults";

/* Prepare the unit: its frame descriptions must hold for every instruction.
   Return false after an error.  */

bool
defer_start_faults ()
{
  if (!defer_target_faults_p ())
    {
      error ("%<-fplugin-arg-defer-faults%> is for x86-64 only");
      return false;
    }
  if (global_options_set.x_flag_asynchronous_unwind_tables
      && !flag_asynchronous_unwind_tables)
    {
      error ("%<-fplugin-arg-defer-faults%> needs "
	     "%<-fasynchronous-unwind-tables%>");
      return false;
    }
  flag_asynchronous_unwind_tables = 1;
  flag_unwind_tables = 1;
  if (!dwarf2out_do_cfi_asm ())
    {
      error ("%<-fplugin-arg-defer-faults%> needs %<-fdwarf2-cfi-asm%>");
      return false;
    }
  return true;
}

/* Compile FNDECL, which has a body, with -fnon-call-exceptions.  */

void
defer_enable_faults (tree fndecl)
{
  defer_set_option (fndecl, &gcc_options::x_flag_non_call_exceptions, 1);
  /* With that, GCC 11 and 12 merge stores before a call with stores behind it,
     which are not made when the call throws.  */
  defer_set_option (fndecl, &gcc_options::x_flag_store_merging, 0);
  DECL_STRUCT_FUNCTION (fndecl)->can_throw_non_call_exceptions = 1;
}

/* Optimization of the whole unit begins.  The pass that passes the value of *P
   instead of P would read it in the caller, outside of the landing pads of both
   functions.  */

void
defer_keep_faults_inside ()
{
  cgraph_node *node;
  FOR_EACH_FUNCTION_WITH_GIMPLE_BODY (node)
    if (opt_for_fn (node->decl, flag_non_call_exceptions))
      {
	defer_set_option (node->decl, &gcc_options::x_flag_ipa_sra, 0);
	for (cgraph_edge *e = node->callees; e; e = e->next_callee)
	  {
	    tree callee = e->callee->ultimate_alias_target ()->decl;
	    if (gimple_has_body_p (callee))
	      defer_set_option (callee, &gcc_options::x_flag_ipa_sra, 0);
	  }
      }
}

/* The C++ front end has parsed FNDECL, and may have found that it does not throw,
   because it calls nothing.  */

void
defer_forget_nothrow (tree fndecl)
{
  if (TREE_NOTHROW (fndecl)
      && !lookup_attribute ("nothrow", DECL_ATTRIBUTES (fndecl))
      && !lookup_attribute ("nothrow", TYPE_ATTRIBUTES (TREE_TYPE (fndecl)))
      && !defer_declared_noexcept_p (fndecl))
    TREE_NOTHROW (fndecl) = 0;
}

/* May an instruction of FUN, which has a control flow graph, fault?  */

bool
defer_may_fault_p (function *fun)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator i = gsi_start_bb (bb); !gsi_end_p (i);
	 gsi_next (&i))
      {
	gimple *stmt = gsi_stmt (i);
	if (!is_gimple_debug (stmt) && !gimple_clobber_p (stmt)
	    && gimple_could_trap_p (stmt))
	  return true;
      }
  return false;
}

/* Twins.  */

/* The function that is called, in TREE_PURPOSE, and its twin.  */
static tree twins;

/* Is FNDECL a builtin that faults, though it is known not to throw?  Not those of
   memory and strings: passes that replace their calls forget landing pads.  */

static bool
faulting_builtin_p (const_tree fndecl)
{
  if (!fndecl_built_in_p (fndecl, BUILT_IN_NORMAL) || !DECL_NAME (fndecl))
    return false;
  const char *name = IDENTIFIER_POINTER (DECL_NAME (fndecl));
  return (DECL_FUNCTION_CODE (fndecl) == BUILT_IN_TRAP
	  || strncmp (name, "__atomic_", 9) == 0
	  || strncmp (name, "__sync_", 7) == 0);
}

/* Return a declaration of FNDECL that may throw.  */

static tree
throwing (tree fndecl)
{
  if (!TREE_NOTHROW (fndecl))
    return fndecl;
  for (tree known = twins; known; known = TREE_CHAIN (known))
    if (TREE_PURPOSE (known) == fndecl)
      return TREE_VALUE (known);
  tree twin = copy_node (fndecl);
  TREE_NOTHROW (twin) = 0;
  SET_DECL_RTL (twin, NULL);
  DECL_CHAIN (twin) = NULL_TREE;
  twins = tree_cons (fndecl, twin, twins);
  return twin;
}

/* Turn, in a condition, COND at GSI of values that may trap:

     if (a < b)			test = a < b;
				if (test != 0)	*/

static void
split_condition (gimple_stmt_iterator *gsi, gcond *cond)
{
  tree test = create_tmp_reg (boolean_type_node);
  gassign *assign
    = gimple_build_assign (test, gimple_cond_code (cond),
			   gimple_cond_lhs (cond), gimple_cond_rhs (cond));
  gimple_set_location (assign, gimple_location (cond));
  gsi_insert_before (gsi, assign, GSI_SAME_STMT);
  gimple_cond_set_condition (cond, NE_EXPR, test, boolean_false_node);
}

/* Does STMT put an entry into the exception table?  A mere end of variables'
   lives leaves nothing there; what terminates does so without an entry,
   too.  */

static bool
makes_table_p (gimple *stmt)
{
  if (gimple_code (stmt) != GIMPLE_TRY)
    return false;
  gimple_seq cleanup = gimple_try_cleanup (stmt);
  gimple *first = gimple_seq_first_stmt (cleanup);
  return (first && gimple_code (first) != GIMPLE_EH_MUST_NOT_THROW
	  && !defer_only_clobbers_p (cleanup));
}

/* Return the integer, or else the array of characters if ANY, that has BYTES; NULL
   if there is none.  */

static tree
type_of_size (unsigned HOST_WIDE_INT bytes, bool any)
{
  scalar_int_mode mode;
  if (int_mode_for_size (bytes * BITS_PER_UNIT, 1).exists (&mode))
    return build_aligned_type (build_nonstandard_integer_type
			       (bytes * BITS_PER_UNIT, 1), BITS_PER_UNIT);
  return any ? build_array_type_nelts (char_type_node, bytes) : NULL_TREE;
}

/* GCC makes a load and a store, or other instructions, of a copy of constant
   size, in part when landing pads are laid out already.  Turn, where CALL at GSI
   is such a one:

     memcpy (d, s, 4);		copy = *(int *) s; *(int *) d = copy;

   and where a header has an inline definition of memcpy that checks the size:

     memcpy (d, s, 4);		size = __builtin_object_size (d, 0);
				if (size < 4) memcpy (d, s, 4);
				else { copy = *(int *) s; *(int *) d = copy; }

   A memmove likewise, if the size is that of an integer.  */

static void
copy_here (gimple_stmt_iterator *gsi, gcall *call)
{
  tree callee = gimple_call_fndecl (call);
  bool moves = DECL_FUNCTION_CODE (callee) == BUILT_IN_MEMMOVE;
  if (!(moves || DECL_FUNCTION_CODE (callee) == BUILT_IN_MEMCPY)
      || gimple_call_num_args (call) != 3
      || !tree_fits_uhwi_p (gimple_call_arg (call, 2)))
    return;
  unsigned HOST_WIDE_INT bytes = tree_to_uhwi (gimple_call_arg (call, 2));
  if (bytes == 0 || bytes > LARGEST_COPY)
    return;
  tree type = type_of_size (bytes, !moves);
  if (!type)
    return;

  tree any = build_int_cst (build_pointer_type_for_mode (char_type_node,
							 ptr_mode, true), 0);
  tree to = gimple_call_arg (call, 0);
  tree target = build2 (MEM_REF, type, to, any);
  tree source = build2 (MEM_REF, type, gimple_call_arg (call, 1), any);
  tree checked = new_label (), direct = new_label (), done = new_label ();
  bool inlined = DECL_INITIAL (callee) != NULL_TREE;
  gimple_seq before = nullptr, behind = nullptr;
  seq_builder b (&before, gimple_location (call));

  if (inlined)
    {
      tree size = create_tmp_reg (size_type_node);
      gcall *object_size
	= gimple_build_call (builtin_decl_explicit (BUILT_IN_OBJECT_SIZE), 2,
			     to, integer_zero_node);
      gimple_call_set_lhs (object_size, size);
      b.add (object_size);
      b.branch (LT_EXPR, size, build_int_cst (size_type_node, bytes), checked,
		direct);
      b.label (direct);
    }
  if (INTEGRAL_TYPE_P (type))
    {
      tree copy = create_tmp_reg (type);
      b.add (gimple_build_assign (copy, source));
      source = copy;
    }
  b.add (gimple_build_assign (target, source));
  if (tree lhs = gimple_call_lhs (call))
    b.assign (lhs, to);
  if (!inlined)
    {
      gsi_insert_seq_before (gsi, before, GSI_SAME_STMT);
      gsi_replace (gsi, gimple_build_nop (), false);
      return;
    }
  b.jump (done);
  b.label (checked);
  seq_builder (&behind, gimple_location (call)).label (done);
  gsi_insert_seq_before (gsi, before, GSI_SAME_STMT);
  gsi_insert_seq_after (gsi, behind, GSI_SAME_STMT);
}

/* Prepare the current function, FUN, before its regions are laid out.  */

static void
prepare (function *fun)
{
  tree fndecl = fun->decl;
  bool table = false;
  gimple_seq body = gimple_body (fndecl);

  DECL_ATTRIBUTES (fndecl) = tree_cons (get_identifier (attribute), NULL_TREE,
					DECL_ATTRIBUTES (fndecl));
  walk_stmts (body, [&] (gimple *stmt)
    {
      table |= makes_table_p (stmt);
      gcall *call = dyn_cast <gcall *> (stmt);
      tree callee = call ? gimple_call_fndecl (call) : NULL_TREE;
      if (callee && faulting_builtin_p (callee))
	{
	  gimple_call_set_fndecl (call, throwing (callee));
	  gimple_call_set_nothrow (call, false);
	}
      return walk::inside;
    });
  if (!table || !opt_for_fn (fndecl, flag_exceptions))
    return;

  auto_vec<gimple_stmt_iterator> places;
  walk_places (&body, [&] (gimple_stmt_iterator *gsi)
    {
      gimple *stmt = gsi_stmt (*gsi);
      if (gimple_call_builtin_p (stmt, BUILT_IN_NORMAL)
	  || (gimple_code (stmt) == GIMPLE_COND && gimple_could_trap_p (stmt)))
	places.safe_push (*gsi);
      return walk::inside;
    });
  for (gimple_stmt_iterator &gsi : places)
    if (gcond *cond = dyn_cast <gcond *> (gsi_stmt (gsi)))
      split_condition (&gsi, cond);
    else
      copy_here (&gsi, as_a <gcall *> (gsi_stmt (gsi)));
  defer_enable_faults (fndecl);
}

namespace {

const pass_data faults_data = {
  GIMPLE_PASS, "*defer_faults", OPTGROUP_NONE, TV_NONE, PROP_gimple_any, 0, 0,
  0, 0
};

class faults_pass : public gimple_opt_pass
{
public:
  explicit faults_pass (gcc::context *ctxt)
    : gimple_opt_pass (faults_data, ctxt) {}
  bool gate (function *) override { return defer_opts.faults; }
  unsigned int execute (function *fun) override
  {
    prepare (fun);
    return 0;
  }
};

} // anon namespace

/* Marks.  */

static __typeof (targetm.asm_out.function_prologue) begin_hook;
static __typeof (targetm.asm_out.function_switched_text_sections) switch_hook;

/* The frame description of the part of FNDECL that is about to be written to
   FILE has just begun.  */

static void
mark (FILE *file, tree fndecl)
{
  if (!lookup_attribute (attribute, DECL_ATTRIBUTES (fndecl))
      || !dwarf2out_do_frame () || !dwarf2out_do_cfi_asm ())
    return;
  static const unsigned char bytes[] = DEFER_FAULT_MARK;
  fputs ("\t.cfi_escape ", file);
  for (size_t i = 0; i < sizeof bytes - 1; i++)
    fprintf (file, "%s%#x", i ? "," : "", bytes[i]);
  fputc ('\n', file);
}

static void
function_begins (FILE *file)
{
  begin_hook (file);
  mark (file, current_function_decl);
}

static void
function_switches (FILE *file, tree fndecl, bool cold)
{
  switch_hook (file, fndecl, cold);
  mark (file, fndecl);
}

void
defer_register_faults (const char *plugin)
{
  begin_hook = targetm.asm_out.function_prologue;
  targetm.asm_out.function_prologue = function_begins;
  switch_hook = targetm.asm_out.function_switched_text_sections;
  targetm.asm_out.function_switched_text_sections = function_switches;
  if (!defer_in_c_family ())
    return;

  defer_keep_trees (plugin, &twins, 1);
  defer_place_pass (plugin, new faults_pass (g), "*warn_unused_result", true);
}

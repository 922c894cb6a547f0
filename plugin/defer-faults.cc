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

   3. What GCC knows not to throw, but may make instructions of that fault, is
      called by a twin of its declaration that may throw.  Turn:

	__builtin_trap ();	  __builtin_trap ();
	memcpy (p, q, 8);	  memcpy (p, q, 8);
				  (each with a landing pad)

      The inline definitions of such functions in headers (_FORTIFY_SOURCE) may
      throw themselves; see copy_here for copies.

   4. It is not found to be nothrow as long as anything in it may fault: see
      defer-nothrow.cc.  The C++ front end finds that as it parses.

   Beyond reach is what gets no landing pad from GCC: inline assembly, builtins of
   the target, the traps of sanitizers, a copy whose constant size is known only
   after inlining, and an x87 instruction, which faults at the next one.  The
   deferred calls of the callers run then.  */

#include "defer-gcc.h"
#include "defer-plugin.h"
#include "defer-lower.h"
#include "defer-walk.h"
#include "../runtime/abi.h"

/* On each function of the unit; streamed with it for -flto.  No program can
   write this name.  */
static const char attribute[] = "defer faults";

/* Prepare the unit: its frame descriptions must hold for every instruction.
   Return false after an error.  */

bool
defer_start_faults ()
{
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

static const ggc_root_tab roots[] = {
  { &twins, 1, sizeof (tree), &gt_ggc_mx_tree_node, &gt_pch_nx_tree_node },
  LAST_GGC_ROOT_TAB
};

/* Is FNDECL a function of which GCC may make instructions that fault, though it
   is known not to throw?  */

static bool
faulting_builtin_p (const_tree fndecl)
{
  if (!fndecl_built_in_p (fndecl, BUILT_IN_NORMAL) || !DECL_NAME (fndecl))
    return false;
  switch (DECL_FUNCTION_CODE (fndecl))
    {
    case BUILT_IN_TRAP:
    case BUILT_IN_BCMP: case BUILT_IN_BCOPY: case BUILT_IN_BZERO:
    case BUILT_IN_MEMCHR: case BUILT_IN_MEMCMP: case BUILT_IN_MEMCPY:
    case BUILT_IN_MEMCPY_CHK: case BUILT_IN_MEMMOVE:
    case BUILT_IN_MEMMOVE_CHK: case BUILT_IN_MEMPCPY:
    case BUILT_IN_MEMPCPY_CHK: case BUILT_IN_MEMSET:
    case BUILT_IN_MEMSET_CHK: case BUILT_IN_STPCPY:
    case BUILT_IN_STPCPY_CHK: case BUILT_IN_STRCAT:
    case BUILT_IN_STRCAT_CHK: case BUILT_IN_STRCHR: case BUILT_IN_STRCMP:
    case BUILT_IN_STRCPY: case BUILT_IN_STRCPY_CHK: case BUILT_IN_STRLEN:
    case BUILT_IN_STRNCMP: case BUILT_IN_STRNCPY:
    case BUILT_IN_STRNCPY_CHK: case BUILT_IN_STRNLEN:
      return true;
    default:
      {
	const char *name = IDENTIFIER_POINTER (DECL_NAME (fndecl));
	return (strncmp (name, "__atomic_", 9) == 0
		|| strncmp (name, "__sync_", 7) == 0);
      }
    }
}

/* Return a declaration of FNDECL that may throw.  */

static tree
throwing (tree fndecl)
{
  if (!TREE_NOTHROW (fndecl))
    return fndecl;
  if (DECL_INITIAL (fndecl))
    {
      TREE_NOTHROW (fndecl) = 0;
      return fndecl;
    }
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

/* Does STMT, a try, terminate when anything throws?  */

static bool
terminates_p (gimple *stmt)
{
  gimple *first = gimple_seq_first_stmt (gimple_try_cleanup (stmt));
  return first && gimple_code (first) == GIMPLE_EH_MUST_NOT_THROW;
}

/* Does STMT put an entry into the exception table?  A mere end of variables'
   lives leaves nothing there; what terminates does so without an entry,
   too.  */

static bool
makes_table_p (gimple *stmt)
{
  return (gimple_code (stmt) == GIMPLE_TRY && !terminates_p (stmt)
	  && !defer_only_clobbers_p (gimple_try_cleanup (stmt)));
}

/* BODY is the inline definition of the builtin FNDECL, from a header: let faults
   pass.  */

static void
let_throw (tree fndecl, gimple_seq *body)
{
  TREE_NOTHROW (fndecl) = 0;
  walk_places (body, [] (gimple_stmt_iterator *gsi)
    {
      gimple *stmt = gsi_stmt (*gsi);
      if (gimple_code (stmt) != GIMPLE_TRY || !terminates_p (stmt))
	return walk::inside;
      gsi_insert_seq_before (gsi, gimple_try_eval (stmt), GSI_SAME_STMT);
      gsi_remove (gsi, true);
      return walk::next;
    });
}

/* CALL at GSI is one of memcpy or memmove, of which a header has an inline
   definition that checks the size.  GCC makes a load of it where landing pads are
   laid out already.  Turn:

     memcpy (d, s, 4);		size = __builtin_object_size (d, 0);
				if (size < 4) memcpy (d, s, 4);
				else { copy = *(int *) s; *(int *) d = copy; }

   if the size is that of an integer.  Return whether it was.  */

static bool
copy_here (gimple_stmt_iterator *gsi, gcall *call)
{
  tree callee = gimple_call_fndecl (call);
  if (!DECL_INITIAL (callee)
      || (DECL_FUNCTION_CODE (callee) != BUILT_IN_MEMCPY
	  && DECL_FUNCTION_CODE (callee) != BUILT_IN_MEMMOVE)
      || gimple_call_num_args (call) != 3
      || !tree_fits_uhwi_p (gimple_call_arg (call, 2)))
    return false;
  unsigned HOST_WIDE_INT bytes = tree_to_uhwi (gimple_call_arg (call, 2));
  scalar_int_mode mode;
  if (bytes == 0 || bytes > MAX_FIXED_MODE_SIZE / BITS_PER_UNIT
      || !int_mode_for_size (bytes * BITS_PER_UNIT, 0).exists (&mode))
    return false;

  tree type = build_aligned_type (build_nonstandard_integer_type
				  (bytes * BITS_PER_UNIT, 1), BITS_PER_UNIT);
  tree any = build_int_cst (build_pointer_type_for_mode (char_type_node,
							  ptr_mode, true), 0);
  tree to = gimple_call_arg (call, 0), from = gimple_call_arg (call, 1);
  tree checked = new_label (), direct = new_label (), done = new_label ();
  tree size = create_tmp_reg (size_type_node), copy = create_tmp_reg (type);
  gcall *object_size
    = gimple_build_call (builtin_decl_explicit (BUILT_IN_OBJECT_SIZE), 2, to,
			 integer_zero_node);
  gimple_call_set_lhs (object_size, size);

  gimple_seq seq = nullptr, last = nullptr;
  seq_builder b (&seq, gimple_location (call)), e (&last, gimple_location (call));
  b.add (object_size);
  b.branch (LT_EXPR, size, build_int_cst (size_type_node, bytes), checked,
	    direct);
  b.label (direct);
  b.add (gimple_build_assign (copy, build2 (MEM_REF, type, from, any)));
  b.add (gimple_build_assign (build2 (MEM_REF, type, to, any), copy));
  if (tree lhs = gimple_call_lhs (call))
    b.assign (lhs, to);
  b.jump (done);
  b.label (checked);
  e.label (done);
  gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);
  gsi_insert_seq_after (gsi, last, GSI_SAME_STMT);
  return true;
}

/* Prepare the current function, FUN, before its regions are laid out.  */

static void
prepare (function *fun)
{
  tree fndecl = fun->decl;
  bool table = false;
  auto_vec<gimple_stmt_iterator> conditions;
  gimple_seq body = gimple_body (fndecl);

  DECL_ATTRIBUTES (fndecl) = tree_cons (get_identifier (attribute), NULL_TREE,
					DECL_ATTRIBUTES (fndecl));
  if (faulting_builtin_p (fndecl))
    let_throw (fndecl, &body);
  walk_places (&body, [&] (gimple_stmt_iterator *gsi)
    {
      gimple *stmt = gsi_stmt (*gsi);
      table |= makes_table_p (stmt);
      if (gcond *cond = dyn_cast <gcond *> (stmt))
	if (gimple_could_trap_p (cond))
	  conditions.safe_push (*gsi);
      if (gcall *call = dyn_cast <gcall *> (stmt))
	if (tree callee = gimple_call_fndecl (call))
	  if (faulting_builtin_p (callee))
	    {
	      if (copy_here (gsi, call))
		return walk::next;
	      gimple_call_set_fndecl (call, throwing (callee));
	      gimple_call_set_nothrow (call, false);
	    }
      return walk::inside;
    });
  if (!table || !opt_for_fn (fndecl, flag_exceptions))
    return;
  for (gimple_stmt_iterator &gsi : conditions)
    split_condition (&gsi, as_a <gcond *> (gsi_stmt (gsi)));
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

/* What the pass finds about nothrow has to be known to those of defer-nothrow.cc,
   which are registered behind it.  */

void
defer_register_faults (const char *plugin)
{
  begin_hook = targetm.asm_out.function_prologue;
  targetm.asm_out.function_prologue = function_begins;
  switch_hook = targetm.asm_out.function_switched_text_sections;
  targetm.asm_out.function_switched_text_sections = function_switches;
  if (!defer_in_c_family ())
    return;

  register_callback (plugin, PLUGIN_REGISTER_GGC_ROOTS, nullptr,
		     const_cast<ggc_root_tab *> (roots));
  register_pass_info info;
  info.pass = new faults_pass (g);
  info.reference_pass_name = "*warn_unused_result";
  info.ref_pass_instance_number = 1;
  info.pos_op = PASS_POS_INSERT_BEFORE;
  register_callback (plugin, PLUGIN_PASS_MANAGER_SETUP, nullptr, &info);
}

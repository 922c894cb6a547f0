/* RTL: landing pads that need no register more.
   SPDX-License-Identifier: GPL-3.0-or-later

   Where an exception leaves a deferred call that another one runs, both go to
   the runtime (defer-recover.cc), and only the newer lives on:

     pad:  newer = the first exception register	   [all pads begin so]
	   second argument = newer
	   first argument = running
	   call __defer_left
	   the exception of the next pad = newer

   On the way to the call there are two of them, and registers that are kept
   through calls are saved on entry to the function, however cold their use is.
   That would be all that panics cost where nothing panics.  Here what becomes
   an argument goes first:

     pad:  first argument = running
	   newer = the first exception register
	   second argument = newer
	   ...

   so that `newer' may have the register of `running'.  The pass stands behind
   the partition into hot and cold blocks, which may leave the beginning of a
   pad in a block of its own.  */

#include "defer-gcc.h"
#include "defer-plugin.h"

/* Is INSN a call of __defer_left, or of its guard?  */

static bool
tells_left_p (rtx_insn *insn)
{
  static const char name[] = "__defer_left";
  rtx call = get_call_rtx_from (insn);
  tree callee = call ? MEM_EXPR (XEXP (call, 0)) : NULL_TREE;
  return (callee && TREE_CODE (callee) == FUNCTION_DECL
	  && strncmp (IDENTIFIER_POINTER (DECL_NAME (callee)), name,
		      strlen (name)) == 0);
}

/* Does SET copy the exception that came to a landing pad?  */

static bool
copies_exception_p (rtx set)
{
  return (set && REG_P (SET_SRC (set))
	  && REGNO (SET_SRC (set)) == EH_RETURN_DATA_REGNO (0)
	  && REG_P (SET_DEST (set)) && !HARD_REGISTER_P (SET_DEST (set)));
}

/* Does SET copy a pseudo register into one for arguments?  */

static bool
copies_argument_p (rtx set)
{
  return (set && REG_P (SET_SRC (set)) && !HARD_REGISTER_P (SET_SRC (set))
	  && REG_P (SET_DEST (set)) && HARD_REGISTER_P (SET_DEST (set))
	  && REGNO (SET_DEST (set)) != EH_RETURN_DATA_REGNO (0)
	  && REGNO (SET_DEST (set)) != EH_RETURN_DATA_REGNO (1));
}

/* Return the block that follows BB whenever BB has run, and only then.  */

static basic_block
continuation_of (basic_block bb)
{
  if (!single_succ_p (bb))
    return nullptr;
  basic_block next = single_succ (bb);
  return (next != EXIT_BLOCK_PTR_FOR_FN (cfun) && single_pred_p (next)
	  && BB_PARTITION (next) == BB_PARTITION (bb)) ? next : nullptr;
}

/* If BB begins a landing pad whose first call tells that a call was left, put
   its instructions up to that call into INSNS and return true.  */

static bool
collect_pad (basic_block bb, vec<rtx_insn *> *insns)
{
  for (; bb; bb = continuation_of (bb))
    {
      rtx_insn *insn;
      FOR_BB_INSNS (bb, insn)
	{
	  if (!NONDEBUG_INSN_P (insn))
	    continue;
	  if (insns->is_empty () && !copies_exception_p (single_set (insn)))
	    return false;
	  if (CALL_P (insn))
	    return tells_left_p (insn);
	  insns->safe_push (insn);
	}
    }
  return false;
}

/* Can INSN, a copy of registers, be the first of those that it is behind, the
   first N of INSNS?  */

static bool
can_be_first_p (rtx_insn *insn, const vec<rtx_insn *> &insns, unsigned n)
{
  rtx set = single_set (insn);
  for (unsigned i = 0; i < n; i++)
    if (reg_set_p (SET_SRC (set), insns[i]) || reg_set_p (SET_DEST (set), insns[i])
	|| reg_referenced_p (SET_DEST (set), PATTERN (insns[i])))
      return false;
  return true;
}

namespace {

const pass_data pads_data = {
  RTL_PASS, "defer_pads", OPTGROUP_NONE, TV_NONE, 0, 0, 0, 0, TODO_df_finish
};

class pads_pass : public rtl_opt_pass
{
public:
  pads_pass () : rtl_opt_pass (pads_data, g) {}
  bool gate (function *) override { return optimize > 0; }
  unsigned int execute (function *fun) override;
};

} // anon namespace

unsigned int
pads_pass::execute (function *fun)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    {
      auto_vec<rtx_insn *> insns;
      if (!collect_pad (bb, &insns))
	continue;
      for (unsigned i = 1; i < insns.length (); i++)
	if (copies_argument_p (single_set (insns[i]))
	    && can_be_first_p (insns[i], insns, i))
	  reorder_insns (insns[i], insns[i], PREV_INSN (insns[0]));
    }
  return 0;
}

void
defer_register_pads (const char *plugin)
{
  defer_place_pass (plugin, new pads_pass (), "ira", true);
}

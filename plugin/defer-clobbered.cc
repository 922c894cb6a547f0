/* No -Wclobbered because of a lowering.
   SPDX-License-Identifier: GPL-3.0-or-later

   GCC warns of a variable that is in a register across setjmp and is set more
   than once, as it finds after everything has been duplicated and inlined.  The
   loops of a chain and the copies of deferred bodies make that so of variables
   which the user sets once.  In a function that calls setjmp and has defers the
   warning would come from the lowering as often as from the user: there it is
   off, around the passes that allocate registers.  */

#include "defer-gcc.h"
#include "defer-plugin.h"


/* The functions, by DECL_UID.  */
static hash_set<defer_uid_hash> *quiet;

static int enabled;

/* The current function calls setjmp and has defers.  */

void
defer_note_setjmp ()
{
  if (!quiet)
    quiet = new hash_set<defer_uid_hash> ();
  quiet->add (DECL_UID (current_function_decl));
}

namespace {

const pass_data before_data = {
  RTL_PASS, "*defer_clobbered_off", OPTGROUP_NONE, TV_NONE, 0, 0, 0, 0, 0
};
const pass_data after_data = {
  RTL_PASS, "*defer_clobbered_on", OPTGROUP_NONE, TV_NONE, 0, 0, 0, 0, 0
};

class clobbered_pass : public rtl_opt_pass
{
public:
  clobbered_pass (const pass_data &data, bool before)
    : rtl_opt_pass (data, g), m_before (before) {}
  bool gate (function *fun) override
  {
    return quiet && quiet->contains (DECL_UID (fun->decl));
  }
  unsigned int execute (function *) override
  {
    if (m_before)
      {
	enabled = warn_clobbered;
	warn_clobbered = 0;
      }
    else
      warn_clobbered = enabled;
    return 0;
  }

private:
  bool m_before;
};

} // anon namespace

void
defer_register_clobbered (const char *plugin)
{
  defer_place_pass (plugin, new clobbered_pass (before_data, true), "ira", true);
  /* Between "ira" and "reload" no garbage may be collected, as it is behind
     every pass.  */
  defer_place_pass (plugin, new clobbered_pass (after_data, false), "reload",
		    false);
}

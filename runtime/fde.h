/* Finding frame descriptions.
   SPDX-License-Identifier: MIT

   Of libgcc, which declares it in its unwind-dw2-fde.h: return the frame
   description of the code at PC, or NULL, and store where its function begins.
   Takes no lock where glibc has _dl_find_object.  */

#ifndef DEFER_FDE_H
#define DEFER_FDE_H

struct dwarf_eh_bases
{
  void *tbase, *dbase, *func;
};

extern const void *_Unwind_Find_FDE (void *pc, struct dwarf_eh_bases *bases);

#endif /* DEFER_FDE_H */

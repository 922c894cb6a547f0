/* What the programs ask the resources.
   SPDX-License-Identifier: GPL-3.0-or-later  */

int resources_outstanding (void);	/* how many were not given back */
unsigned resources_history (void);	/* the same for the same operations */
void resources_forget (void);		/* begin anew */

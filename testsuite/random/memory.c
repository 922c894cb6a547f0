/* Memory that is never freed.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "program.h"

#include <stdlib.h>

void *
allocate (size_t size)
{
  void *p = calloc (1, size);
  if (!p)
    abort ();
  return p;
}

/* Copy a file and lose no error: a named result that deferred blocks amend.
   SPDX-License-Identifier: MIT

     copyfile FROM TO

   Small writes land in a buffer, and the disk that is full is noticed by
   fflush, fsync or fclose: after the last statement that anybody checks.
   Here those calls are deferred as soon as the file is open, and what they
   find becomes the function's result, whichever return it was on the way
   to (rule 2.5 in defer(7)).  The first error wins.  */

#include <defer.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Write what is in OUT's buffer to the disk itself.  Return 0 or an errno.
   A pipe or a device that cannot be synchronized says EINVAL: no loss.  */

static int
sync_file (FILE *out)
{
  if (fflush (out) != 0)
    return errno;
  if (fsync (fileno (out)) != 0 && errno != EINVAL)
    return errno;
  return 0;
}

/* Copy FROM to TO.  Return 0, or the errno of what failed first.  */

static int
copy_file (const char *from, const char *to)
{
  defer_result (int, error) = 0;

  FILE *in = fopen (from, "rb");
  if (!in)
    return errno;
  defer fclose (in);

  FILE *out = fopen (to, "wb");
  if (!out)
    return errno;
  defer
    {
      if (fclose (out) != 0 && error == 0)
	error = errno;
    }
  defer
    {
      if (error == 0)
	error = sync_file (out);
    }

  char buffer[1 << 16];
  size_t n;
  while ((n = fread (buffer, 1, sizeof buffer, in)) > 0)
    if (fwrite (buffer, 1, n, out) != n)
      return errno;
  if (ferror (in))
    return errno;
  return 0;
}

int
main (int argc, char **argv)
{
  if (argc != 3)
    {
      fprintf (stderr, "usage: %s FROM TO\n", argv[0]);
      return 2;
    }

  int error = copy_file (argv[1], argv[2]);
  if (error != 0)
    {
      fprintf (stderr, "copyfile: %s to %s: %s\n", argv[1], argv[2],
	       strerror (error));
      return 1;
    }
  printf ("copied %s to %s\n", argv[1], argv[2]);
  return 0;
}

/* A directory walk whose directories close one by one, and a chain of open
   files that close together, last first.
   SPDX-License-Identifier: MIT

     mergelogs DIRECTORY SUFFIX

   Merge the files below DIRECTORY whose names end in SUFFIX into one sorted
   stream; each is sorted already, as logs that start their lines with the
   time are.

   A defer belongs to the function, not to the loop.  So what one turn of a
   loop opens for itself goes into a function of its own: walk () holds one
   directory and visit () one name.  And what has to stay open together is
   deferred in the loop: merge () opens any number of files and registers one
   call per turn (rules 2.1 and 4.4 in defer(7)).  If the fortieth cannot be
   opened, the thirty-nine before it are closed.  */

#define _GNU_SOURCE
#include <defer.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct names
{
  char **name;
  size_t number, directories;
};

struct input
{
  FILE *file;
  char *line;			/* Its next line, or NULL at the end.  */
  size_t size;
};

static int walk (const char *path, const char *suffix, struct names *names);

static int
add_name (struct names *names, const char *name)
{
  size_t size = (names->number + 1) * sizeof *names->name;
  char **grown = realloc (names->name, size);
  if (!grown)
    return ENOMEM;
  names->name = grown;
  grown[names->number] = strdup (name);
  return grown[names->number] ? (names->number++, 0) : ENOMEM;
}

static void
free_names (struct names *names)
{
  while (names->number > 0)
    free (names->name[--names->number]);
  free (names->name);
}

static int
has_suffix (const char *name, const char *suffix)
{
  size_t n = strlen (name), m = strlen (suffix);
  return n >= m && strcmp (name + n - m, suffix) == 0;
}

/* Add to NAMES what stands behind ENTRY of the directory PATH.
   Return 0 or an errno.  */

static int
visit (const char *path, const char *entry, const char *suffix,
       struct names *names)
{
  char *name;
  if (asprintf (&name, "%s/%s", path, entry) < 0)
    return ENOMEM;
  defer free (name);

  struct stat status;
  if (lstat (name, &status) != 0)
    return errno;
  if (S_ISDIR (status.st_mode))
    return walk (name, suffix, names);
  if (S_ISREG (status.st_mode) && has_suffix (name, suffix))
    return add_name (names, name);
  return 0;
}

/* Add the files below the directory PATH to NAMES.  Return 0 or an errno.  */

static int
walk (const char *path, const char *suffix, struct names *names)
{
  DIR *directory = opendir (path);
  if (!directory)
    return errno;
  defer closedir (directory);
  names->directories++;

  struct dirent *entry;
  while (errno = 0, (entry = readdir (directory)) != NULL)
    if (strcmp (entry->d_name, ".") != 0 && strcmp (entry->d_name, "..") != 0)
      {
	int error = visit (path, entry->d_name, suffix, names);
	if (error != 0)
	  return error;
      }
  return errno;
}

static void
next_line (struct input *input)
{
  if (getline (&input->line, &input->size, input->file) < 0)
    {
      free (input->line);
      input->line = NULL;
    }
}

static void
close_input (struct input *input, const char *name)
{
  free (input->line);
  fclose (input->file);
  fprintf (stderr, "closed %s\n", name);
}

/* Write the lines of the files NAMES, merged, to standard output.
   Return 0 or an errno.  */

static int
merge (const struct names *names)
{
  struct input *inputs = calloc (names->number + 1, sizeof *inputs);
  if (!inputs)
    return ENOMEM;
  defer free (inputs);

  for (size_t i = 0; i < names->number; i++)
    {
      inputs[i].file = fopen (names->name[i], "r");
      if (!inputs[i].file)
	return errno;
      fprintf (stderr, "opened %s\n", names->name[i]);
      defer close_input (&inputs[i], names->name[i]);
      next_line (&inputs[i]);
    }

  for (;;)
    {
      struct input *least = NULL;
      for (size_t i = 0; i < names->number; i++)
	if (inputs[i].line
	    && (!least || strcmp (inputs[i].line, least->line) < 0))
	  least = &inputs[i];
      if (!least)
	return 0;
      fputs (least->line, stdout);
      next_line (least);
    }
}

int
main (int argc, char **argv)
{
  if (argc != 3)
    {
      fprintf (stderr, "usage: %s DIRECTORY SUFFIX\n", argv[0]);
      return 2;
    }

  struct names names = { NULL, 0, 0 };
  defer free_names (&names);
  int error = walk (argv[1], argv[2], &names);
  if (error == 0)
    error = merge (&names);
  if (error != 0)
    {
      fprintf (stderr, "mergelogs: %s: %s\n", argv[1], strerror (error));
      return 1;
    }
  fprintf (stderr, "merged %zu files from %zu directories\n", names.number,
	   names.directories);
  return 0;
}

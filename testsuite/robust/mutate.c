/* A program, changed in a few places at random.
   SPDX-License-Identifier: GPL-3.0-or-later

   Usage: mutate SEED FILE > MUTANT

   The file is cut into tokens; statements are found by their braces and
   semicolons.  Then some of these are done, most of which leave something that
   can be parsed:

     statements	 doubled, dropped, exchanged, moved, put into another: a deferred block,
		 a loop, a condition, a statement expression
     a snippet	 put between two of them: what defers, jumps, or returns
     tokens	 dropped, doubled, replaced by others of their kind in the file
     the file	 cut off

   The same seed and file give the same program, everywhere.  */

#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_TOKENS = 1 << 16 };

static const char *tokens[MOST_TOKENS];
static size_t count;

/* Random numbers: splitmix64.  */
static uint64_t state;

static uint32_t
below (size_t n)
{
  uint64_t z = state += UINT64_C (0x9e3779b97f4a7c15);
  z = (z ^ z >> 30) * UINT64_C (0xbf58476d1ce4e5b9);
  z = (z ^ z >> 27) * UINT64_C (0x94d049bb133111eb);
  return (uint32_t) ((z ^ z >> 31) >> 32) % (uint32_t) n;
}

static _Noreturn void
die (const char *why)
{
  fprintf (stderr, "mutate: %s\n", why);
  exit (2);
}

/* Return a copy of the LENGTH characters at START.  All live as long as the
   process.  */

static char *
copy (const char *start, size_t length)
{
  char *text = malloc (length + 1);
  if (!text)
    die ("out of memory");
  memcpy (text, start, length);
  text[length] = '\0';
  return text;
}

static void
add (const char *token)
{
  if (count == MOST_TOKENS)
    die ("too many tokens");
  tokens[count++] = token;
}

/* Return the end of the token that begins at AT.  A line for the preprocessor is one;
   comments and spaces are none.  */

static const char *
end_of_token (const char *at)
{
  const char *start = at++;
  if (*start == '#')
    while (*at && (*at != '\n' || at[-1] == '\\'))
      at++;
  else if (*start == '"' || *start == '\'')
    {
      while (*at && *at != *start)
	at += *at == '\\' && at[1] ? 2 : 1;
      at += *at != '\0';
    }
  else if (isalnum ((unsigned char) *start) || *start == '_')
    while (isalnum ((unsigned char) *at) || *at == '_' || *at == '.')
      at++;
  else if (strchr ("-+&|<>=:", *start) && *at == *start)
    at++;
  else if (*start == '-' && *at == '>')
    at++;
  else if (strchr ("=!<>+-*/%&|^", *start) && *at == '=')
    at++;
  return at;
}

static void
read_tokens (const char *text)
{
  for (const char *at = text; *at;)
    if (isspace ((unsigned char) *at))
      at++;
    else if (!strncmp (at, "/*", 2))
      {
	const char *end = strstr (at + 2, "*/");
	at = end ? end + 2 : at + strlen (at);
      }
    else if (!strncmp (at, "//", 2))
      at += strcspn (at, "\n");
    else
      {
	const char *end = end_of_token (at);
	add (copy (at, (size_t) (end - at)));
	at = end;
      }
}

static bool
is (size_t i, const char *token)
{
  return i < count && !strcmp (tokens[i], token);
}

/* Replace N tokens at AT by the COUNTED ones at WITH.  */

static void
splice (size_t at, size_t n, const char *const *with, size_t counted)
{
  const char **kept = malloc ((counted + 1) * sizeof *kept);
  if (!kept || count - n + counted > MOST_TOKENS)
    die ("no room");
  memcpy (kept, with, counted * sizeof *kept);
  memmove (tokens + at + counted, tokens + at + n,
	   (count - at - n) * sizeof *tokens);
  memcpy (tokens + at, kept, counted * sizeof *kept);
  count = count - n + counted;
  free (kept);
}

static void
insert (size_t at, const char *text)
{
  splice (at, 0, &text, 1);
}

/* A statement: FIRST is its first token, and SIZE how many it has; 0 if there is
   none.  */
struct statement
{
  size_t first, size;
};

/* Return the end of the statement at FIRST: behind its semicolon, or behind the
   braces in which it ends.  */

static size_t
end_of_statement (size_t first)
{
  int depth = 0;
  for (size_t i = first; i < count; i++)
    if (is (i, "(") || is (i, "[") || is (i, "{"))
      depth++;
    else if (is (i, ")") || is (i, "]") || is (i, "}"))
      {
	if (--depth < 0)
	  return first;
	if (depth == 0 && is (i, "}") && !is (i + 1, ")") && !is (i + 1, ";"))
	  return i + 1;
      }
    else if (depth == 0 && is (i, ";"))
      return i + 1;
  return first;
}

/* Pick one of the statements in the bodies of functions.  */

static struct statement
pick_statement (void)
{
  for (int tries = 0; tries < 100; tries++)
    {
      size_t before = below (count), depth = 0;
      if (!is (before, ";") && !is (before, "{") && !is (before, "}"))
	continue;
      for (size_t i = 0; i <= before; i++)
	depth += is (i, "{") ? 1 : is (i, "}") ? -1u : 0;
      size_t end = end_of_statement (before + 1);
      if ((int) depth > 0 && end > before + 1)
	return (struct statement) { before + 1, end - before - 1 };
    }
  return (struct statement) { 0, 0 };
}

/* What is put between statements.  */

static const char *const snippets[] = {
  "defer hidden (1);", "defer { hidden (2); }", "__defer (hidden, 3);",
  "_Defer hidden (4);", "_Defer { hidden (5); }",
  "if (hidden (6)) defer hidden (7);", "if (hidden (8)) defer { hidden (9); }",
  "while (hidden (10)) defer hidden (11);",
  "for (int i_ = 0; i_ < hidden (0); i_++) { defer hidden (i_); }",
  "do _Defer hidden (12); while (hidden (13));",
  "defer { defer hidden (14); if (hidden (15)) defer { hidden (16); } }",
  "defer { recover (); }", "defer { if (recover ()) panic (\"again\"); }",
  "panic (\"%d\", hidden (17));", "recover ();", "return;", "return 0;", "break;",
  "continue;", "goto mutant;", "mutant:;", "void *where_ = &&mutant; goto *where_;",
  "switch (hidden (18)) { case 1: defer hidden (19); default: defer { hidden (20); } }",
  "{ int inner_ = hidden (21); defer { hidden (inner_); } }",
  "{ int inner_ = hidden (22); _Defer hidden (inner_); goto mutant; }",
  "int room_[hidden (23) + 1]; defer hidden (room_[0]);",
  "__builtin_setjmp (buffer_);", "__builtin_unreachable ();", "__builtin_trap ();",
  "asm goto (\"\" : : : : mutant);", "if (0) { mutant: defer hidden (24); }",
  "(void) ({ defer hidden (25); hidden (26); });",
  "defer_result (int, result_) = 1;", "defer (hidden (27));", "defer;", "__defer ();",
  "defer defer hidden (28);", "hidden (__defer (hidden, 29), 1);",
  "defer { return; }", "defer { goto mutant; }", "defer { static int s_; s_++; }",
  "switch (hidden (30)) case 1: _Defer { case 2: hidden (31); }",
  "int held_ __attribute__ ((cleanup (drop_))) = 1;", "defer nowhere_ (1);"
};

/* What a statement is put into.  */

static const char *const wrappers[][2] = {
  { "defer {", "}" }, { "defer", "" }, { "_Defer {", "}" }, { "_Defer", "" },
  { "if (hidden (40)) {", "}" }, { "for (;;) {", "}" }, { "while (hidden (41))", "" },
  { "(void) ({", "0; });" }, { "switch (hidden (42)) { default:", "}" },
  { "{ { {", "} } }" }, { "do {", "} while (hidden (43));" }, { "if (1)", "else {}" },
  { "{ mutant:;", "goto mutant; }" }
};

#define PICK(array) ((array)[below (sizeof (array) / sizeof *(array))])

/* Of what kind is TOKEN?  */

static int
kind (const char *token)
{
  if (isalpha ((unsigned char) *token) || *token == '_')
    return 1;
  return isdigit ((unsigned char) *token) ? 2
	 : *token == '"' || *token == '#' ? 3 : 4;
}

static void
change_token (void)
{
  size_t at = below (count), other = at;
  switch (below (3))
    {
    case 0:
      splice (at, 1, NULL, 0);
      break;
    case 1:
      insert (at, tokens[at]);
      break;
    default:
      for (int tries = 0; tries < 50; tries++)
	if (kind (tokens[other = below (count)]) == kind (tokens[at]))
	  {
	    tokens[at] = tokens[other];
	    break;
	  }
    }
}

static void
exchange (struct statement a, struct statement b)
{
  if (b.first < a.first)
    {
      struct statement first = b;
      b = a;
      a = first;
    }
  if (a.first + a.size > b.first)
    return;
  const char **kept = malloc (a.size * sizeof *kept);
  if (!kept)
    die ("out of memory");
  memcpy (kept, tokens + a.first, a.size * sizeof *kept);
  const char **later = malloc (b.size * sizeof *later);
  if (!later)
    die ("out of memory");
  memcpy (later, tokens + b.first, b.size * sizeof *later);
  splice (b.first, b.size, kept, a.size);
  splice (a.first, a.size, later, b.size);
  free (kept);
  free (later);
}

static void
wrap (struct statement s)
{
  const char *const *wrapper = PICK (wrappers);
  insert (s.first + s.size, wrapper[1]);
  insert (s.first, wrapper[0]);
}

static void
mutate (void)
{
  if (count == 0)
    return;
  struct statement s = pick_statement (), other;
  int what = (int) below (24);
  if (s.size == 0 || what == 0)
    change_token ();
  else if (what < 3)
    splice (s.first, s.size, NULL, 0);
  else if (what < 5)
    splice (s.first, 0, tokens + s.first, s.size);
  else if (what < 7)
    exchange (s, pick_statement ());
  else if (what < 9)
    {
      other = pick_statement ();
      splice (other.first, 0, tokens + s.first, s.size);
    }
  else if (what < 15)
    wrap (s);
  else
    insert (s.first, PICK (snippets));
}

/* Return what the file NAME holds.  */

static char *
read_file (const char *name)
{
  FILE *file = fopen (name, "r");
  if (!file)
    die (name);
  char *text = malloc (1 << 20);
  if (!text)
    die ("out of memory");
  size_t length = fread (text, 1, (1 << 20) - 1, file);
  fclose (file);
  text[length] = '\0';
  return text;
}

int
main (int argc, char **argv)
{
  if (argc != 3)
    die ("usage: mutate SEED FILE");
  state = strtoull (argv[1], NULL, 10);
  read_tokens (read_file (argv[2]));
  for (uint32_t n = 1 + below (6); n > 0; n--)
    mutate ();
  if (below (20) == 0 && count > 0)
    count = below (count);

  printf ("static int hidden (int, ...);\n"
	  "static void drop_ (int *p) { (void) p; }\n"
	  "static void *buffer_[5];\n");
  for (size_t i = 0; i < count; i++)
    printf (*tokens[i] == '#' ? "\n%s\n" : "%s ", tokens[i]);
  printf ("\n");
  return 0;
}

/* Places: where the user wrote what a message is about.
   SPDX-License-Identifier: GPL-3.0-or-later

   The macros of <defer.h> are not to be seen in messages, and the front ends
   do not keep the places of everything that a message may be about.  */

#include "defer-gcc.h"
#include "defer-plugin.h"

/* Return where the user wrote what LOC is a location of: behind the macros of
   <defer.h>, but not behind the user's own.  */

location_t
defer_user_location (location_t loc)
{
  static const char *const words[] = { "defer", "DEFER", "_Defer", "recover" };
  while (linemap_location_from_macro_expansion_p (line_table, loc))
    {
      const line_map_macro *map
	= linemap_check_macro (linemap_lookup (line_table, loc));
      const char *name = linemap_map_get_macro_name (map);
      bool ours = strncmp (name, "__DEFER_", 8) == 0;
      for (const char *word : words)
	ours |= strcmp (name, word) == 0;
      if (!ours)
	break;
      loc = defer_expansion_point (map);
    }
  return loc;
}

/* The C++ front end takes the parenthesis behind __defer for the place of the
   call LOC; return the place of the word.  */

location_t
defer_word_location (location_t loc)
{
  static const char word[] = "__defer";
  const int length = sizeof word - 1;

  if (!c_dialect_cxx ())
    return loc;
  loc = get_pure_location (loc);
  if (linemap_location_from_macro_expansion_p (line_table, loc))
    {
      /* The tokens of an expansion have consecutive places.  */
      const line_map *map = linemap_lookup (line_table, loc);
      return loc > MAP_START_LOCATION (map) ? loc - 1 : loc;
    }
  expanded_location place = expand_location (loc);
  char_span line = location_get_source_line (place.file, place.line);
  if (!line)
    return loc;
  int column = MIN (place.column - 1, (int) line.length () - length);
  while (column >= 0
	 && strncmp (line.get_buffer () + column, word, length) != 0)
    column--;
  const line_map_ordinary *map
    = linemap_check_ordinary (linemap_lookup (line_table, loc));
  if (column < 0)
    return loc;
  return linemap_position_for_line_and_column (line_table, map, place.line,
					       column + 1);
}

/* Return where the argument INDEX, from 0, stands of the call of __defer whose
   word is at LOC; LOC where that cannot be seen.  The C front end keeps no
   places of constants and plain variables.  */

location_t
defer_argument_location (location_t loc, unsigned index)
{
  if (linemap_location_from_macro_expansion_p (line_table, loc))
    return loc;
  const line_map_ordinary *map
    = linemap_check_ordinary (linemap_lookup (line_table, loc));
  expanded_location place = expand_location (loc);
  int depth = 0, column = place.column - 1;
  unsigned argument = 0;
  char quote = 0;
  bool found = false;
  for (int n = place.line; n < place.line + 20; n++, column = 0)
    {
      char_span line = location_get_source_line (place.file, n);
      if (!line)
	return loc;
      for (; column < (int) line.length (); column++)
	{
	  const char c = line[column];
	  if (found && c != ' ' && c != '\t')
	    return linemap_position_for_line_and_column (line_table, map, n,
							 column + 1);
	  if (quote)
	    {
	      if (c == '\\')
		column++;
	      else if (c == quote)
		quote = 0;
	    }
	  else if (c == '"' || c == '\'')
	    quote = c;
	  else if (c == '(' || c == '[' || c == '{')
	    found = depth++ == 0 && index == 0;
	  else if (c == ')' || c == ']' || c == '}')
	    {
	      if (--depth == 0)
		return loc;
	    }
	  else if (c == ',' && depth == 1)
	    found = ++argument == index;
	}
    }
  return loc;
}

/* Is this the first error at LOC?  Templates and constructors are compiled more
   than once; what is wrong with them is said once.  */

bool
defer_first_error_p (location_t loc)
{
  static hash_set<int_hash<location_t, UINT_MAX, UINT_MAX - 1>> *said;
  if (!said)
    said = new hash_set<int_hash<location_t, UINT_MAX, UINT_MAX - 1>> ();
  return !said->add (loc);
}

/* A SQLite transaction that commits or rolls back, and never neither.
   SPDX-License-Identifier: MIT

     transaction DATABASE < ORDERS

   A line of ORDERS is `CUSTOMER ITEM NUMBER'.  An order is written down and
   taken out of the stock: both or none.  The block that is deferred after
   BEGIN sees in the named result how it went, whichever return it was, and
   commits or rolls back.  An order that the table of the stock refuses is
   found by a statement; an item that does not exist is found by COMMIT, and
   that error becomes the result, too (rule 2.5 in defer(7)).

   The result is a failure until a return says how it went.  So a panic
   between the two statements, here that of an order of -2 pieces, is not
   taken for a success: it rolls back, and take_order () recovers it
   (rule 3.2).  */

#include <defer.h>
#include <sqlite3.h>
#include <stdio.h>

/* Run SQL, which returns no rows.  Return SQLITE_OK or an error.  */

static int
run (sqlite3 *db, const char *sql)
{
  return sqlite3_exec (db, sql, NULL, NULL, NULL);
}

/* Run SQL with ?1 = NUMBER, ?2 = ITEM, ?3 = CUSTOMER.  Return SQLITE_OK or
   an error.  */

static int
run_bound (sqlite3 *db, const char *sql, int number, const char *item,
	   const char *customer)
{
  sqlite3_stmt *statement;
  int error = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);
  if (error != SQLITE_OK)
    return error;
  defer sqlite3_finalize (statement);

  sqlite3_bind_int (statement, 1, number);
  sqlite3_bind_text (statement, 2, item, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 3, customer, -1, SQLITE_STATIC);
  error = sqlite3_step (statement);
  return error == SQLITE_DONE ? SQLITE_OK : error;
}

/* Take NUMBER pieces of ITEM out of the stock.  Return SQLITE_OK or an
   error.  */

static int
take_out (sqlite3 *db, const char *item, int number)
{
  if (number <= 0)
    panic ("nobody can take out %d %s", number, item);
  return run_bound (db, "UPDATE stock SET number = number - ?1"
		    " WHERE item = ?2", number, item, NULL);
}

/* CUSTOMER orders NUMBER pieces of ITEM.  Return SQLITE_OK, or an error:
   then the database is as it was, as it is after a panic.  */

static int
book_order (sqlite3 *db, const char *customer, const char *item, int number)
{
  defer_result (int, error) = SQLITE_ABORT;
  int step = run (db, "BEGIN IMMEDIATE");
  if (step != SQLITE_OK)
    return step;
  defer
    {
      if (error == SQLITE_OK)
	error = run (db, "COMMIT");
      if (error != SQLITE_OK)
	run (db, "ROLLBACK");
    }

  step = run_bound (db, "INSERT INTO orders (number, item, customer)"
		    " VALUES (?1, ?2, ?3)", number, item, customer);
  if (step != SQLITE_OK)
    return step;

  return take_out (db, item, number);
}

static const char *
outcome (int error)
{
  switch (error)
    {
    case SQLITE_OK:
      return "committed";
    case SQLITE_CONSTRAINT_CHECK:
      return "rolled back, not enough in stock";
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      return "rolled back, COMMIT knows no such item";
    default:
      return sqlite3_errstr (error);
    }
}

/* Book an order, and print what came of it.  */

static void
take_order (sqlite3 *db, const char *customer, const char *item, int number)
{
  defer
    {
      const struct defer_panic *p = recover ();
      if (p)
	printf ("rolled back, %s\n", p->message);
    }

  printf ("%s orders %d %s: ", customer, number, item);
  puts (outcome (book_order (db, customer, item, number)));
}

/* Print the rows of SQL: a text and a number each.  */

static int
print_rows (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement;
  int error = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);
  if (error != SQLITE_OK)
    return error;
  defer sqlite3_finalize (statement);

  while ((error = sqlite3_step (statement)) == SQLITE_ROW)
    printf ("  %-10s %4d\n", sqlite3_column_text (statement, 0),
	    sqlite3_column_int (statement, 1));
  return error == SQLITE_DONE ? SQLITE_OK : error;
}

static const char schema[]
  = "PRAGMA foreign_keys = ON;"
    "CREATE TABLE IF NOT EXISTS stock"
    " (item TEXT PRIMARY KEY, number INTEGER CHECK (number >= 0));"
    "CREATE TABLE IF NOT EXISTS orders"
    " (customer TEXT, number INTEGER,"
    "  item TEXT REFERENCES stock DEFERRABLE INITIALLY DEFERRED);"
    "INSERT OR IGNORE INTO stock VALUES ('apples', 10), ('pears', 5)";

int
main (int argc, char **argv)
{
  if (argc != 2)
    {
      fprintf (stderr, "usage: %s DATABASE < ORDERS\n", argv[0]);
      return 2;
    }

  sqlite3 *db;
  int error = sqlite3_open (argv[1], &db);
  defer sqlite3_close (db);	/* SQLite wants it after a failure, too.  */
  sqlite3_extended_result_codes (db, 1);
  if (error == SQLITE_OK)
    error = run (db, schema);
  if (error != SQLITE_OK)
    {
      fprintf (stderr, "transaction: %s: %s\n", argv[1], sqlite3_errmsg (db));
      return 1;
    }

  char customer[32], item[32];
  int number;
  while (scanf ("%31s %31s %d", customer, item, &number) == 3)
    take_order (db, customer, item, number);

  printf ("stock\n");
  error = print_rows (db, "SELECT item, number FROM stock ORDER BY item");
  if (error != SQLITE_OK)
    return 1;
  printf ("ordered\n");
  error = print_rows (db, "SELECT item, sum (number) FROM orders"
		      " GROUP BY item ORDER BY item");
  return error == SQLITE_OK ? 0 : 1;
}

"""Our methods on a table of one's own: a file in, a file out. What a number is, the SQL in `sql/methods` decides."""

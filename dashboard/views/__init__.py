"""One module a page, read from top to bottom in the order the reader sees."""

"""One module a piece of a page, drawn from its arguments."""

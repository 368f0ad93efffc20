"""Parts of pages: `draw(...)` returns one as HTML, `show(...)` puts one on the page and returns a choice made in it."""

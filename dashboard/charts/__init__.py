"""SVG drawn by our own code: text in, text out, the same for page, print and export."""

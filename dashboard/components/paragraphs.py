"""Sentences as paragraphs."""

from dashboard.charts.svg import escaped


def paragraph(words: str) -> str:
    """A paragraph; nothing where there is nothing to say."""
    return f"<p>{escaped(words)}</p>" if words else ""

"""What was typed after the options of the command, checked before anything is done. Wrong usage is exit code 2."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

import typer


def day(text: str | None) -> date | None:
    """The day of --since: one that has come."""
    try:
        since = date.fromisoformat(text) if text else None
    except ValueError:
        raise typer.BadParameter(f"{text} is not a day; write it like 2026-03-31", param_hint="--since") from None
    if since and since > datetime.now(UTC).date():
        raise typer.BadParameter(f"{text} has not come yet; write today or a day before", param_hint="--since")
    return since


def area_codes(codes: list[str]) -> tuple[str, ...]:
    """The codes of --council."""
    for code in codes:
        if not re.fullmatch("[EKNSW][0-9]{8}", code):
            raise typer.BadParameter(f"{code} is not an area code; write it like E08000009", param_hint="--council")
    return tuple(codes)


def base_urls(pairs: list[str]) -> dict[str, str]:
    """Source → address, from --base-url."""
    from ingest.source import sources  # noqa: PLC0415

    found = {}
    known = [source.id for source in sources()]
    for pair in pairs:
        source, _, url = pair.partition("=")
        if not source or not _is_web_address(url):
            wanted = "SOURCE=URL, such as els=http://127.0.0.1:8080/"
            raise typer.BadParameter(f"{pair} is not {wanted}", param_hint="--base-url")
        if source not in known:
            sentence = f"there is no source called {source}; the sources are {', '.join(known)}"
            raise typer.BadParameter(sentence, param_hint="--base-url")
        found[source] = url
    return found


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)

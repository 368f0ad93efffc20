"""What was typed after the options of the command, checked before anything is done. Wrong usage is exit code 2."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

import typer

from ingest.ledger import days


def day(text: str | None, option: str = "--since") -> date | None:
    """A day that has come."""
    try:
        told = date.fromisoformat(text) if text else None
    except ValueError:
        raise typer.BadParameter(f"{text} is not a day; write it like 2026-03-31", param_hint=option) from None
    if told and told > datetime.now(UTC).date():
        raise typer.BadParameter(f"{text} has not come yet; write today or a day before", param_hint=option)
    return told


def end_of_day(text: str | None) -> datetime:
    """The last moment of the day of --as-at by the clocks of the United Kingdom; without a day, now."""
    told = day(text, "--as-at")
    return datetime.now(UTC) if told is None else days.end_of(told)


def area_codes(codes: list[str]) -> tuple[str, ...]:
    """The codes of --council."""
    for code in codes:
        if not re.fullmatch("[EKNSW][0-9]{8}", code):
            raise typer.BadParameter(f"{code} is not an area code; write it like E08000009", param_hint="--council")
    return tuple(codes)


def area_code(code: str | None) -> str | None:
    """The one code of --council."""
    return area_codes([code])[0] if code is not None else None


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


def postcode_service(pairs: list[str]) -> str | None:
    """The address of the one source that is asked while the dashboard is served, from --base-url."""
    given = base_urls(pairs)
    for source in given.keys() - {"postcodes_io"}:
        sentence = f"{source} is not asked while serving; give this to levelwith fetch"
        raise typer.BadParameter(sentence, param_hint="--base-url")
    return given.get("postcodes_io")


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)

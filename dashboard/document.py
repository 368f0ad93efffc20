"""The HTML document that every page starts from: Streamlit's own, with our language, words, style and fewer doors.

Written once when the server starts. Streamlit fills its one empty element; what a reader sees comes from the views.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from dataclasses import dataclass
from pathlib import Path

import streamlit

from dashboard import hosts
from dashboard.language import SPOKEN, say

STREAMLIT_FILES = Path(streamlit.__file__).parent / "static"

# Streamlit asks for the scripts of an element only when it comes to one; every page of ours has these.
EARLY = ("BidiComponent", "TextInput")

# Streamlit looks for its server below the path of the page first, then at the root, and asks how it is set before it
# connects: two or three trips there and back. Told both here, it connects at once. (docs/decisions/0034.)
AT_THE_ROOT = (
    "<script>window.__streamlit={BACKEND_BASE_URL:location.origin,"
    'HOST_CONFIG:{allowedOrigins:["https://nobody.invalid"],useExternalAuthToken:false}}</script>'
)

DESCRIPTION = say("How places in the UK are doing, how that has changed, and how they compare with similar places.")

WITHOUT_SCRIPTS = say(
    "These pages need JavaScript. The figures can be had without it, as a file: add the code of a place to {address}",
    address='<a href="/download/place.csv">/download/place.csv?place=</a>',
)

# By status: what is said of a request that leads to no page, a heading and paragraphs.
MISHAPS = {
    400: (
        say("This site is not known by that name"),
        say("Check the start of the address, up to the first single slash."),
        say("If you run this site and the name is right, add it to the setting {setting}.", setting=hosts.SETTING),
    ),
    403: (
        say("Connection refused"),
        say("Another site tried to connect to this one. Open the figures here instead."),
        say("If you run both, add the name of the other to the setting {setting}.", setting=hosts.SETTING),
    ),
    404: (
        say("Page not found"),
        say("There is no page at this address. If you typed it, check the spelling."),
        f'<a href="/">{say("Go to the figures for your place")}</a>',
    ),
    500: (
        say("Sorry, something went wrong"),
        say("This is a fault in the site, not something you did. Try again in a minute."),
        say("If it happens again, tell the people who run this site."),
    ),
}


class UnexpectedDocument(Exception):
    """Streamlit's document is not the one we know how to change."""


@dataclass(frozen=True)
class Document:
    """The text of the document, and the hash of each script inside it for the content security policy."""

    text: str
    script_hashes: tuple[str, ...]


def compose(stylesheet: str, icon: str, original: str | None = None) -> Document:
    """Streamlit's document made ours. Every change must find its place, or a new Streamlit has moved it."""
    text = original or (STREAMLIT_FILES / "index.html").read_text(encoding="utf-8")
    text = _replace(r"<html lang=\"en\">", f'<html lang="{SPOKEN.code}">', text)
    head = f"<title>Levelwith</title>{_head(stylesheet, icon)}{AT_THE_ROOT}{_early()}"
    text = _replace(r"<title>.*?</title>", head, text)
    text = _replace(r"<link rel=\"shortcut icon\"[^>]*>", "", text)
    # It points at an interface for programs that this site does not offer.
    text = _replace(r"<link rel=\"service-desc\"[^>]*>", "", text)
    text = _replace(r"<noscript>.*?</noscript>", f"<noscript><p>{WITHOUT_SCRIPTS}</p></noscript>", text)
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    return Document(text, tuple(_hash(script) for script in re.findall(r"<script>(.*?)</script>", text, re.DOTALL)))


def mishap(status: int, stylesheet: str, icon: str) -> str:
    """A page of its own, without Streamlit: what cannot be answered is told at once, and with its status."""
    heading, *paragraphs = MISHAPS[status]
    body = "".join(f"<p>{each}</p>" for each in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="{SPOKEN.code}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{heading} - Levelwith</title>{_head(stylesheet, icon)}</head>"
        f'<body><header class="plain-header"><a href="/">Levelwith</a></header>'
        f'<main class="plain-page"><h1>{heading}</h1>{body}</main></body></html>'
    )


def with_preview(text: str, name: str, sentence: str) -> str:
    """The document with words of its own for where its address is shared."""
    return text.replace(_preview("Levelwith", DESCRIPTION), _preview(name, sentence))


def _preview(name: str, sentence: str) -> str:
    return (
        '<meta property="og:site_name" content="Levelwith"><meta property="og:type" content="website">'
        f'<meta property="og:title" content="{html.escape(name)}">'
        f'<meta property="og:description" content="{html.escape(sentence)}">'
    )


def _head(stylesheet: str, icon: str) -> str:
    return (
        f'<meta name="description" content="{html.escape(DESCRIPTION)}">'
        f"{_preview('Levelwith', DESCRIPTION)}"
        f'<link rel="icon" href="{icon}"><link rel="stylesheet" href="{stylesheet}">'
    )


def _early() -> str:
    found = (path for name in EARLY for path in (STREAMLIT_FILES / "static" / "js").glob(f"{name}.*.js"))
    return "".join(f'<link rel="modulepreload" crossorigin href="./static/js/{path.name}">' for path in found)


def _replace(pattern: str, replacement: str, text: str) -> str:
    changed, times = re.subn(pattern, lambda _: replacement, text, count=1, flags=re.DOTALL)
    if times != 1:
        raise UnexpectedDocument(f"Streamlit's index.html has no {pattern!r}: look at dashboard/document.py.")
    return changed


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"

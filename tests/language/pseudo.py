"""A language that nobody speaks, made of every message there is: what a page shows in plain letters was left outside.

Letters get an accent and words grow by about a third, as they do in Welsh, so that a page that holds it holds others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from dashboard.language import DOMAIN
from tests.language.messages import Message

CODE = "en-XA"
PLAIN = "abcdefghijklmnorstuwyzABCDEFGHIJKLMNORSTUWYZ"
ACCENTED = "àƀçðéƒĝĥîĵķłḿñöŕšţüŵýžÀβÇĐÉƑĜĤÎĴĶŁḾÑÖŔŠŢÜŴÝŽ"
ACCENTS = str.maketrans(PLAIN, ACCENTED)
PLACEHOLDER = re.compile(r"(\{\w+\})")


def pseudo(message: str) -> str:
    """The message with every letter but p, q, v and x changed, and its placeholders as they were."""
    return "".join(
        part if PLACEHOLDER.fullmatch(part) else _longer(part.translate(ACCENTS)) for part in PLACEHOLDER.split(message)
    )


def _longer(words: str) -> str:
    """Vowels twice: the words of a translation are longer than those that a page was drawn with."""
    return re.sub("([éöüàî])", r"\1\1", words)


def write(folder: Path, messages: Iterable[Message]) -> None:
    """The catalogue, where the server looks for it: `folder` is the data folder."""
    catalog = Catalog(locale="en", fuzzy=False)
    for message in set(messages):
        words = pseudo(message) if isinstance(message, str) else tuple(map(pseudo, message))
        catalog.add(message, words)
    file = folder / "locale" / CODE / "LC_MESSAGES" / f"{DOMAIN}.mo"
    file.parent.mkdir(parents=True)
    with file.open("wb") as opened:
        write_mo(opened, catalog)

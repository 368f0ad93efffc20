"""The language that pages speak: every word passes through here, from the one catalogue that translators are given.

One language for each process, chosen when it starts. Without the setting, words are as they stand in the code.
Knows no sentence; what is said is decided where it is said.
"""

from __future__ import annotations

import gettext
import os
import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from dashboard import folders

SETTING = "LEVELWITH_LANGUAGE"
ENGLISH = "en-GB"
DOMAIN = "levelwith"
OURS = Path(__file__).with_name("locale")

# Of a field of a row: it holds words of ours in English, as the build has them, and is said in the language.
IN_WORDS: Mapping[str, str] = {"holds": "words"}

NAME = re.compile(r"[a-z_][a-z0-9_]*")
Catalogue = dict[str | tuple[str, int], str]


class WrongLanguage(Exception):
    """The setting names no catalogue that can be used; the sentence says why, and what to do."""


@dataclass(frozen=True)
class Language:
    """A language and its words."""

    code: str  # as documents say it: en-GB, cy
    translations: gettext.NullTranslations


def chosen(environ: Mapping[str, str]) -> Language:
    """The language that the setting names, from its catalogue beside this file or in `locale` of the data folder."""
    code = environ.get(SETTING, "").strip()
    if code in {"", ENGLISH}:
        return Language(ENGLISH, gettext.NullTranslations())
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", code):
        raise WrongLanguage(f'{SETTING} is "{code}". Write the code of a language, such as cy or {ENGLISH}.')
    for folder in (folders.data(environ) / "locale", OURS):
        file = folder / code / "LC_MESSAGES" / f"{DOMAIN}.mo"
        if file.is_file():
            return Language(code, _read(file))
    raise WrongLanguage(
        f"{SETTING} is {code}, and there is no catalogue for it. Put one into "
        f"locale/{code}/LC_MESSAGES/{DOMAIN}.mo of the data folder, or leave the setting out for English."
    )


def _read(file: Path) -> gettext.GNUTranslations:
    try:
        with file.open("rb") as opened:
            translations = gettext.GNUTranslations(opened)
    except (OSError, ValueError, LookupError, SyntaxError, struct.error) as strange:  # the last: it is cut short
        raise WrongLanguage(f"{file.name} cannot be read as a catalogue ({strange}). Make it again.") from None
    _check_names(translations)
    return translations


def _check_names(translations: gettext.GNUTranslations) -> None:
    """A translation that cannot be filled in as its message can would break a page long after the start."""
    held: Catalogue = getattr(translations, "_catalog")  # noqa: B009  # the only way to all messages at once
    counted = {message[0] for message in held if isinstance(message, tuple)}
    for message, words in held.items():
        asked = message[0] if isinstance(message, tuple) else message
        given = slots(asked)
        if not asked or given is None:  # the head; a council's own words with a lone brace, which are never filled in
            continue
        wanted = slots(words)
        if wanted is None:
            raise _wrong(words, asked, ". Its braces hold more than a name, or one stands alone")
        strange = wanted - given - ({"count"} if asked in counted else set())
        if strange:
            raise _wrong(words, asked, f", which gives no {{{min(strange)}}}")
        if "<" in words and "<" not in asked:
            raise _wrong(words, asked, ", which has no markup")


def _wrong(words: str, asked: str, why: str) -> WrongLanguage:
    to_do = "Put it right in the translation and make the catalogue again."
    return WrongLanguage(f'The catalogue says "{words}" for "{asked}"{why}. {to_do}')


def slots(text: str) -> set[str] | None:
    """The names that a text leaves to be filled in; none where it cannot be filled in by names alone."""
    try:
        parts = [part[1:] for part in Formatter().parse(text) if part[1] is not None]
    except ValueError:  # a brace that stands alone
        return None
    is_plain = all(NAME.fullmatch(name or "") and not form and not turned for name, form, turned in parts)
    return {str(name) for name, _, _ in parts} if is_plain else None


def _chosen_at_start() -> Language:
    try:
        return chosen(os.environ)
    except WrongLanguage as wrong:
        raise SystemExit(str(wrong)) from None  # words are made as modules load: there is nothing to serve without


SPOKEN = _chosen_at_start()


def say(text: str, /, **values: object) -> str:
    """The words for a text of the code, with its {names} filled in. The text stands here whole, never put together."""
    words = SPOKEN.translations.gettext(text)
    return words.format_map(values) if values else words


def say_count(one: str, many: str, count: int, /, **values: object) -> str:
    """The words for so many: "{count} ward" and "{count} wards"; other languages have more forms than two."""
    return SPOKEN.translations.ngettext(one, many, count).format_map({"count": f"{count:,}", **values})


def say_data(text: str) -> str:
    """The words for a text that comes out of a build: a title of the catalogue of indicators, a council's own words."""
    return SPOKEN.translations.gettext(text) if text else ""

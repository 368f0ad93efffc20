"""Which sites may show a card of ours inside a page of theirs. Whole pages are framed by this site only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl

SETTING = "LEVELWITH_FRAME_ANCESTORS"
OURS = "'self'"
CARD, CHART = "1", "chart"
CARDS = {"/": {CARD}, "/outcome": {CARD, CHART}}  # what each page can give; all else is a whole page
SITE = re.compile(r"https?://(\*\.)?[a-z0-9_-]+(\.[a-z0-9_-]+)*(:[0-9]{1,5})?")


class WrongSites(Exception):
    """The setting names something that is no site; the sentence says what to write."""


def allowed(environ: Mapping[str, str]) -> str:
    """As the content security policy has it; without the setting, this site only."""
    named = [each.strip().lower() for each in environ.get(SETTING, "").split(",")]
    return " ".join([OURS, *(_checked(each) for each in named if each)])


def _checked(site: str) -> str:
    if site == "*" or SITE.fullmatch(site):
        return site
    raise WrongSites(
        f'{SETTING} has "{site}", which is no site. Write sites with https:// and commas between them, such as '
        "https://www.example.gov.uk,https://*.example.org, or * for any."
    )


def is_card(path: str, query: str) -> bool:
    """Whether an address asks for a single card or chart."""
    # The last of its name counts, also an empty one, as for the page: else a whole page could be framed as a card.
    return dict(parse_qsl(query, keep_blank_values=True)).get("card") in CARDS.get(path, set())

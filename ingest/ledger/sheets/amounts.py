"""Reads a number as councils write it: 50%, 1,157, £1,234.5, at least 48. What is no one number is refused."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from ingest.ledger.sheets.cells import Cell, Wrong, plain

NUMBER = r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+|(?=\.\d))(?:\.\d+)?(?:e[-+]?\d{1,3})?"
PERCENT = r"%|per ?cent|percentage points?|ppts?|pp"
LEAST = (
    r"at least|no less than|not less than|no fewer than|not fewer than|a? ?minimum(?: of)?|min\.?|≥|>=|=>|"
    r"increase to|improve to|rise to|raise to"
)
MOST = (
    r"at most|no more than|not more than|no higher than|a? ?maximum(?: of)?|max\.?|up to|≤|<=|=<|"
    r"reduce to|decrease to|fall to|cut to|lower to"
)
MORE = r"\+|or (?:more|above|over|higher|better)|and (?:above|over)|minimum|min\.?"
LESS = r"or (?:less|fewer|below|under|lower)|and (?:below|under)|maximum|max\.?"


@dataclass(frozen=True)
class Amount:
    """A number and what was written around it."""

    value: float
    is_percent: bool = False
    is_pounds: bool = False
    direction: str | None = None  # higher for “at least”, lower for “no more than”
    unit: str = ""  # words that follow it, to be held against the unit

    @property
    def is_bare(self) -> bool:
        return not (self.is_percent or self.is_pounds or self.unit)


def amount(cell: Cell) -> Amount | None:
    """None where the cell is empty or says with a dash or n/a that there is none; never zero in their place."""
    if cell.fault:
        raise Wrong(cell.fault)
    if isinstance(cell.value, bool):
        raise Wrong("is yes or no, not a number; write the number")
    if isinstance(cell.value, datetime | date):
        raise Wrong("is a day, not a number; write the number again and format the cell as a number")
    if isinstance(cell.value, float | int):
        return _of_number(cell.value, cell.shows)
    said = plain(cell.text).lower()
    if said in {"", "-", "--", "n/a", "na", "n.a.", "none", "not applicable"}:
        return None
    return _of_text(said)


def _of_number(value: float, shows: str) -> Amount:
    if not math.isfinite(value):
        raise Wrong("is not a number that can be; write the number")
    shape = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", shows)
    if "%" in shape:
        return Amount(float(Decimal(repr(value)) * 100), is_percent=True)
    return Amount(float(value), is_pounds="£" in shows)


def _of_text(said: str) -> Amount:
    form = (
        rf"(?:(?P<least>{LEAST})|(?P<most>{MOST}))? ?(?P<sign>[-+]?)(?P<pounds>£?) ?(?P<number>{NUMBER}) ?"
        rf"(?P<percent>{PERCENT})?,? ?(?:(?P<more>{MORE})|(?P<less>{LESS})|(?P<unit>[a-z][a-z ()/,0-9.-]*))?"
    )
    match = re.fullmatch(form, said)
    if match and match["unit"] and (why := _known_trouble(said)):
        raise Wrong(why)
    if not match or (match["sign"] and match["number"][0] in "+-"):
        raise Wrong(_why_not(said))
    if re.match(r"(?:k|m|bn|mn|million|billion|thousand|hundred)\b", match["unit"] or ""):
        raise Wrong("is not written in full; write all of its digits, like 1,200,000")
    upward, downward = bool(match["least"] or match["more"]), bool(match["most"] or match["less"])
    if upward and downward:
        raise Wrong("says both at least and at most; say one")
    value = float(match["sign"] + match["number"].replace(",", "").replace(" ", ""))
    if not math.isfinite(value):
        raise Wrong("is larger than any figure; see whether it is right")
    return Amount(
        value,
        is_percent=bool(match["percent"]),
        is_pounds=bool(match["pounds"]),
        direction="higher" if upward else "lower" if downward else None,
        unit=(match["unit"] or "").strip(),
    )


NO_NUMBER = {
    r"t\.?b\.?[cad]\.?|to be (confirmed|agreed|advised|determined).*|pending|\?+": (
        "is not known yet; write the number, or leave the row out until it is agreed"
    ),
    r"nil|zero": "could be none or nothing; write 0, or leave the cell empty",
    r"\*+|\.+|\[?[cxz]\]?|suppressed|not available|not published": "says that there is no figure; write the number",
    r"#.+": "is an error of Excel's; mend the formula and save the file again",
    r"(<|>|less than|more than|fewer than|under|over|below|above|exceed\w*) ?£?[\d.,]+.*": (
        "does not say the value itself; write a number, or “at least 50” or “no more than 35”"
    ),
    rf"£?{NUMBER} ?%? ?(-|to|and|/) ?£?{NUMBER} ?%?.*|between .*": "is a range, not one number; write one number",
    r"[-+]?\d+,\d+%?|[-+]?\d{1,3}(\.\d{3})*,\d+%?": (
        "has a comma where its decimals begin, or is not grouped in threes; write 48.5 or 1,157"
    ),
    r"(about|around|circa|ca?\.?|approx\w*\.?|~|±) ?.*": "is about a number; write the number itself",
    r".*\bby [-+]?£?[\d.,]+ ?%?.*": ("is a change, not the value to be reached; write the value"),
    r"\([\d.,]+%?\)": "stands in brackets; write a minus sign before a number below zero",
    r".*\b(increase|decrease|reduce|reduction|improve\w*|maintain|better|top|best|average|median|quartile)\b.*": (
        "is not a number; write the value to be reached"
    ),
}


def _known_trouble(said: str) -> str | None:
    return next((why for form, why in NO_NUMBER.items() if re.fullmatch(form, said)), None)


def _why_not(said: str) -> str:
    return _known_trouble(said) or "is not a number that we can read; write it like 48.5, 50% or 1,157"

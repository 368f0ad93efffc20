"""Units: which spellings are one unit, and whether what stands around a number agrees with its unit."""

from __future__ import annotations

from ingest.ledger.sheets.amounts import Amount
from ingest.ledger.sheets.cells import Wrong, key

PERCENT = {"%", "percent", "per cent", "percentage", "pct", "% (percentage)", "percentage (%)", "percentage points"}
COUNT = {"number", "no", "no.", "count", "#", "numeric", "total"}
RATE = {"rate", "ratio"}
POUNDS = {"£", "gbp", "pounds", "pound", "money", "currency"}
NO_UNIT = "none"


def is_percentage(unit: str) -> bool:
    return key(unit) in PERCENT


def agrees(said: str, unit: str) -> bool:
    """Whether a council's word for a unit can mean this one."""
    word, ours = key(said), key(unit)
    if word == ours or (word == NO_UNIT and not ours) or (ours and word in {f"{ours}s", ours.removesuffix("s")}):
        return True
    is_money = "£" in ours or "pound" in ours
    if word in PERCENT or ours in PERCENT:
        return word in PERCENT and ours in PERCENT
    if word in POUNDS:
        return is_money
    if word in RATE:
        return ours.startswith(("per ", "out of")) or not ours
    return word in COUNT and not ours.startswith(("per ", "out of")) and not is_money


def in_unit(said: Amount, unit: str | None) -> float:
    """The value, once its signs and words agree with the unit; None is a unit that is not known yet."""
    if unit is None:
        return said.value
    ours = f"the unit is “{unit}”" if unit else "it has no unit"
    if said.is_percent and not is_percentage(unit):
        raise Wrong(f"is a percentage, but {ours}; write the value in that unit")
    if said.is_pounds and not agrees("£", unit):
        raise Wrong(f"is money, but {ours}; write the value in that unit")
    if said.unit and not agrees(said.unit, unit) and key(said.unit) not in key(unit):
        raise Wrong(f"is followed by “{said.unit}”, but {ours}; write the number alone")
    return said.value


def could_be_a_share(said: Amount) -> bool:
    """0.5 of a percentage could be half of one in a hundred, or half."""
    return said.is_bare and 0 < abs(said.value) <= 1

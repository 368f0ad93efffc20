"""What a column holds, going by its heading: our own names first, then the words that councils use."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.ledger.sheets import days
from ingest.ledger.sheets.cells import Wrong, plain

# In this order in every file that we write. The last five are told by us and not asked for.
WRITTEN = (
    *("ref", "status", "indicator", "title", "area_code", "unit", "direction", "target", "by", "milestones"),
    *("tolerance", "baseline", "baseline_period", "baseline_vintage", "agreed_by", "agreed_on", "meeting"),
    *("minute_reference", "reason", "owner", "partners", "embargo_until", "caution", "source"),
)
TOLD = ("council_code", "kind", "agreement_id", "replaces", "recorded_at")
SYNONYMS = {
    "ref": "reference|ref no|ref number|target ref|target reference|target id|pi ref|kpi ref|promise",
    "status": "target status|agreement status",
    "indicator": (
        "kpi|kpi name|measure|measure name|performance indicator|performance measure|indicator name|indicator title|"
        "pi|pi name|indicator id|key performance indicator|metric|success measure|outcome measure|name of indicator"
    ),
    "title": "target title|promise title|description of target|what we promise",
    "area_code": "area|area name|ward|ward code|ward name|place|locality|geography",
    "unit": "units|unit of measure|unit of measurement|measured in",
    "direction": (
        "polarity|good is|good performance is|better|what is good|high is good|higher is better|is high good|"
        "low is good|lower is better|"
        "direction of travel wanted|desired direction|good performance|which way is better|high or low is good"
    ),
    "target": "target value|target figure|our target|the target|goal|ambition|aim|desired value|target level|value",
    "by": "deadline|by when|due|due date|due by|target date|date due|target year|end date|to be met by|achieve by|when",
    "milestones": "milestone|interim targets|interim target|steps",
    "tolerance": "allowance|margin",
    "baseline": "baseline value|baseline figure|starting point|start value|baseline performance",
    "baseline_period": "baseline year|baseline date|year of baseline|baseline from|period of baseline",
    "baseline_vintage": "baseline copy|baseline as at|baseline read on",
    "agreed_by": "approved by|agreed at|signed off by|set by|decided by|approving body|approved at|body",
    "agreed_on": "date agreed|agreed date|agreed|date approved|approved on|approval date|date of approval|set on",
    "meeting": "meeting ref|meeting reference",
    "minute_reference": "minute|minute ref|minutes|minute no|minute number|decision ref|decision reference",
    "reason": "rationale|why|reason for target|reason for change|justification|comments|comment|notes|note",
    "owner": (
        "lead|responsible|responsible body|responsible team|accountable body|lead organisation|lead body|lead agency|"
        "lead service|lead department|service|owned by|target owner|lead partner|responsible service|accountable"
    ),
    "partners": "partner|delivery partners|signed by|partner organisations|supporting partners|with",
    "embargo_until": "embargo|embargoed until|not before|publish from",
    "caution": "caveat|caveats|warning|data caution",
    "source": "data source|source document|source of target|taken from|document",
    "council_code": "council|local authority code|la code",
    "kind": "kind of change|version kind",
    "agreement_id": "version|version number|number of version",
    "replaces": "replaces version",
    "recorded_at": "recorded|recorded on",
}
# Read so only where no other column says it better.
WEAK = {"comments", "comment", "notes", "note", "value", "service", "body", "when", "with"}


@dataclass(frozen=True)
class Meaning:
    """What a column holds. `period`: the year that its heading names, as the text it stands in."""

    field: str
    period: str = ""
    rank: int = 0  # 0 is our own name, 1 a council's, 2 one that may be something else


def meaning(heading: str) -> Meaning | None:
    """None where a heading says nothing that we keep."""
    said = _bare(heading)
    if said in _MEANINGS:
        return _MEANINGS[said]
    for field in ("target", "baseline"):
        found = re.fullmatch(
            rf"(?:(.+?) )?(?:{field}s?|{field} value)(?: (?:for|by|in|to|at|from|of|set for))?(?: (.+))?", said
        )
        if found and bool(found[1]) != bool(found[2]) and is_period(_period_in(heading, field)):
            return Meaning(field, _period_in(heading, field), 1)
    return None


def is_period(text: str) -> bool:
    """A year, a month or a quarter, and not a word or a plain number."""
    try:
        days.span(text)
    except Wrong:
        return False
    return True


def _period_in(heading: str, field: str) -> str:
    """ "Target (by March 2029)" → "by March 2029"."""
    left = re.sub(rf"\b{field}s?\b|\bvalue\b|[()\[\]:%£]", " ", plain(heading), flags=re.IGNORECASE)
    left = re.sub(r"^\W+|\W+$", "", left)
    return plain(re.sub(r"^(set )?for ", "", left, flags=re.IGNORECASE))


def _bare(heading: str) -> str:
    """Letters and digits only: KPI_Name, “KPI name:” and “kpi  name” are one."""
    return " ".join(re.findall(r"[a-z0-9]+", plain(heading).lower()))


_MEANINGS = {
    **{
        word: Meaning(field, rank=2 if word in WEAK else 1)
        for field, words in SYNONYMS.items()
        for word in words.split("|")
    },
    **{name.replace("_", " "): Meaning(name) for name in (*WRITTEN, *TOLD)},
    "targets": Meaning("target", rank=1),
}

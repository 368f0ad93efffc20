"""Words with a fixed meaning: which way is better, what status, which kind of row; and who may own a promise."""

from __future__ import annotations

import re

from ingest.ledger.shapes import NEVER_A_PERSON
from ingest.ledger.sheets.cells import Wrong, key

DIRECTIONS = {
    "higher": "higher|high|up|increase|increasing|bigger|bigger is better|higher is better|high is good|more|more is "
    "better|maximise|maximize|upwards|rise|+|↑|⬆|▲|h",
    "lower": "lower|low|down|decrease|decreasing|smaller|smaller is better|lower is better|low is good|less|less is "
    "better|minimise|minimize|downwards|reduce|fall|↓|⬇|▼|l",
    "hold": "hold|maintain|stay|steady|keep|same|no change|in range|plan is best|→",
}
STATUSES = {"draft": "draft|proposed|provisional", "agreed": "agreed|approved|final|live|active", "example": "example"}
KINDS = {"set": "set|new", "change": "change|changed|revision|revised", "correction": "correction|corrected",
         "withdrawal": "withdrawal|withdrawn|deleted"}  # fmt: skip
PERSON = re.compile(
    r"\b(?:cllrs?|councillor|mr|mrs|ms|miss|mx|dr|prof|professor)\.? +[a-z]|[^\s@]+@[^\s@]+", re.IGNORECASE
)


def direction(text: str, heading: str) -> str:
    """“High is good” may stand in the cell, or in the heading over yes and no."""
    said = key(text)
    if said in {"yes", "y", "true", "no", "n", "false"}:
        asks = re.search(r"\b(high|higher|bigger|low|lower|smaller)\b", heading.lower())
        if not asks:
            raise Wrong("does not say which way is better; write higher, lower or hold")
        is_up = asks[1] in {"high", "higher", "bigger"}
        return "higher" if is_up == (said in {"yes", "y", "true"}) else "lower"
    return _one_of(text, DIRECTIONS, "write higher, lower or hold")


def status(text: str) -> str:
    return _one_of(text, STATUSES, "write draft, agreed or example")


def kind(text: str) -> str:
    return _one_of(text, KINDS, "leave it empty, or write change, correction or withdrawal")


def body(text: str) -> str:
    """A role or a body."""
    if PERSON.search(text):
        raise Wrong(f"names somebody; write {NEVER_A_PERSON}")
    return text


def _one_of(text: str, choices: dict[str, str], advice: str) -> str:
    said = key(text).rstrip(".!")
    for choice, words in choices.items():
        if said in words.split("|"):
            return choice
    raise Wrong(f"is no word that we know here; {advice}")

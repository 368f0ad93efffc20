"""The addresses of pages and files: the one place that writes them. Who looks back goes on looking back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from urllib.parse import urlencode

from dashboard import looking_back

WRONG_FIGURE = "wrong-figure"  # the part of About the data that says what to do about one


def place(area_code: str, listed: Sequence[str] = (), is_choosing: bool = False) -> str:
    """A place, with the figures that a reader chose to see first, or where to choose them."""
    own = {"list": ",".join(listed)} if listed else {}
    return f"/?{_written({'place': area_code} | own | ({'choose': 1} if is_choosing else {}))}"


def outcome(area_code: str, indicator_id: str, since: int | None = None) -> str:
    return f"/outcome?{_about(area_code, indicator_id, since)}"


def then_and_now(area_code: str, service_id: str = "") -> str:
    """A service of a place, fifteen years ago and today; the first that is held where none is named."""
    return f"/then-and-now?{_written({'place': area_code} | ({'service': service_id} if service_id else {}))}"


def answer(area_code: str, question: str = "") -> str:
    """The answer to a question, or all questions of the place. A question is named as its indicator."""
    return f"/answer?{_asked(area_code, question)}"


def sheet(area_code: str, ending: str, question: str = "", is_large: bool = False) -> str:
    """The same on paper: pdf or docx, also in large print."""
    asked = ({"question": question} if question else {}) | ({"print": "large"} if is_large else {})
    written = _written(asked)
    return f"/sheets/{area_code}.{ending}" + (f"?{written}" if written else "")


def how(area_code: str) -> str:
    return f"/how?{_written({'place': area_code})}"


def data(area_code: str) -> str:
    return f"/data?{_written({'place': area_code})}"


def wrong_figure(area_code: str) -> str:
    return f"{data(area_code)}#{WRONG_FIGURE}"


def board(council_code: str, ref: str = "") -> str:
    """The review, or one promise of it."""
    return f"/board?{_written({'council': council_code} | ({'item': ref} if ref else {}))}"


def presenter(council_code: str, number: int = 1) -> str:
    return f"/board?{_written({'council': council_code, 'present': number})}"


def board_file(council_code: str, ending: str) -> str:
    """A pack of the review: pdf, docx, pptx, xlsx or csv."""
    return f"/download/board.{ending}?{_written({'council': council_code})}"


def ledger(council_code: str) -> str:
    return f"/ledger?{_written({'council': council_code})}"


def officer(council_code: str, task: str = "") -> str:
    return f"/officer?{urlencode({'council': council_code} | ({'task': task} if task else {}))}"


def partnership(council_code: str) -> str:
    return f"/partnership?{_written({'council': council_code})}"


def priorities(council_code: str) -> str:
    return f"/priorities?{_written({'council': council_code})}"


def place_file(area_code: str) -> str:
    return f"/download/place.csv?{_written({'place': area_code})}"


def outcome_file(area_code: str, indicator_id: str, since: int | None = None) -> str:
    return f"/download/outcome.csv?{_about(area_code, indicator_id, since)}"


def sql(file: str) -> str | None:
    """Where the SQL of a file can be read; none of what is no single file of SQL."""
    name = PurePosixPath(file)
    if name.suffix != ".sql":
        return None
    return f"/download/sql?{_written({'model': f'{name.parent.name}.{name.stem}'})}"


def accessibility(area_code: str) -> str:
    return f"/accessibility?{_written({'place': area_code})}"


def _about(area_code: str, indicator_id: str, since: int | None) -> str:
    chosen = {} if since is None else {"since": since}
    return _written({"place": area_code, "indicator": indicator_id, **chosen})


def meeting(council_code: str, ref: str) -> str:
    """The review as it was at a past meeting."""
    return f"/board?{urlencode({'council': council_code, 'meeting': ref})}"


def same_page(path: str, asked: Mapping[str, str], instead: Mapping[str, str]) -> str:
    """Where the reader is, looking back to another day or to none."""
    kept = {name: value for name, value in asked.items() if name not in {"as_at", "meeting"}}
    return f"{path}?{urlencode({**kept, **instead})}"


def _asked(area_code: str, question: str) -> str:
    return _written({"place": area_code} | ({"question": question} if question else {}))


def _written(chosen: Mapping[str, str | int]) -> str:
    return urlencode({**chosen, **looking_back.parameters()}, safe=",")

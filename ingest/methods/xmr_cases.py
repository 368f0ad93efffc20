"""What process control needs to know of each case: which way is better, the target, where limits begin anew.

A JSON file: a list with an object for each case. Keys that are not ours, such as `about`, are for its readers.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

from ingest.methods.columns import parsed_date
from ingest.methods.order import MethodError
from ingest.methods.tables import Db, Table

DIRECTIONS = ("increase", "decrease", "neutral")
FEWEST_FIXED = 12  # fewer points do not settle a mean: NHS England asks for as many
CASE = pa.schema(
    {
        "case_id": pa.string(),
        "improvement_direction": pa.string(),
        "target": pa.float64(),
        "fix_after_n_points": pa.int64(),
        "screen_outliers": pa.bool_(),
    }
)
REBASE = pa.schema({"case_id": pa.string(), "day": pa.string(), "place": pa.string()})


def read(db: Db, table: Table, path: Path | None) -> None:
    """Make `method.given_case` and `method.given_rebase`. Every case of the input is described once."""
    cases: dict[str, dict[str, object]] = {}
    rebases: list[dict[str, str]] = []
    for where, case_id, case in _cases(path) if path is not None else ():
        if case_id in cases:
            raise MethodError(f"{where} is described twice. Keep one.")
        cases[case_id] = {
            "case_id": case_id,
            "improvement_direction": _direction(where, case),
            "target": _target(where, case),
            "fix_after_n_points": _fixed(where, case),
            "screen_outliers": _screened(where, case),
        }
        rebases += [{"case_id": case_id, "day": day, "place": where} for day in _rebases(case)]
    _store(db, "given_case", pa.Table.from_pylist(list(cases.values()), CASE))
    _store(db, "written_rebase", pa.Table.from_pylist(rebases, REBASE))
    _parse_rebases(db)
    _check_all_described(db, table, path)


def _store(db: Db, name: str, rows: pa.Table) -> None:
    db.register("came", rows)
    db.execute(f"create table method.{name} as select * from came")
    db.unregister("came")


def _cases(path: Path) -> Iterator[tuple[str, str, dict[str, object]]]:
    """Each case: how to name it in a sentence, its id, and what is said of it."""
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise MethodError(f"{path} cannot be read: {error.strerror}. See that it is there.") from error
    except ValueError as error:
        raise MethodError(f"{path.name} is not JSON ({error}). Look at that place in the file.") from error
    if not isinstance(found, list):
        raise MethodError(f"{path.name} should hold a list, [ … ], with an object for each case.")
    for position, case in enumerate(found, start=1):
        if not isinstance(case, dict) or not isinstance(case.get("case_id"), str | int):
            raise MethodError(f"{path.name}, case {position} has no case_id. Give it the one that the input uses.")
        case_id = str(case["case_id"]).strip()
        yield f"{path.name}, case {case_id}", case_id, case


def _direction(where: str, case: dict[str, object]) -> str:
    direction = case.get("improvement_direction")
    if direction not in DIRECTIONS:
        shown = json.dumps(direction, ensure_ascii=False)
        raise MethodError(f"{where}: improvement_direction is {shown}. Write one of {', '.join(DIRECTIONS)}.")
    return str(direction)


def _target(where: str, case: dict[str, object]) -> float | None:
    target = case.get("target")
    if target is None:
        return None
    if isinstance(target, bool) or not isinstance(target, int | float) or not math.isfinite(target):
        raise MethodError(f"{where}: target is {json.dumps(target)}. Write one number, or null for none.")
    return float(target)


def _fixed(where: str, case: dict[str, object]) -> int | None:
    points = case.get("fix_after_n_points")
    if points is None:
        return None
    if isinstance(points, bool) or not isinstance(points, int) or points < FEWEST_FIXED:
        shown = json.dumps(points)
        raise MethodError(
            f"{where}: fix_after_n_points is {shown}. Write a whole number from {FEWEST_FIXED} on, or null."
        )
    return points


def _screened(where: str, case: dict[str, object]) -> bool:
    screened = case.get("screen_outliers")
    if screened is None:
        return True  # as in the reference
    if not isinstance(screened, bool):
        raise MethodError(f"{where}: screen_outliers is {json.dumps(screened)}. Write true or false.")
    return screened


def _rebases(case: dict[str, object]) -> list[str]:
    rebase = case.get("rebase")
    days = [] if rebase is None else rebase if isinstance(rebase, list) else [rebase]
    return [str(day).strip() for day in days]


def _parse_rebases(db: Db) -> None:
    db.execute(f"create table method.given_rebase as select *, {parsed_date('day')} as date from method.written_rebase")
    query = "select place, day from method.given_rebase where date is null limit 1"
    for where, day in db.execute(query).fetchall():
        raise MethodError(f"{where}: rebase has “{day}”, which is not a date. Write dates such as “2024-04-01”.")


def _check_all_described(db: Db, table: Table, path: Path | None) -> None:
    found = db.execute("""
        select given_row, case_id from method.given
        -- Cases that the file does not describe.
        anti join method.given_case using (case_id)
        order by given_row limit 1
    """).fetchall()
    for row, case_id in found:
        raise MethodError(
            f"{table.path.name}, row {row}, column case_id: “{case_id}” is not in {path.name if path else 'any file'}. "
            "Describe the case there: its case_id and improvement_direction."
        )

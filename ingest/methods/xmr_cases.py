"""What process control needs to know of each case: which way is better, the target, where limits begin anew.

A JSON file: a list with an object for each case. Keys that are not ours, such as `about`, are for its readers.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path

from ingest.methods.columns import parsed_date
from ingest.methods.order import MethodError
from ingest.methods.tables import Db, Table

DIRECTIONS = ("increase", "decrease", "neutral")
FEWEST_FIXED = 12  # fewer points do not settle a mean: NHS England asks for as many


def read(db: Db, table: Table, path: Path | None) -> None:
    """Make `method.given_case` and `method.given_rebase`. Every case of the input is described once."""
    db.execute("""
        create table method.given_case (
            case_id varchar, improvement_direction varchar, target double, fix_after_n_points bigint,
            screen_outliers boolean
        );
        create table method.given_rebase (case_id varchar, date timestamp);
    """)
    for where, case_id, case in _cases(path) if path is not None else ():
        if db.execute("from method.given_case where case_id = ?", [case_id]).fetchall():
            raise MethodError(f"{where} is described twice. Keep one.")
        row = [case_id, _direction(where, case), _target(where, case), _fixed(where, case), _screened(where, case)]
        db.execute("insert into method.given_case values (?, ?, ?, ?, ?)", row)
        _insert_rebases(db, where, case_id, case.get("rebase"))
    _check_all_described(db, table, path)


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


def _insert_rebases(db: Db, where: str, case_id: str, rebase: object) -> None:
    days = [] if rebase is None else rebase if isinstance(rebase, list) else [rebase]
    for day in days:
        query = f"select {parsed_date('day')} from (select $day::varchar as day)"
        when = db.execute(query, {"day": str(day).strip()}).fetchall()[0][0]
        if when is None:
            raise MethodError(f"{where}: rebase has {json.dumps(day)}. Write dates such as “2024-04-01”.")
        db.execute("insert into method.given_rebase values (?, ?)", [case_id, when])


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

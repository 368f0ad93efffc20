"""Runs the checks: each is a sentence, a select, and passes when it finds no row."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb


@dataclass(frozen=True)
class Check:
    """One file of sql/checks; its name is the rule."""

    name: str
    sql: str

    @property
    def rule(self) -> str:
        return self.name.replace("_", " ").capitalize() + "."

    @property
    def what_to_do(self) -> str:
        """The comment lines at the top of the file."""
        lines = [line.removeprefix("-- ") for line in self.sql.splitlines() if line.startswith("-- ")]
        return " ".join(lines)


@dataclass(frozen=True)
class CheckResult:
    """How many rows break the rule, and the first of them in words."""

    check: Check
    broken: int
    first: str

    @property
    def passed(self) -> bool:
        return self.broken == 0

    @property
    def sentence(self) -> str:
        times = "once" if self.broken == 1 else f"{self.broken:,} times"
        return f"Not true {times}: {self.check.rule} First: {self.first}. {self.check.what_to_do}"


def read_checks(sql: Path) -> list[Check]:
    """Every check there is a file for."""
    return [Check(path.stem, path.read_text(encoding="utf-8")) for path in sorted((sql / "checks").glob("*.sql"))]


def run_checks(db: duckdb.DuckDBPyConnection, checks: list[Check]) -> list[CheckResult]:
    """Run each check; a check that cannot run is an error, not a pass."""
    return [_run(db, check) for check in checks]


def _run(db: duckdb.DuckDBPyConnection, check: Check) -> CheckResult:
    found = db.execute(check.sql)
    columns = [column[0] for column in found.description or []]
    rows = found.fetchall()
    first = ", ".join(f"{c} {v}" for c, v in zip(columns, rows[0], strict=True)) if rows else ""
    return CheckResult(check, len(rows), first)

"""What the stand-in for Explore local statistics has on its shelves, and how it picks from them.

Not how it speaks HTTP (els.py) or where the figures come from (els_folder.py, tests/fixtures/els).
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

LEVELS = {
    "ctry": ("Country", ("K02", "E92", "N92", "S92", "W92")),
    "rgn": ("Region/country", ("N92", "S92", "W92", "E12")),
    "cauth": ("Combined authority", ("E47",)),
    "utla": ("Upper tier/unitary authority", ("E10", "E06", "E08", "E09", "N09", "S12", "W06")),
    "ltla": ("Lower tier/unitary authority", ("E06", "E08", "E09", "N09", "S12", "W06", "E07")),
}
AREA_CODE = re.compile(r"[EKNSW]\d{8}")


@dataclass(frozen=True)
class Figure:
    areacd: str
    areanm: str
    period: str
    value: float | None
    lower: float | None = None
    upper: float | None = None
    status: str = ""


@dataclass(frozen=True)
class Indicator:
    metadata: Mapping[str, object]
    figures: tuple[Figure, ...]

    @property
    def slug(self) -> str:
        return str(self.metadata["slug"])

    @property
    def label(self) -> str:
        return str(self.metadata["label"])

    @property
    def periods(self) -> list[str]:
        return sorted({figure.period for figure in self.figures})

    @property
    def measures(self) -> tuple[str, ...]:
        has_interval = any(figure.lower is not None for figure in self.figures)
        return ("value", "lci_95", "uci_95") if has_interval else ("value",)


@dataclass(frozen=True)
class Area:
    areacd: str
    areanm: str
    parents: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None

    def existed_in(self, year: int | None) -> bool:
        return not year or ((not self.start or year >= self.start) and (not self.end or year <= self.end))

    @property
    def levels(self) -> list[str]:
        return [key for key, (_, types) in LEVELS.items() if self.areacd[:3] in types]

    @property
    def dates(self) -> dict[str, int]:
        return {k: v for k, v in (("start", self.start), ("end", self.end)) if v}


@dataclass(frozen=True)
class Shelves:
    """Everything that this publisher publishes."""

    indicators: Mapping[str, Indicator]
    areas: Mapping[str, Area] = field(default_factory=dict)
    similar: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict)
    outlines: Mapping[str, Sequence[Mapping[str, object]]] = field(default_factory=dict)  # level → features

    @property
    def latest_year(self) -> int:
        return max((area.start or 0 for area in self.areas.values()), default=0)

    def name_of(self, code: str) -> str | None:
        return self.areas[code].areanm if code in self.areas else None


def geo_filter(shelves: Shelves, geo: Sequence[str], extent: str) -> Callable[[str], bool]:
    """Codes are taken as they come, so one in small letters finds nothing."""
    if list(geo) == ["all"]:
        return lambda code: True
    codes = {g for g in geo if AREA_CODE.fullmatch(g)}
    types: set[str] = set()
    for level in (g for g in geo if g in LEVELS):
        wanted = LEVELS[level][1]
        if AREA_CODE.fullmatch(extent):
            codes |= {a.areacd for a in shelves.areas.values() if extent in a.parents and a.areacd[:3] in wanted}
        else:
            types |= set(wanted)
    return lambda code: code in codes or code[:3] in types


def time_filter(periods: Sequence[str], time: Sequence[str], nearest: str) -> list[str]:
    """Which of an indicator's periods a `time` picks: "latest" is the indicator's, not the area's."""
    if list(time) == ["all"] or not periods:
        return list(periods)
    if len(time) > 1:
        first = periods[0][:10] if time[0] == "earliest" else _day(time[0], is_end=False)
        last = periods[-1][:10] if time[1] == "latest" else _day(time[1], is_end=True)
        return [period for period in periods if first <= period[:10] <= last]
    if time[0] in ("latest", "earliest"):
        return [periods[-1 if time[0] == "latest" else 0]]
    return _one_period(periods, time[0], nearest)


def _one_period(periods: Sequence[str], time: str, nearest: str) -> list[str]:
    first, last = _day(time, is_end=False), _day(time, is_end=True)
    if "/" in periods[0]:
        found = [period for period in periods if period[:10] <= last <= _last_day(period)]
    else:
        found = [period for period in periods if first <= period <= last]
    if found:
        return found[-1:]
    if last > _last_day(periods[-1]) and nearest in ("latest", "any"):
        return [periods[-1]]
    if first < periods[0][:10] and nearest in ("earliest", "any"):
        return [periods[0]]
    return []


def _day(text: str, *, is_end: bool) -> str:
    if len(text) == 4:
        return f"{text}-12-31" if is_end else f"{text}-01-01"
    if len(text) == 7:
        days = calendar.monthrange(int(text[:4]), int(text[5:]))[1]
        return f"{text}-{days:02d}" if is_end else f"{text}-01"
    return text[:10]


def _last_day(period: str) -> str:
    start, _, duration = period.partition("/")
    if not duration:
        return start
    begun = date.fromisoformat(start)
    months = int(duration[1:-1]) * (12 if duration.endswith("Y") else 1) + begun.month - 1
    end = date(begun.year + months // 12, months % 12 + 1, min(begun.day, 28))
    return (end + timedelta(days=begun.day - min(begun.day, 28) - 1)).isoformat()


def rows_of(
    indicator: Indicator,
    periods: Iterable[str],
    is_wanted: Callable[[str], bool],
    measures: Sequence[str],
    options: Mapping[str, bool],
) -> list[dict[str, object]]:
    """The rows as csv, rows.json and cols.json show them. A withheld figure has no row unless status is asked for."""
    wanted_periods = set(periods)
    rows: list[dict[str, object]] = []
    for figure in indicator.figures:
        if figure.period not in wanted_periods or not is_wanted(figure.areacd):
            continue
        if figure.value is None and not (options["status"] and figure.status):
            continue
        row: dict[str, object] = {"indicator": indicator.label} if options["label"] else {}
        row["areacd"] = figure.areacd
        if options["names"]:
            row["areanm"] = figure.areanm
        row["period"] = figure.period
        numbers = {"value": figure.value, "lci_95": figure.lower, "uci_95": figure.upper}
        row |= {measure: numbers[measure] for measure in measures}
        if options["status"]:
            row["status"] = figure.status or None
        rows.append(row)
    return rows

"""How long realistic ranges take, how that grows, and how they do beside a well-known method of the same run.

All current ranges of the snapshot, the whole backtest, made-up panels of four sizes, and AutoETS of statsforecast on a
sample of the snapshot's own series. Speed is compared by processor time: others on the machine change it little.
"""

from __future__ import annotations

import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median

import duckdb

from ingest.methods.expectation import at_each_origin
from ingest.methods.panel import take_panel_of_build
from ingest.publish import current
from tests.benchmarks import growing_panel, machine, ranges_beside_autoets
from tests.benchmarks.measured import Bar, Fact, Measured
from tests.benchmarks.published import data_folder, levelwith
from tests.benchmarks.ranges_beside_autoets import Compared

TURNS = 3
NAMES = {"autoets": "AutoETS", "autoets_on_our_scale": "AutoETS on our scale"}
NOTES = [
    "Growth is of current ranges. A backtest looks back from each origin at all years before it: twice the years are "
    "more than twice the work.",
    "A year of a long panel takes a little longer than one of a short panel, in which few five-year stretches fit.",
]


def run(folder: Path) -> Measured:
    data = data_folder(folder)
    build = current(data / "builds")
    if build is None:
        raise FileNotFoundError(f"There is no build in {data}.")
    waiting = machine.busyness()
    ranges, seconds = _current_ranges(build)
    backtest = _backtest(data, folder / "scores.json")
    grown = growing_panel.seconds_by_size()
    compared = _compared(build)
    return Measured(
        "expectations",
        bars=[
            Bar("All current ranges of the snapshot", median(seconds), 10, "s"),
            Bar("The whole backtest", backtest, 60, "s"),
            *(
                Bar(f"Growth with {by}: 1 is linear", growing_panel.exponent(took), 1.2, "")
                for by, took in grown.items()
            ),
            *(_bars(compared) if compared else ()),
        ],
        facts=[Fact("Current ranges", ranges, ""), *_growth(grown), *(_facts(compared) if compared else ())],
        raw={
            "load_average": [waiting, machine.busyness()],
            "current_ranges": seconds,
            "backtest": backtest,
            "growth": grown,
            "beside_autoets": vars(compared) if compared else None,
        },
        notes=[*NOTES, _who_was_asked(compared)],
    )


def _current_ranges(build: Path) -> tuple[int, list[float]]:
    """From a build's figures to the range of every indicator, area and horizon."""
    seconds = []
    for _ in range(TURNS):
        with duckdb.connect() as db:
            db.execute("create schema method")
            take_panel_of_build(db, build)
            db.execute(growing_panel.NEWEST_YEARS)
            start = time.perf_counter()
            for _ in at_each_origin(db):
                seconds.append(time.perf_counter() - start)
                ((ranges,),) = db.execute("select count(*) from expectation.range").fetchall()
    return ranges, seconds


def _backtest(data: Path, scores: Path) -> float:
    """As people run it, in a process of its own."""
    start = time.perf_counter()
    levelwith(data, "backtest", "--output", str(scores))
    return time.perf_counter() - start


def _growth(grown: dict[str, dict[float, float]]) -> list[Fact]:
    return [
        Fact(f"An area and year, {size:g} times the {by}", growing_panel.microseconds_per_area_year(took, size), "µs")
        for by, sizes in grown.items()
        for size, took in sizes.items()
    ]


def _compared(build: Path) -> Compared | None:
    try:
        version("statsforecast")
    except PackageNotFoundError:
        return None
    return ranges_beside_autoets.compare(build)


def _bars(compared: Compared) -> list[Bar]:
    """Held against whichever of AutoETS' two ways does better."""
    ours, theirs = compared.scores["ours"], [compared.scores[peer] for peer in NAMES]
    times = min(compared.milliseconds[peer] for peer in NAMES) / compared.milliseconds["ours"]
    worst = {level: max(each[f"our_interval_score_{level}"] for each in theirs) for level in (80, 95)}
    return [
        Bar("Times as fast as AutoETS, a series and origin", times, 20, "", is_least=True),
        # What a backtest is held to as well: fewer, and 80 or 95 in a hundred would not be the word for it.
        Bar("Our 80% range held", ours["cover_80"], 77, "%", is_least=True),
        Bar("Our 95% range held", ours["cover_95"], 92, "%", is_least=True),
        *(Bar(f"Our interval score, {level}%, times AutoETS'", score, 1, "") for level, score in worst.items()),
    ]


def _facts(compared: Compared) -> list[Fact]:
    facts = [Fact("A series and origin, ours", compared.milliseconds["ours"], "ms")]
    for peer, name in NAMES.items():
        scores = compared.scores[peer]
        facts += [
            Fact(f"A series and origin, {name}", compared.milliseconds[peer], "ms"),
            Fact(f"80% range held, {name}", scores["cover_80"], "%"),
            Fact(f"95% range held, {name}", scores["cover_95"], "%"),
            *(
                Fact(f"Our interval score, {level}%, times that of {name}", scores[f"our_interval_score_{level}"], "")
                for level in (80, 95)
            ),
        ]
    return [*facts, Fact("Forecasts that all were asked for", compared.scores["ours"]["forecasts"], "")]


def _who_was_asked(compared: Compared | None) -> str:
    if compared is None:
        return "statsforecast is not installed, so nothing stands beside our ranges. make bench installs it."
    return (
        f"AutoETS was asked of {compared.asked:,} series and origins; {compared.refused:,} were too short for it and "
        "are left out for all. Ours are held against whichever of its two ways is faster, and whichever scores better."
    )

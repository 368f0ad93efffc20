"""The promises of a council's partnership, gathered once for its pages and packs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

import duckdb

from dashboard import looking_back, queries
from dashboard.expected import BaseRate, Chance, Prediction
from dashboard.promised import Action, Commentary, Decision, Effect, Meeting, Outcome, Promise, Start, Step
from dashboard.rows import Figure, Place

TIME_HAS_COME = {"met", "missed", "no_figure_yet"}
STILL_OPEN = {"not_yet_due", "no_figure_yet"}
# A chance is told of what is better: a promise to go the other way has none.
WRONG_WAY = Chance(
    chance=None, phrase=None, why_none="wrong_way", horizon=None, judged_at=None, years_behind=None,
    past_targets=None, past_share_met=None,
)  # fmt: skip


@dataclass(frozen=True)
class Promises:
    """Everything agreed by a council's partnership, as one build and one ledger have it."""

    council: Place
    today: date  # the day of the build: what is ahead is ahead of it
    kept: tuple[Promise, ...]
    meetings: tuple[Meeting, ...] = ()  # the latest first
    commentaries: tuple[Commentary, ...] = ()
    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()
    predictions: tuple[Prediction, ...] = ()  # of the promised figures
    effects: tuple[Effect, ...] = ()  # of the actions whose figure has come

    @property
    def standing(self) -> tuple[Promise, ...]:
        """Those that were not taken back."""
        return tuple(each for each in self.kept if each.outcome.outcome != "withdrawn")

    @property
    def has_examples(self) -> bool:
        return any(each.now.is_example for each in self.kept)

    def said_of(self, promise: Promise) -> tuple[Commentary, ...]:
        return tuple(each for each in self.commentaries if each.agreement_ref == promise.ref)

    def done_for(self, promise: Promise) -> tuple[Action, ...]:
        return tuple(each for each in self.actions if each.agreement_ref == promise.ref)

    def decided_on(self, promise: Promise) -> tuple[Decision, ...]:
        return tuple(each for each in self.decisions if each.agreement_ref == promise.ref)


def gather(db: duckdb.DuckDBPyConnection, council: Place) -> Promises:
    """All of a council; an answer without promises is no mistake."""
    code = council.area_code
    today = looking_back.today(queries.build_status(db).built_at.date())
    outcomes = {each.agreement_ref: each for each in queries.outcomes_of_promises(db, code, today)}
    lives = [tuple(life) for _, life in groupby(queries.steps(db, code), key=lambda step: step.agreement_ref)]
    figures = _figures(db, {life[-1].area_code for life in lives})
    starts = {each.agreement_ref: each for each in queries.starts(db, code)}
    kept = (_promise(db, life, outcomes[life[-1].agreement_ref], figures) for life in lives)
    return Promises(
        council=council,
        today=today,
        kept=tuple(_with_start(each, starts.get(each.ref)) for each in kept),
        meetings=queries.meetings(db, code),
        commentaries=queries.commentaries(db, code),
        decisions=queries.decisions(db, code),
        actions=queries.actions(db, code),
        predictions=queries.predictions(db, code),
        effects=queries.effects(db, code),
    )


Figures = Mapping[tuple[str, str], Figure]


def _figures(db: duckdb.DuckDBPyConnection, area_codes: set[str]) -> Figures:
    """(indicator, area) → its figure; not that of a larger place, which a promise is not about."""
    return {
        (each.indicator.indicator_id, code): each
        for code in area_codes
        for each in queries.figures(db, code)
        if each.place.area_code == code
    }


def _promise(db: duckdb.DuckDBPyConnection, life: Sequence[Step], outcome: Outcome, figures: Figures) -> Promise:
    now = life[-1]
    figure = figures.get((now.indicator_id or "", now.area_code))
    if figure is None or outcome.outcome not in STILL_OPEN:
        return Promise(tuple(life), outcome, figure)
    chance, rate = _ahead(db, now, figure)
    likely = next((each for each in figure.ranges if each.horizon == chance.horizon and each.is_shown), None)
    return Promise(tuple(life), outcome, figure, chance, likely, rate)


def _with_start(promise: Promise, start: Start | None) -> Promise:
    """A council's own promise may have a name that one of ours has: only the same target has the same start."""
    first = (promise.now.first_value, promise.now.first_due_end)
    if start is None or promise.outcome.outcome not in TIME_HAS_COME or first != (start.target_value, start.due_end):
        return promise
    return replace(promise, start=start)


def _ahead(db: duckdb.DuckDBPyConnection, now: Step, figure: Figure) -> tuple[Chance, BaseRate | None]:
    """How likely it is to be kept, and how many similar places came as far."""
    better = figure.indicator.better
    if now.direction not in {better, "hold"}:
        return WRONG_WAY, None
    asked = (figure.indicator.indicator_id, figure.place.area_code, least(now, better), now.due_end)
    chance = queries.chance(db, *asked)
    return chance, queries.base_rate(db, *asked) if chance.phrase else None


def least(now: Step, better: str) -> float:
    """The least good figure that keeps the promise. What is to be held is not lost by getting better."""
    return now.target_value + now.tolerance if better == "lower" else now.target_value - now.tolerance

"""Finds the answer to a question of residents: which of two figures bears weight, and what stands beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard import choices, database, looking_back, queries, reviewing
from dashboard.answered import Answered, Demand, DemandBeside, WhyAsked
from dashboard.database import Build
from dashboard.expected import BaseRate
from dashboard.holdings import SourceStatus
from dashboard.queries.details import ask
from dashboard.rows import Card, Figure, Indicator, Place, WardFigure


def question(build: Build, asked: Mapping[str, str]) -> Indicator | None:
    """The question of the address, which is named as its indicator; none where it names none."""
    if not asked.get("question", "").strip():
        return None
    return choices.indicator(build, {"indicator": asked["question"]})


def answered(build: Build, place: Place, indicator: Indicator) -> Answered | None:
    """The answer, found once for its page and its sheets."""
    about = (place.area_code, indicator.indicator_id)
    return database.remembered("doorstep", *about, make=lambda: answer(build, place, indicator))


def answer(build: Build, place: Place, indicator: Indicator) -> Answered | None:
    """Everything that is told; none where no figure is held to tell it by."""
    found = queries.figure(build.cursor, place.area_code, indicator.indicator_id)
    return of_figure(build, place, found) if found and found.card.value is not None else None


def of_figure(build: Build, place: Place, found: Figure) -> Answered:
    """The same of a figure that the place has, or its council."""
    indicator_id = found.indicator.indicator_id
    ward = _stated(build, place).get(indicator_id) if found.place.area_code == place.area_code else None
    council = _figure(build, place.parent_code, found.indicator) if ward else None
    is_too_few = bool(ward and ward.verdict == "too_few_to_tell" and council and council.card.value is not None)
    shown = council if is_too_few and council else found
    promise = reviewing.of_place(build, place).get(indicator_id)
    return Answered(
        reader_place=place,
        figure=shown,
        today=looking_back.today(_built(build)),
        why=whys(build).get(indicator_id),
        ward=None if is_too_few else ward,
        council=council.card if council and not is_too_few else None,
        is_too_few=is_too_few,
        nation=_nation(build, shown),
        demand=_demand(build, shown),
        promise=promise if promise and promise.now.area_code == shown.place.area_code else None,
        rate=_rate(build, shown),
        source=_sources(build).get(found.indicator.source_id),
    )


def in_short(build: Build, place: Place) -> tuple[Answered, ...]:
    """What people ask of a place, without what would have to be worked out for each."""
    today, agreed, asked = looking_back.today(_built(build)), reviewing.of_place(build, place), whys(build)
    found = []
    for each in chosen(build, place):
        key, area_code = each.indicator.indicator_id, each.place.area_code
        promise = agreed.get(key)
        found.append(
            Answered(
                reader_place=place,
                figure=each,
                today=today,
                why=asked.get(key),
                promise=promise if promise and promise.now.area_code == area_code else None,
                source=_sources(build).get(each.indicator.source_id),
            )
        )
    return tuple(found)


def chosen(build: Build, place: Place) -> tuple[Figure, ...]:
    """The figures behind what people ask of the place's council, in its order: those that have a value."""
    held = {each.indicator.indicator_id: each for each in queries.figures(build.cursor, place.area_code)}
    return with_value([held[each] for each in queries.questions(build.cursor, place.area_code) if each in held])


def with_value(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Those by which a question can be answered."""
    return tuple(each for each in figures if each.card.value is not None)


def whys(build: Build) -> dict[str, WhyAsked]:
    """What people ask of a change, by indicator."""
    return database.remembered("why questions", make=lambda: queries.why_questions(build.cursor))


def _built(build: Build) -> date:
    return database.remembered("build status", make=lambda: queries.build_status(build.cursor)).built_at.date()


def _sources(build: Build) -> dict[str, SourceStatus]:
    return database.remembered(
        "sources by id", make=lambda: {each.source_id: each for each in queries.sources(build.cursor)}
    )


def _stated(build: Build, place: Place) -> dict[str, WardFigure]:
    if place.level != "ward":
        return {}
    code = place.area_code
    return database.remembered("stated", code, make=lambda: queries.ward_statements(build.cursor, code))


def _figure(build: Build, area_code: str | None, indicator: Indicator) -> Figure | None:
    return queries.figure(build.cursor, area_code, indicator.indicator_id) if area_code else None


def _nation(build: Build, found: Figure) -> Card | None:
    """The nation's own then and now, of the same years; none where they are of others."""
    own, code = found.card, found.card.nation_code
    if not code or code == found.place.area_code:
        return None
    indicator = found.indicator
    nation = database.remembered("nation", code, indicator.indicator_id, make=lambda: _figure(build, code, indicator))
    if nation is None or nation.place.area_code != code:
        return None
    theirs, span = nation.card, ("then_kind", "then_start", "then_end", "now_start", "now_end")
    return theirs if all(getattr(theirs, each) == getattr(own, each) for each in span) else None


def _demand(build: Build, found: Figure) -> DemandBeside | None:
    """How much was asked in the place whose figure it is, or in the council of that ward."""
    about = {"indicator_id": found.indicator.indicator_id, "area_code": found.place.area_code}
    for told in ask(build.cursor, "demand_beside", Demand, **about):
        counted, place = queries.indicator(build.cursor, told.demand_id), queries.place(build.cursor, told.area_code)
        if counted and place:
            return DemandBeside(told, counted, place)
    return None


def _rate(build: Build, found: Figure) -> BaseRate | None:
    """Asked of its own value, as here it matters only how far others came."""
    likely, now = found.realistic, found.card.value
    if likely is None or likely.range_of != "value" or now is None:
        return None
    about = (found.indicator.indicator_id, found.place.area_code)
    return queries.base_rate(build.cursor, *about, now, likely.judged_at)

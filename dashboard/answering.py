"""Finds the answer to a question of residents: which of two figures bears weight, and what stands beside it."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard import choices, database, looking_back, queries, reviewing
from dashboard.answered import Answered, WhyAsked
from dashboard.database import Build
from dashboard.expected import BaseRate
from dashboard.rows import Card, Figure, Indicator, Place, WardFigure


def question(build: Build, asked: Mapping[str, str]) -> Indicator | None:
    """The question of the address, which is named as its indicator; none where it names none."""
    if not asked.get("question", "").strip():
        return None
    return choices.indicator(build, {"indicator": asked["question"]})


def answer(build: Build, place: Place, indicator: Indicator) -> Answered | None:
    """Everything that is told; none where no figure is held to tell it by."""
    found = queries.figure(build.cursor, place.area_code, indicator.indicator_id)
    if found is None or found.card.value is None:
        return None
    ward = _ward(build, place, found)
    is_too_few = ward is not None and ward.verdict == "too_few_to_tell"
    council = _figure(build, place.parent_code, indicator) if ward else None
    if is_too_few and council and council.card.value is not None:
        found, ward = council, None
    else:
        is_too_few = False
    promise = reviewing.of_place(build, place).get(indicator.indicator_id)
    return Answered(
        reader_place=place,
        figure=found,
        today=looking_back.today(queries.build_status(build.cursor).built_at.date()),
        why=whys(build).get(indicator.indicator_id),
        ward=ward,
        council=council.card if council and ward else None,
        is_too_few=is_too_few,
        nation=_nation(build, found),
        promise=promise if promise and promise.now.area_code == found.place.area_code else None,
        rate=_rate(build, found),
        source={each.source_id: each for each in queries.sources(build.cursor)}.get(indicator.source_id),
    )


def chosen(build: Build, place: Place) -> tuple[Figure, ...]:
    """The figures behind what people ask of the place's council, in its order: those that have a value."""
    held = {each.indicator.indicator_id: each for each in queries.figures(build.cursor, place.area_code)}
    asked = queries.questions(build.cursor, place.area_code)
    return tuple(held[each] for each in asked if each in held and held[each].card.value is not None)


def whys(build: Build) -> dict[str, WhyAsked]:
    """What people ask of a change, by indicator."""
    return database.remembered("why questions", make=lambda: queries.why_questions(build.cursor))


def _ward(build: Build, place: Place, found: Figure) -> WardFigure | None:
    if place.level != "ward" or found.place.area_code != place.area_code:
        return None
    return queries.ward_statements(build.cursor, place.area_code).get(found.indicator.indicator_id)


def _figure(build: Build, area_code: str | None, indicator: Indicator) -> Figure | None:
    return queries.figure(build.cursor, area_code, indicator.indicator_id) if area_code else None


def _nation(build: Build, found: Figure) -> Card | None:
    """The nation's own then and now, of the same years; none where they are of others."""
    own, code = found.card, found.card.nation_code
    if not code or code == found.place.area_code:
        return None
    indicator = found.indicator
    nation = database.remembered(
        "nation", code, indicator.indicator_id, make=lambda: _figure(build, code, indicator)
    )
    if nation is None or nation.place.area_code != code:
        return None
    theirs, span = nation.card, ("then_kind", "then_start", "then_end", "now_start", "now_end")
    return theirs if all(getattr(theirs, each) == getattr(own, each) for each in span) else None


def _rate(build: Build, found: Figure) -> BaseRate | None:
    """Asked of its own value, as here it matters only how far others came."""
    likely, now = found.realistic, found.card.value
    if likely is None or likely.range_of != "value" or now is None:
        return None
    about = (found.indicator.indicator_id, found.place.area_code)
    return queries.base_rate(build.cursor, *about, now, likely.judged_at)

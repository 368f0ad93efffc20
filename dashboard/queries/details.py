"""What the page of one figure shows beside it: its periods, similar places, outlines of wards."""

from __future__ import annotations

import duckdb

from dashboard.rows import Boundary, PeerValue, SeriesPoint, SparkPoint, Then
from dashboard.shaping import Parameter, Row, columns, read


class NoSuchQuestion(Exception):
    """A build of an older release was not made with a question that is asked today."""


# What a build of an older release is met as: a question, a table or a column was not there then.
OF_AN_OLDER_RELEASE = (NoSuchQuestion, duckdb.CatalogException, duckdb.BinderException)


def series(db: duckdb.DuckDBPyConnection, indicator_id: str, area_code: str) -> tuple[SeriesPoint, ...]:
    """Every period of one indicator in one place, oldest first."""
    return read(
        db,
        SeriesPoint,
        f"""
        select {columns(SeriesPoint)} from marts.series
        where indicator_id = $indicator_id and area_code = $area_code
        order by period_start, period_end
        """,
        indicator_id=indicator_id,
        area_code=area_code,
    )


def then_by_year(db: duckdb.DuckDBPyConnection, indicator_id: str, area_code: str) -> tuple[Then, ...]:
    """Every year that the figure of today can be set against, oldest first."""
    return ask(db, "then_by_year", Then, indicator_id=indicator_id, area_code=area_code)


def peer_values(db: duckdb.DuckDBPyConnection, indicator_id: str, area_code: str) -> tuple[PeerValue, ...]:
    """The similar places with a figure for the same period, lowest first."""
    return read(
        db,
        PeerValue,
        f"""
        select {columns(PeerValue, is_better="standing")} from marts.peer_value
        where indicator_id = $indicator_id and area_code = $area_code
        order by value, peer_name
        """,
        indicator_id=indicator_id,
        area_code=area_code,
    )


def similar_middle(db: duckdb.DuckDBPyConnection, indicator_id: str, area_code: str) -> tuple[SparkPoint, ...]:
    """The middle of the similar places, period by period."""
    return ask(db, "middle_of_similar_places", SparkPoint, indicator_id=indicator_id, area_code=area_code)


def boundaries(db: duckdb.DuckDBPyConnection, council_code: str) -> tuple[Boundary, ...]:
    """The newest outline of each ward of a council."""
    return read(
        db,
        Boundary,
        f"""
        select {columns(Boundary)} from core.boundary
        where area_code in (select area_code from core.area where level = 'ward' and parent_code = $council_code)
        qualify row_number() over (partition by area_code order by vintage desc) = 1
        """,
        council_code=council_code,
    )


def ask(db: duckdb.DuckDBPyConnection, question: str, shape: type[Row], **parameters: Parameter) -> tuple[Row, ...]:
    """A question whose SQL came with the build, so that page and data cannot disagree."""
    asked = db.execute("select sql from meta.question where name = $name", {"name": question}).fetchone()
    if asked is None:
        raise NoSuchQuestion(question)
    return read(db, shape, f"select {columns(shape)} from ({asked[0]})", **parameters)

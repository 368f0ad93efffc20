"""Which places there are, and what is said of them."""

from __future__ import annotations

import duckdb

from dashboard.queries.nearest import NEAREST
from dashboard.rows import Council, Found, Place
from dashboard.shaping import columns, read, shaped


def place(db: duckdb.DuckDBPyConnection, area_code: str) -> Place | None:
    """The place with this code, if there is one that readers can choose."""
    found = read(db, Place, f"select {columns(Place)} from marts.place where area_code = $code", code=area_code)
    return found[0] if found else None


def default_code(db: duckdb.DuckDBPyConnection) -> str | None:
    """The council whose file says that it is the one to begin with."""
    found = db.execute("select area_code::varchar from core.council where is_default").fetchone()
    return found[0] if found else None


def default_place(db: duckdb.DuckDBPyConnection) -> Place:
    """The council whose file says that it is the one to begin with; without one, the council with most figures."""
    return read(
        db,
        Place,
        f"""
        select {columns(Place)}
        from marts.place
        -- Most councils have no file of their own.
        left join (select area_code, is_default from core.council) using (area_code)
        order by coalesce(is_default, false) desc, level = 'council' desc, figures desc, area_code
        limit 1
        """,
    )[0]


def find(db: duckdb.DuckDBPyConnection, typed: str, most: int = 12) -> Found:
    """Places by name: each word must occur in the name of the place or of what it is part of."""
    rows = db.execute(
        f"""
        select {columns(Place)}, count(*) over ()
        from marts.place as place
        where area_code = upper($typed) or list_bool_and(list_transform(
            $words, lambda word: contains(concat_ws(' ', search_text, lower(parent_name)), word)
        ))
        order by
            search_text = $typed and end_date is null and ended_by is null desc,
            end_date is not null or ended_by is not null,
            starts_with(search_text, $typed) desc,
            contains(search_text, $typed) desc,
            level = 'council' desc,
            level = 'ward' desc,
            name,
            area_code
        limit $most
        """,
        {"typed": typed.lower(), "words": typed.lower().split(), "most": most},
    ).fetchall()
    return Found(tuple(shaped(Place, iter(row)) for row in rows), rows[0][-1] if rows else 0)


def has_wards(db: duckdb.DuckDBPyConnection, council_code: str) -> bool:
    """Whether wards of a council have pages."""
    asked = (
        "select count(*) > 0 from marts.place where level = 'ward' and council_code = $code "
        "and end_date is null and ended_by is null"
    )
    return bool(db.execute(asked, {"code": council_code}).fetchall()[0][0])


def council_above(db: duckdb.DuckDBPyConnection, area_code: str) -> Council | None:
    """The nearest council with a file of its own; else the default one, whose site this is."""
    found = read(
        db,
        Council,
        f"""
        with {NEAREST}
        select {columns(Council)}
        from core.council
        left join nearest using (area_code)
        where distance is not null or is_default
        order by distance nulls last
        limit 1
        """,
        area_code=area_code,
    )
    return found[0] if found else None

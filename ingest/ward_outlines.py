"""The outlines of wards that we hold, for sources that are asked by outline. It fetches none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from ingest import publish
from ingest.settings import Settings
from ingest.snapshot import load_snapshot
from ingest.source import WardOutline

# The newest outline of each ward that has not ended. `parent_codes` of the snapshot have the nation too.
OF_BUILD = """
    select ward.area_code::varchar, ward.parent_code::varchar, arg_max(geojson, vintage)
    from core.boundary
    inner join core.area as ward using (area_code)
    left join core.area as council on ward.parent_code = council.area_code
    where ward.level = 'ward' and ward.end_date is null
        and coalesce(ward.parent_code in $councils, council.level = 'council')
    group by all
    order by all
"""
OF_SNAPSHOT = """
    select area_code, council_code, arg_max(geojson, vintage)
    from raw.snapshot_boundary
    inner join (select *, unnest(parent_codes) as council_code from raw.snapshot_area) as ward using (area_code)
    left join (select area_code as council_code, level from raw.snapshot_area) as council using (council_code)
    where ward.level = 'ward' and ward.end_date is null
        and coalesce(council_code in $councils, council.level = 'council')
    group by all
    order by all
"""


def ward_outlines(settings: Settings, councils: Sequence[str] | None) -> tuple[WardOutline, ...]:
    """Those of the councils, or all: from the published build; before there is one, from the figures that ship."""
    wanted = {"councils": None if councils is None else list(councils)}
    serving = publish.current(settings.builds)
    found = _of_build(serving, wanted) if serving else None
    if found is None:
        with duckdb.connect() as db:
            db.execute("create schema raw")
            load_snapshot(db, settings.snapshot)
            found = db.execute(OF_SNAPSHOT, wanted).fetchall()
    return tuple(WardOutline(*row) for row in found)


def _of_build(serving: Path, wanted: dict[str, list[str] | None]) -> list[tuple[str, ...]] | None:
    try:
        with duckdb.connect(str(serving), read_only=True) as db:
            return db.execute(OF_BUILD, wanted).fetchall()
    except duckdb.Error:
        return None  # torn, or of another release: the next build writes it again

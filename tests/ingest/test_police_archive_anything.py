"""Whatever a zip holds: one sentence or the truth; never a traceback, a wrong ward, or a nought for what is missing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.archive import Archive
from ingest.crime_files import CATEGORY_OF, COLUMNS
from ingest.source import IntakeError
from tests.ingest import police_archive_practice as practice
from tests.ingest.police_practice import JULY, JUNE
from tests.ingest.test_police_anything import degrees, mostly
from tests.servers.police_archive import name_of, packed, table

WEST, EAST = "E05000001", "E05000002"  # two squares beside each other, from 0.01 to 0.02 and to 0.03
ODD_DEGREES = ["", "north", "nan", "1e1", "53", "-200", " 53.5", "53,1", "٥٣"]
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["", "a" * 64]),
        mostly(st.just(JULY), [JUNE, "", "July"]),
        mostly(st.just("Greater Manchester Police"), ["", "British Transport Police"]),
        st.text(max_size=5),
        mostly(degrees(0.005, 0.035), ODD_DEGREES),
        mostly(degrees(53.001, 53.009), ODD_DEGREES),
        st.text(max_size=5),
        st.text(max_size=5),
        st.text(max_size=5),
        mostly(st.sampled_from(list(CATEGORY_OF)), ["", "burglary", "Cyber crime"]),
        st.text(max_size=5),
        st.text(max_size=5),
    ),
    max_size=8,
)


def read(members: dict[str, bytes] | bytes) -> list[practice.Row] | None:
    """What is counted where, or None if it was refused with a sentence that names it."""
    with TemporaryDirectory() as folder:
        archive = Archive(Path(folder))
        practice.keep(archive, members)
        try:
            return practice.loaded(archive).sql(
                "select area_code, month, category, crimes::int from raw.police_archive_count"
            ).fetchall()  # fmt: skip
        except IntakeError as refused:
            assert str(refused).startswith("police_archive: latest.zip (file ")
            return None


def ward_of(longitude: str) -> str | None:
    """Worked out by hand for squares; what lies on the edge between them is in the first."""
    east = float(longitude)
    return WEST if 0.01 <= east <= 0.02 else EAST if 0.02 < east <= 0.03 else None


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_rows_are_counted_in_the_right_ward_or_refused(rows: list[tuple[str, ...]]) -> None:
    counted = read({name_of(JULY): table(rows)})

    placed = [(ward_of(row[4]), CATEGORY_OF[row[9]]) for row in rows if row[4]] if counted is not None else []
    expected = Counter(each for each in placed if each[0])
    found = Counter({(area, kind): crimes for area, _, kind, crimes in counted or [] if crimes})
    assert counted is None or found == expected


@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_for_a_table_are_read_or_refused(body: bytes) -> None:
    counted = read({name_of(JULY): body})

    assert counted is None or {row[3] for row in counted} == {None}


@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_after_a_good_header_are_read_or_refused(body: bytes) -> None:
    counted = read({name_of(JULY): table([]) + body})

    assert counted is None or {row[3] for row in counted} == {None}


GOOD = packed({name_of(JULY): table([("", JULY, "A Force", "", "0.015", "53.005", "", "", "", "Drugs", "", "")])})


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.integers(1, 255))
def test_one_byte_that_is_hurt_never_makes_another_count(where: int, by: int) -> None:
    hurt = bytearray(GOOD)
    hurt[where] ^= by
    counted = read(bytes(hurt))

    assert counted is None or {row[3] for row in counted if row[2] == "drugs"} <= {1, 0, None}
    assert counted is None or sum(row[3] or 0 for row in counted) <= 1


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_a_member_of_any_other_name_is_passed_over_or_refused(name: str) -> None:
    counted = read({name: b"", name_of(JUNE): table([])})

    assert counted is None or {row[1] for row in counted} == {JUNE}


# What an archive has of a month: no table, an empty one, or crimes in one ward or both.
IN_A_MONTH = st.sampled_from(["no table", "empty", "west", "both"])


@settings(max_examples=20, deadline=None)
@given(st.lists(IN_A_MONTH, min_size=3, max_size=3))
def test_a_month_without_its_table_is_never_nought(months: list[str]) -> None:
    names = [f"2026-0{n}" for n in range(1, 4)]
    places = {"empty": [], "west": ["0.015"], "both": ["0.015", "0.025"]}
    sent = {
        name_of(month): table([_drugs(month, place) for place in places[told]])
        for month, told in zip(names, months, strict=True)
        if told != "no table"
    }
    railway = {name_of(month, "btp"): table([_drugs(month, "0.015", "British Transport Police")]) for month in names}
    counted = read(sent | railway)

    assert counted is not None
    without = {month for month, told in zip(names, months, strict=True) if told == "no table"}
    assert {row[3] for row in counted if row[1] in without} <= {None}
    is_known = bool(set(months) & {"west", "both"})
    assert all((row[3] is not None) == (is_known and row[1] not in without) for row in counted)


def _drugs(month: str, longitude: str, force: str = "Greater Manchester Police") -> list[str]:
    cells = {"Month": month, "Reported by": force, "Longitude": longitude, "Latitude": "53.005", "Crime type": "Drugs"}
    return [cells.get(column, "") for column in COLUMNS]

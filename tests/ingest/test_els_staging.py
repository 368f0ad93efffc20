"""What staging makes of Explore local statistics: periods as days, marks as statuses, codes as levels."""

from __future__ import annotations

from pathlib import Path

from ingest.archive import Archive
from tests.ingest.practice import explore, fetch, figures, keep, loaded

STAGING = Path(__file__).resolve().parents[2] / "sql" / "staging"


def staged(archive: Archive, model: str, select: str) -> list[tuple[str, ...]]:
    """What the model makes of the archive, each cell as text."""
    query = (STAGING / f"{model}.sql").read_text(encoding="utf-8")
    found = loaded(archive).execute(f"with staged as ({query}) {select}").fetchall()
    return [tuple("" if cell is None else str(cell) for cell in row) for row in found]


def test_each_form_of_period_becomes_its_first_day_and_the_day_after_its_last(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    keep(
        archive,
        figures("""
            areacd    | areanm   | period         | value
            E08000009 | Trafford | 2024-04-01/P1Y | 1
            E08000009 | Trafford | 2024-02-01/P1M | 2
            E08000009 | Trafford | 2024-11-01/P3M | 3
            E08000009 | Trafford | 2022-01-01/P3Y | 4
            E08000009 | Trafford | 2020-01-01/P5Y | 5
            E08000009 | Trafford | 2024-12-31     | 6
            E08000009 | Trafford | 2012-02-29/P1Y | 7
        """),
    )

    periods = staged(archive, "els_observation", "select value, period_start, period_end from staged order by 1")
    assert periods == [
        ("1.0", "2024-04-01", "2025-04-01"),
        ("2.0", "2024-02-01", "2024-03-01"),
        ("3.0", "2024-11-01", "2025-02-01"),
        ("4.0", "2022-01-01", "2025-01-01"),
        ("5.0", "2020-01-01", "2025-01-01"),
        ("6.0", "2024-12-31", "2025-01-01"),
        ("7.0", "2012-02-29", "2013-02-28"),
    ]


def test_each_mark_becomes_a_status_and_no_withheld_figure_becomes_a_nought(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    keep(
        archive,
        figures("""
            areacd    | areanm     | period     | value | status
            E06000001 | Hartlepool | 2024-01-01 | 0     |
            E06000002 | Trafford   | 2024-01-01 |       | x
            E06000003 | Rutland    | 2024-01-01 |       | c
            E06000004 | Scilly     | 2024-01-01 |       | z
            E06000005 | City       | 2024-01-01 |       | u
            E06000006 | Stockport  | 2024-01-01 | 4.5   | u
            E06000007 | Bury       | 2024-01-01 |       |
            E67000001 | Both       | 2024-01-01 | 2     | Value for both councils combined
        """),
    )

    statuses = staged(archive, "els_observation", "select area_code, value, status, note from staged order by 1")
    assert statuses == [
        ("E06000001", "0.0", "published", ""),
        ("E06000002", "", "not_available", ""),
        ("E06000003", "", "suppressed", ""),
        ("E06000004", "", "not_applicable", ""),
        ("E06000005", "", "unreliable", ""),
        ("E06000006", "4.5", "unreliable", ""),
        ("E06000007", "", "not_available", ""),
        ("E67000001", "2.0", "published", "Value for both councils combined"),
    ]


def test_numbers_keep_every_digit_that_was_sent(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    keep(archive, "areacd,areanm,period,value,lci_95,uci_95\nE06000001,H,2024-01-01,17.700000000000003,-1e-05,100.15")

    numbers = staged(archive, "els_observation", "select value, lower, upper from staged")
    assert numbers == [("17.700000000000003", "-1e-05", "100.15")]


def test_areas_have_the_level_that_their_code_says_and_the_days_of_a_council(tmp_path: Path) -> None:
    with explore() as els:
        fetch(els, tmp_path)

    areas = staged(
        Archive(tmp_path),
        "els_area",
        "select area_code, name, level, parent_codes, start_date, end_date from staged"
        " where area_code in ('E07000026', 'E06000063', 'E47000001', 'E10000003', 'K02000001') order by 1",
    )
    assert areas == [
        ("E06000063", "Cumberland", "council", "['E12000002', 'E92000001', 'K02000001']", "2023-04-01", ""),
        ("E07000026", "Allerdale", "council", "['E10000006', 'E12000002', 'E92000001', 'K02000001']", "", "2023-04-01"),
        ("E10000003", "Cambridgeshire", "county", "['E47000008', 'E12000006', 'E92000001', 'K02000001']", "", ""),
        ("E47000001", "Greater Manchester", "combined_authority", "['E12000002', 'E92000001', 'K02000001']", "", ""),
        ("K02000001", "United Kingdom", "country", "[]", "", ""),
    ]  # fmt: skip


def test_a_place_that_has_figures_and_is_on_no_list_still_has_its_name(tmp_path: Path) -> None:
    with explore() as els:
        fetch(els, tmp_path)

    named = "select name, level from staged where area_code in ('E67000001', 'TLN0A', 'E07000026') order by 1"
    assert staged(Archive(tmp_path), "els_area_of_figures", named) == [
        ("Allerdale", "council"),
        ("City of London, Hackney", "group"),
        ("Derry City and Strabane", "group"),
    ]


def test_similar_places_keep_their_order_and_the_day_they_were_listed(tmp_path: Path) -> None:
    with explore() as els:
        fetch(els, tmp_path)

    trafford = "from staged where area_code = 'E08000009' and peer_set = 'ons_economic' order by rank"
    peers = f"select peer_code, rank, as_of {trafford}"
    assert staged(Archive(tmp_path), "els_peer", peers) == [
        ("E06000007", "1", "2026-11-23"),
        ("E08000007", "2", "2026-11-23"),
    ]


def test_of_several_publishers_the_one_with_the_newest_release_is_named(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    sources = (
        '{"name":"ONS","href":"https://one","date":"2026-02-05"},'
        '{"name":"PSNI","href":"https://two","date":"2026-11-28"},'
        '{"name":"Someone","href":"https://three","date":"in spring"}'
    )
    keep(archive, f'[{{"slug":"homicide","source":[{sources}]}}]', key="metadata/indicators", ending="json")

    assert staged(archive, "els_release", "select indicator_id, publisher, href, released from staged") == [
        ("homicide", "PSNI", "https://two", "2026-11-28")
    ]


def test_an_outline_is_kept_once_for_each_vintage(tmp_path: Path) -> None:
    with explore() as els:
        fetch(els, tmp_path)

    outlines = staged(Archive(tmp_path), "els_boundary", "select area_code, vintage from staged order by 1")
    assert outlines == [
        ("E06000017", "2026"),
        ("E06000063", "2026"),
        ("E07000026", "2022"),
        ("E08000009", "2026"),
        ("E10000003", "2026"),
        ("E10000006", "2022"),
    ]

"""What ships as agreed goes into the ledger once; examples say that they are; what an officer wrote stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copytree

import pytest

from ingest.catalogue import CatalogueError, read_catalogue
from ingest.ledger.pins import pinned
from ingest.ledger.reading_back import as_at
from ingest.ledger.recording import record, record_unheard
from ingest.ledger.shapes import Agreement, Record
from ingest.seeding import folders_in_use, read_folder, seed
from ingest.settings import Settings, discover

BUILD = "20261123T120000000000Z-abc"
TRAFFORD, WEST_DUNBARTONSHIRE = "trafford", "west-dunbartonshire"
OWN = 'name = "Stockport"\narea_code = "E08000007"\nis_default = {default}\ntitle = "Ours"\narea_word = "borough"\n'


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """What ships with us, in a copy that may be spoilt, and a ledger that holds nothing."""
    shipped = discover({})
    copytree(shipped.councils[0], tmp_path / "shipped")
    return replace(shipped, councils=(tmp_path / "shipped", tmp_path / "own"), data=tmp_path, ledger_url="")


def seeded(settings: Settings) -> int:
    """How many records were new, with a build published."""
    settings.builds.mkdir(exist_ok=True)
    return seed(settings, settings.builds / f"{BUILD}.duckdb")


def held(settings: Settings, table: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = as_at(settings.ledger, datetime.now(UTC), with_drafts=True)[table].to_pylist()
    return rows


def shipped(name: str) -> list[Record]:
    catalogue = read_catalogue(discover({}))
    folder = discover({}).councils[0] / name
    return [version for life in read_folder(folder, catalogue) for version in life]


def agreements(name: str) -> list[Agreement]:
    return [each for each in shipped(name) if isinstance(each, Agreement)]


def spoilt(settings: Settings, name: str, change: Callable[[str], str]) -> str:
    """What is said of a shipped file once it is changed."""
    file = settings.councils[0] / name
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(CatalogueError) as refused:
        seeded(settings)
    return str(refused.value)


def test_what_ships_is_written_once(settings: Settings) -> None:
    written = seeded(settings)

    assert written == len(shipped(TRAFFORD)) + len(shipped(WEST_DUNBARTONSHIRE))
    assert seeded(settings) == 0
    assert len(held(settings, "agreement")) == 23


def test_a_past_example_meeting_looks_at_the_build_that_is_there_and_keeps_it(settings: Settings) -> None:
    seeded(settings)

    today = datetime.now(UTC).date()
    looked_at = {row["build_id"] for row in held(settings, "meeting") if row["held_on"] < today}  # type: ignore[operator]
    ahead = {row["build_id"] for row in held(settings, "meeting") if row["held_on"] >= today}  # type: ignore[operator]
    assert looked_at == {BUILD}
    assert ahead <= {None}
    assert pinned(settings.builds) == {f"{BUILD}.duckdb"}


def test_what_an_officer_changed_is_left_as_it_is(settings: Settings) -> None:
    seeded(settings)
    first = next(row for row in held(settings, "agreement") if row["agreement_ref"] == "TRAFFORD-EX03")
    changed = next(each for each in agreements(TRAFFORD) if each.ref == "TRAFFORD-EX03")
    number = int(str(first["agreement_id"]))
    record(settings.ledger, [replace(changed, kind="change", target_value=11.5, replaces=number)])

    assert seeded(settings) == 0
    values = [row["target_value"] for row in held(settings, "agreement") if row["agreement_ref"] == "TRAFFORD-EX03"]
    assert values == [11.0, 11.5]


def test_a_promise_that_an_officer_made_first_is_not_added_to(settings: Settings) -> None:
    own = next(each for each in agreements(TRAFFORD) if each.ref == "TRAFFORD-EX01")
    record(settings.ledger, [replace(own, target_value=70.0, meeting_ref=None)])

    seeded(settings)

    values = [row["target_value"] for row in held(settings, "agreement") if row["agreement_ref"] == "TRAFFORD-EX01"]
    assert values == [70.0]


def test_nothing_is_recorded_as_if_it_had_been_recorded_before(settings: Settings) -> None:
    started = datetime.now(UTC).replace(tzinfo=None)

    seeded(settings)

    assert min(row["recorded_at"] for row in held(settings, "agreement")) >= started  # type: ignore[type-var]


def test_a_default_of_ones_own_takes_the_place_of_all_that_ships(settings: Settings) -> None:
    own = settings.councils[1]
    own.mkdir()
    (own / "stockport.toml").write_text(OWN.format(default="true"))

    assert list(folders_in_use(settings)) == []
    assert seeded(settings) == 0


def test_a_file_of_ones_own_for_a_council_takes_the_place_of_what_ships_for_it(settings: Settings) -> None:
    own = settings.councils[1]
    own.mkdir()
    (own / "trafford.toml").write_text(OWN.format(default="false"))

    assert [folder.name for folder in folders_in_use(settings)] == [WEST_DUNBARTONSHIRE]


def test_a_second_council_of_ones_own_leaves_what_ships(settings: Settings) -> None:
    own = settings.councils[1]
    own.mkdir()
    (own / "stockport.toml").write_text(OWN.format(default="false"))

    assert [folder.name for folder in folders_in_use(settings)] == [TRAFFORD, WEST_DUNBARTONSHIRE]


def test_everything_of_trafford_is_an_example_and_says_so() -> None:
    found = shipped(TRAFFORD)

    assert {each.status for each in found} == {"example"}
    assert {each.caution for each in agreements(TRAFFORD)} == {"Example target. Not agreed by anyone."}
    assert all(each.owner.lower().startswith("example") for each in agreements(TRAFFORD))
    assert all(each.agreed_by.startswith("Example") for each in agreements(TRAFFORD))


def test_trafford_has_ten_to_twelve_targets_of_every_kind() -> None:
    standing = {each.ref: each for each in agreements(TRAFFORD)}.values()

    assert 10 <= len(standing) <= 12
    assert {each.direction for each in standing} == {"higher", "lower", "hold"}
    assert any(each.milestones for each in standing)


def test_one_example_was_changed_in_the_open_and_one_put_off_quietly() -> None:
    changes = [each for each in agreements(TRAFFORD) if each.kind == "change"]

    assert [(each.ref, bool(each.meeting_ref), bool(each.minute_reference)) for each in changes] == [
        ("TRAFFORD-EX01", True, True),
        ("TRAFFORD-EX02", False, False),
    ]
    absence = [each.due_end for each in agreements(TRAFFORD) if each.ref == "TRAFFORD-EX02"]
    assert absence == [date(2027, 8, 1), date(2028, 8, 1)]


def test_the_plan_of_west_dunbartonshire_is_as_it_was_published() -> None:
    found = agreements(WEST_DUNBARTONSHIRE)

    assert [(each.ref, each.baseline_value, each.target_value, each.direction) for each in found] == [
        ("WD01", 196, 200, "higher"),
        ("WD02", 66.8, 71.5, "higher"),
        ("WD03", 87.4, 85, "higher"),
        ("WD04", 100, 100, "higher"),
        ("WD05", 90.9, 92, "higher"),
        ("WD06", 43.18, 53, "higher"),
        ("WD07", 51, 80, "higher"),
        ("WD08", 34, 35, "lower"),
        ("WD09", 1369, 1157, "lower"),
    ]
    assert {(each.status, each.due_end, each.baseline_end) for each in found} == {
        ("agreed", date(2017, 4, 1), date(2013, 4, 1))
    }
    assert {each.caution for each in found} == {"Typed from a copy, not checked"}
    assert {each.source for each in found} == {"https://docsbay.net/strategic-plan-2012-17-progress-in-2016-17"}


@pytest.mark.parametrize("name", [TRAFFORD, WEST_DUNBARTONSHIRE])
def test_a_unit_is_that_of_its_indicator(name: str) -> None:
    units = {each.indicator_id: each.unit for each in read_catalogue(discover({})).indicators}

    assert [each.ref for each in agreements(name) if each.unit != units[each.indicator_id or ""]] == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("ref,status", "reference,status", "line 1: the columns are not those of a list of targets"),
        (",lower,", ",down,", 'direction is "down", write one of higher, lower, hold'),
        ("claimant-count,", "claimants,", 'indicator is "claimants", write one of'),
        (",December 2028,", ",winter 2028,", 'by is "winter 2028", write it like March 2029'),
        (",December 2028,", ",2028/30,", 'by is "2028/30", write it like March 2029'),
        (",2.6,", ",about 3,", 'target is "about 3", write a number such as 48.5'),
        (",2.6,", ",nan,", 'target is "nan", write a number such as 48.5'),
        ("March 2027: 59.5;", "March 2030: 59.5;", "write them in order, each before the promise is due"),
        (",3.1,2024,", ",3.1,,", 'baseline is "3.1", write a baseline and its period, or neither'),
        (",2025-11-20,", ",20/11/2025,", 'agreed_on is "20/11/2025", write a day such as 2026-07-16'),
        (",2026-05-07,", ",2025-05-07,", "write the versions of a promise in the order they were agreed in"),
        ("TRAFFORD-EX04,example", "TRAFFORD-EX04,draft", 'status is "draft", write one of agreed, example'),
        ("TRAFFORD-EX04,", "TRAFFORD-EX04,example,", "it has not 24 values, write one for each column"),
        (",trafford-example-2025-11,", ",somewhen,", 'names meeting_ref "somewhen", which is not there'),
    ],
)
def test_a_slip_in_the_targets_is_named(settings: Settings, old: str, new: str, said: str) -> None:
    message = spoilt(settings, "trafford/targets.csv", lambda text: text.replace(old, new))

    assert "trafford" in message
    assert said in message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("held_on = 2025-11-20", 'held_on = "soon"', "write a day without quotes such as 2013-01-01"),
        ('status = "example"', 'status = "maybe"', "write one of planned, held, example"),
        ('body = "Example partnership board"', 'chair = "A. N. Other"', 'the key "body" is missing'),
        ('"trafford-example-2026-07"', '"trafford-example-2025-11"', "stands in it twice"),
        ("value = 58.0, ", "", "write the figure that is predicted"),
        ('indicator = "household', 'indicator = "house', "write one of"),
        ('"TRAFFORD-EX12",\n', '"TRAFFORD-EX99",\n', 'names "TRAFFORD-EX99", which is no promise'),
        ('decision = "trafford', 'decision = "stretford', 'names decision_ref "stretford'),
    ],
)
def test_a_slip_in_the_meetings_is_named(settings: Settings, old: str, new: str, said: str) -> None:
    message = spoilt(settings, "trafford/meetings.toml", lambda text: text.replace(old, new))

    assert "trafford" in message
    assert said in message


def test_lives_are_written_whole_or_not_at_all(settings: Settings) -> None:
    absence = [each for each in agreements(TRAFFORD) if each.ref == "TRAFFORD-EX02"]

    assert record_unheard(settings.ledger, [absence]) == 2
    assert record_unheard(settings.ledger, [absence]) == 0
    numbers = [(row["agreement_id"], row["replaces"], row["kind"]) for row in held(settings, "agreement")]
    assert numbers == [(1, None, "set"), (2, 1, "change")]

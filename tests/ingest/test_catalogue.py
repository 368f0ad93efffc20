"""A slip in the catalogue's files is named to its author; what is right reaches the raw tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.catalogue import Catalogue, CatalogueError, fingerprint, load_catalogue, read_catalogue
from ingest.settings import Settings, discover
from tests.ingest.catalogue_folder import COUNCIL, ECONOMY, INDICATOR, OUTCOMES, TRAFFORD, block, refusal, written


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"titel": '"Claims"'}, 'the key "titel" is not known, write "title"'),
        ({"colour": '"red"'}, 'the key "colour" is not known, remove it'),
        ({"question": None}, 'the key "question" is missing'),
        ({"title": "3"}, '"title" is 3, write a text in quotes'),
        ({"title": '""'}, "\"title\" is '', write some words"),
        ({"title": '" Claims"'}, "spaces at its ends"),
        ({"measure": '"of people\\u0000"'}, "cannot be seen"),
        ({"decimals": '"1"'}, "\"decimals\" is '1', write a whole number from 0 to 4"),
        ({"decimals": "true"}, '"decimals" is True, write a whole number'),
        ({"decimals": "9"}, '"decimals" is 9, write a whole number from 0 to 4'),
        ({"better": '"up"'}, "\"better\" is 'up', write one of higher, lower, neutral"),
        ({"better": '"neutral"'}, 'say in "better_reason" why neither way is better'),
        ({"better": '"neutral"', "better_reason": '""'}, 'say in "better_reason"'),
        ({"why_up": '"More people claim."'}, 'write one question that begins with "Why"'),
        ({"lever": '"nobody"'}, "write one of council, shared, others"),
        ({"period_kind": '"week"'}, "write one of calendar_year"),
        ({"period_kind": '"rolling"'}, 'the key "window_years" is missing'),
        ({"window_years": "3"}, '"window_years" is 3, remove it'),
        ({"floor": "nan"}, '"floor" is nan, write a number'),
        ({"floor": "100"}, "write a number below the ceiling of 100"),
        ({"caveats": '"Some"'}, "write a list such as"),
        ({"caveats": '["Twice.", "Twice."]'}, "nothing twice"),
        ({"caveats": "[1]"}, "write a list such as"),
        ({"breaks": '[{ start = "2013", reason = "New." }]'}, "\"start\" is '2013', write a day without quotes"),
        ({"breaks": '[{ start = 0213-01-01, reason = "New." }]'}, "write a year from 1900 to 2100"),
        ({"breaks": '[{ start = 2013-01-01T00:00:00, reason = "New." }]'}, "write a day without quotes"),
        ({"breaks": "[{ start = 2013-01-01 }]"}, 'breaks number 1: the key "reason" is missing'),
        ({"breaks": "[2013-01-01]"}, "write each one as a table"),
        ({"id": '"Claimant Count"'}, "write it like claimant-count"),
        ({"source": '"E.L.S."'}, "write it like trafford_data_lab"),
        ({"money_basis": '"gold"'}, "write one of cash, real"),
        ({"update_months": "-1"}, "write a whole number from 0 to 120"),
    ],
)
def test_a_slip_in_an_indicator_is_named(tmp_path: Path, changes: dict[str, str | None], said: str) -> None:
    message = refusal(tmp_path, **{ECONOMY: block(changes)})

    assert said in message
    assert "economy-and-work.toml" in message


def test_the_sentence_names_file_block_key_value_and_cure(tmp_path: Path) -> None:
    message = refusal(tmp_path, **{ECONOMY: block({"better": '"up"'})})

    file = tmp_path / "indicators" / "economy-and-work.toml"
    cure = "write one of higher, lower, neutral."
    assert message == f"{file}, indicator claimant-count: \"better\" is 'up', {cure}"


def test_an_indicator_is_found_once(tmp_path: Path) -> None:
    assert "economy-and-work.toml has it already" in refusal(tmp_path, **{ECONOMY: block({}) + block({})})


def test_a_file_is_named_for_an_outcome(tmp_path: Path) -> None:
    message = refusal(tmp_path, **{"indicators/economy.toml": block({})})

    assert 'economy.toml is named for an outcome that is not known, add an outcome with id "economy"' in message


def test_an_outcome_is_found_once(tmp_path: Path) -> None:
    assert "an outcome above has it already" in refusal(tmp_path, **{"outcomes.toml": OUTCOMES * 2})


def test_an_unknown_kind_of_block_is_named(tmp_path: Path) -> None:
    message = refusal(tmp_path, **{ECONOMY: block({}).replace("[[indicator]]", "[[indicators]]")})

    assert 'the whole file: the key "indicators" is not known, write "indicator"' in message


def test_a_file_that_is_not_toml_is_named(tmp_path: Path) -> None:
    assert "economy-and-work.toml is not TOML that can be read" in refusal(tmp_path, **{ECONOMY: "id = "})


def test_a_missing_list_of_outcomes_is_named(tmp_path: Path) -> None:
    place = written(tmp_path)
    (tmp_path / "outcomes.toml").unlink()

    with pytest.raises(CatalogueError, match=r"outcomes\.toml cannot be opened"):
        read_catalogue(place)


def test_every_key_reaches_its_column(tmp_path: Path) -> None:
    added = """
        [peers]
        own = ["E08000007", "E08000002"]
        as_of = 2024-04-01
        note = "Chosen by the council."
        [questions]
        indicators = ["claimant-count"]
        [partnership]
        name = "Trafford together"
        is_example = false
        purpose = "Work for all"
        values = ["We listen", "We share"]
        meets = "Every three months"
        next_meeting = 2027-01-21
        [partnership.source]
        title = "Our plan"
        url = "https://plan.example"
        [[partnership.partners]]
        name = "The college"
        leads = "Skills"
        [[partnership.outcomes]]
        outcome_id = "economy-and-work"
        indicators = ["claimant-count"]
        why = "Too many people are out of work."
    """
    db = duckdb.connect()

    load_catalogue(db, read_catalogue(written(tmp_path, **{TRAFFORD: COUNCIL + added})))

    indicator = "select outcome_id, source_key, decimals, floor, ceiling, window_years, caveats, sort_order"
    assert db.sql(f"{indicator} from raw.catalogue_indicator").fetchall() == [
        ("economy-and-work", "claimants", 1, 0.0, 100.0, None, ["Some do not claim."], 1)
    ]
    assert db.sql("from raw.catalogue_break").fetchall() == [
        ("claimant-count", date(2013, 1, 1), "Counted in a new way.")
    ]
    assert db.sql("select area_code, is_default from raw.catalogue_council").fetchall() == [("E08000009", True)]
    assert db.sql("from raw.catalogue_partnership").fetchall() == [
        ("E08000009", "Trafford together", False, "Our plan", "https://plan.example", "Work for all",
         ["We listen", "We share"], "Every three months", date(2027, 1, 21)),
    ]  # fmt: skip
    assert db.sql("from raw.catalogue_partner").fetchall() == [("E08000009", "The college", "Skills", 1)]
    assert db.sql("from raw.catalogue_partnership_outcome").fetchall() == [
        ("E08000009", "economy-and-work", "Too many people are out of work.", ["claimant-count"], 1)
    ]
    assert db.sql("from raw.catalogue_council_peer").fetchall() == [
        ("E08000009", "E08000007", 1, date(2024, 4, 1), "Chosen by the council."),
        ("E08000009", "E08000002", 2, date(2024, 4, 1), "Chosen by the council."),
    ]
    assert db.sql("from raw.catalogue_council_question").fetchall() == [("E08000009", "claimant-count", 1)]
    assert db.sql("from raw.catalogue_outcome").fetchall() == [("economy-and-work", "Jobs", 10, "economic prosperity")]


def test_an_empty_catalogue_still_makes_every_table() -> None:
    db = duckdb.connect()

    load_catalogue(db, Catalogue((), (), ()))

    tables = db.sql("select table_name from information_schema.tables where table_schema = 'raw'").fetchall()
    assert len(tables) == 13


def test_a_source_is_asked_for_its_own_keys_once(tmp_path: Path) -> None:
    other = block({"id": '"turnout"', "source": '"trafford_data_lab"', "source_key": '"elections"'})
    twin = block({"id": '"claims-again"'})

    catalogue = read_catalogue(written(tmp_path, **{ECONOMY: block({}) + other + twin}))

    assert catalogue.source_keys("els") == ("claimants",)
    assert catalogue.source_keys("trafford_data_lab") == ("elections",)
    assert catalogue.source_keys("nobody") == ()


def test_the_fingerprint_follows_content_and_not_comments(tmp_path: Path) -> None:
    before = read_catalogue(written(tmp_path))
    commented = read_catalogue(written(tmp_path, **{ECONOMY: "# a note\n" + block({})}))
    retitled = replace(before, outcomes=(replace(before.outcomes[0], title="Work"),))

    assert fingerprint(before) == fingerprint(commented)
    assert fingerprint(before) != fingerprint(retitled)


TEXTS = {"outcomes.toml": OUTCOMES, ECONOMY: block({}), TRAFFORD: COUNCIL}
CHARACTERS = st.characters(codec="utf-8")
literals = st.one_of(
    st.none(),
    st.sampled_from(["true", "nan", "-inf", "[]", "{}", "[[]]", "[{}]", "2013-01-01", "07:32:00", "9" * 5000, "''"]),
    st.integers().map(str),
    st.text(CHARACTERS, max_size=30),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(st.dictionaries(st.sampled_from([*INDICATOR, "better_reason", "window_years"]), literals, max_size=4))
def test_any_value_is_read_or_refused(tmp_path: Path, changes: dict[str, str | None]) -> None:
    place = written(tmp_path, **{ECONOMY: block(changes)})

    assert read_or_refused(place)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(st.sampled_from([*TEXTS]), st.integers(0, 700), st.integers(0, 9), st.text(max_size=5))
def test_any_slip_of_the_pen_is_read_or_refused(
    tmp_path: Path, which: str, start: int, length: int, typed: str
) -> None:
    text = TEXTS[which]
    slipped = text[:start] + typed + text[start + length :]

    assert read_or_refused(written(tmp_path, **{which: slipped}))


def read_or_refused(place: Settings) -> bool:
    """Any other exception is a traceback on somebody's screen."""
    try:
        load_catalogue(duckdb.connect(), read_catalogue(place))
    except CatalogueError as error:
        return bool(str(error))
    return True


def test_the_catalogue_that_ships_loads() -> None:
    load_catalogue(duckdb.connect(), read_catalogue(discover({})))


@pytest.mark.parametrize(
    ("related", "said"),
    [
        ('[{ id = "nobody", note = "x" }]', "'nobody', but no other indicator has this id, mend or remove it"),
        ('[{ id = "claimant-count", note = "x" }]', "'claimant-count', but no other indicator has this id"),
        ('[{ id = "claimant-count" }]', 'the key "note" is missing'),
    ],
)
def test_a_related_series_is_another_one_that_is_there(tmp_path: Path, related: str, said: str) -> None:
    message = refusal(tmp_path, **{ECONOMY: block({"related": related})})

    assert "economy-and-work.toml" in message
    assert said in message

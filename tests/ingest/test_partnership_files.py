"""What a council writes of its partnership is read whole, or the slip is named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ingest.catalogue import read_catalogue
from tests.ingest.catalogue_folder import COUNCIL, TRAFFORD, refusal, written

EXAMPLE = "[partnership]\nname = 'Together'\nis_example = true\n"
OUTCOME = "[[partnership.outcomes]]\noutcome_id = 'economy-and-work'\nwhy = 'Work is short.'\n"


def test_an_example_needs_a_name_and_to_say_that_it_is_one(tmp_path: Path) -> None:
    councils = read_catalogue(written(tmp_path, **{TRAFFORD: COUNCIL + EXAMPLE})).councils

    partnership = councils[0].partnership
    assert partnership is not None
    assert (partnership.name, partnership.is_example, partnership.partners) == ("Together", True, ())


def test_a_council_need_not_write_about_its_partnership(tmp_path: Path) -> None:
    assert read_catalogue(written(tmp_path)).councils[0].partnership is None


def test_a_chosen_outcome_may_name_the_indicators_that_tell_of_it(tmp_path: Path) -> None:
    text = f"{EXAMPLE}next_meeting = 2027-01-21\n{OUTCOME}indicators = ['claimant-count']\n"

    partnership = read_catalogue(written(tmp_path, **{TRAFFORD: COUNCIL + text})).councils[0].partnership

    assert partnership is not None
    assert partnership.next_meeting == date(2027, 1, 21)
    assert partnership.outcomes[0].indicators == ("claimant-count",)


@pytest.mark.parametrize(
    ("added", "said"),
    [
        ("[partnership]\nis_example = true\n", 'partnership: the key "name" is missing, write a text in quotes'),
        ("[partnership]\nname = 'x'\n", 'the key "is_example" is missing, write true or false'),
        ("[partnership]\nname = 'x'\nis_example = false\n", '"is_example" is False, name the document under'),
        (EXAMPLE + "vision = 'x'\n", 'the key "vision" is not known'),
        (EXAMPLE + "values = ['a', 'a']\n", "with nothing empty and nothing twice"),
        (EXAMPLE + "next_meeting = 'January'\n", "write a day without quotes such as 2013-01-01"),
        (EXAMPLE + "[partnership.source]\ntitle = 'Plan'\n", 'source: the key "url" is missing'),
        (EXAMPLE + "[partnership.source]\ntitle = 'Plan'\nurl = 'javascript:x'\n", "write a web page such as"),
        (EXAMPLE + "[[partnership.partners]]\nleads = 'x'\n", 'partners number 1: the key "name" is missing'),
        (EXAMPLE + "[[partnership.partners]]\nname = 'x'\n" * 2, "a partner above has it already, join the two"),
        (EXAMPLE + "[[partnership.outcomes]]\noutcome_id = 'joy'\nwhy = 'x'\n", "but no outcome has this id"),
        (EXAMPLE + OUTCOME * 2, "it was chosen above already, join the two"),
        (EXAMPLE + OUTCOME.replace("why = 'Work is short.'", ""), 'the key "why" is missing'),
        (EXAMPLE + OUTCOME + "indicators = ['nobody']\n", 'no indicator has the id "nobody", mend or remove it'),
        ("partnership = 'all of us'\n", "write it as a table under [partnership]"),
    ],
)
def test_a_slip_in_a_partnership_is_named(tmp_path: Path, added: str, said: str) -> None:
    message = refusal(tmp_path, **{TRAFFORD: COUNCIL + added})

    assert "trafford.toml" in message
    assert said in message

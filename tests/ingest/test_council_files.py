"""A council writes one file about itself; a slip in it is named, and its own folder comes last."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.catalogue import read_catalogue
from tests.ingest.catalogue_folder import COUNCIL, TRAFFORD, refusal, written


@pytest.mark.parametrize(
    ("added", "said"),
    [
        ("colour = 1\n", 'the key "colour" is not known'),
        ("[questions]\nindicators = ['nobody']\n", 'no indicator has the id "nobody"'),
        ("[peers]\nown = ['E08000009']\nas_of = 2024-01-01\n", "write the area codes of other councils"),
        ("[peers]\nown = ['Salford']\nas_of = 2024-01-01\n", "write the area codes of other councils"),
        ("[peers]\nown = ['E08000006']\n", 'the key "as_of" is missing'),
        ("[peers]\nown = []\nas_of = 2024-01-01\nmotto = 'x'\n", 'the key "motto" is not known'),
        ("[partnership]\nshare = inf\n", "write every number in it as a plain number"),
        ("peers = 'none'\n", "write it as a table under [peers]"),
    ],
)
def test_a_slip_in_a_council_is_named(tmp_path: Path, added: str, said: str) -> None:
    message = refusal(tmp_path, **{TRAFFORD: COUNCIL + added})

    assert said in message
    assert "trafford.toml" in message


def test_an_area_has_one_council_file(tmp_path: Path) -> None:
    message = refusal(tmp_path, **{"own/salford.toml": COUNCIL})

    assert 'both have the area_code "E08000009", keep one of them' in message


def test_a_later_folder_overrides_a_council_file_of_the_same_name(tmp_path: Path) -> None:
    own = COUNCIL.replace("Levelwith Trafford", "Ours")

    councils = read_catalogue(written(tmp_path, **{"own/trafford.toml": own})).councils

    assert [council.title for council in councils] == ["Ours"]


def test_a_default_in_a_later_folder_takes_over(tmp_path: Path) -> None:
    own = COUNCIL.replace("E08000009", "E08000006").replace('"Trafford"', '"Salford"')

    councils = read_catalogue(written(tmp_path, **{"own/salford.toml": own})).councils

    assert [(council.name, council.is_default) for council in councils] == [("Salford", True), ("Trafford", False)]


def test_a_folder_has_one_default(tmp_path: Path) -> None:
    salford = COUNCIL.replace("E08000009", "E08000006")

    message = refusal(tmp_path, **{"shipped/salford.toml": salford})

    assert '"is_default" is true in salford.toml and trafford.toml, write false in all but one' in message


def test_a_council_need_not_say_yet_where_wrong_figures_are_reported(tmp_path: Path) -> None:
    silent = COUNCIL.replace("figures@trafford.example", "")

    councils = read_catalogue(written(tmp_path, **{TRAFFORD: silent})).councils

    assert councils[0].report_address == ""

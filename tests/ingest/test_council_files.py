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
        ("[peers]\nown = ['E08999999']\nas_of = 2024-01-01\n", 'but no council has the code "E08999999", mend or'),
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


@pytest.mark.parametrize(
    ("name", "said"),
    [("Trafford", "write E08000009."), ("Atlantis", "look it up in data/reference/areas/councils.csv.")],
)
def test_a_code_of_no_council_is_named_with_what_to_do(tmp_path: Path, name: str, said: str) -> None:
    wrong = COUNCIL.replace("E08000009", "E08999999").replace('"Trafford"', f'"{name}"')

    message = refusal(tmp_path, **{TRAFFORD: wrong})

    assert "trafford.toml" in message
    assert f"\"area_code\" is 'E08999999', but there is no council with this code, {said}" in message


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JavaScript://x.example/%0Aalert(1)", "data:text/html,x", "ftp://x.example",
        "//x.example", "www.x.example", "https://", "https:x.example", "https://a@x.example",
        "file:///etc/passwd", "a b@x.example",
        "mailto:javascript:1@x.example", "mailto:", "figures@x.example?bcc=all@x.example", "https://x.example/<b>",
    ],
)  # fmt: skip
def test_where_to_report_is_a_page_or_mail_and_nothing_else(tmp_path: Path, address: str) -> None:
    message = refusal(tmp_path, **{TRAFFORD: COUNCIL.replace("figures@trafford.example", address)})

    assert "trafford.toml" in message
    assert f"\"report_address\" is '{address}', write a web page such as https://example.gov.uk/figures" in message


@pytest.mark.parametrize(
    ("written_as", "kept_as"),
    [
        ("https://x.example/tell-us?about=figures#form", "https://x.example/tell-us?about=figures#form"),
        ("http://x.example", "http://x.example"),
        ("mailto:figures@x.example", "figures@x.example"),
        ("o'neill+figures@x.example", "o'neill+figures@x.example"),
    ],
)
def test_where_to_report_may_be_a_page_or_mail(tmp_path: Path, written_as: str, kept_as: str) -> None:
    council = COUNCIL.replace("figures@trafford.example", written_as)

    councils = read_catalogue(written(tmp_path, **{TRAFFORD: council})).councils

    assert councils[0].report_address == kept_as

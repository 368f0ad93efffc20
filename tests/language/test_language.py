"""A language is chosen by a setting, has a catalogue or is refused, and counts as its speakers do."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from dashboard import language
from dashboard.language import DOMAIN, Language, WrongLanguage

WARD = ("{count} ward", "{count} wards")


def a_catalogue(folder: Path, code: str, *messages: tuple[object, object]) -> dict[str, str]:
    """Written into the data folder; the settings that choose it."""
    catalog = Catalog(locale=code.partition("-")[0], fuzzy=False)
    for message, words in messages:
        catalog.add(message, words)
    file = folder / "locale" / code / "LC_MESSAGES" / f"{DOMAIN}.mo"
    file.parent.mkdir(parents=True)
    with file.open("wb") as opened:
        write_mo(opened, catalog)
    return {"LEVELWITH_DATA": str(folder), "LEVELWITH_LANGUAGE": code}


def counted(spoken: Language, count: int) -> str:
    return spoken.translations.ngettext(*WARD, count)


def test_without_the_setting_words_are_those_of_the_code():
    spoken = language.chosen({})
    assert spoken.code == "en-GB"
    assert spoken.translations.gettext("Not published") == "Not published"


def test_a_catalogue_of_the_data_folder_is_found(tmp_path):
    spoken = language.chosen(a_catalogue(tmp_path, "cy", ("Not published", "Heb ei gyhoeddi")))
    assert spoken.code == "cy"
    assert spoken.translations.gettext("Not published") == "Heb ei gyhoeddi"


def test_what_a_catalogue_lacks_is_said_in_english(tmp_path):
    spoken = language.chosen(a_catalogue(tmp_path, "cy", ("Not published", "Heb ei gyhoeddi")))
    assert spoken.translations.gettext("Too little history") == "Too little history"


def test_a_language_without_a_catalogue_is_refused(tmp_path):
    with pytest.raises(WrongLanguage, match=r"LEVELWITH_LANGUAGE is cy, and there is no catalogue for it\. Put one"):
        language.chosen({"LEVELWITH_DATA": str(tmp_path), "LEVELWITH_LANGUAGE": "cy"})


@pytest.mark.parametrize("code", ["Welsh please", "../cy", "c", "cy/..", "cy_GB"])
def test_what_is_no_code_of_a_language_is_refused(code):
    with pytest.raises(WrongLanguage, match="Write the code of a language"):
        language.chosen({"LEVELWITH_LANGUAGE": code})


def test_a_file_that_is_no_catalogue_is_refused(tmp_path):
    settings = a_catalogue(tmp_path, "cy", ("Not published", "Heb ei gyhoeddi"))
    next(tmp_path.rglob("*.mo")).write_bytes(b"no catalogue")
    with pytest.raises(WrongLanguage, match="cannot be read as a catalogue"):
        language.chosen(settings)


@pytest.mark.parametrize("kept", [0, 3, 12])
def test_a_catalogue_that_is_cut_short_is_refused(tmp_path, kept):
    settings = a_catalogue(tmp_path, "cy", ("Not published", "Heb ei gyhoeddi"))
    file = next(tmp_path.rglob("*.mo"))
    file.write_bytes(file.read_bytes()[:kept])
    with pytest.raises(WrongLanguage, match="cannot be read as a catalogue"):
        language.chosen(settings)


@pytest.mark.parametrize(
    "words", ["Yn {", "Yn }", "Yn {county", "Yn {}", "Yn {0}", "Yn { county }", "Yn {county.x}", "Yn {county[0]}",
              "Yn {county!x}", "Yn {county:d}", "Yn {county:{x}}"],
)  # fmt: skip
def test_a_translation_whose_braces_cannot_be_filled_in_is_refused(tmp_path, words):
    settings = a_catalogue(tmp_path, "cy", ("In {county}.", words))
    with pytest.raises(WrongLanguage, match="Its braces hold more than a name, or one stands alone"):
        language.chosen(settings)


def test_braces_are_refused_in_each_form_of_a_plural(tmp_path):
    forms = ("{count} a", "{count} b", "{count} c", "{count} d", "{count} e", "{count")
    with pytest.raises(WrongLanguage, match=r'says "\{count" for'):
        language.chosen(a_catalogue(tmp_path, "cy", (WARD, forms)))


def test_a_count_that_a_message_does_not_give_is_refused(tmp_path):
    settings = a_catalogue(tmp_path, "cy", ("In {county}.", "Yn {county}: {count}."))
    with pytest.raises(WrongLanguage, match=r"which gives no \{count\}"):
        language.chosen(settings)


def test_braces_written_twice_are_one_of_the_words(tmp_path):
    spoken = language.chosen(a_catalogue(tmp_path, "cy", ("In {county}.", "Yn {county} {{sir}}.")))
    assert spoken.translations.gettext("In {county}.").format(county="Kent") == "Yn Kent {sir}."


def test_the_words_of_a_council_may_hold_a_brace(tmp_path):
    spoken = language.chosen(a_catalogue(tmp_path, "cy", ("Better :-}", "Gwell :-}")))
    assert spoken.translations.gettext("Better :-}") == "Gwell :-}"


def test_a_translation_that_asks_for_what_its_message_does_not_give_is_refused(tmp_path):
    settings = a_catalogue(tmp_path, "cy", ("In {county}.", "Yn {sir}."))
    with pytest.raises(WrongLanguage, match=r"which gives no \{sir\}"):
        language.chosen(settings)


def test_a_translation_with_markup_of_its_own_is_refused(tmp_path):
    settings = a_catalogue(tmp_path, "cy", ("Not published", "Heb <b>ei</b> gyhoeddi"))
    with pytest.raises(WrongLanguage, match="which has no markup"):
        language.chosen(settings)


@pytest.mark.parametrize(
    ("count", "expected"), [(0, "{count} wards"), (1, "{count} ward"), (2, "{count} wards"), (21, "{count} wards")]
)
def test_english_has_one_and_many(count, expected):
    assert counted(language.chosen({}), count) == expected


@pytest.mark.parametrize(
    ("count", "form"), [(0, "none"), (1, "one"), (2, "two"), (3, "few"), (6, "many"), (4, "other"), (100, "other")]
)
def test_welsh_has_six_forms(tmp_path, count, form):
    # As the Unicode CLDR has them: 0, 1, 2, 3, 6 and all others.
    forms = tuple(f"{{count}} {name}" for name in ("none", "one", "two", "few", "many", "other"))
    spoken = language.chosen(a_catalogue(tmp_path, "cy", (WARD, forms)))
    assert counted(spoken, count) == f"{{count}} {form}"


def test_a_count_is_written_with_separators():
    assert language.say_count(*WARD, 1) == "1 ward"
    assert language.say_count(*WARD, 1279) == "1,279 wards"


def test_words_in_slots_are_not_read_for_slots_of_their_own():
    assert language.say("It is called {name}.", name="{strange}") == "It is called {strange}."


def test_nothing_is_said_of_nothing():
    # The empty message is the head of a catalogue, which is no word.
    assert language.say_data("") == ""

"""Cards, rows and the small parts of a page."""

from datetime import date

import pytest

from dashboard.charts import cards
from dashboard.charts.cards import Fact
from dashboard.rows import Figure
from tests.dashboard.drawings import parsed, text_of
from tests.dashboard.example_rows import a_card, a_card_with_averages, a_council, a_spark, a_ward, an_indicator

VALUES = [6.2, 6.5, 7.1, 6.0, 5.2, 4.4, 4.0, 3.9, 3.5, 3.6, 8.0, 4.0, 3.0, 3.1]
NO_THEN = {"then_kind": None, "then_start": None, "then_end": None, "then_value": None}


def a_figure(**changes: object) -> Figure:
    return Figure(an_indicator(), a_card(**changes), a_spark(VALUES), a_council())


def strong_words(drawn: str) -> list[str]:
    return [element.text or "" for element in parsed(drawn).findall(".//p[@class='said']/b")]


def test_a_card_reads_from_theme_to_link():
    drawn = cards.card(a_figure(), "Economy and work", a_council(), "/outcome?place=E08000001")
    assert text_of(drawn).startswith(
        "Economy and work Out-of-work benefit claims "
        "3.1% of people aged 16 to 64 claiming out-of-work benefits 2024. Northsea Improving since 2011"
    )
    assert text_of(drawn).endswith(
        "In 2011 it was 6.2%. In 2024 it was 3.1%. It is lower than most similar councils (4.0% to 5.6%). "
        "More about out-of-work benefit claims"
    )


def test_a_card_is_one_line_with_eight_parts_for_the_grid():
    drawn = cards.card(a_figure(), "Economy", a_council(), "/x")
    assert "\n" not in drawn
    assert len(parsed(drawn).findall("./li/*")) == 8


def test_its_link_is_a_real_one():
    drawn = cards.card(a_figure(), "Economy", a_council(), "/outcome?place=E08&indicator=x")
    assert parsed(drawn).find(".//a").get("href") == "/outcome?place=E08&indicator=x"


def test_a_ward_is_told_that_the_figure_is_the_councils():
    drawn = cards.card(a_figure(), "Economy", a_ward(), "/x")
    assert "2024. Whole borough: no ward figure is published" in text_of(drawn)


def test_the_values_of_the_place_are_bold_and_those_of_others_are_not():
    drawn = cards.card(a_figure(peer_lower_quartile=3.1), "Economy", a_council(), "/x")
    assert strong_words(drawn) == ["6.2%", "3.1%"]


def test_a_value_inside_a_longer_one_is_not_bold():
    drawn = cards.card(a_figure(then_value=13.1), "Economy", a_council(), "/x")
    assert strong_words(drawn) == ["13.1%", "3.1%"]


def test_after_averages_the_latest_figure_is_said_again():
    card = a_card_with_averages(now_value=3.4)
    drawn = cards.card(Figure(an_indicator(), card, a_spark(VALUES), a_council()), "Economy", a_council(), "/x")
    assert "and 3.4% in 2022 to 2024. 3.1% in 2024, lower than" in text_of(drawn)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("suppressed", "Withheld to protect people"),
        ("not_available", "Not published"),
        ("not_applicable", "Does not apply here"),
    ],
)
def test_a_missing_figure_is_words_in_place_of_the_number(status, words):
    figure = Figure(an_indicator(), a_card(value=None, status=status, **NO_THEN), a_spark([]), a_council())
    assert parsed(cards.card(figure, "Health", a_council(), "/x")).find(".//p[@class='big missing']/b").text == words


def test_a_figure_to_use_with_care_says_so():
    assert "Use with care" in text_of(cards.card(a_figure(status="unreliable"), "Health", a_council(), "/x"))


def test_a_single_figure_is_not_called_single_twice():
    figure = Figure(an_indicator(), a_card(previous_value=None, periods=1, **NO_THEN), a_spark([3.1]), a_council())
    drawn = text_of(cards.card(figure, "Health", a_council(), "/x"))
    assert "There is only one figure" in drawn
    assert "no earlier figure" not in drawn


def test_a_row_has_name_number_period_and_direction():
    drawn = cards.row(a_figure(), a_council(), "/x")
    assert text_of(drawn) == (
        "Out-of-work benefit claims Of people aged 16 to 64 claiming out-of-work benefits "
        "3.1% 2024 Improving since 2011"
    )


def test_a_row_says_when_the_figure_is_the_councils():
    assert "2024, whole borough" in text_of(cards.row(a_figure(), a_ward(), "/x"))


@pytest.mark.parametrize("verdict", ["better", "worse", "higher", "lower", "no_clear_change", "too_little_history"])
def test_every_direction_has_a_shape_of_its_own_beside_its_word(verdict):
    others = {"better", "worse", "higher", "lower", "no_clear_change", "too_little_history"} - {verdict}
    shape = parsed(cards.tag(an_indicator(), a_card(then_verdict=verdict)))[0][0][1].get("d")
    rest = {parsed(cards.tag(an_indicator(), a_card(then_verdict=other)))[0][0][1].get("d") for other in others}
    assert shape not in rest


def test_shapes_are_hidden_from_those_who_hear_the_word():
    assert parsed(cards.tag(an_indicator(), a_card())).find(".//*[@aria-hidden='true']") is not None


def test_facts_are_a_list_of_terms():
    drawn = parsed(cards.facts([Fact("Then", "6.2%", "2011"), Fact("Now", "3.1%")]))
    assert [term.text for term in drawn.findall(".//dt")] == ["Then", "Now"]
    assert [value.text for value in drawn.findall(".//dd")] == ["6.2%", "2011", "3.1%"]


def test_lists_keep_their_role_without_bullets():
    assert parsed(cards.grid(["<li>a</li>"])).find("./ul").get("role") == "list"
    assert parsed(cards.listing(["<li>a</li>"])).find("./ul").get("role") == "list"


def test_the_legend_explains_averages_only_where_there_are_some():
    assert "Years averaged" in text_of(cards.legend(has_averages=True))
    assert "Years averaged" not in text_of(cards.legend(has_averages=False))


def test_names_from_data_cannot_become_markup():
    hostile = an_indicator(title='<script>"', measure="<b>", unit="<i>")
    figure = Figure(hostile, a_card(first_start=date(2011, 1, 1)), a_spark(VALUES), a_council(name="'\"><u>"))
    drawn = cards.card(figure, "<em>", a_council(name="<s>", area_code="E1"), 'x"><script>')
    drawn += cards.row(figure, a_ward(), 'x"><script>') + cards.disclosure("<script>", "<p>ours</p>")
    assert parsed(drawn).find(".//script") is None
    assert [parsed(drawn).find(f".//{tag}") for tag in ("em", "s", "u", "i")] == [None] * 4

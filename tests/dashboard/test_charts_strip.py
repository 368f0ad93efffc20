"""The strip of similar places."""

import pytest

from dashboard import theme
from dashboard.charts import strip
from tests.dashboard.drawings import SVG, alternatives, parsed, pictures, text_of, words_on
from tests.dashboard.example_rows import a_card, a_council, a_ward, an_indicator, some_peers

INDICATOR, PLACE = an_indicator(), a_council()
VALUES = [2.0, 2.9, 3.0, 3.1, 3.1, 3.9, 4.0, 4.2, 4.2, 4.2, 4.5, 4.8, 4.8, 5, 5.1, 5.6, 5.6, 6.0, 6.5, 7.1]


def dots(drawn: str) -> list[tuple[float, float]]:
    wide = pictures(drawn)[0]
    circles = [circle for circle in wide.iter(f"{SVG}circle") if circle.get("fill") == theme.PEER]
    return [(float(circle.get("cx", "")), float(circle.get("cy", ""))) for circle in circles]


def test_it_is_drawn_in_two_widths_on_one_line():
    drawn = strip.draw(INDICATOR, PLACE, a_card(), some_peers(VALUES))
    assert [picture.get("class") for picture in pictures(drawn)] == ["wide-only", "narrow-only"]
    assert "\n" not in drawn


def test_its_alternative_tells_the_spread_the_middle_and_the_place():
    drawn = strip.draw(INDICATOR, PLACE, a_card(), some_peers(VALUES))
    assert set(alternatives(drawn)) == {
        "Dot chart of 20 similar councils: Out-of-work benefit claims. They run from 2.0% to 7.1%. "
        "The middle half is 4.0% to 5.6% and the middle is 4.8%. Northsea is at 3.1%."
    }


def test_equal_values_are_stacked_and_no_two_dots_overlap():
    drawn = dots(strip.draw(INDICATOR, PLACE, a_card(), some_peers(VALUES)))
    apart = [
        ((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5
        for number, (ax, ay) in enumerate(drawn)
        for bx, by in drawn[number + 1 :]
    ]
    assert len(drawn) == 20
    assert min(apart) >= 2 * strip.WIDE.dot - 0.5


def test_without_enough_places_for_a_middle_half_none_is_drawn_nor_explained():
    few = a_card(peer_verdict="not_compared", peer_lower_quartile=None, peer_median=None, peer_upper_quartile=None)
    drawn = strip.draw(INDICATOR, PLACE, few, some_peers(VALUES[:5]))
    assert theme.PEER_MIDDLE not in drawn
    assert "iddle" not in text_of(drawn)


def test_place_and_middle_are_named():
    drawn = strip.draw(INDICATOR, PLACE, a_card(), some_peers(VALUES))
    assert {"Northsea 3.1%", "Middle 4.8%"} <= set(words_on(drawn))


def test_each_dot_has_the_name_of_its_place():
    drawn = strip.draw(INDICATOR, PLACE, a_card(), some_peers(VALUES))
    assert "Council 0 2.0%" in [element.text for element in parsed(drawn).iter(f"{SVG}title")]


def test_nobody_to_compare_with_is_said_in_words():
    drawn = strip.draw(INDICATOR, a_ward(), a_card(), [])
    assert drawn == '<p class="nothing">No similar place has a figure to set beside Harbour ward for this period.</p>'


def test_a_place_without_a_figure_leaves_only_the_others():
    drawn = strip.draw(INDICATOR, PLACE, a_card(value=None, status="suppressed"), some_peers(VALUES))
    assert "Northsea" not in text_of(drawn)


@pytest.mark.parametrize("values", [[4.8], [4.8] * 20, [-3.0, -1.0], [0.0, 0.0], [1e15, 2e15]])
def test_one_equal_negative_and_huge_values_are_drawn(values):
    drawn = strip.draw(INDICATOR, PLACE, a_card(value=values[0]), some_peers(values))
    assert len(dots(drawn)) == len(values)


def test_many_equal_values_do_not_make_a_tower():
    tower = pictures(strip.draw(INDICATOR, PLACE, a_card(value=4.8), some_peers([4.8] * 20)))[0]
    assert float(tower.get("height", "")) < 260


def test_names_from_data_cannot_become_markup():
    drawn = strip.draw(an_indicator(title="<b>"), a_council(name='"><script>'), a_card(), some_peers(VALUES))
    assert parsed(drawn).find(".//script") is None

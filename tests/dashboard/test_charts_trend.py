"""The chart of one outcome."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from dashboard import theme
from dashboard.charts import trend
from dashboard.charts.series import Line
from dashboard.rows import Card, Figure, SeriesPoint
from tests.dashboard.drawings import alternatives, parsed, pictures, text_of, words_on
from tests.dashboard.example_rows import a_card, a_card_with_averages, a_council, a_series, a_spark, an_indicator

INDICATOR, PLACE = an_indicator(), a_council()
VALUES = [6.2, 6.5, 7.1, 6.0, 5.2, 4.4, 4.0, 3.9, 3.5, 3.6, 8.0, 4.0, 3.0, 3.1]
ENGLAND = Line("England", a_spark([value + 1 for value in VALUES]).points)
SIMILAR = Line("Middle of similar councils", a_spark([value + 2 for value in VALUES]).points, is_similar=True)


def trend_of(card: Card, points: Sequence[SeriesPoint], others: Sequence[Line] = (), **changes: object) -> str:
    shown = Figure(INDICATOR, card, a_spark([]), PLACE)
    return trend.draw(replace(shown, **changes), points, others)  # type: ignore[arg-type]


def own_line(drawn: str) -> str:
    return drawn.split(f'" fill="none" stroke="{theme.NAVY}" stroke-width="3"', maxsplit=1)[0].rsplit(
        '<path d="', maxsplit=1
    )[-1]


def test_it_is_drawn_in_two_widths_on_one_line():
    drawn = trend_of(a_card(), a_series(VALUES))
    assert [picture.get("class") for picture in pictures(drawn)] == ["wide-only", "narrow-only"]
    assert "\n" not in drawn


def test_its_alternative_tells_every_line():
    drawn = trend_of(a_card(), a_series(VALUES), [ENGLAND, SIMILAR])
    assert set(alternatives(drawn)) == {
        "Line chart: Out-of-work benefit claims in Northsea. It goes from 6.2% in 2011 to 3.1% in 2024. "
        "The lowest is 3.0% and the highest is 8.0%. Then is marked at 6.2% and now at 3.1%. "
        "England ends at 4.1% in 2024. Middle of similar councils ends at 5.1% in 2024."
    }


def test_lines_are_named_at_their_ends_and_not_in_a_key():
    drawn = trend_of(a_card(), a_series(VALUES), [ENGLAND, SIMILAR])
    assert {"Northsea 3.1%", "England 4.1%"} <= set(words_on(drawn))
    assert "England" not in text_of(drawn[drawn.index("<ul") : drawn.index("</ul>") + 5])


def test_lines_for_comparison_are_told_apart_without_colour():
    drawn = trend_of(a_card(), a_series(VALUES), [ENGLAND, SIMILAR])
    assert f'stroke="{theme.SIMILAR}" stroke-width="2" stroke-dasharray="7 5"' in drawn
    assert f'stroke="{theme.NATION}" stroke-width="2" stroke-linejoin' in drawn


def test_similar_places_look_the_same_where_the_nation_is_missing():
    drawn = trend_of(a_card(), a_series(VALUES), [SIMILAR])
    assert f'stroke="{theme.SIMILAR}" stroke-width="2" stroke-dasharray="7 5"' in drawn


def test_a_year_on_its_own_is_a_dot_that_can_be_seen():
    drawn = trend_of(a_card(then_value=None), a_series([6.2, None, 5.0, 4.0, None, 3.1]))
    assert drawn.count(f'r="4.5" fill="{theme.NAVY}"') == 2 * 2


def test_lines_for_comparison_keep_to_the_years_of_the_place():
    older = Line("England", a_spark([99.0, *VALUES], first_year=2010).points)
    drawn = trend_of(a_card(), a_series(VALUES), [older])
    assert "100%" not in words_on(drawn)


def test_a_total_of_the_nation_does_not_flatten_the_line():
    total = Line("England", a_spark([value * 300 for value in VALUES]).points)
    drawn = trend_of(a_card(), a_series(VALUES), [total, SIMILAR])
    assert "England" not in alternatives(drawn)[0]
    assert "Middle of similar councils ends" in alternatives(drawn)[0]


def test_the_axis_starts_at_zero():
    drawn = trend_of(a_card(), a_series(VALUES))
    assert "0%" in words_on(drawn)
    assert "This axis does not start at zero." not in words_on(drawn)


def test_an_axis_that_would_flatten_the_line_is_cropped_and_says_so():
    life = an_indicator(unit="years", unit_place="after_space")
    card = a_card(then_value=80.1, now_value=81.4)
    drawn = trend_of(card, a_series([80.1, 80.9, 81.2, 80.8, 81.4]), indicator=life)
    assert "Years. This axis does not start at zero." in words_on(drawn)
    assert "80.0" in words_on(drawn)


def test_the_margin_of_error_is_a_band_with_a_key():
    drawn = trend_of(a_card(), a_series(VALUES, margin=0.4))
    assert f'fill="{theme.BAND}"' in drawn
    assert "Margin of error" in text_of(drawn)


def test_without_a_published_margin_there_is_no_band():
    drawn = trend_of(a_card(), a_series(VALUES))
    assert theme.BAND not in drawn


def test_a_missing_value_cuts_line_and_band():
    points = a_series([6.2, 6.5, None, 6.0, 5.2, 3.1], margin=0.4)
    drawn = trend_of(a_card(), points)
    assert own_line(drawn).count("M") == 2
    assert drawn.count(f'fill="{theme.BAND}"') == 2 * 2 + 1  # in each width, and in the key


def test_a_change_of_counting_is_dashed_named_and_not_joined():
    points = a_series(VALUES)
    points[6] = replace(points[6], is_break_before=True, break_reason="New rules")
    drawn = trend_of(a_card(), points)
    assert own_line(drawn).count("M") == 2
    assert words_on(drawn).count("Counting changed") == 2


def test_a_break_inside_several_rolling_periods_is_drawn_once():
    points = [replace(it, is_break_before=5 <= n <= 7, break_reason="New") for n, it in enumerate(a_series(VALUES))]
    drawn = trend_of(a_card(), points)
    assert own_line(drawn).count("M") == 2


def test_averages_are_drawn_over_their_years_and_called_so():
    drawn = trend_of(a_card_with_averages(now_value=3.4), a_series(VALUES, first_year=2010))
    assert {"Then 6.2%", "Now 3.4%"} <= set(words_on(drawn))
    assert "Years averaged" in text_of(drawn)


def test_a_figure_to_use_with_care_is_ringed():
    points = a_series(VALUES)
    points[3] = replace(points[3], status="unreliable")
    assert "Use with care" in text_of(trend_of(a_card(), points))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([], "There are no figures to draw for Northsea yet."),
        ([None, None], "There are no figures to draw for Northsea yet."),
        ([3.1], "There is only one figure for Northsea, so there is no line to draw."),
    ],
)
def test_what_has_no_line_is_said_in_words(values, said):
    assert trend_of(a_card(), a_series(values)) == f'<p class="nothing">{said}</p>'


@pytest.mark.parametrize("values", [[3.0, 3.0], [0.0, 0.0, 0.0], [-5.0, -1.5], [-4.0, 4.0], [1e15, 3e15], [1e-9, 3e-9]])
def test_flat_negative_and_huge_values_are_drawn(values):
    card = a_card(then_value=None)
    assert len(pictures(trend_of(card, a_series(values)))) == 2


def test_months_are_named_by_their_years():
    months = [date(2022 + n // 12, n % 12 + 1, 1) for n in range(31)]
    template = a_series([3.0])[0]
    points = [
        replace(template, period_start=start, period_end=end, value=2.0 + n % 5)
        for n, (start, end) in enumerate(pairwise(months))
    ]
    drawn = trend_of(a_card(then_value=None), points, indicator=an_indicator(period_kind="month"))
    assert {"2022", "2023", "2024"} <= set(words_on(drawn))


def test_names_from_data_cannot_become_markup():
    hostile = Line("<script>", ENGLAND.points)
    drawn = trend_of(
        a_card(), a_series(VALUES), [hostile], indicator=an_indicator(title="<b>&"), place=a_council(name='"><i>')
    )
    assert parsed(drawn).find(".//script") is None
    assert "<i>" not in drawn

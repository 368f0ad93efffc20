"""The small line of a card."""

from datetime import date

import pytest

from dashboard import theme
from dashboard.charts import spark
from dashboard.rows import Card, Figure, Indicator, Place, Spark, SparkPoint
from tests.dashboard.drawings import alternatives, coordinates_of, parsed, pictures, words_on
from tests.dashboard.example_rows import a_card, a_card_with_averages, a_council, a_spark, an_indicator

INDICATOR, PLACE = an_indicator(), a_council()
VALUES = [6.2, 6.5, 7.1, 6.0, 5.2, 4.4, 4.0, 3.9, 3.5, 3.6, 8.0, 4.0, 3.0, 3.1]
NO_THEN = {"then_start": None, "then_end": None, "then_value": None}


def spark_of(card: Card, points: Spark, indicator: Indicator = INDICATOR, place: Place = PLACE) -> str:
    return spark.draw(Figure(indicator, card, points, place))


def pieces(drawn: str) -> int:
    return drawn.split('fill="none"', maxsplit=1)[0].rsplit('<path d="', maxsplit=1)[-1].count("M")


def test_it_is_one_line_of_light_well_formed_markup():
    drawn = spark_of(a_card(), a_spark(VALUES))
    assert len(pictures(drawn)) == 1
    assert "\n" not in drawn
    assert len(drawn) <= 1200


def test_its_alternative_is_a_sentence_with_the_numbers():
    drawn = spark_of(a_card(), a_spark(VALUES))
    assert alternatives(drawn) == [
        "Line chart: Out-of-work benefit claims in Northsea. It goes from 6.2% in 2011 to 3.1% in 2024. "
        "Then is marked at 6.2% and now at 3.1%."
    ]


def test_then_and_now_are_named_with_their_periods():
    drawn = spark_of(a_card(), a_spark(VALUES))
    assert sorted(words_on(drawn)) == ["2011", "2024", "3.1%", "6.2%"]


def test_averages_lie_on_a_bar_over_their_years():
    drawn = spark_of(a_card_with_averages(), a_spark(VALUES, first_year=2010))
    assert drawn.count(theme.AVERAGE) == 2
    assert "2010 to 2012" in words_on(drawn)


def test_without_a_then_only_the_latest_figure_is_named():
    drawn = spark_of(a_card(**NO_THEN), a_spark(VALUES))
    assert sorted(words_on(drawn)) == ["2024", "3.1%"]


def test_a_missing_year_is_not_joined_over():
    points = a_spark(VALUES).points
    drawn = spark_of(a_card(), Spark(points[:5] + points[7:], ()))
    assert pieces(drawn) == 2


def test_a_figure_every_other_year_is_joined():
    drawn = spark_of(a_card(), Spark(a_spark(VALUES).points[::2], ()))
    assert pieces(drawn) == 1


def test_a_change_of_counting_cuts_the_line_and_is_dashed():
    drawn = spark_of(a_card(), a_spark(VALUES, breaks=[date(2017, 1, 1)]))
    assert pieces(drawn) == 2
    assert drawn.count("stroke-dasharray") == 1


def test_a_change_of_counting_outside_the_series_is_not_drawn():
    drawn = spark_of(a_card(), a_spark(VALUES, breaks=[date(1990, 1, 1)]))
    assert "stroke-dasharray" not in drawn


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([], "There are no figures to draw for Northsea yet."),
        ([3.1], "There is only one figure for Northsea, so there is no line to draw."),
    ],
)
def test_what_has_no_line_is_said_in_words(values, said):
    drawn = spark_of(a_card(**NO_THEN), a_spark(values))
    assert drawn == f'<p class="nothing">{said}</p>'


@pytest.mark.parametrize(
    "values", [[3.0, 3.0, 3.0], [0.0, 0.0], [-5.0, -1.5, -20.0], [1e15, 3e15, -1e15], [1e-9, 2e-9, 0.0]]
)
def test_flat_negative_and_huge_values_stay_on_the_paper(values):
    drawn = spark_of(a_card(**NO_THEN), a_spark(values))
    coordinates = coordinates_of(drawn)
    assert min(coordinates) >= 0
    assert max(coordinates) <= spark.WIDTH


def test_hundreds_of_months_keep_their_peak_and_stay_light():
    starts = [date(2001 + month // 12, month % 12 + 1, 1) for month in range(300)]
    ends = [*starts[1:], date(2026, 1, 1)]
    levels = [9.0 if number == 137 else 2 + number % 3 for number in range(300)]
    points = tuple(SparkPoint(*row) for row in zip(starts, ends, levels, strict=True))
    drawn = spark_of(a_card(**NO_THEN), Spark(points, ()), an_indicator(period_kind="month"))
    assert f" {spark.TOP}L" in drawn
    assert len(drawn) < 1600


def test_names_from_data_cannot_become_markup():
    hostile = an_indicator(title='<script>"x"</script>\n&', unit="<b>")
    drawn = spark_of(a_card(), a_spark(VALUES), hostile, a_council(name="'\"><img src=x>"))
    assert parsed(drawn).find(".//script") is None
    assert "\n" not in drawn
    assert "<b>" not in drawn

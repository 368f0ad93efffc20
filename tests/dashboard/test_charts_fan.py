"""The fan of what is realistic."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard import theme
from dashboard.charts import fan, spark, trend
from dashboard.expected import RealisticRange
from dashboard.rows import Figure
from tests.dashboard.drawings import alternatives, coordinates_of, pictures, words_on
from tests.dashboard.example_expectations import a_range, some_ranges
from tests.dashboard.example_rows import a_card, a_council, a_series, a_spark, an_indicator

VALUES = [6.2, 6.5, 7.1, 6.0, 5.2, 4.4, 4.0, 3.9, 3.5, 3.6, 8.0, 4.0, 3.0, 3.1]
POINTS = a_spark(VALUES).points


def a_figure(ranges: tuple[RealisticRange, ...] = some_ranges(), until: int = 3) -> Figure:
    realistic = next((each for each in ranges if each.horizon == until), None)
    return Figure(an_indicator(), a_card(), a_spark(VALUES), a_council(), ranges, realistic)


def test_it_opens_from_the_latest_figure_up_to_the_year_that_the_page_speaks_of():
    drawn = fan.of(POINTS, some_ranges(), a_range(3))
    assert drawn is not None
    assert drawn.start == POINTS[-1]
    assert [(year.start, year.end) for year in drawn.years] == [
        (date(year, 1, 1), date(year + 1, 1, 1)) for year in (2025, 2026, 2027)
    ]
    assert drawn.end.outer == (1.5, 4.5)
    assert drawn.end.inner == (2.25, 3.75)


@pytest.mark.parametrize(
    ("ranges", "until"),
    [
        (some_ranges(), None),
        (some_ranges(), a_range(3, range_of="percent_of_the_middle")),
        (some_ranges(), a_range(3, now_end=date(2031, 1, 1))),
        ((a_range(1, q100=None), a_range(2), a_range(3)), a_range(3)),
        ((), a_range(3)),
    ],
)
def test_there_is_none_where_a_year_is_not_shown_or_not_of_the_figure_itself(ranges, until):
    assert fan.of(POINTS, ranges, until) is None


def test_the_day_before_the_first_of_march_has_a_day_in_every_year():
    start = replace(POINTS[-1], period_start=date(2024, 2, 29), period_end=date(2024, 3, 1))
    until = a_range(1, now_end=date(2024, 3, 1), judged_at=date(2025, 3, 2))
    drawn = fan.of([start], [until], until)
    assert drawn is not None
    assert drawn.end.start == date(2025, 3, 1)


def test_the_chart_says_the_ends_of_the_fan_and_names_lines_in_its_key():
    drawn = trend.draw(a_figure(), a_series(VALUES))
    assert {"4.5%", "1.5%", "Now 3.1%", "2027"} <= set(words_on(drawn))
    assert "Realistic range" in drawn
    assert drawn.count(theme.FAN_MIDDLE) == 3  # wide, narrow, key
    assert all("Going by the past, 1.5% to 4.5% is realistic by December 2027." in it for it in alternatives(drawn))


def test_without_a_range_nothing_of_it_is_drawn():
    assert theme.FAN not in trend.draw(a_figure(()), a_series(VALUES))
    assert theme.FAN not in spark.draw(a_figure(()))


def test_the_small_line_has_it_within_its_paper():
    drawn = spark.draw(a_figure())
    assert theme.FAN in drawn
    assert len(pictures(drawn)) == 1
    assert min(coordinates_of(drawn)) >= 0
    assert max(coordinates_of(drawn)) <= spark.WIDTH

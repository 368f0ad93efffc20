"""Axes, labels, hatching: the sums behind the pictures."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts import axis, hatching, labels, svg
from dashboard.charts.axis import Scale
from dashboard.charts.labels import Box

values = st.floats(-1e9, 1e9).map(lambda value: round(value, 3))


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (3.0, 8.0, (0, 2, 4, 6, 8)),
        (60.0, 66.0, (60, 62, 64, 66)),
        (-4.0, 6.0, (-4, -2, 0, 2, 4, 6)),
        (-80.0, -10.0, (-80, -60, -40, -20, 0)),
        (0.0, 0.0, (-1, -0.5, 0, 0.5, 1)),
    ],
)
def test_ticks_are_round_and_start_at_zero_where_that_does_not_flatten(low, high, ticks):
    assert axis.value_axis([low, high], most_ticks=6).ticks == pytest.approx(ticks)


@given(st.lists(values, min_size=1, max_size=9), st.integers(3, 9))
def test_an_axis_takes_in_every_value(drawn, most_ticks):
    ticks = axis.value_axis(drawn, most_ticks).ticks
    room = 1e-6 * max(1, abs(ticks[0]), abs(ticks[-1]))
    assert ticks[0] - room <= min(drawn)
    assert max(drawn) <= ticks[-1] + room


@given(st.lists(values, min_size=1, max_size=9), st.integers(3, 9))
def test_an_axis_has_few_ticks(drawn, most_ticks):
    assert 2 <= len(axis.value_axis(drawn, most_ticks).ticks) <= most_ticks + 2


def test_a_scale_without_a_span_stays_in_the_middle():
    assert Scale(5, 5, 0, 100)(5) == 50


@given(st.lists(st.floats(0, 300), min_size=1, max_size=6))
def test_labels_in_a_column_do_not_overlap_while_there_is_room(wanted):
    tops = sorted(labels.kept_apart(wanted, [20] * len(wanted), 0, 300))
    assert all(below - above >= 19.99 for above, below in pairwise(tops))
    assert tops[0] >= 0
    assert tops[-1] + 20 <= 300.01


def test_labels_keep_the_order_of_their_lines():
    tops = labels.kept_apart([50, 48, 52], [20, 20, 20], 0, 300)
    assert tops[1] < tops[0] < tops[2]


def test_a_label_goes_where_nothing_is_under_it():
    bounds, above = Box(0, 0, 200, 100), Box(60, 10, 140, 45)
    chosen = labels.quietest(labels.beside((100, 50), 40, 14, 6), [above], [], bounds)
    assert not chosen.meets(above)


def test_a_label_stays_on_the_paper():
    bounds = Box(0, 0, 200, 100)
    corner = labels.quietest(labels.beside((198, 3), 60, 14, 6), [], [], bounds)
    assert corner.lies_within(bounds)


def test_words_wrap_and_a_long_one_is_not_cut():
    assert labels.wrapped("Middle of similar councils", 60, 14) == ["Middle", "of", "similar", "councils"]
    assert labels.wrapped("Middle of similar councils", 1000, 14) == ["Middle of similar councils"]
    assert labels.wrapped("Llanfairpwllgwyngyll", 10, 14) == ["Llanfairpwllgwyngyll"]


def test_hatching_stays_inside_the_shape_and_out_of_its_hole():
    square = [(0.0, 0.0), (60.0, 0.0), (60.0, 60.0), (0.0, 60.0)]
    hole = [(20.0, 20.0), (40.0, 20.0), (40.0, 40.0), (20.0, 40.0)]
    middles = [((ax + bx) / 2, (ay + by) / 2) for (ax, ay), (bx, by) in hatching.lines([square, hole])]
    assert len(middles) > 10
    assert all(-0.1 <= x <= 60.1 and -0.1 <= y <= 60.1 for x, y in middles)
    assert not any(20.1 < x < 39.9 and 20.1 < y < 39.9 for x, y in middles)


@pytest.mark.parametrize(("value", "written"), [(3.0, "3"), (3.14159, "3.1"), (-0.04, "0"), (-2.5, "-2.5")])
def test_coordinates_are_short(value, written):
    assert svg.short(value) == written


def test_text_from_data_is_escaped_and_on_one_line():
    assert svg.escaped('<a href="x">\n\n&') == "&lt;a href=&quot;x&quot;&gt; &amp;"

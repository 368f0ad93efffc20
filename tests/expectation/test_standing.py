"""Where places stand, how much their figures jump, and what they go on to do: the first steps, with numbers by hand."""

from math import log

from tests.expectation.drawn import HORIZONS, scale
from tests.sql_spec import expect


def panel(*rows: str, indicator_id: str = "recycling", unit: str = "per 1,000", given_scale: str = "") -> str:
    header = (
        "indicator_id | area_code | year | value | period_end | unit | scale | better | floor | ceiling | is_cash "
        "| window_years\n"
    )
    tail = f" | {unit} | {given_scale} | higher | 0.0 | 100.0 | false | 1"
    return header + "\n".join(f"{indicator_id} | {row} | {tail}" for row in rows)


def scale_of(**described: str) -> str:
    return panel("E06000001 | 2000 | 5.5", "E06000001 | 2001 | 60.5", **described)


def test_a_share_is_read_as_odds():
    expect("expectation.scale", {"core.panel": scale_of(unit="%")}, then="scale\nlogit")


def test_a_percentage_above_a_hundred_is_no_share():
    rows = panel("E06000001 | 2000 | 5.5", "E06000001 | 2001 | 160.5", unit="%")
    expect("expectation.scale", {"core.panel": rows}, then="scale\nlog")


def test_a_ratio_is_read_by_how_many_times_it_grew_whatever_its_unit():
    rows = scale_of(indicator_id="housing-affordability-ratio", unit="%")
    expect("expectation.scale", {"core.panel": rows}, then="scale\nlog")


def test_years_of_life_move_by_points():
    expect("expectation.scale", {"core.panel": scale_of(unit="years")}, then="scale\nidentity")


def test_a_rate_is_read_by_how_many_times_it_grew():
    expect("expectation.scale", {"core.panel": scale_of()}, then="scale | first_year\nlog | 2000")


def test_a_figure_that_can_be_nought_has_no_logarithm():
    rows = panel("E06000001 | 2000 | 0.0", "E06000001 | 2001 | 60.5", given_scale="log")
    expect("expectation.scale", {"core.panel": rows}, then="scale\nidentity")


def test_figures_are_set_against_the_middle_place_and_steps_only_taken_between_neighbouring_years():
    figures = {1: {2000: 4.0, 2001: 5.0, 2003: 9.0}, 2: {2000: 6.0, 2001: 7.5, 2003: 8.0}, 3: {2000: 7.0}}
    rows = [f"E0600000{area} | {year} | {value}" for area in figures for year, value in figures[area].items()]
    expect(
        "expectation.scaled",
        {"core.panel": panel(*rows), "expectation.scale": scale()},
        then="""
            area_code | year | gap   | yearly_change
            ----------+------+-------+--------------
            E06000001 | 2000 | -2.00 |
            E06000002 | 2000 | 0.00  |
            E06000003 | 2000 | 1.00  |
            E06000001 | 2001 | -1.25 | 1.0
            E06000002 | 2001 | 1.25  | 1.5
            E06000001 | 2003 | 0.50  |
            E06000002 | 2003 | -0.50 |
        """,
    )


def test_half_is_the_middle_of_the_odds_and_a_quarter_point_gives_nought_a_place():
    expect(
        "expectation.scaled",
        {"core.panel": panel("E06000001 | 2000 | 50.0", "E06000001 | 2001 | 0.0"), "expectation.scale": scale("logit")},
        then=f"""
            year | scaled_value
            -----+--------------
            2000 | 0.000000
            2001 | {log(0.25 / 100.25):.6f}
        """,
    )


def changes(*rows: str) -> str:
    header = "indicator_id | area_code | year | yearly_change\n"
    return header + "\n".join(f"recycling | {row}" for row in rows)


def test_a_steady_drift_is_kept_and_an_erratic_one_shrinks():
    # Two places move alike: 1, 1, 1, 1 a year. n = 4, mean 1, variance 0, usual change 1:
    # V = 5 × 0.25 / 8 = 0.15625, so 4 / (4 + 8 × 0.15625) = 4 / 5.25 of it is kept.
    steady = [
        f"E0600000{area} | {year} | {'' if year == 2000 else 1.0}" for area in (1, 2) for year in range(2000, 2005)
    ]
    expect(
        "expectation.national_drift",
        {"expectation.scaled": changes(*steady)},
        then=f"""
            year | usual_change | lasting_drift
            -----+--------------+--------------
            2000 |              | 0.000000
            2001 | 1.0          | {1 / (1 + 8 * 1.25 / 5):.6f}
            2002 | 1.0          | {2 / (2 + 8 * 1.25 / 6):.6f}
            2003 | 1.0          | {3 / (3 + 8 * 1.25 / 7):.6f}
            2004 | 1.0          | {4 / (4 + 8 * 1.25 / 8):.6f}
        """,
    )


def test_up_and_down_again_is_no_drift():
    up_and_down = ["E06000001 | 2000 |", "E06000001 | 2001 | 1.0", "E06000001 | 2002 | -1.0"]
    expect(
        "expectation.national_drift",
        {"expectation.scaled": changes(*up_and_down)},
        then="""
            year | lasting_drift
            -----+--------------
            2000 | 0.000000
            2001 | 0.333333
            2002 | 0.000000
        """,
    )


def test_noise_is_the_own_change_with_ten_years_of_everybodys_added():
    # Everybody's usual change is 2. A place that moved by 1 and 3: (1 + 3 + 10 × 2) / (2 + 10) = 2.
    expect(
        "expectation.area_noise",
        {
            "expectation.scale": scale(),
            "expectation.national_drift": """
                indicator_id | year | usual_change
                -------------+------+-------------
                recycling    | 2000 |
                recycling    | 2001 | 2.0
                recycling    | 2002 | 2.0
            """,
            "expectation.scaled": """
                indicator_id | area_code | year | value | scaled_value | gap | yearly_change
                -------------+-----------+------+-------+--------------+-----+--------------
                recycling    | E06000001 | 2000 | 5.0   | 5.0          | 1.0 |
                recycling    | E06000001 | 2001 | 6.0   | 6.0          | 4.0 | 1.0
                recycling    | E06000001 | 2002 | 3.0   | 3.0          | 4.0 | -3.0
            """,
        },
        then=f"""
            year | noise                      | fresh_gap | points
            -----+----------------------------+-----------+-------
            2001 | {(1 + 20) / 11:.6f}        | 0.0       | 2
            2002 | 2.000000                   | 1.0       | 3
        """,
    )


def test_a_gap_that_always_halved_is_pulled_back_by_half_as_far_as_there_are_pairs_to_believe():
    # 50 pairs in which a gap g loses g / 2: the share is -1 / 2, believed by 50 / (50 + 50).
    pairs = [
        f"recycling | {2002 + n % 5} | 1 | {2003 + n % 5} | {1 + n}.0 | {(n % 3) - 1}.0 | {-(1 + n) / 2}"
        for n in range(50)
    ]
    years = "\n".join(f"recycling | {year}" for year in range(2000, 2008))
    expect(
        "expectation.local_pull_back",
        {
            "expectation.scale": scale(),
            "expectation.horizon": HORIZONS,
            "expectation.national_drift": f"indicator_id | year\n{years}",
            "expectation.follow_up": "indicator_id | year | horizon | known_year | gap | fresh_gap | gap_change\n"
            + "\n".join(pairs),
        },
        # Two years ahead nothing has ended yet: one year lends.
        then=f"""
            year | horizon | of_gap              | of_fresh_gap
            -----+---------+---------------------+-------------
            2003 | 1       | {-10 / 60 / 2:.6f}  | 0.000000
            2003 | 2       | {-10 / 60 / 2:.6f}  | 0.000000
            2004 | 1       | {-20 / 70 / 2:.6f}  | 0.000000
            2004 | 2       | {-20 / 70 / 2:.6f}  | 0.000000
            2005 | 1       | {-30 / 80 / 2:.6f}  | 0.000000
            2005 | 2       | {-30 / 80 / 2:.6f}  | 0.000000
            2006 | 1       | {-40 / 90 / 2:.6f}  | 0.000000
            2006 | 2       | {-40 / 90 / 2:.6f}  | 0.000000
            2007 | 1       | {-50 / 100 / 2:.6f} | 0.000000
            2007 | 2       | {-50 / 100 / 2:.6f} | 0.000000
        """,
    )


def test_gaps_that_cannot_be_told_apart_pull_nothing_back():
    expect(
        "expectation.local_pull_back",
        {
            "expectation.scale": scale(),
            "expectation.horizon": HORIZONS,
            "expectation.national_drift": "indicator_id | year\nrecycling | 2003",
            "expectation.follow_up": """
                indicator_id | year | horizon | known_year | gap | fresh_gap | gap_change
                -------------+------+---------+------------+-----+-----------+-----------
                recycling    | 2002 | 1       | 2003       | 1.0 | 0.5       | 1.0
                recycling    | 2002 | 1       | 2003       | 2.0 | 1.0       | 3.0
            """,
        },
        then="year | of_gap",
    )

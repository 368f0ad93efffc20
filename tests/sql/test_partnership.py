"""Who promises together, how many people an area has, and which series answer the same question."""

from tests.sql_spec import expect


def test_a_sum_of_councils_is_told_only_where_every_one_of_them_is_counted():
    expect(
        "core.population",
        given={
            "staging.reference_population": """
                area_code | year | population | fit_method
                ----------+------+------------+-----------
                S12000005 | 2020 | 50000      |
                S12000006 | 2020 | 150000     |
                W06000001 | 2020 | 70000      |
            """,
            "core.area": """
                area_code | level   | end_date
                ----------+---------+---------
                S12000005 | council |
                S12000006 | council |
                W06000001 | council |
                W06000002 | council |
                S92000003 | country |
                W92000004 | country |
            """,
            "core.area_ancestor": """
                area_code | ancestor_code | ancestor_level
                ----------+---------------+---------------
                S12000005 | S92000003     | country
                S12000006 | S92000003     | country
                W06000001 | W92000004     | country
                W06000002 | W92000004     | country
            """,
            "core.area_succession": """
                predecessor_code | successor_code | kind
                -----------------+----------------+-----
            """,
        },
        then="""
            area_code | year | population
            ----------+------+-----------
            S12000005 | 2020 | 50000
            S12000006 | 2020 | 150000
            W06000001 | 2020 | 70000
            S92000003 | 2020 | 200000
        """,
    )


def test_a_council_under_a_new_code_keeps_its_people_and_is_summed_once():
    expect(
        "core.population",
        given={
            "staging.reference_population": """
                area_code | year | population | fit_method
                ----------+------+------------+-----------
                E08000016 | 2020 | 248071     |
            """,
            "core.area": """
                area_code | level   | end_date
                ----------+---------+-----------
                E08000016 | council | 2025-04-01
                E08000038 | council |
                E92000001 | country |
            """,
            "core.area_ancestor": """
                area_code | ancestor_code | ancestor_level
                ----------+---------------+---------------
                E08000016 | E92000001     | country
                E08000038 | E92000001     | country
            """,
            "core.area_succession": """
                predecessor_code | successor_code | kind
                -----------------+----------------+--------
                E08000016        | E08000038      | recoded
            """,
        },
        then="""
            area_code | year | population
            ----------+------+-----------
            E08000016 | 2020 | 248071
            E08000038 | 2020 | 248071
            E92000001 | 2020 | 248071
        """,
    )


def test_an_area_that_joined_another_gives_it_no_people_of_a_year_before():
    expect(
        "core.population",
        given={
            "staging.reference_population": """
                area_code | year | population | fit_method
                ----------+------+------------+-----------
                E07000187 | 2020 | 117000     |
            """,
            "core.area": """
                area_code | level   | end_date
                ----------+---------+-----------
                E07000187 | council | 2023-04-01
                E06000066 | council |
            """,
            "core.area_ancestor": """
                area_code | ancestor_code | ancestor_level
                ----------+---------------+---------------
                E06000066 | E92000001     | country
            """,
            "core.area_succession": """
                predecessor_code | successor_code | kind
                -----------------+----------------+-------
                E07000187        | E06000066      | merged
            """,
        },
        then="""
            area_code | year | population
            ----------+------+-----------
            E07000187 | 2020 | 117000
        """,
    )


def test_nothing_written_about_a_partnership_is_nothing_and_no_empty_text():
    expect(
        "staging.catalogue_partnership",
        given={
            "raw.catalogue_partnership": """
                select
                    'E08000009' as area_code, 'Together' as name, true as is_example, '' as source_title,
                    '' as source_url, 'A fair borough' as purpose, ['We listen'] as shared_values, '' as meets,
                    null::date as next_meeting
            """,
        },
        then="""
            area_code | name     | is_example | source_title | source_url | purpose        | meets | next_meeting
            ----------+----------+------------+--------------+------------+----------------+-------+-------------
            E08000009 | Together | true       |              |            | A fair borough |       |
        """,
    )


def test_a_chosen_outcome_goes_by_the_title_that_outcomes_have():
    expect(
        "core.partnership_outcome",
        given={
            "staging.catalogue_partnership_outcome": """
                select
                    'E08000009' as area_code, 'housing' as outcome_id, 'Rents rose.' as why,
                    ['new-homes'] as indicator_ids, 1 as sort_order
            """,
            "core.outcome": """
                outcome_id | title | sort_order
                -----------+-------+-----------
                housing    | Homes | 50
                transport  | Roads | 80
            """,
            "meta.batch": "select null::varchar as indicator_id",
        },
        then="""
            area_code | outcome_id | title | why         | sort_order
            ----------+------------+-------+-------------+-----------
            E08000009 | housing    | Homes | Rents rose. | 1
        """,
    )


def test_a_related_series_is_named_with_how_it_differs():
    expect(
        "core.related_indicator",
        given={
            "staging.catalogue_related": """
                indicator_id        | related_id | note               | sort_order
                --------------------+------------+--------------------+-----------
                plan-2012-recycling | recycled   | A different series | 1
            """,
        },
        then="""
            indicator_id        | related_id | note
            --------------------+------------+-------------------
            plan-2012-recycling | recycled   | A different series
        """,
    )

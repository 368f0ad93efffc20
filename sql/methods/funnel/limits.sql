-- One row per point of the funnel's curve: a size of place, and the limits for places of that size, in percent.
-- grain: Population
-- A hundred sizes, each larger than the last by about the same share. The axis starts a twentieth below the smallest
-- place, rounded down to one figure (at 1 if the largest is over twice the smallest), and ends a twentieth above the
-- largest, rounded up to two figures: so it can be laid over a chart of PHEindicatormethods.
with recursive figured as (
    select
        baseline,
        smallest,
        largest,
        pow(10::double, length(floor(0.95 * smallest)::bigint::varchar) - 1) as first_figure,
        pow(10::double, length(ceil(1.05 * largest)::bigint::varchar) - 2) as second_figure,
    from method.funnel_baseline
    where baseline is not null
),

axis as (
    select
        baseline,
        case
            when largest > 2 * smallest then 1
            else greatest(1, floor(0.95 * smallest / first_figure) * first_figure)
        end as lowest,
        ceil(1.05 * largest / second_figure) * second_figure as highest,
    from figured
),

curve as (
    select
        1 as point,
        lowest as population,
    from axis
    union all
    select
        point + 1 as point,
        greatest(round_even(pow(highest / population, 1 / (100 - point)::double) * population, 0), population + 1)
            as population,
    from curve
    cross join axis
    where point < 100
),

limited as (
    select
        population,
        baseline,
        z95_0 * sqrt(baseline * (100 - baseline) / population) as reach95_0,
        z99_8 * sqrt(baseline * (100 - baseline) / population) as reach99_8,
    from curve
    cross join axis
    cross join method.normal_quantile
)

select
    -- Its name in PHEindicatormethods.
    population::bigint as "Population", -- noqa: RF06
    greatest(0, baseline - reach95_0) as lower_2s_limit,
    least(100, baseline + reach95_0) as upper_2s_limit,
    greatest(0, baseline - reach99_8) as lower_3s_limit,
    least(100, baseline + reach99_8) as upper_3s_limit,
    baseline,
    'proportion' as statistic,
    'Wilson' as method,
from limited
order by population

-- One row per given row: x for every 100,000 of n, with the limits that a count of its size has.
-- grain: given_row
-- Byar's limits from ten events on; below ten they are too rough, so exact Poisson limits.
-- N. E. Breslow, N. E. Day: Statistical methods in cancer research, volume II (1987). n = 0 gives null.
with counted as (
    select
        given.given_row,
        given.x,
        nullif(given.n, 0) as n,
        z95_0,
        z99_8,
        lower95_0,
        upper95_0,
        lower99_8,
        upper99_8,
        nullif(given.x, 0) as events,
        given.x + 1 as events_and_one,
    from method.given as given
    cross join method.normal_quantile
    -- No exact limit: ten events or more, or a count that is not known.
    left join method.poisson_limit as exact_limit on given.x = exact_limit.x
),

limited as (
    select
        given_row,
        x,
        n,
        case when x < 10 then lower95_0 else x * pow(1 - 1 / (9 * events) - z95_0 / (3 * sqrt(events)), 3) end
            as lower95_0,
        case
            when x < 10 then upper95_0
            else events_and_one * pow(1 - 1 / (9 * events_and_one) + z95_0 / (3 * sqrt(events_and_one)), 3)
        end as upper95_0,
        case when x < 10 then lower99_8 else x * pow(1 - 1 / (9 * events) - z99_8 / (3 * sqrt(events)), 3) end
            as lower99_8,
        case
            when x < 10 then upper99_8
            else events_and_one * pow(1 - 1 / (9 * events_and_one) + z99_8 / (3 * sqrt(events_and_one)), 3)
        end as upper99_8,
    from counted
)

select
    given_row,
    100000 * x / n as value,
    100000 * lower95_0 / n as lower95_0cl,
    100000 * upper95_0 / n as upper95_0cl,
    100000 * lower99_8 / n as lower99_8cl,
    100000 * upper99_8 / n as upper99_8cl,
    case when x < 10 then 'Exact' when x >= 10 then 'Byars' end as method,
from limited

-- One row per area: its rate for every 100,000 if it had the ages of the standard population (direct standardisation).
-- grain: area
-- Limits: A. J. Dobson and others, Statistics in Medicine 10 (1991), on Byar's limits of the number of events.
-- Below ten events there is no rate; nor with an unknown count or an age band without people, which are no zeros.
with summed as (
    select
        area,
        min(given_row) as given_row,
        case when count(x) = count(*) then sum(x) end as total_count,
        case when count(n) = count(*) then sum(n) end as total_pop,
        sum(stdpop * x / nullif(n, 0)) / nullif(sum(stdpop), 0) as rate,
        sqrt(sum(stdpop * stdpop * x / nullif(n * n, 0))) / nullif(sum(stdpop), 0) as standard_error,
        count(*) filter (where n = 0) as bands_without_people,
    from method.given
    group by area
),

judged as (
    select
        area,
        given_row,
        total_count,
        total_pop,
        rate,
        case
            when total_count is null or total_pop is null then 'dsr NA for unknown counts'
            when total_count < 10 then 'dsr NA for total count < 10'
            when bands_without_people > 0 then 'dsr NA for age bands without people'
            else 'dsr per 100000'
        end as statistic,
        -- Each event more or less moves the rate by this much.
        standard_error / sqrt(nullif(total_count, 0)) as step,
        total_count + 1 as count_and_one,
    from summed
),

limited as (
    select
        judged.*,
        total_count * pow(1 - 1 / (9 * total_count) - z95_0 / (3 * sqrt(total_count)), 3) as lower95_0,
        count_and_one * pow(1 - 1 / (9 * count_and_one) + z95_0 / (3 * sqrt(count_and_one)), 3) as upper95_0,
        total_count * pow(1 - 1 / (9 * total_count) - z99_8 / (3 * sqrt(total_count)), 3) as lower99_8,
        count_and_one * pow(1 - 1 / (9 * count_and_one) + z99_8 / (3 * sqrt(count_and_one)), 3) as upper99_8,
    from judged
    cross join method.normal_quantile
    where statistic = 'dsr per 100000'
)

select
    judged.given_row,
    judged.total_count,
    judged.total_pop,
    100000 * limited.rate as value,
    100000 * (limited.rate + limited.step * (limited.lower95_0 - limited.total_count)) as lower95_0cl,
    100000 * (limited.rate + limited.step * (limited.upper95_0 - limited.total_count)) as upper95_0cl,
    100000 * (limited.rate + limited.step * (limited.lower99_8 - limited.total_count)) as lower99_8cl,
    100000 * (limited.rate + limited.step * (limited.upper99_8 - limited.total_count)) as upper99_8cl,
    '95%, 99.8%' as confidence,
    judged.statistic,
    'Dobson' as method,
from judged
-- An area without a rate has no limits.
left join limited using (area)

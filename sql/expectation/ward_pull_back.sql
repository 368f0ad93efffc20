-- One row per indicator, year and horizon: what share of its gap, and of its fresh gap, a ward goes on to gain.
-- grain: indicator_id, year, horizon
-- Least squares without a constant, over the wards of all councils whose end was known by that year.
with known as (
    select
        scale.indicator_id,
        asked.year,
        start.horizon,
        sum(start.gap * start.gap) as gap_gap,
        sum(start.gap * start.fresh_gap) as gap_fresh,
        sum(start.fresh_gap * start.fresh_gap) as fresh_fresh,
        sum(start.gap * start.gap_change) as gap_moved,
        sum(start.fresh_gap * start.gap_change) as fresh_moved,
        count(*) as pairs,
    from expectation.ward_scale as scale
    cross join unnest(range(scale.first_year, scale.newest_year + 1)) as asked (year)
    inner join expectation.ward_follow_up as start
        on
            scale.indicator_id = start.indicator_id
            and asked.year >= start.known_year
            and start.year >= scale.first_year + 2
    group by scale.indicator_id, asked.year, start.horizon
),

fitted as (
    select
        *,
        -- Where the two gaps always move as one, nothing tells them apart and neither is used.
        case
            when gap_gap * fresh_fresh - gap_fresh * gap_fresh > 1e-9 * gap_gap * fresh_fresh
                then gap_gap * fresh_fresh - gap_fresh * gap_fresh
        end as determinant,
        -- Few pairs are believed little: fifty count for half.
        pairs / (pairs + 50) as belief,
    from known
)

-- Nine decimals are the same whichever way rows come.
select
    indicator_id,
    year::integer as year,
    horizon,
    round(belief * (gap_moved * fresh_fresh - gap_fresh * fresh_moved) / determinant, 9) as of_gap,
    round(belief * (gap_gap * fresh_moved - gap_moved * gap_fresh) / determinant, 9) as of_fresh_gap,
from fitted
where determinant is not null

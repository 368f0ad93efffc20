-- One row per indicator, year and horizon: what share of its gap, and of its fresh gap, an area goes on to gain.
-- grain: indicator_id, year, horizon
-- Least squares without a constant, over all areas and starts whose end was known by that year.
with summed as (
    select
        follow_up.indicator_id,
        follow_up.horizon,
        follow_up.known_year as year,
        fsum(gap * gap) as gap_gap,
        fsum(gap * fresh_gap) as gap_fresh,
        fsum(fresh_gap * fresh_gap) as fresh_fresh,
        fsum(gap * gap_change) as gap_moved,
        fsum(fresh_gap * gap_change) as fresh_moved,
        count(*) as pairs,
    from expectation.follow_up as follow_up
    inner join expectation.scale as scale using (indicator_id)
    -- In its second year no area has recent years to stand out from.
    where follow_up.year >= scale.first_year + 2
    group by follow_up.indicator_id, follow_up.horizon, follow_up.known_year
),

known as (
    select
        years.indicator_id,
        years.year,
        horizon.horizon,
        horizon.is_lender,
        sum(gap_gap) over up_to_now as gap_gap,
        sum(gap_fresh) over up_to_now as gap_fresh,
        sum(fresh_fresh) over up_to_now as fresh_fresh,
        sum(gap_moved) over up_to_now as gap_moved,
        sum(fresh_moved) over up_to_now as fresh_moved,
        sum(pairs) over up_to_now as pairs,
    from expectation.national_drift as years
    cross join expectation.horizon as horizon
    -- A year in which no start came to its end adds nothing to the sums of the years before.
    left join summed
        on
            years.indicator_id = summed.indicator_id
            and years.year = summed.year
            and horizon.horizon = summed.horizon
    window up_to_now as (
        partition by years.indicator_id, horizon.horizon order by years.year rows unbounded preceding
    )
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

select
    asked.indicator_id,
    asked.year,
    asked.horizon,
    -- Where no start of this length has ended yet, the longest shorter one lends its shares.
    -- Sums differ in their last digits by the order of adding: nine decimals are the same whichever way rows come.
    round(arg_max(
        lender.belief * (lender.gap_moved * lender.fresh_fresh - lender.gap_fresh * lender.fresh_moved)
        / lender.determinant,
        lender.horizon
    ), 9) as of_gap,
    round(arg_max(
        lender.belief * (lender.gap_gap * lender.fresh_moved - lender.gap_moved * lender.gap_fresh)
        / lender.determinant,
        lender.horizon
    ), 9) as of_fresh_gap,
from fitted as asked
inner join fitted as lender
    on
        asked.indicator_id = lender.indicator_id
        and asked.year = lender.year
        and (asked.horizon = lender.horizon or asked.horizon > lender.horizon and lender.is_lender)
where lender.determinant is not null
group by asked.indicator_id, asked.year, asked.horizon

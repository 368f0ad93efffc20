-- One row per indicator and year: how far the middle area had moved in a year up to then, and what of it may last.
-- grain: indicator_id, year
with yearly as (
    select
        indicator_id,
        year,
        median(yearly_change) as middle_change,
        sum(abs(yearly_change)) as moved,
        count(yearly_change) as changes,
    from expectation.scaled
    group by indicator_id, year
),

known as (
    select
        indicator_id,
        year,
        sum(moved) over up_to_now / nullif(sum(changes) over up_to_now, 0) as usual_change,
        avg(middle_change) over up_to_now as drift,
        count(middle_change) over up_to_now as years,
        var_pop(middle_change) over up_to_now as variance,
    from yearly
    window up_to_now as (partition by indicator_id order by year rows unbounded preceding)
),

weighed as (
    select
        *,
        -- A few years alone say little of how erratic the drift is: five years of half the usual change are added.
        (years * variance + 5 * pow(usual_change / 2, 2)) / (years + 4) as cautious_variance,
    from known
)

select
    indicator_id,
    year,
    usual_change,
    -- A steady drift is kept; one that does not stand out from its own noise shrinks to nothing.
    coalesce(
        drift * years * pow(drift, 2) / nullif(years * pow(drift, 2) + 8 * cautious_variance, 0),
        0
    ) as lasting_drift,
from weighed

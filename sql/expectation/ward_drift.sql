-- One row per indicator, council and year: how far a ward usually moves in a year, and what of the council's may last.
-- grain: indicator_id, council_code, year
with yearly as (
    select
        indicator_id,
        council_code,
        year,
        median(council_change) as council_change,
        sum(abs(yearly_change)) as moved,
        count(yearly_change) as changes,
    from expectation.ward_gap
    group by indicator_id, council_code, year
),

known as (
    select
        *,
        -- All councils' wards tell what is usual for a ward; a council's own years tell how it drifts.
        sum(moved) over all_councils / nullif(sum(changes) over all_councils, 0) as usual_change,
        avg(council_change) over own as drift,
        count(council_change) over own as years,
        var_pop(council_change) over own as variance,
    from yearly
    window
        all_councils as (
            partition by indicator_id order by year range between unbounded preceding and current row
        ),
        own as (partition by indicator_id, council_code order by year rows unbounded preceding)
),

weighed as (
    select
        *,
        -- As for the nation: five years of half the usual change are added.
        (years * variance + 5 * pow(usual_change / 2, 2)) / (years + 4) as cautious_variance,
    from known
)

select
    indicator_id,
    council_code,
    year,
    usual_change,
    coalesce(
        drift * years * pow(drift, 2) / nullif(years * pow(drift, 2) + 8 * cautious_variance, 0),
        0
    ) as lasting_drift,
from weighed

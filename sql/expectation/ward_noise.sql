-- One row per indicator, ward and year but the first: where it stands, and how much its figure jumps about.
-- grain: indicator_id, ward_code, year
with counted as (
    select
        *,
        sum(abs(yearly_change)) over up_to_now as moved,
        count(yearly_change) over up_to_now as changes,
        count(*) over up_to_now as points,
        gap - avg(gap) over four_years as fresh_gap,
    from expectation.ward_gap
    window
        up_to_now as (partition by indicator_id, ward_code order by year rows unbounded preceding),
        four_years as (
            partition by indicator_id, ward_code order by year range between 3 preceding and current row
        )
)

select
    counted.indicator_id,
    counted.ward_code,
    counted.council_code,
    counted.year,
    counted.value,
    counted.scaled_value,
    counted.gap,
    case when counted.year >= scale.first_year + 2 then counted.fresh_gap else 0 end as fresh_gap,
    -- Its own mean yearly change, as if ten more years had been like every ward's.
    (coalesce(counted.moved, 0) + 10 * drift.usual_change) / (counted.changes + 10) as noise,
    drift.lasting_drift,
    counted.points,
from counted
inner join expectation.ward_scale as scale using (indicator_id)
inner join expectation.ward_drift as drift using (indicator_id, council_code, year)
where counted.year > scale.first_year

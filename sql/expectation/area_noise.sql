-- One row per indicator, area and year but the first: where it stands, and how much its figure jumps about.
-- grain: indicator_id, area_code, year
-- batch: indicator_id
with counted as (
    select
        scaled.*,
        sum(abs(yearly_change)) over up_to_now as moved,
        count(yearly_change) over up_to_now as changes,
        count(*) over up_to_now as points,
        gap - avg(gap) over four_years as fresh_gap,
    from expectation.scaled as scaled
    inner join meta.batch using (indicator_id)
    window
        up_to_now as (partition by indicator_id, area_code order by year rows unbounded preceding),
        four_years as (
            partition by indicator_id, area_code order by year range between 3 preceding and current row
        )
)

select
    counted.indicator_id,
    counted.area_code,
    counted.year,
    counted.value,
    counted.scaled_value,
    counted.gap,
    -- What the gap has gained on its own last four years: the part most likely to be luck.
    case when counted.year >= scale.first_year + 2 then counted.fresh_gap else 0 end as fresh_gap,
    -- Its own mean yearly change, as if ten more years had been like everybody's: a quiet run proves little.
    (coalesce(counted.moved, 0) + 10 * drift.usual_change) / (counted.changes + 10) as noise,
    counted.points,
from counted
inner join expectation.scale as scale using (indicator_id)
inner join expectation.national_drift as drift using (indicator_id, year)
where counted.year > scale.first_year
order by counted.indicator_id, counted.year, counted.area_code

-- One row per indicator, area and year: its figure on the scale, its gap to the middle area, its change in the year.
-- grain: indicator_id, area_code, year
-- batch: indicator_id
with read_on_scale as (
    select
        panel.indicator_id,
        panel.area_code,
        panel.year,
        panel.period_end,
        panel.value,
        case scale.scale
            -- A quarter of a point is added at both ends, so that 0% and 100% have a place too.
            when 'logit' then ln((panel.value + 0.25) / (100.25 - panel.value))
            when 'log' then ln(panel.value)
            else panel.value
        end as scaled_value,
    from core.panel as panel
    inner join meta.batch using (indicator_id)
    inner join expectation.scale as scale using (indicator_id)
)

select
    *,
    scaled_value - median(scaled_value) over (partition by indicator_id, year) as gap,
    -- A step over a missing year is not a yearly change.
    case when lag(year) over series = year - 1 then scaled_value - lag(scaled_value) over series end as yearly_change,
from read_on_scale
window series as (partition by indicator_id, area_code order by year)
order by indicator_id, year, area_code

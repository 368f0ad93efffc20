-- One row per indicator, area and year: what a range is held against, and how it moved in the year.
-- grain: indicator_id, area_code, year
with placed as (
    select
        scaled.indicator_id,
        scaled.area_code,
        scaled.year,
        -- Of cash no amount is promised, only how it stands to the middle area's.
        case when scale.is_cash then scaled.gap else scaled.scaled_value end as scaled_value,
        case
            when scale.is_cash and scale.scale = 'log' then exp(scaled.gap)
            when scale.is_cash then scaled.gap
            else scaled.value
        end as value,
    from expectation.scaled as scaled
    inner join expectation.scale as scale using (indicator_id)
)

select
    *,
    -- A step over a missing year is not a yearly change.
    case when lag(year) over series = year - 1 then value - lag(value) over series end as yearly_change,
    case when lag(year) over series = year - 1 then scaled_value - lag(scaled_value) over series end
        as scaled_yearly_change,
from placed
window series as (partition by indicator_id, area_code order by year)

-- One row per indicator, ward and year: its figure on the scale, its gap to its council, and the changes in the year.
-- grain: indicator_id, ward_code, year
-- For wards the council is what the nation is for councils: what moves it moves them all.
with read_on_scale as (
    select
        panel.indicator_id,
        panel.ward_code,
        panel.council_code,
        panel.year,
        panel.value,
        panel.council_value,
        case scale.scale
            when 'logit' then ln((panel.value + 0.25) / (100.25 - panel.value))
            when 'log' then ln(panel.value)
            else panel.value
        end as scaled_value,
        case scale.scale
            when 'logit' then ln((panel.council_value + 0.25) / (100.25 - panel.council_value))
            when 'log' then ln(panel.council_value)
            else panel.council_value
        end as scaled_council,
    from core.ward_panel as panel
    inner join expectation.ward_scale as scale using (indicator_id)
    where panel.council_value is not null
)

select
    *,
    scaled_value - scaled_council as gap,
    -- A step over a missing year is not a yearly change.
    lag(year) over series = year - 1 as is_step,
    case when is_step then scaled_value - lag(scaled_value) over series end as yearly_change,
    case when is_step then scaled_council - lag(scaled_council) over series end as council_change,
    case when is_step then value - council_value - lag(value - council_value) over series end as gap_change_in_units,
from read_on_scale
window series as (partition by indicator_id, ward_code order by year)
order by indicator_id, year, ward_code

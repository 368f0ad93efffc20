-- One row per indicator that wards have: the scale on which their changes are compared.
-- grain: indicator_id
with described as (
    select
        indicator_id,
        any_value(scale) as given_scale,
        any_value(unit) as unit,
        any_value(floor) as floor,
        any_value(ceiling) as ceiling,
        min(year) as first_year,
        max(year) as newest_year,
        min(value) >= 0 and max(value) <= 100 as is_within_100,
        min(value) > 0 and min(council_value) > 0 as is_positive,
    from core.ward_panel
    where council_value is not null
    group by indicator_id
)

select
    indicator_id,
    -- As for councils (expectation.scale). Nought has no logarithm.
    case
        when given_scale in ('log', 'identity') and (is_positive or given_scale = 'identity') then given_scale
        when coalesce(given_scale, unit) in ('logit', '%') and is_within_100 then 'logit'
        when unit in ('yrs', 'years', 'Score out of 10', 'out of 10') then 'identity'
        when is_positive then 'log'
        else 'identity'
    end as scale,
    floor,
    ceiling,
    first_year,
    newest_year,
from described

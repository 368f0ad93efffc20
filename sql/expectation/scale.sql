-- One row per indicator: the scale on which its changes are compared from place to place.
-- grain: indicator_id
with described as (
    select
        indicator_id,
        any_value(scale) as given_scale,
        any_value(unit) as unit,
        any_value(better) as better,
        any_value(floor) as floor,
        any_value(ceiling) as ceiling,
        any_value(is_cash) as is_cash,
        max(window_years) as window_years,
        min(year) as first_year,
        min(value) >= 0 and max(value) <= 100 as is_within_100,
        min(value) > 0 as is_positive,
    from core.panel
    group by indicator_id
)

select
    indicator_id,
    case
        -- Only a file of one's own says how it wants to be read.
        when given_scale = 'identity' then 'identity'
        when given_scale = 'log' and is_positive then 'log'
        when given_scale = 'logit' and is_within_100 then 'logit'
        -- A ratio is compared by how many times it has grown, whatever unit its publisher prints beside it.
        when regexp_matches(lower(indicator_id::varchar), '\bratio\b') and is_positive then 'log'
        -- A share cannot leave 0% to 100%: from 1% to 2% is as far as from 98% to 99%.
        when unit = '%' and is_within_100 then 'logit'
        -- Years of life and scores move by points, whatever their level.
        when unit in ('yrs', 'years', 'Score out of 10', 'out of 10') then 'identity'
        -- A rate that doubles from 5 to 10 has moved as far as one that doubles from 50 to 100.
        when is_positive then 'log'
        else 'identity'
    end as scale,
    better,
    floor,
    ceiling,
    is_cash,
    window_years,
    first_year,
from described

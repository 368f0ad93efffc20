-- One row per indicator, area and year: how far it stood from the middle place, as base rates have it.
-- grain: indicator_id, area_code, year
-- The gap of the question base_rate, for every year at once. Of cash no target is tried.
select
    scaled.indicator_id,
    scaled.area_code,
    scaled.year,
    scaled.value,
    case scale.better when 'higher' then 1 else -1 end as direction,
    scale.scale <> 'identity' as is_relative,
    median(scaled.value) over (partition by scaled.indicator_id, scaled.year) as middle,
    case when is_relative then scaled.value / nullif(middle, 0) else scaled.value - middle end as gap,
from expectation.scaled as scaled
inner join expectation.scale as scale using (indicator_id)
where not scale.is_cash and scale.better in ('higher', 'lower')

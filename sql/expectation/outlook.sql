-- One row per indicator, area and horizon: what the past makes of it from the origin on.
-- grain: indicator_id, area_code, origin_year, horizon
-- batch: indicator_id
select
    centre.indicator_id,
    centre.area_code,
    centre.year as origin_year,
    centre.horizon,
    scaled.period_end as origin_end,
    centre.value,
    scale.scale,
    scale.is_cash,
    -- Pounds of each year's own worth cannot be promised: for them we look at the gap to the middle area.
    case when scale.is_cash then centre.gap_centre else centre.centre end as centre,
    centre.noise,
    luck.years,
    luck.first_start,
    luck.last_end,
    luck.effective_years,
    luck.common_variance,
from expectation.origin as origin
inner join meta.batch using (indicator_id)
inner join expectation.scale as scale using (indicator_id)
inner join expectation.centre as centre
    on origin.indicator_id = centre.indicator_id and origin.origin_year = centre.year
inner join expectation.scaled as scaled
    on
        centre.indicator_id = scaled.indicator_id
        and centre.area_code = scaled.area_code
        and centre.year = scaled.year
inner join expectation.common_luck as luck
    on
        centre.indicator_id = luck.indicator_id
        and centre.year = luck.origin_year
        and centre.horizon = luck.horizon
-- With fewer points of its own, how much its figure jumps is mostly guessed from the others.
where centre.points >= 5 and centre.noise > 0
order by centre.indicator_id, centre.area_code, centre.horizon

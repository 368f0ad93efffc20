-- One row per indicator, area and horizon: what is realistic as it was frozen by then, or that nothing was.
-- grain: indicator_id, area_code, horizon
-- batch: indicator_id
select
    told.indicator_id,
    told.area_code,
    told.horizon,
    coalesce(frozen.value_now, told.value_now) as value_now,
    told.now_end,
    coalesce(frozen.judged_at, told.judged_at) as judged_at,
    coalesce(frozen.range_of, told.range_of) as range_of,
    frozen.q025,
    frozen.q100,
    frozen.q250,
    frozen.q500,
    frozen.q750,
    frozen.q900,
    frozen.q975,
    coalesce(frozen.years_behind, told.years_behind) as years_behind,
    told.first_start,
    told.last_end,
    case when frozen.q500 is null and told.q500 is not null then 'not_frozen' else told.trust end as trust,
    told.share_in_80,
    told.share_in_95,
    told.record_years,
    told.record_ranges,
from told
-- What is worked out only now was not said then.
left join meta.frozen as frozen
    on
        told.indicator_id::varchar = frozen.indicator_id
        and told.area_code::varchar = frozen.area_code
        and told.now_end = frozen.origin_end
        and told.horizon = frozen.horizon
order by told.area_code, told.indicator_id, told.horizon

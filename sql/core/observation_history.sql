-- One row per distinct published value of an indicator, area and period, with when we first saw it.
-- grain: indicator_id, area_code, period_start, period_end, first_seen
-- batch: indicator_id
with seen as (
    select
        observation.*,
        lag(observation.first_seen) over versions is null as is_first,
        lag([observation.value, observation.lower, observation.upper]) over versions as earlier_values,
        lag(observation.status) over versions as earlier_status,
    from published.observation as observation
    inner join meta.batch using (indicator_id)
    -- A figure whose indicator has left the catalogue is not shown, and not judged.
    inner join core.indicator using (indicator_id)
    window versions as (
        partition by observation.indicator_id, observation.area_code, observation.period_start, observation.period_end
        order by observation.first_seen, observation.receipt_id
    )
)

select
    indicator_id::indicator_id as indicator_id,
    area_code::area_code as area_code,
    period_start,
    period_end,
    value,
    lower,
    upper,
    numerator,
    denominator,
    status,
    note,
    first_seen,
    receipt_id,
    fit_method,
    fit_share,
from seen
where is_first or earlier_values is distinct from [value, lower, upper] or earlier_status is distinct from status
order by indicator_id, area_code, period_start, first_seen

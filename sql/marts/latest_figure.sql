-- One row per indicator and area: the newest figure that has a value, and what is missing after it.
-- grain: indicator_id, area_code
-- batch: indicator_id
with newest as (
    select
        observation.*,
        max(case when value is not null then period_end end) over (partition by indicator_id) as newest_period_end,
        arg_max(status, period_end) over (partition by indicator_id, area_code) as newest_own_status,
        max(period_end) over (partition by indicator_id, area_code) as newest_own_end,
        count(value) over (partition by indicator_id, area_code) as periods,
        min(case when value is not null then period_start end)
            over (partition by indicator_id, area_code) as first_start,
    from core.observation
    inner join meta.batch using (indicator_id)
)

select
    indicator_id,
    area_code,
    period_start,
    period_end,
    value,
    lower,
    upper,
    status,
    note,
    fit_method,
    fit_share,
    newest_period_end,
    -- The word for a newer period of this area whose value is missing; null when the newest has a value.
    case when newest_own_end > period_end then newest_own_status end as missing_status,
    case when newest_own_end > period_end then newest_own_end end as missing_period_end,
    periods,
    first_start,
from newest
qualify row_number() over (
    partition by indicator_id, area_code
    order by value is null, period_end desc, period_start desc
) = 1

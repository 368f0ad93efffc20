-- One row per distinct published value, as it ships; a ward's figure that is withheld ships without its value.
select
    history.indicator_id::varchar as indicator_id,
    history.area_code::varchar as area_code,
    history.period_start,
    history.period_end,
    case when withheld.reason is null then history.value end as value,
    case when withheld.reason is null then history.lower end as lower,
    case when withheld.reason is null then history.upper end as upper,
    case when withheld.reason is null then history.numerator end as numerator,
    history.denominator,
    case when withheld.reason is null then history.status else 'suppressed' end as status,
    history.note,
    -- A figure in a copy was known on the day of the copy.
    least(history.first_seen, copied.day) as first_seen,
    history.receipt_id,
    history.fit_method,
    history.fit_share,
from core.observation_history as history
inner join core.receipt using (receipt_id)
-- Only figures of few people in one ward are withheld.
left join core.ward_withheld as withheld using (indicator_id, area_code, period_start, period_end)
left join copied using (source_id)
order by all

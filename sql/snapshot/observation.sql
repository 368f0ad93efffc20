-- One row per distinct published value, as it ships.
select
    indicator_id::varchar as indicator_id,
    area_code::varchar as area_code,
    period_start,
    period_end,
    value,
    lower,
    upper,
    numerator,
    denominator,
    status,
    note,
    -- A figure in a copy was known on the day of the copy.
    least(first_seen, copied.day) as first_seen,
    receipt_id,
from core.observation_history
inner join core.receipt using (receipt_id)
left join copied using (source_id)
order by all

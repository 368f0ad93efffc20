-- One row per reply that a shipped figure came from.
select
    receipt_id,
    source_id,
    key,
    url,
    least(retrieved_at, copied.day) as retrieved_at,
    sha256,
    bytes,
from core.receipt
-- Only copies have a day of their own.
left join copied using (source_id)
where receipt_id in (select receipt_id from core.observation_history)
order by all

-- One row per reply that a shipped figure came from.
select
    receipt_id,
    source_id,
    key,
    url,
    retrieved_at,
    sha256,
    bytes,
from core.receipt
where receipt_id in (select receipt_id from core.observation_history)
order by all

-- One row per reply that the figures of the snapshot came from.
-- grain: receipt_id
-- publishes: receipt
select
    receipt_id,
    source_id,
    key,
    url,
    retrieved_at,
    sha256,
    bytes,
from raw.snapshot_receipt

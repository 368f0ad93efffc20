-- One row per reply kept in the archive of this installation.
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
from raw.archive_receipt

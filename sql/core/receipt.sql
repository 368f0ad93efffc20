-- One row per reply that figures came from, in this installation's archive or in the snapshot.
-- grain: receipt_id
select
    receipt_id,
    source_id,
    key,
    url,
    retrieved_at,
    sha256,
    bytes,
from published.receipt
-- A snapshot that was made here holds replies that the archive holds too.
qualify row_number() over (partition by receipt_id order by retrieved_at) = 1

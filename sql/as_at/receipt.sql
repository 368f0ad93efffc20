-- One row per reply that figures came from and that had come by then.
-- grain: receipt_id
select told.*
from told
inner join meta.as_at as as_at on told.retrieved_at <= as_at.figures

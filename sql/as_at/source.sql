-- One row per source: who publishes it and under what terms; when we last asked only where that was by then.
-- grain: source_id
select told.* replace (case when told.last_fetched <= as_at.figures then told.last_fetched end as last_fetched)
from told
cross join meta.as_at as as_at

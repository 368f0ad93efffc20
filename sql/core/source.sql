-- One row per source: who publishes it, under what terms, and whether our copy is the newest we tried to get.
-- grain: source_id
select
    source_id,
    title,
    publisher,
    licence,
    licence_url,
    attribution,
    about_url,
    note,
    is_live_checked,
    is_stale,
    stale_reason,
    last_fetched,
    copied_on,
from staging.source

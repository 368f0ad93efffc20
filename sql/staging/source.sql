-- One row per source that Levelwith knows, with the state of our copy.
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
from raw.source

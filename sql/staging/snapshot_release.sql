-- One row per indicator: what the snapshot knows of its newest release.
-- grain: indicator_id
-- publishes: release
select
    indicator_id,
    publisher,
    href,
    released,
    data_modified,
from raw.snapshot_release

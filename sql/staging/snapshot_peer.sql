-- One row per similar place of a council in the snapshot that ships with Levelwith.
-- grain: area_code, peer_set, peer_code
-- publishes: peer
select
    area_code,
    peer_code,
    peer_set,
    rank,
    as_of,
from raw.snapshot_peer

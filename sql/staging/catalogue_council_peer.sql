-- One row per place that a council compares itself with, from the council's own file.
-- grain: area_code, peer_set, peer_code
-- publishes: peer
select
    area_code,
    peer_code,
    'own' as peer_set,
    rank,
    as_of,
from raw.catalogue_council_peer

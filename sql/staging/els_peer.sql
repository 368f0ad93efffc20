-- One row per council, set and similar place, as ONS listed them on a day.
-- grain: area_code, peer_set, peer_code, as_of
-- publishes: peer
select
    areacd as area_code,
    similar_areacd as peer_code,
    'ons_' || peer_set as peer_set,
    rank::integer as rank,
    seen_at::timestamptz::date as as_of,
from raw.els_peer
qualify row_number() over (partition by areacd, peer_set, similar_areacd, left(seen_at, 10) order by seen_at desc) = 1

-- One row per similar place by the ONS list that looks at all indicators, as it ships.
select
    area_code::varchar as area_code,
    peer_code::varchar as peer_code,
    peer_set,
    rank::integer as rank,
    as_of,
from core.peer
where peer_set = 'ons_global'
order by all

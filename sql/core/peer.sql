-- One row per similar place of a council: each published set as of its newest date, and the council's own list.
-- grain: area_code, peer_set, peer_code
select
    area_code::area_code as area_code,
    peer_code::area_code as peer_code,
    peer_set,
    any_value(rank) as rank,
    as_of,
from published.peer
group by area_code, peer_code, peer_set, as_of
qualify as_of = max(as_of) over (partition by area_code, peer_set)
order by area_code, peer_set, rank

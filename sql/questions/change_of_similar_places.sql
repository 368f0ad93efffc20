-- One row per indicator: how far similar places moved between the same two stretches of years, and we beside them.
-- grain: indicator_id
with chosen_set as (
    -- The council's own list where it has one, else the ONS list that looks at all indicators.
    select case when bool_or(peer_set = 'own') then 'own' else 'ons_global' end as peer_set
    from core.peer
    where area_code = $area_code
),

moved as (
    select
        peer.peer_set,
        then_option.then_change as change,
        then_option.then_value,
        then_option.now_value,
    from core.peer as peer
    inner join chosen_set using (peer_set)
    inner join marts.then_option as then_option on peer.peer_code = then_option.area_code
    where
        peer.area_code = $area_code
        and then_option.indicator_id = $indicator_id
        and then_option.then_start = $then_start
        and then_option.then_end = $then_end
        and then_option.now_start = $now_start
        and then_option.now_end = $now_end
),

spread as (
    select
        any_value(peer_set) as peer_set,
        count(*)::integer as peers,
        quantile_cont(change, 0.25) as lower_quartile,
        median(then_value) as then_middle,
        median(now_value) as now_middle,
        quantile_cont(change, 0.75) as upper_quartile,
    from moved
)

select
    indicator.indicator_id,
    spread.peer_set,
    spread.peers,
    spread.then_middle,
    spread.now_middle,
    case
        when $change between spread.lower_quartile and spread.upper_quartile then 'like_most'
        when indicator.better = 'neutral' then if($change > spread.upper_quartile, 'higher', 'lower')
        when ($change > spread.upper_quartile) = (indicator.better = 'higher') then 'better'
        else 'worse'
    end as verdict,
from spread
cross join core.indicator as indicator
where
    indicator.indicator_id = $indicator_id
    -- A total grows with its place. Of under eight places the middle half is two or three of them.
    and not indicator.is_total
    and spread.peers >= 8

-- One row per indicator, area and similar place that has a figure for the same period.
-- grain: indicator_id, area_code, peer_code
-- kept as: view
with chosen_set as (
    -- The council's own list where it has one, else the ONS list that looks at all indicators.
    select
        area_code,
        case when bool_or(peer_set = 'own') then 'own' else 'ons_global' end as peer_set,
    from core.peer
    group by area_code
)

select
    latest.indicator_id,
    latest.area_code,
    peer.peer_code,
    peer.peer_set,
    peer.as_of as peer_as_of,
    area.name as peer_name,
    figure.value,
    figure.period_start,
    figure.period_end,
    case
        when figure.value = latest.value then 'equal'
        when indicator.better = 'neutral' then if(figure.value > latest.value, 'higher', 'lower')
        when (figure.value > latest.value) = (indicator.better = 'higher') then 'better'
        else 'worse'
    end as standing,
from marts.latest_figure as latest
inner join chosen_set using (area_code)
inner join core.peer as peer using (area_code, peer_set)
inner join core.area as area on peer.peer_code = area.area_code
inner join core.figure as figure
    on
        latest.indicator_id = figure.indicator_id
        and peer.peer_code = figure.area_code
        and latest.period_start = figure.period_start
        and latest.period_end = figure.period_end
inner join core.indicator as indicator on latest.indicator_id = indicator.indicator_id
where latest.value is not null

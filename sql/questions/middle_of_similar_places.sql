-- One row per period: the middle one of the places that are similar to an area, where eight or more have a figure.
-- grain: period_start, period_end
-- The same places all along: those that the newest figure is compared with.
select
    figure.period_start,
    figure.period_end,
    median(figure.value) as value,
from marts.peer_value as peer
inner join core.figure as figure
    on
        peer.indicator_id = figure.indicator_id
        and peer.peer_code = figure.area_code
where
    peer.indicator_id = $indicator_id
    and peer.area_code = $area_code
group by figure.period_start, figure.period_end
having count(*) >= 8
order by figure.period_start, figure.period_end

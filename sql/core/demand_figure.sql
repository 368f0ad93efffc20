-- One row per published figure of how much is asked. Few are, so that a page need not look through all figures.
-- grain: indicator_id, area_code, period_start, period_end
select
    figure.indicator_id,
    figure.area_code,
    figure.period_start,
    figure.period_end,
    figure.value,
    figure.stretch,
from core.figure as figure
where figure.indicator_id in (select demand_id from core.demand)
order by figure.area_code, figure.indicator_id, figure.period_start, figure.period_end

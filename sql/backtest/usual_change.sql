-- One row per indicator: its mean yearly change, up or down, in its own unit.
-- grain: indicator_id
select
    indicator_id,
    avg(abs(yearly_change)) as usual_change,
from backtest.figure
group by indicator_id

-- One row per word for how ambitious a target is: how often those that would have been called so were met.
-- grain: ambition
select
    ambition.ambition,
    count(*) as checks,
    avg(base_rate.share_of_similar) as mean_share_of_similar,
    avg(base_rate.is_met::integer) as share_met,
from backtest.base_rate as base_rate
asof inner join expectation.ambition as ambition on base_rate.share_of_similar >= ambition.at_least
group by ambition.ambition, ambition.at_least
order by ambition.at_least desc

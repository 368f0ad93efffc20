-- One row per phrase: how often a target was met when we would have said so.
-- grain: phrase
select
    phrase.phrase,
    count(chance.chance) as checks,
    avg(chance.chance) as mean_stated,
    avg(chance.is_met::integer) as share_met,
from backtest.chance as chance
asof inner join expectation.phrase as phrase on chance.chance >= phrase.at_least
group by phrase.phrase, phrase.at_least
order by phrase.at_least

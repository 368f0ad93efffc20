-- One row per tenth of stated chance: what was said on average, and how often it came.
-- grain: from_chance
with placed as (
    select
        chance,
        is_met,
        least(floor(chance * 10), 9) / 10 as from_chance,
    from backtest.chance
)

select
    from_chance,
    round(from_chance + 0.1, 1) as to_chance,
    count(*) as checks,
    avg(chance) as mean_stated,
    avg(is_met::integer) as share_met,
from placed
group by from_chance
order by from_chance

-- One row per tenth of stated chance, with how often what was said came true.
-- grain: from_chance
select
    from_chance,
    to_chance,
    checks,
    mean_stated,
    share_met,
from raw.record_reliability

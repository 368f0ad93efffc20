-- One row per tenth of stated chance: what was said on average of the targets in it, and how many of them were met.
-- grain: from_chance
select
    from_chance,
    to_chance,
    mean_stated as stated,
    checks as targets,
    share_met,
from staging.record_reliability

-- One row per word for how ambitious a target is, with how often such targets were met.
-- grain: ambition
select
    ambition,
    checks,
    share_met,
from raw.record_ambitions

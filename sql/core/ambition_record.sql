-- One row per word for how ambitious a target is: of those that would have been called so, how many were met.
-- grain: ambition
select
    ambition,
    checks as targets,
    share_met,
from staging.record_ambitions

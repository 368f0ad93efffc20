-- One row per phrase: of the targets that we would have given it to in past years, how many were met.
-- grain: phrase
select
    phrase,
    checks as targets,
    share_met,
from staging.record_phrases

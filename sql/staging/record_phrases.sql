-- One row per phrase that a chance is told in, with how often it has come true.
-- grain: phrase
select
    phrase,
    checks,
    mean_stated,
    share_met,
from raw.record_phrases

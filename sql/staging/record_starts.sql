-- One row per promise whose day has come, with the chance that it had at its start.
-- grain: council_code, agreement_ref
select
    council_code,
    agreement_ref,
    indicator_id,
    area_code,
    target_value,
    due_end,
    series_id,
    origin_end,
    horizon,
    chance,
    phrase,
    years_behind,
    why_none,
from raw.record_starts

-- One row per promise whose day has come: the chance at its start, by which series; or why there is none.
-- grain: council_code, agreement_ref
select
    start.council_code,
    start.agreement_ref,
    -- As it was first set: of a promise that was changed since, this says nothing else.
    start.target_value,
    start.due_end,
    if(start.series_id = start.indicator_id, null, start.series_id)::indicator_id as related_id,
    start.origin_end,
    start.horizon,
    start.chance,
    start.phrase,
    start.years_behind,
    start.why_none,
from staging.record_starts as start
-- A series that has left the catalogue since cannot be named. Without a chance there is none to name.
left join core.indicator as series on start.series_id = series.indicator_id::varchar
where start.series_id is null or series.indicator_id is not null

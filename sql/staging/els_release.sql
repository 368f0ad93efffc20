-- One row per indicator: the newest release that it draws on.
-- grain: indicator_id
-- publishes: release
select
    slug as indicator_id,
    source_name as publisher,
    source_href as href,
    -- Only shown, never reckoned with: a date that ONS writes in another form is left out.
    try_cast(source_date as date) as released,
    try_cast(data_modified as date) as data_modified,
from raw.els_indicator
qualify
    row_number() over (
        partition by slug order by seen_at desc, try_cast(source_date as date) desc nulls last, source_name
    ) = 1

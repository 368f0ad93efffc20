-- One row per ward that police figures are held of: all we know of it if no other source does.
-- grain: area_code
-- publishes: area
select
    area_code,
    area_code as name,
    'ward' as level,
    [arg_max(council_code, seen_at)] as parent_codes,
    null::date as start_date,
    null::date as end_date,
    -- After the figures that ship, which have its name.
    110 as source_rank,
from (
    from raw.police_count
    union all by name
    from raw.police_archive_count
) as both_routes
group by area_code

-- One row per area: a country, region, combined authority, county, council, ward or group of areas.
-- grain: area_code
-- key: area_code
with joined as (
    -- Each column from the source that knows it best: lower ranks first.
    select
        area_code,
        arg_min(name, source_rank) filter (name is not null) as name,
        arg_min(level, source_rank) filter (level is not null) as level,
        arg_min(parent_codes, source_rank) filter (len(parent_codes) > 0) as known_parents,
        arg_min(start_date, source_rank) filter (start_date is not null) as start_date,
        arg_min(end_date, source_rank) filter (end_date is not null) as end_date,
    from published.area
    group by area_code
),

completed as (
    select
        *,
        -- The first letter of a code names its nation, also where nothing else is known of an area that ended.
        case left(area_code, 1)
            when 'E' then 'E92000001'
            when 'W' then 'W92000004'
            when 'S' then 'S92000003'
            when 'N' then 'N92000002'
        end as nation_code,
        case
            when level not in ('county', 'council', 'ward') then coalesce(known_parents, [])
            when not list_contains(coalesce(known_parents, []), nation_code)
                then list_concat(coalesce(known_parents, []), [nation_code])
            else known_parents
        end as parent_codes,
    from joined
)

select
    area_code,
    name,
    level,
    -- A combined authority stands beside the hierarchy, not in it: a council's parent is its county or region.
    list_filter(parent_codes, lambda code: not starts_with(code, 'E47'))[1] as parent_code,
    start_date,
    end_date,
    parent_codes,
from completed
order by area_code

-- One row per council in the newest list of Open Geography, with all that the newest look-ups say it lies in.
-- grain: area_code
-- publishes: area
with newest as (
    select *
    from raw.ons_geography_area
    where kind <> 'ward'
    qualify
        vintage = max(vintage) over (partition by kind)
        and row_number() over (partition by kind, vintage, area_code order by seen_at desc) = 1
),

lying_in as (
    select
        area_code,
        max(parent_code) filter (parent_code like 'E10%') as county_code,
        max(parent_code) filter (kind = 'region') as region_code,
        max(parent_code) filter (kind = 'combined_authority') as combined_authority_code,
        max(parent_code) filter (kind = 'police_force') as police_force_code,
    from newest
    group by area_code
)

select
    council.area_code,
    council.area_name as name,
    'council' as level,
    case left(council.area_code, 1)
        when 'W' then list_filter(['W92000004', lying_in.police_force_code], lambda code: code is not null)
        -- An English council that no look-up places is newer or older than they are: other sources know better.
        when 'E'
            then
                case
                    when lying_in.region_code is not null
                        then list_filter([
                            lying_in.county_code, lying_in.region_code, lying_in.combined_authority_code, 'E92000001',
                            lying_in.police_force_code
                        ], lambda code: code is not null)
                    else []
                end
        else []
    end::varchar[] as parent_codes,
    null::date as start_date,
    null::date as end_date,
    8 as source_rank,
from newest as council
inner join lying_in using (area_code)
where council.kind = 'council'

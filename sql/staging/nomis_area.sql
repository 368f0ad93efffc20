-- One row per ward of today that Nomis has claimants of, per council beside its wards and per nation.
-- grain: area_code
-- publishes: area
with newest as (
    select
        council_code,
        area_code,
        area_name,
        regexp_matches(area_code, '^(E05|W05|S13|N08)') as is_ward,
    from raw.nomis_figure
    -- Great Britain, and England with Wales, are no areas of ours.
    where dataset = 'NM_162_1' and not regexp_matches(area_code, '^K0[34]')
    qualify row_number() over (partition by area_code order by seen_at desc) = 1
)

select
    newest.area_code,
    -- Where two councils have a ward of one name, Nomis adds the council: "Priory (Trafford)".
    case
        when newest.is_ward and ends_with(newest.area_name, ' (' || council.area_name || ')')
            then left(newest.area_name, length(newest.area_name) - length(council.area_name) - 3)
        else newest.area_name
    end as name,
    case
        when newest.is_ward then 'ward'
        when newest.council_code = 'nations' then 'country'
        else 'council'
    end as level,
    case when newest.is_ward then [newest.council_code] else []::varchar[] end as parent_codes,
    null::date as start_date,
    null::date as end_date,
    -- A ward's own council knows its name better, as does whoever lists all councils.
    90 as source_rank,
from newest
-- Nations have no council.
left join newest as council on newest.council_code = council.area_code

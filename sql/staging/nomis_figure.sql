-- One row per figure of Nomis for a council, a nation or a ward of today, in each reply that has it.
-- grain: dataset, council_code, area_code, period_start, counted, receipt_id
with drawn as (
    -- The wards of the newest reply. Those drawn before them were other areas, some under the same names.
    select
        dataset,
        council_code,
        arg_max(ward_type, seen_at) as ward_type,
    from raw.nomis_figure
    group by dataset, council_code
),

current_areas as (
    select
        figure.*,
        regexp_matches(figure.area_code, '^(E05|W05|S13|N08)') as is_ward,
    from raw.nomis_figure as figure
    inner join drawn using (dataset, council_code, ward_type)
    -- Great Britain, and England with Wales, are no areas of ours.
    where not regexp_matches(figure.area_code, '^K0[34]')
)

select
    dataset,
    council_code,
    area_code,
    area_name,
    is_ward,
    counted,
    -- A month, or people as they lived on 30 June of a year.
    case
        when length(period) = 4 then make_date(period::integer, 6, 30)
        else make_date(left(period, 4)::integer, right(period, 2)::integer, 1)
    end as period_start,
    case
        when length(period) = 4 then make_date(period::integer, 7, 1)
        else (make_date(left(period, 4)::integer, right(period, 2)::integer, 1) + to_months(1))::date
    end as period_end,
    value::double as value,
    case
        when value is not null and mark = 'U' then 'unreliable'
        when value is not null then 'published'
        when mark = 'Q' or confidence = 'C' then 'suppressed'
        when mark = 'M' then 'not_applicable'
        when mark = 'U' then 'unreliable'
        else 'not_available'
    end as status,
    seen_at::timestamptz at time zone 'UTC' as first_seen,
    receipt_id,
from current_areas
-- Residents may be counted for other wards than claimants are.
where
    not is_ward or dataset = 'NM_162_1'
    or area_code in (select area_code from current_areas where dataset = 'NM_162_1')

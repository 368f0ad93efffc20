-- One row per share of claimants or number of residents that Nomis gives, in each reply.
-- grain: indicator_id, area_code, period_start, period_end, first_seen
-- publishes: observation
with known as (
    select
        *,
        seen_at::timestamptz at time zone 'UTC' as first_seen,
        case
            when mark = 'U' then 'unreliable'
            when value is not null then 'published'
            when mark = 'Q' or confidence = 'C' then 'suppressed'
            when mark = 'M' then 'not_applicable'
            else 'not_available'
        end as status,
    from raw.nomis_figure
    -- Great Britain, and England with Wales, are no areas of ours.
    where not regexp_matches(area_code, '^K0[34]')
),

residents as (
    -- As counted last, also for months whose share was first worked out from an earlier count.
    select
        area_code,
        period_start::date as counted_on,
        arg_max(value::double, first_seen) as people,
    from known
    where counted = 'aged_16_to_64' and value is not null
    group by area_code, period_start
),

shown as (
    select
        *,
        case when counted = 'rate' then 'claimants' end as counted_beside,
        last_day(period_start::date) as until,
        max(period_start) over (partition by counted) as newest_start,
    from known
    -- Residents may be counted for other wards than claimants are.
    where
        counted = 'rate'
        or counted = 'all_ages'
        and (
            area_code = council_code
            or area_code in (select area_code from raw.nomis_figure where dataset = 'NM_162_1')
        )
)

select
    catalogue_indicator.indicator_id,
    shown.area_code,
    shown.period_start::date as period_start,
    shown.period_end::date as period_end,
    shown.value::double as value,
    null::double as lower,
    null::double as upper,
    claimants.value::double as numerator,
    case when shown.counted = 'rate' then residents.people end as denominator,
    shown.status,
    case
        when shown.counted = 'rate' and shown.period_start = shown.newest_start
            then 'The newest month may still change a little.'
    end as note,
    shown.first_seen,
    shown.receipt_id,
from shown
-- Only names it as we do.
inner join raw.catalogue_indicator
    on shown.dataset = catalogue_indicator.source_key and catalogue_indicator.source_id = 'nomis'
-- A share has its claimants in the same reply, or on the page before. Residents have none.
asof left join known as claimants
    on
        shown.counted_beside = claimants.counted
        and shown.area_code = claimants.area_code
        and shown.period_start = claimants.period_start
        and shown.first_seen >= claimants.first_seen
-- The newest count of residents by then. Before the first there is none.
asof left join residents on shown.area_code = residents.area_code and shown.until >= residents.counted_on

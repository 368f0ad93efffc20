-- One row per share of claimants that Nomis gives, in each reply: with the claimants and residents that make it.
-- grain: indicator_id, area_code, period_start, period_end, first_seen
-- publishes: observation
with residents as (
    -- As counted last, also for months whose share was first worked out from an earlier count.
    select
        area_code,
        period_start as counted_on,
        arg_max(value, first_seen) as people,
    from staging.nomis_figure
    where counted = 'aged_16_to_64' and value is not null
    group by area_code, period_start
),

shares as (
    select
        *,
        last_day(period_start) as until,
        max(period_start) over () as newest_month,
    from staging.nomis_figure
    where counted = 'rate'
)

select
    catalogue_indicator.indicator_id,
    shares.area_code,
    shares.period_start,
    shares.period_end,
    shares.value,
    null::double as lower,
    null::double as upper,
    -- A reply has both, but where it came in pages one may stand on the page before.
    claimants.value as numerator,
    residents.people as denominator,
    shares.status,
    case when shares.period_start = shares.newest_month then 'The newest month may still change a little.' end as note,
    shares.first_seen,
    shares.receipt_id,
from shares
-- Only names it as we do.
inner join raw.catalogue_indicator
    on shares.dataset = catalogue_indicator.source_key and catalogue_indicator.source_id = 'nomis'
asof left join (from staging.nomis_figure where counted = 'claimants') as claimants
    on
        shares.area_code = claimants.area_code
        and shares.period_start = claimants.period_start
        and shares.first_seen >= claimants.first_seen
-- The newest count of residents by then. Before the first there is none.
asof left join residents on shares.area_code = residents.area_code and shares.until >= residents.counted_on

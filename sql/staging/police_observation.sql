-- One row per police indicator, ward, month and reply: what was recorded there for every 1,000 residents.
-- grain: indicator_id, area_code, period_start, period_end, receipt_id
-- publishes: observation
with counts as (
    -- Ward by ward, and from the archive of whole forces. Of a month that both have, the reply that came last stands.
    select
        *,
        -- A force that has not sent in a month leaves its wards as empty as a quiet ward: the council's other wards
        -- tell. The railway police send in theirs by themselves. A force may send in crimes and not incidents.
        sum(of_force::integer) over (partition by council_code, month, category = 'anti-social-behaviour') as of_own,
    from (
        from raw.police_count
        union all by name
        from raw.police_archive_count
    ) as both_routes
),

counted as (
    select
        catalogue_indicator.indicator_id,
        counts.area_code,
        (counts.month || '-01')::date as month_start,
        counts.receipt_id,
        any_value(counts.seen_at) as seen_at,
        -- Null where the publisher does not hold the month. Noughts count only if the force sent anything in.
        sum(counts.crimes::integer) filter (counts.of_own > 0) as events,
    from counts
    inner join raw.catalogue_indicator
        on
            catalogue_indicator.source_id = 'police'
            and (
                counts.category = catalogue_indicator.source_key
                -- Antisocial behaviour is no crime.
                or catalogue_indicator.source_key = 'all-crime' and counts.category <> 'anti-social-behaviour'
            )
    group by all
),

residents as (
    -- Those who live in a ward, in each year that we hold: by ONS through the Lab, or from what ships.
    select
        area_code,
        left(period_start, 4)::integer as year,
        value::double as people,
        seen_at::timestamp as known_since,
    from raw.trafford_figure
    where source_key = 'open_data/population#all_ages#Count' and value is not null
    union all by name
    select
        area_code,
        year(period_start)::integer as year,
        value as people,
        first_seen as known_since,
    from raw.snapshot_observation
    where indicator_id = 'resident-population' and value is not null
),

rated as (
    select
        counted.*,
        residents.people,
        1000 * counted.events / nullif(residents.people, 0) as rate_per_1000,
    from counted
    -- Of a ward that nobody has counted the residents of, the count stays and the rate is missing.
    left join residents using (area_code)
    -- The year next to the month; of one year, the newest count.
    qualify row_number() over (
        partition by counted.indicator_id, counted.area_code, counted.month_start, counted.receipt_id
        order by
            abs(residents.year - year(counted.month_start)) asc, residents.year asc, residents.known_since desc
    ) = 1
)

select
    indicator_id,
    area_code,
    month_start as period_start,
    (month_start + interval 1 month)::date as period_end,
    rate_per_1000 as value,
    null::double as lower,
    null::double as upper,
    events::double as numerator,
    people as denominator,
    case when rate_per_1000 is null then 'not_available' else 'published' end as status,
    case
        when events is null then 'The police have not sent in this month'
        when people is null then 'Nobody has counted the residents of this ward'
    end as note,
    seen_at::timestamptz at time zone 'UTC' as first_seen,
    receipt_id,
from rated

-- One row per police indicator, ward, month and reply: what was recorded there for every 1,000 residents.
-- grain: indicator_id, area_code, period_start, period_end, receipt_id
-- publishes: observation
with sent_in as (
    -- A force that has not sent in a month leaves its wards as empty as a quiet ward: the council's other wards tell.
    -- The railway police send in theirs by themselves. A force may send in crimes and not incidents.
    select
        council_code,
        month,
        category = 'anti-social-behaviour' as is_incident,
    from raw.police_count
    group by all
    having sum(of_force::integer) > 0
),

counted as (
    select
        catalogue_indicator.indicator_id,
        police_count.area_code,
        (police_count.month || '-01')::date as month_start,
        police_count.receipt_id,
        any_value(police_count.seen_at) as seen_at,
        -- Null where the publisher does not hold the month. Noughts count only if the force sent anything in.
        sum(police_count.crimes::integer) filter (sent_in.month is not null) as events,
    from raw.police_count
    inner join raw.catalogue_indicator
        on
            catalogue_indicator.source_id = 'police'
            and (
                police_count.category = catalogue_indicator.source_key
                -- Antisocial behaviour is no crime.
                or catalogue_indicator.source_key = 'all-crime' and police_count.category <> 'anti-social-behaviour'
            )
    -- Missing are months that the council's force has not sent in.
    left join sent_in
        on
            police_count.council_code = sent_in.council_code
            and police_count.month = sent_in.month
            and (police_count.category = 'anti-social-behaviour') = sent_in.is_incident
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
        partition by counted.indicator_id, counted.area_code, counted.receipt_id
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

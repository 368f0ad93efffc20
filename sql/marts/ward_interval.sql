-- One row per indicator and ward with a newest figure: its interval, from its publisher or from the counts behind it.
-- grain: indicator_id, ward_code
with newest as (
    select
        *,
        events / nullif(people, 0) as share,
        1.959964 as z,
    from core.ward_panel
    qualify period_end = max(period_end) over (partition by indicator_id, council_code)
),

counted as (
    select
        *,
        -- Byar's limits of a count. From five on, and for none, they are within a hundredth of the exact ones.
        coalesce(events * pow(1 - 1 / (9 * nullif(events, 0)) - z / (3 * sqrt(nullif(events, 0))), 3), 0) as byar_low,
        (events + 1) * pow(1 - 1 / (9 * (events + 1)) + z / (3 * sqrt(events + 1)), 3) as byar_high,
        -- Wilson's limits of a share.
        (2 * events + z * z - z * sqrt(z * z + 4 * events * (1 - share))) / (2 * (people + z * z)) as wilson_low,
        (2 * events + z * z + z * sqrt(z * z + 4 * events * (1 - share))) / (2 * (people + z * z)) as wilson_high,
        -- A count that was rounded to the nearest five may be two and a half off.
        case when is_rounded then 2.5 else 0 end as rounding,
        case
            when lower is not null and upper is not null then 'published'
            when share is null or per_person is null or is_total then null
            when unit = '%' and events <= people then 'share'
            when unit <> '%' then 'rate'
        end as interval_basis,
    from newest
),

limited as (
    select
        *,
        case interval_basis
            when 'published' then lower
            when 'share' then per_person * greatest(0, wilson_low - rounding / people)
            when 'rate' then per_person * greatest(0, byar_low - rounding) / people
        end as low,
        case interval_basis
            when 'published' then upper
            when 'share' then per_person * least(1, wilson_high + rounding / people)
            when 'rate' then per_person * (byar_high + rounding) / people
        end as high,
    from counted
)

select
    indicator_id,
    ward_code,
    council_code,
    -- As its counts make it, where they do: a publisher's figure is rounded, and its interval is not.
    case when interval_basis in ('share', 'rate') then per_person * events / people else value end as value,
    council_figure,
    low as lower,
    high as upper,
    interval_basis,
    events,
    people,
    per_person,
    rounding,
    -- How far luck alone would spread such a figure: the counts' own root, or the publisher's error.
    case
        when interval_basis = 'published' then standard_error
        when interval_basis is not null then per_person * sqrt(greatest(events, 1)) / people
    end as luck,
from limited

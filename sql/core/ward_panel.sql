-- One row per indicator, ward and year with a figure: what is known of it, and its council's figure of that year.
-- grain: indicator_id, ward_code, year
-- batch: indicator_id
-- A ward whose borders changed has a new code, and is a new ward: nothing here joins one code's years to another's.
with observed as (
    select
        observation.*,
        area.parent_code as council_code,
        figure.standard_error,
        figure.stretch,
        year(observation.period_start)::integer as year,
        rhythm.step_months between 1 and 11 as has_seasons,
        max(observation.period_start) over (partition by observation.indicator_id, area.parent_code) as newest_start,
    from core.observation as observation
    inner join meta.batch using (indicator_id)
    inner join core.area as area using (area_code)
    inner join core.rhythm as rhythm using (indicator_id)
    -- A figure that is withheld has no stretch, but counts as a ward that is missing from the whole.
    left join core.figure as figure using (indicator_id, area_code, period_start, period_end)
    where area.level = 'ward'
),

one_a_year as (
    select
        *,
        count(*) over council as wards,
        count(value) over council as wards_with_value,
        count(case when value is not null and numerator is not null then denominator end) over council
            as wards_with_counts,
        sum(numerator) over council as all_events,
        sum(denominator) over council as all_people,
        median(value) over council as middle_ward,
        -- What one event for each person would be: 100 in per cent. The same for all wards, or else the counts are
        -- not those of the figure.
        median(value * denominator / nullif(numerator, 0)) over council as per_person,
        -- Five counts that all end in 0 or 5 by chance: once in three thousand times.
        count(numerator) over council >= 5 and count(case when numerator % 5 > 0 then 1 end) over council = 0
            as is_rounded,
    from observed
    -- Of months and quarters, those of the newest figure's season.
    where not has_seasons or month(period_start) = month(newest_start)
    window council as (partition by indicator_id, council_code, period_start, period_end)
    qualify row_number() over (
        partition by indicator_id, area_code, year order by period_start desc, period_end desc
    ) = 1
),

beside_council as (
    select
        one_a_year.*,
        of_council.value as published_value,
        case
            when wards_with_counts = wards and not indicator.is_total then per_person * all_events / all_people
        end as together_value,
        indicator.better,
        indicator.unit,
        indicator.decimals,
        indicator.is_total,
        indicator.floor,
        indicator.ceiling,
    from one_a_year
    inner join core.indicator as indicator using (indicator_id)
    -- Some tables hold wards alone.
    left join core.observation as of_council
        on
            one_a_year.indicator_id = of_council.indicator_id
            and one_a_year.council_code = of_council.area_code
            and one_a_year.period_start = of_council.period_start
            and one_a_year.period_end = of_council.period_end
)

select
    indicator_id,
    area_code as ward_code,
    council_code,
    year,
    period_start,
    period_end,
    value,
    lower,
    upper,
    standard_error,
    -- Counts that do not make the figure are counts of something else: one unit of the last digit is let pass.
    case when abs(value - per_person * numerator / denominator) <= pow(10, -decimals) then numerator end as events,
    denominator as people,
    per_person,
    is_rounded,
    coalesce(published_value, together_value) as council_figure,
    -- One kind of council figure for all years of a series: a change from one kind to another is no change.
    case
        when count(*) over series = count(published_value) over series then published_value
        when count(*) over series = count(together_value) over series then together_value
        when min(wards_with_value) over series >= 5 then middle_ward
    end as council_value,
    better,
    unit,
    decimals,
    is_total,
    null::varchar as scale,
    floor,
    ceiling,
from beside_council
-- Figures from before the last break in definition are another series.
where value is not null
window series as (partition by indicator_id, council_code, stretch)
qualify stretch = max(stretch) over (partition by indicator_id)
order by indicator_id, council_code, year, ward_code

-- One row per indicator, ward and number of years ahead, up to three: its likely range, or why there is none.
-- grain: indicator_id, ward_code, horizon
-- Only a range that holds four in five. Of wards' ranges for nineteen in twenty too few held, and so would a chance.
with newest as (
    select
        *,
        -- Student's t from the normal curve for one in ten, by its series (expectation.half_width).
        1.281551566 as z,
        degrees_of_freedom as df,
        z + (pow(z, 3) + z) / (4 * df) + (5 * pow(z, 5) + 16 * pow(z, 3) + 3 * z) / (96 * pow(df, 2))
        + (3 * pow(z, 7) + 19 * pow(z, 5) + 17 * pow(z, 3) - 15 * z) / (384 * pow(df, 3)) as student_t,
        common_variance * pow(student_t, 2) as common_square,
        max(years) over (partition by indicator_id) as most_years,
    from expectation.ward_luck
),

asked as (
    select
        panel.indicator_id,
        panel.ward_code,
        panel.council_code,
        panel.year as origin_year,
        (panel.period_end + to_years(horizons.horizon))::date as judged_at,
        horizons.horizon,
        panel.value as value_now,
    from core.ward_panel as panel
    cross join unnest([1, 2, 3]) as horizons (horizon)
    qualify panel.year = max(panel.year) over (partition by panel.indicator_id, panel.council_code)
),

reached as (
    select
        asked.*,
        luck.years as years_behind,
        scale.scale,
        scale.floor,
        scale.ceiling,
        -- Five figures of its own, twenty wards to go by, and three years that came out.
        centre.points >= 5 and luck.wards >= 20 and luck.most_years >= 3 as has_history,
        centre.centre as middle,
        centre.centre - centre.noise * sqrt(luck.common_square + pow(least(luck.own_low, 0), 2)) as low,
        centre.centre + centre.noise * sqrt(luck.common_square + pow(greatest(luck.own_high, 0), 2)) as high,
    from asked
    -- All three are missing where there is too little history.
    left join expectation.ward_scale as scale using (indicator_id)
    left join expectation.ward_centre as centre
        on
            asked.indicator_id = centre.indicator_id
            and asked.ward_code = centre.ward_code
            and asked.origin_year = centre.year
            and asked.horizon = centre.horizon
    left join newest as luck on asked.indicator_id = luck.indicator_id and asked.horizon = luck.horizon
),

read_back as (
    select
        *,
        list_transform(
            [low, middle, high],
            lambda x: case scale
                when 'logit' then 100.5 / (1 + exp(-x)) - 0.25 when 'log' then exp(x) else x
            end
        ) as read_values,
        list_transform(read_values, lambda x: greatest(least(x, ceiling), floor)) as ends,
    from reached
)

select
    indicator_id,
    ward_code,
    council_code,
    origin_year,
    horizon,
    judged_at,
    value_now,
    case when has_history then ends[1] end as q100,
    case when has_history then ends[2] end as q500,
    case when has_history then ends[3] end as q900,
    case when has_history then years_behind end as years_behind,
    case when has_history then 'likely_range' else 'too_little_history' end as verdict,
from read_back
order by council_code, indicator_id, ward_code, horizon

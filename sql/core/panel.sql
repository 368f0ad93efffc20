-- One row per indicator, council or county, and year: the figures that expectations go by, one a year.
-- grain: indicator_id, area_code, year
-- batch: indicator_id
with published_alike as (
    select
        figure.*,
        rhythm.step_months = 12 as is_yearly,
        max(figure.period_start) over (partition by figure.indicator_id) as newest_start,
        greatest(1, round(rhythm.window_months / 12.0))::integer as window_years,
    from core.figure as figure
    inner join meta.batch using (indicator_id)
    inner join core.rhythm as rhythm using (indicator_id)
    inner join core.area as area using (area_code)
    where rhythm.step_months between 1 and 12 and area.level in ('council', 'county')
    -- Figures from before the last break in definition say nothing of those to come.
    qualify figure.stretch = max(figure.stretch) over (partition by figure.indicator_id)
),

one_a_year as (
    select
        *,
        year(period_start)::integer as year,
    from published_alike
    -- Of months and quarters, those of the newest figure's season: a year apart, like is set against like.
    where is_yearly or month(period_start) = month(newest_start)
    -- Days of a survey wander: where two fall in one year, the later stands for it.
    qualify row_number() over (
        partition by indicator_id, area_code, year(period_start) order by period_start desc, period_end desc
    ) = 1
),

areas_of_year as (
    select
        indicator_id,
        year,
        count(*) as areas,
        max(count(*)) over (partition by indicator_id) as most_areas,
    from one_a_year
    group by indicator_id, year
)

select
    one_a_year.indicator_id,
    one_a_year.area_code,
    one_a_year.year,
    one_a_year.period_end,
    one_a_year.value,
    one_a_year.window_years,
    indicator.better,
    indicator.unit,
    -- The kind of number tells the scale; only a file of one's own may name it.
    null::varchar as scale,
    indicator.floor,
    indicator.ceiling,
    indicator.money_basis = 'cash' as is_cash,
from one_a_year
inner join core.indicator as indicator using (indicator_id)
inner join areas_of_year using (indicator_id, year)
-- A year in which hardly anybody was measured, as schools were in 2020, or has been published so far, would be judged
-- by the few that there are.
where 2 * areas_of_year.areas >= areas_of_year.most_areas
order by one_a_year.indicator_id, one_a_year.year, one_a_year.area_code

-- One row per indicator, area and each earlier stretch of years that today could be compared with.
-- grain: indicator_id, area_code, then_start
-- kept as: view
with stepped as (
    select
        figure.*,
        rhythm.points_a_mean,
        rhythm.step_months,
        lag(figure.value, rhythm.points_a_year::integer) over (
            partition by figure.indicator_id, figure.area_code, figure.stretch
            order by figure.period_start, figure.period_end
        ) as year_before,
    from core.figure as figure
    inner join core.rhythm as rhythm using (indicator_id)
),

averaged as (
    select
        *,
        avg(value) over a_mean as mean_value,
        count(*) over a_mean as points,
        min(period_start) over a_mean as mean_start,
        sqrt(sum(standard_error * standard_error) over a_mean) / count(standard_error) over a_mean as mean_error,
        count(standard_error) over a_mean as errors,
        -- A process with moving range R has a standard deviation of about R / 1.128 (d2 for pairs).
        avg(abs(value - year_before)) over stretches / 1.128 as usual_variation,
        count(year_before) over stretches as years_of_change,
    from stepped
    window
        stretches as (partition by indicator_id, area_code, stretch),
        a_mean as (
            partition by indicator_id, area_code, stretch
            order by period_start, period_end
            rows between points_a_mean - 1 preceding and current row -- noqa: PRS
        )
),

whole as (
    select
        *,
        case when errors = points then mean_error end as own_error,
        case when years_of_change >= 5 and usual_variation > 0 then usual_variation / sqrt(points) end as noise,
    from averaged
    -- A mean with a year missing inside it is not a mean of neighbouring years.
    where
        points = points_a_mean
        and date_diff('month', mean_start, period_start) <= (points_a_mean - 1) * step_months + 1
),

now as (
    select *
    from whole
    qualify row_number() over (partition by indicator_id, area_code order by period_end desc) = 1
)

select
    past.indicator_id,
    past.area_code,
    past.mean_start as then_start,
    past.period_end as then_end,
    past.mean_value as then_value,
    now.mean_start as now_start,
    now.period_end as now_end,
    now.mean_value as now_value,
    past.points_a_mean,
    now.mean_value - past.mean_value as then_change,
    case
        when past.own_error is not null and now.own_error is not null
            then sqrt(past.own_error * past.own_error + now.own_error * now.own_error)
        else sqrt(past.noise * past.noise + now.noise * now.noise)
    end as change_error,
    case
        when past.own_error is not null and now.own_error is not null then 'interval'
        when now.noise is not null then 'usual_variation'
    end as then_basis,
from whole as past
inner join now
    on
        past.indicator_id = now.indicator_id
        and past.area_code = now.area_code
        and past.stretch = now.stretch
        and past.period_end <= now.mean_start

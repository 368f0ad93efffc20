-- One row per indicator and area: the newest figure against the one a year (or one whole period) before it.
-- grain: indicator_id, area_code
-- batch: indicator_id
with stepped as (
    select
        figure.*,
        rhythm.step_months,
        rhythm.window_months,
        lag(figure.value, rhythm.points_a_year::integer) over (
            partition by figure.indicator_id, figure.area_code, figure.stretch
            order by figure.period_start, figure.period_end
        ) as year_before,
    from core.figure as figure
    inner join meta.batch using (indicator_id)
    inner join core.rhythm as rhythm using (indicator_id)
),

measured as (
    select
        *,
        greatest(12, window_months, step_months) as gap_months,
        -- A process with moving range R has a standard deviation of about R / 1.128 (d2 for pairs).
        avg(abs(value - year_before)) over stretches / 1.128 as usual_variation,
        count(year_before) over stretches as years_of_change,
        row_number() over (partition by indicator_id, area_code order by period_end desc, period_start desc) as age,
    from stepped
    window stretches as (partition by indicator_id, area_code, stretch)
),

paired as (
    select
        latest.indicator_id,
        latest.area_code,
        previous.period_start as previous_start,
        previous.period_end as previous_end,
        previous.value as previous_value,
        latest.value - previous.value as change,
        sqrt(latest.standard_error * latest.standard_error + previous.standard_error * previous.standard_error)
            as interval_error,
        case when latest.years_of_change >= 5 and latest.usual_variation > 0 then latest.usual_variation * sqrt(2) end
            as usual_error,
    from measured as latest
    inner join measured as previous
        on
            latest.indicator_id = previous.indicator_id
            and latest.area_code = previous.area_code
            and latest.stretch = previous.stretch
            -- One month of grace: surveys and releases dated by a day wander within it.
            and date_diff('month', previous.period_start, latest.period_start)
            between latest.gap_months - 1 and latest.gap_months + 1
    where latest.age = 1
    qualify row_number() over (
        partition by latest.indicator_id, latest.area_code order by previous.period_start desc
    ) = 1
)

select
    indicator_id,
    area_code,
    previous_start,
    previous_end,
    previous_value,
    change,
    coalesce(interval_error, usual_error) as change_error,
    case
        when interval_error is not null then 'interval'
        when usual_error is not null then 'usual_variation'
    end as change_basis,
    case
        when change_error is null then 'too_little_history'
        when abs(change) <= 1.96 * change_error then 'no_clear_change'
        -- Less than one unit of the last digit shown: a reader would see the same number twice.
        when abs(change) < pow(10, -decimals) then 'no_clear_change'
        when better = 'neutral' and change > 0 then 'higher'
        when better = 'neutral' then 'lower'
        when (change > 0) = (better = 'higher') then 'better'
        else 'worse'
    end as change_verdict,
from paired
inner join core.indicator using (indicator_id)

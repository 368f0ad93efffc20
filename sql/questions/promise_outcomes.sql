-- One row per promise of a council as it stands: the figure that tells whether it was kept, or why there is none yet.
-- grain: agreement_ref
with standing as (
    select
        agreement.*,
        indicator.decimals,
        rhythm.step_months,
    from ledger.agreement as agreement
    -- Of some promises no series is held.
    left join core.indicator as indicator on agreement.indicator_id = indicator.indicator_id::varchar
    left join core.rhythm as rhythm on agreement.indicator_id = rhythm.indicator_id::varchar
    where agreement.council_code = $council_code
    qualify row_number() over (partition by agreement.agreement_ref order by agreement.agreement_id desc) = 1
),

told as (
    select
        standing.agreement_ref,
        figure.period_start,
        figure.period_end,
        figure.value,
        abs(date_diff('day', figure.period_end, standing.due_end)) as days_off,
    from standing
    inner join core.figure as figure
        on standing.indicator_id = figure.indicator_id::varchar and standing.area_code = figure.area_code::varchar
    -- As for expectations: the figure that tells ends nearest to the day, less than half a step away.
    where days_off < 15 * standing.step_months
    qualify row_number() over (partition by standing.agreement_ref order by days_off, figure.period_end) = 1
)

select
    standing.agreement_ref,
    told.period_start,
    told.period_end,
    told.value,
    -- Held against each other as they are printed: nobody can see a difference of less.
    round(round(told.value, standing.decimals) - standing.target_value, 9) as gap,
    case standing.direction
        when 'higher' then gap >= -standing.tolerance
        when 'lower' then gap <= standing.tolerance
        else abs(gap) <= standing.tolerance
    end as is_met,
    case
        when standing.kind = 'withdrawal' then 'withdrawn'
        when standing.indicator_id is null then 'no_series'
        when standing.decimals is null then 'unknown_series'
        when is_met then 'met'
        when not is_met then 'missed'
        when standing.due_end > $today::date then 'not_yet_due'
        else 'no_figure_yet'
    end as outcome,
from standing
-- Its time may not have come.
left join told using (agreement_ref)
order by standing.agreement_ref

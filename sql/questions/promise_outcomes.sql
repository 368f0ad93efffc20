-- One row per promise of a council as it stands: the figure that tells whether it was kept, or why there is none yet.
-- grain: agreement_ref
with standing as (
    select
        agreement.*,
        indicator.decimals,
    from ledger.agreement as agreement
    -- Of some promises no series is held.
    left join core.indicator as indicator on agreement.indicator_id = indicator.indicator_id::varchar
    where agreement.council_code = $council_code
    qualify row_number() over (partition by agreement.agreement_ref order by agreement.agreement_id desc) = 1
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
left join core.telling_figure as told
    on
        standing.indicator_id = told.indicator_id::varchar
        and standing.area_code = told.area_code::varchar
        and standing.due_end between told.first_day and told.last_day
order by standing.agreement_ref

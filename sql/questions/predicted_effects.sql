-- One row per action of a council that predicted a figure: what that figure came to, where it is known.
-- grain: action_ref
with predicted as (
    select
        action.action_ref,
        action.predicted_indicator_id,
        action.predicted_area_code,
        action.predicted_value,
        action.predicted_by,
        indicator.better,
        indicator.decimals,
    from ledger.action as action
    inner join core.indicator as indicator on action.predicted_indicator_id = indicator.indicator_id::varchar
    where action.council_code = $council_code
    qualify row_number() over (partition by action.action_ref order by action.action_id desc) = 1
)

select
    predicted.action_ref,
    told.period_start,
    told.period_end,
    told.value,
    -- Held against each other as they are printed: nobody can see a difference of less.
    round(round(told.value, predicted.decimals) - round(predicted.predicted_value, predicted.decimals), 9) as gap,
    -- A figure that is neither good nor bad is not judged.
    case predicted.better
        when 'higher' then gap >= 0
        when 'lower' then gap <= 0
    end as is_reached,
from predicted
inner join core.telling_figure as told
    on
        predicted.predicted_indicator_id = told.indicator_id::varchar
        and predicted.predicted_area_code = told.area_code::varchar
        and predicted.predicted_by between told.first_day and told.last_day
order by predicted.action_ref

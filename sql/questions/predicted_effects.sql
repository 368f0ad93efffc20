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
        rhythm.step_months,
    from ledger.action as action
    inner join core.indicator as indicator on action.predicted_indicator_id = indicator.indicator_id::varchar
    inner join core.rhythm as rhythm on action.predicted_indicator_id = rhythm.indicator_id::varchar
    where action.council_code = $council_code
    qualify row_number() over (partition by action.action_ref order by action.action_id desc) = 1
)

select
    predicted.action_ref,
    figure.period_start,
    figure.period_end,
    figure.value,
    -- Held against each other as they are printed; a figure that is neither good nor bad is not judged.
    case predicted.better
        when 'higher' then round(figure.value, predicted.decimals) >= round(predicted.predicted_value, predicted.decimals)
        when 'lower' then round(figure.value, predicted.decimals) <= round(predicted.predicted_value, predicted.decimals)
    end as is_reached,
from predicted
inner join core.figure as figure
    on
        predicted.predicted_indicator_id = figure.indicator_id::varchar
        and predicted.predicted_area_code = figure.area_code::varchar
-- As for promises: the figure that tells ends nearest to the day, less than half a step away.
where abs(date_diff('day', figure.period_end, predicted.predicted_by)) < 15 * predicted.step_months
qualify row_number() over (
    partition by predicted.action_ref
    order by abs(date_diff('day', figure.period_end, predicted.predicted_by)), figure.period_end
) = 1
order by predicted.action_ref

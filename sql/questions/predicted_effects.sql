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
),

told as (
    select
        predicted.action_ref,
        predicted.better,
        figure.period_start,
        figure.period_end,
        figure.value,
        -- Held against each other as they are printed: nobody can see a difference of less.
        round(figure.value, predicted.decimals) - round(predicted.predicted_value, predicted.decimals) as gap,
        abs(date_diff('day', figure.period_end, predicted.predicted_by)) as days_off,
    from predicted
    inner join core.figure as figure
        on
            predicted.predicted_indicator_id = figure.indicator_id::varchar
            and predicted.predicted_area_code = figure.area_code::varchar
    -- As for promises: the figure that tells ends nearest to the day, less than half a step away.
    where days_off < 15 * predicted.step_months
    qualify row_number() over (partition by predicted.action_ref order by days_off, figure.period_end) = 1
)

select
    told.action_ref,
    told.period_start,
    told.period_end,
    told.value,
    -- A figure that is neither good nor bad is not judged.
    case told.better
        when 'higher' then round(told.gap, 9) >= 0
        when 'lower' then round(told.gap, 9) <= 0
    end as is_reached,
from told
order by told.action_ref

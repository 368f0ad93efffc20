-- One row per figure that a meeting looked at: what has become of it since.
-- grain: indicator_id, area_code
-- ledger.figure_then is what the build pinned at the meeting held: the latest figures of that day.
select
    figure_then.indicator_id,
    figure_then.area_code,
    figure_then.value as value_then,
    figure_then.period_start as start_then,
    figure_then.period_end as end_then,
    same_period.value as value_of_then_now,
    card.value as value_now,
    card.period_start as start_now,
    card.period_end as end_now,
    case
        when card.period_end > figure_then.period_end then 'new_figure'
        -- What a publisher changed of the past is no change in the place.
        when same_period.value is null then 'taken_away'
        when same_period.value <> figure_then.value then 'revised'
        else 'nothing_new'
    end as change,
    coalesce(same_period.value <> figure_then.value, false) as is_revised,
    -- A new figure is a signal only where it moved by more than its usual ups and downs.
    case when card.period_end > figure_then.period_end then card.change_verdict end as verdict,
from ledger.figure_then as figure_then
-- An indicator may since have been dropped.
left join marts.card as card
    on
        figure_then.indicator_id = card.indicator_id::varchar
        and figure_then.area_code = card.area_code::varchar
        and card.value is not null
left join core.observation as same_period
    on
        figure_then.indicator_id = same_period.indicator_id::varchar
        and figure_then.area_code = same_period.area_code::varchar
        and figure_then.period_start = same_period.period_start
        and figure_then.period_end = same_period.period_end
order by figure_then.indicator_id, figure_then.area_code

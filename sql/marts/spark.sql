-- One row per indicator and area: its published series, small enough to draw on a card.
-- grain: indicator_id, area_code
-- batch: indicator_id
with prep_1 as (
    select
        indicator_id,
        list(period_start order by period_start) as breaks,
    from core.indicator_break
    group by indicator_id
)

select
    indicator_id,
    area_code,
    list(struct_pack(period_start, period_end, value) order by period_start, period_end) as points,
    any_value(breaks) as breaks,
from core.figure
inner join meta.batch using (indicator_id)
-- Most indicators have no break in definition.
left join prep_1 using (indicator_id)
group by indicator_id, area_code
order by area_code, indicator_id

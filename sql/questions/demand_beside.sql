-- One row or none: how much was asked in a place when its figure was then and now, side by side and never as a reason.
-- grain: demand_id
with places as (
    select
        area_code,
        0 as steps,
    from core.area
    where area_code = $area_code
    union all
    -- A ward may have none of its own. Its council's is then told, by the council's name.
    select
        parent_code as area_code,
        1 as steps,
    from core.area
    where area_code = $area_code and level = 'ward' and parent_code is not null
),

looked_for as (
    select
        demand.demand_id,
        demand.sort_order,
        places.area_code,
        places.steps,
        unnest([false, true]) as is_now,
        unnest([told.then_start, told.now_start]) as span_start,
        unnest([told.then_end, told.now_end]) as span_end,
    from marts.card as told
    inner join core.demand as demand using (indicator_id)
    cross join places
    where told.indicator_id = $indicator_id and told.area_code = $area_code and told.then_value is not null
),

found as (
    select
        looked_for.*,
        figure.period_start,
        figure.period_end,
        figure.value,
        figure.stretch,
        -- From middle to middle; twice, so that no half day is lost.
        abs(
            date_diff('day', looked_for.span_start, figure.period_start)
            + date_diff('day', looked_for.span_end, figure.period_end)
        ) as days_off_twice,
    from looked_for
    inner join core.demand_figure as figure
        on looked_for.demand_id = figure.indicator_id and looked_for.area_code = figure.area_code
    -- Half a year at most. People are counted once a year, so that a full series has one as near as that to any day;
    -- what lies further off is the number of another year, and a year such as 2020 would be set beside one before it.
    where days_off_twice <= 366
    qualify row_number() over (
        partition by looked_for.demand_id, looked_for.area_code, looked_for.is_now
        order by days_off_twice, figure.period_end, figure.period_start
    ) = 1
)

select
    past.demand_id,
    past.area_code,
    past.period_start as then_start,
    past.period_end as then_end,
    past.value as then_value,
    now.period_start as now_start,
    now.period_end as now_end,
    now.value as now_value,
from found as past
inner join found as now using (demand_id, area_code)
-- Both ends, of two periods, counted in one way.
where not past.is_now and now.is_now and past.period_end <= now.period_start and past.stretch = now.stretch
qualify row_number() over (order by past.sort_order, past.steps) = 1

-- One row per frozen expectation that is due: the figure that tells, and whether its range held; or why there is none.
-- grain: indicator_id, area_code, origin_end, horizon
with told as (
    select
        due.indicator_id,
        due.area_code,
        due.origin_end,
        due.horizon,
        figure.period_start,
        figure.period_end,
        figure.value as published,
        figure.stretch,
    from ledger.expectation_due as due
    inner join core.telling_figure as figure using (indicator_id, area_code)
    where due.judged_at between figure.first_day and figure.last_day
),

first_held as (
    select
        told.indicator_id,
        told.area_code,
        told.period_start,
        told.period_end,
        min(history.first_seen) as first_seen,
    from told
    inner join core.observation_history as history using (indicator_id, area_code, period_start, period_end)
    where history.value is not null
    group by told.indicator_id, told.area_code, told.period_start, told.period_end
),

origin as (
    select
        due.indicator_id,
        due.area_code,
        due.origin_end,
        max(figure.stretch) as stretch,
    from ledger.expectation_due as due
    inner join core.figure as figure
        on
            due.indicator_id = figure.indicator_id
            and due.area_code = figure.area_code
            and due.origin_end = figure.period_end
    group by due.indicator_id, due.area_code, due.origin_end
),

-- Of money only how an area stands to the middle one was expected: the middle is worked out as it was then.
middle as (
    select
        figure.indicator_id,
        figure.period_start,
        figure.period_end,
        median(figure.value) as middle_value,
        exp(median(ln(case when figure.value > 0 then figure.value end))) as middle_on_log,
        2 * count(*) >= max(count(*)) over (partition by figure.indicator_id) as is_settled,
    from core.figure as figure
    inner join core.area as area using (area_code)
    where
        area.level in ('council', 'county')
        and figure.indicator_id in (select indicator_id from ledger.expectation_due where range_of <> 'value')
    group by figure.indicator_id, figure.period_start, figure.period_end
)

select
    due.indicator_id,
    due.area_code,
    due.origin_end,
    due.horizon,
    due.judged_at,
    due.range_of,
    told.period_start,
    told.period_end,
    due.q025,
    due.q100,
    due.q500,
    due.q900,
    due.q975,
    case
        when told.published is null then 'not_published'
        when told.stretch <> origin.stretch then 'counted_anew'
        -- What was known cannot have been expected.
        when first_held.first_seen <= due.recorded_at then 'known_before'
        -- The middle of the few that are out so far says nothing yet.
        when due.range_of <> 'value' and not coalesce(middle.is_settled, false) then 'too_few_places'
    end as why_none,
    case
        when why_none is not null then null
        when due.range_of = 'percent_of_the_middle' then 100 * told.published / middle.middle_on_log
        when due.range_of = 'gap_to_the_middle' then told.published - middle.middle_value
        else told.published
    end as value,
    value between due.q100 and due.q900 as is_inside_80,
    value between due.q025 and due.q975 as is_inside_95,
from ledger.expectation_due as due
-- A year may have come without its figure.
left join told using (indicator_id, area_code, origin_end, horizon)
-- The figure it started from may since have been withdrawn.
left join origin using (indicator_id, area_code, origin_end)
-- Both are there wherever a figure is that they are needed for.
left join first_held
    on
        told.indicator_id = first_held.indicator_id
        and told.area_code = first_held.area_code
        and told.period_start = first_held.period_start
        and told.period_end = first_held.period_end
left join middle
    on
        told.indicator_id = middle.indicator_id
        and told.period_start = middle.period_start
        and told.period_end = middle.period_end
order by due.indicator_id, due.area_code, due.origin_end, due.horizon

-- One row per promise and series that may tell the chance at its start: its own, then those on the same question.
-- grain: council_code, agreement_ref, place
with started as (
    select
        *,
        -- A promise that names a baseline was made knowing it: its period was over, whenever the plan is said to begin.
        greatest(agreed_on, coalesce(baseline_end, agreed_on)) as started_on,
    from method.promise
),

named as (
    select
        started.*,
        started.indicator_id as series_id,
        0 as place,
    from started
    union all
    select
        started.*,
        related.related_id as series_id,
        related.sort_order as place,
    from started
    inner join method.related as related using (indicator_id)
),

known_then as (
    select
        named.*,
        indicator.better,
        indicator.is_cash,
        panel.year as origin_year,
        panel.period_end as origin_end,
    from named
    inner join method.indicator as indicator on named.series_id = indicator.indicator_id
    -- Of a series that began later, nothing was known at the start.
    left join method.panel as panel
        on
            named.series_id = panel.indicator_id
            and named.area_code = panel.area_code
            and named.started_on >= panel.period_end
    -- The same figure is asked of another series, so it must count in the same unit.
    where named.place = 0 or named.unit = indicator.unit
    qualify row_number() over (
        partition by named.council_code, named.agreement_ref, named.place order by panel.year desc nulls last
    ) = 1
)

select
    *,
    -- As for chances of today: by the last figure whose period is over by then, to the month.
    (date_diff('month', origin_end - 1, due_end - 1) // 12)::integer as horizon,
    -- The least good figure that keeps the promise. What is to be held is not lost by getting better.
    if(better = 'lower', target_value + tolerance, target_value - tolerance) as target,
    case
        when is_cash then 'cash'
        when better = 'neutral' then 'neutral'
        when direction not in (better, 'hold') then 'wrong_way'
        when horizon < 1 then 'too_soon'
        when horizon > 5 then 'too_far'
    end as why_none,
from known_then

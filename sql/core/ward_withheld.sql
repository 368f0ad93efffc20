-- One row per ward figure that is not shown: it is of few people, or is needed to hide one that is.
-- grain: indicator_id, area_code, period_start, period_end
-- batch: indicator_id
with counted as (
    select
        history.indicator_id,
        history.area_code,
        history.period_start,
        history.period_end,
        area.parent_code as council_code,
        history.status,
        history.denominator as people,
        -- A total is its own count; money is no count of people.
        coalesce(
            history.numerator,
            case when indicator.is_total and not regexp_matches(indicator.unit, '£|pound') then history.value end
        ) as events,
        -- Of a share, whoever knows one part knows the rest: the smaller of the two counts.
        case
            when indicator.unit = '%' then least(events, history.denominator - events) else events
        end as smaller_side,
    from core.observation_history as history
    inner join meta.batch using (indicator_id)
    inner join core.area as area using (area_code)
    inner join core.indicator as indicator using (indicator_id)
    where area.level = 'ward'
    qualify row_number() over (
        partition by history.indicator_id, history.area_code, history.period_start, history.period_end
        order by history.first_seen desc
    ) = 1
),

first_hidden as (
    select
        *,
        case
            when status = 'suppressed' then 'publisher'
            when people < 50 then 'few_people'
            when smaller_side > 0 and smaller_side < 5 then 'few_events'
        end as reason,
    from counted
    -- Where a publisher gives shares alone, nobody can count on from them.
    where events is not null or status = 'suppressed'
),

added_up as (
    select
        *,
        -- What could be worked out as all wards together less those that are shown, if we stopped here.
        count(*) over so_far as hidden_wards,
        coalesce(sum(smaller_side) over so_far, 0) as hidden_events,
        count(*) filter (people is null) over so_far > 0 or sum(people) over so_far >= 50 as has_people,
        count(*) filter (smaller_side is null) over so_far > 0 as has_unknown,
        count(reason) over whole as first_wards,
    from first_hidden
    window
        whole as (partition by indicator_id, council_code, period_start, period_end),
        -- The next smallest ward hides best; a nought hides nothing, so it comes last.
        so_far as (
            partition by indicator_id, council_code, period_start, period_end
            order by reason is null, smaller_side = 0, smaller_side, people, area_code rows unbounded preceding
        )
),

judged as (
    select
        *,
        -- One ward alone is what is left. Five wards with five events have one each, with twenty four each.
        hidden_wards >= greatest(first_wards, 2)
        and (
            has_unknown
            or has_people
            and hidden_events >= 5
            and hidden_events <> hidden_wards
            and hidden_events <> 4 * hidden_wards
        ) as is_enough,
        count(*) filter (is_enough) over so_far - is_enough::integer as enough_before,
    from added_up
    window so_far as (
        partition by indicator_id, council_code, period_start, period_end order by hidden_wards
        rows unbounded preceding
    )
)

select
    indicator_id,
    area_code,
    period_start,
    period_end,
    council_code,
    coalesce(reason, 'hides_another') as reason,
from judged
where first_wards > 0 and enough_before = 0 or reason is not null

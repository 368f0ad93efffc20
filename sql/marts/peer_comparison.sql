-- One row per indicator and area: where it stands among similar places in the same period.
-- grain: indicator_id, area_code
-- batch: indicator_id
with spread as (
    select
        indicator_id,
        area_code,
        any_value(peer_set) as peer_set,
        any_value(peer_as_of) as peer_as_of,
        count(*) as peer_count,
        -- Under eight places the middle half is two or three of them: no place among them means much.
        count(*) >= 8 as has_middle_half,
        case when has_middle_half then quantile_cont(value, 0.25) end as peer_lower_quartile,
        case when has_middle_half then median(value) end as peer_median,
        case when has_middle_half then quantile_cont(value, 0.75) end as peer_upper_quartile,
        count(*) filter (standing = 'better') as peer_better,
        count(*) filter (standing = 'worse') as peer_worse,
        count(*) filter (standing = 'equal') as peer_equal,
    from marts.peer_value
    inner join meta.batch using (indicator_id)
    group by indicator_id, area_code
),

judged as (
    select
        spread.*,
        indicator.better,
        case
            when not has_middle_half or latest.status = 'unreliable' then 'not_compared'
            -- The figure's own margin covers the whole middle half: it could stand anywhere.
            when latest.lower <= peer_lower_quartile and latest.upper >= peer_upper_quartile then 'too_uncertain'
            when latest.value > peer_upper_quartile and coalesce(latest.lower > peer_median, true) then 'higher'
            when latest.value < peer_lower_quartile and coalesce(latest.upper < peer_median, true) then 'lower'
            else 'among_the_middle'
        end as side,
    from spread
    inner join marts.latest_figure as latest using (indicator_id, area_code)
    inner join core.indicator as indicator using (indicator_id)
)

select
    indicator_id,
    area_code,
    peer_set,
    peer_as_of,
    peer_count,
    peer_lower_quartile,
    peer_median,
    peer_upper_quartile,
    peer_better,
    peer_worse,
    peer_equal,
    -- Position and verdict are withheld together; ties stand as a block.
    case when better <> 'neutral' and side not in ('not_compared', 'too_uncertain') then peer_better + 1 end
        as peer_position_from,
    case
        when better <> 'neutral' and side not in ('not_compared', 'too_uncertain') then peer_better + 1 + peer_equal
    end
        as peer_position_to,
    side as peer_side,
    case
        when side not in ('higher', 'lower') or better = 'neutral' then side
        when side = better then 'better'
        else 'worse'
    end as peer_verdict,
from judged

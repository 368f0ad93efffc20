-- One row per target that might have been set: what share of similar starts, of those then known, had come as far.
-- grain: indicator_id, area_code, origin_year, horizon, target_rule
with first_taken as (
    select
        indicator_id,
        horizon,
        origin_year,
        past_gap,
        max(position) as position,
        any_value(taken) as taken,
    from backtest.neighbour
    -- So near the end, fewer are left than are taken.
    where past_gap is not null
    group by indicator_id, horizon, origin_year, past_gap
),

placed as (
    select
        target.*,
        -- One number to count by, in place of five columns: half the time.
        row_number() over () as target_number,
        standing.direction,
        case
            when standing.is_relative then target.target / nullif(standing.value, 0) else target.target - standing.value
        end as needed,
        first_taken.position as first_position,
        first_taken.position + first_taken.taken - 1 as last_position,
    from backtest.target as target
    inner join backtest.standing as standing
        on
            target.indicator_id = standing.indicator_id
            and target.area_code = standing.area_code
            and target.origin_year = standing.year
    asof inner join first_taken
        on
            target.indicator_id = first_taken.indicator_id
            and target.horizon = first_taken.horizon
            and target.origin_year = first_taken.origin_year
            and standing.gap > first_taken.past_gap
),

counted as (
    select
        placed.target_number,
        count(*) as starts,
        count(*) filter (placed.direction * neighbour.change >= placed.direction * placed.needed) as came_as_far,
    from placed
    inner join backtest.neighbour as neighbour
        on
            placed.indicator_id = neighbour.indicator_id
            and placed.horizon = neighbour.horizon
            and placed.origin_year = neighbour.origin_year
            and neighbour.position between placed.first_position and placed.last_position
    where placed.needed is not null
    group by placed.target_number
    -- Of fewer than twenty no share is told.
    having starts >= 20
)

select
    placed.indicator_id,
    placed.area_code,
    placed.origin_year,
    placed.horizon,
    placed.target_rule,
    placed.is_met,
    counted.starts,
    counted.came_as_far / counted.starts as share_of_similar,
from placed
inner join counted using (target_number)

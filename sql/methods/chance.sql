-- One row per target of method.target: the chance that the figure will be there or better.
-- grain: indicator_id, area_code, origin_year, horizon, target
with placed as (
    select
        target.*,
        -- How far the target lies from the centre, in units of the area's noise. A log has no zero: it is below all.
        case
            when outlook.scale = 'log' and target.target <= 0 then '-infinity'::double
            when outlook.scale = 'logit' and target.target <= -0.25 then '-infinity'::double
            when outlook.scale = 'logit' and target.target >= 100.25 then 'infinity'::double
            when outlook.scale = 'logit'
                then (ln((target.target + 0.25) / (100.25 - target.target)) - outlook.centre) / outlook.noise
            when outlook.scale = 'log' then (ln(target.target) - outlook.centre) / outlook.noise
            else (target.target - outlook.centre) / outlook.noise
        end as distance,
    from method.target as target
    inner join expectation.outlook as outlook using (indicator_id, area_code, origin_year, horizon)
),

stepped as (
    select
        indicator_id,
        origin_year,
        horizon,
        level::double as level,
        half_width,
        lead(level::double) over steps as next_level,
        lead(half_width) over steps as next_half_width,
    from expectation.half_width
    window steps as (partition by indicator_id, origin_year, horizon order by position)
),

read_off as (
    select
        placed.*,
        case
            -- Past the outermost levels we know only that it is further: half of what is left.
            when stepped.level is null then 0.0025
            when stepped.next_level is null then 0.9975
            else
                stepped.level + (stepped.next_level - stepped.level)
                * (placed.distance - stepped.half_width) / (stepped.next_half_width - stepped.half_width)
        end as chance_below,
    from placed
    -- A target below the lowest level has no step that it stands on.
    asof left join stepped
        on
            placed.indicator_id = stepped.indicator_id
            and placed.origin_year = stepped.origin_year
            and placed.horizon = stepped.horizon
            and placed.distance >= stepped.half_width
)

select
    * exclude (distance, chance_below),
    case better when 'lower' then chance_below else 1 - chance_below end as chance,
from read_off

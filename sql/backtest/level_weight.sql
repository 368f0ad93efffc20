-- One row per level of chance, with the share of the whole that it stands for.
-- grain: position
with spaced as (
    select
        position,
        level::double as level,
        normal_quantile,
        lag(level::double) over by_level as before,
        lead(level::double) over by_level as after,
    from expectation.level
    window by_level as (order by position)
),

measured as (
    select
        *,
        -- Half the distance between its two neighbours; at the ends the distance to the one there is.
        case when before is null then after - level when after is null then level - before else (after - before) / 2 end
            as width,
    from spaced
)

select
    position,
    level,
    normal_quantile,
    width / sum(width) over () as weight,
from measured

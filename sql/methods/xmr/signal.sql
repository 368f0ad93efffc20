-- One row per given point: where it lies between the limits, and which way it moved. A limit itself is inside.
-- grain: given_row
with sided as (
    select
        point.*,
        mean,
        lower,
        upper,
        near_lower,
        near_upper,
        rounding,
        points,
        case when abs(value - mean) <= rounding then 0 else sign(value - mean) end as side,
        value - lag(value) over (partition by point.case_id, point.rebase_group order by place) as move,
    from method.xmr_point as point
    inner join method.xmr_limits using (case_id, rebase_group)
),

bounded as (
    select
        sided.*,
        side <> 0 and (value > upper + rounding or value < lower - rounding) as is_outside,
    from sided
)

select
    given_row,
    case_id,
    rebase_group,
    place,
    points,
    mean,
    lower,
    upper,
    side,
    sign(move) as step,
    -- Without limits nothing is known to be inside them.
    case when upper is not null then is_outside end as is_outside,
    case
        when upper is not null
            then not is_outside and (value > near_upper + rounding or value < near_lower - rounding)
    end as is_near,
from bounded

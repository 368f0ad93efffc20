-- One row per case and group: its mean and the limits that its own moving ranges give.
-- grain: case_id, rebase_group
-- 2.66 turns a mean moving range into three standard deviations (3 / 1.128); near is two thirds of the way. A range of
-- 3.267 times the mean range or more is an accident, not routine: it is left out, once. NHS England, Making Data Count.
with ranged as (
    select
        case_id,
        rebase_group,
        value,
        is_used,
        screen_outliers,
        abs(value - lag(value) over (partition by case_id, rebase_group order by place)) as moving_range,
    from method.xmr_point
),

averaged as (
    select
        ranged.*,
        favg(moving_range) filter (where is_used) over (partition by case_id, rebase_group) as mean_range,
    from ranged
),

judged as (
    select
        averaged.*,
        not screen_outliers or moving_range < 3.267::double * mean_range as is_routine,
    from averaged
),

summed as (
    select
        case_id,
        rebase_group,
        count(*) as points,
        max(abs(value)) as scale,
        favg(value) filter (where is_used) as mean,
        favg(moving_range) filter (where is_used and is_routine) as routine_range,
    from judged
    group by case_id, rebase_group
)

select
    case_id,
    rebase_group,
    points,
    mean,
    mean - 2.66::double * routine_range as lower,
    mean + 2.66::double * routine_range as upper,
    mean - 2.66::double * 2 / 3 * routine_range as near_lower,
    mean + 2.66::double * 2 / 3 * routine_range as near_upper,
    -- What is equal on paper may differ by a rounding error in binary.
    1e-9 * scale as rounding,
from summed

-- One row per given point: whether it belongs to a trend, to two of three near a limit, or to a run on one side.
-- grain: given_row
-- Seven points in a row; a missing value, a tie or a point on the mean breaks them, and so does a new group.
with ended as (
    select
        given_row,
        case_id,
        rebase_group,
        place,
        step,
        is_near,
        abs(sum(step) over six) = 6 as ends_a_trend,
        abs(sum(side) over seven) = 7 as ends_a_shift,
        abs(sum(side) over three) = 3 and sum(is_near::integer) over three >= 2 as ends_two_of_three,
    from method.xmr_signal
    window
        six as (partition by case_id, rebase_group order by place rows 5 preceding),
        seven as (partition by case_id, rebase_group order by place rows 6 preceding),
        three as (partition by case_id, rebase_group order by place rows 2 preceding)
),

marked as (
    select
        given_row,
        case_id,
        rebase_group,
        place,
        step,
        coalesce(bool_or(ends_a_trend) over next_six, false) as is_in_a_trend,
        coalesce(bool_or(ends_a_shift) over next_six, false) as is_in_a_shift,
        coalesce(is_near and bool_or(ends_two_of_three) over next_two, false) as is_in_two_of_three,
    from ended
    window
        next_six as (
            partition by case_id, rebase_group order by place rows between current row and 6 following
        ),
        next_two as (
            partition by case_id, rebase_group order by place rows between current row and 2 following
        )
)

select
    given_row,
    is_in_a_trend,
    is_in_a_shift,
    is_in_two_of_three,
    -- Where two trends meet, the one that begins counts. A tie between them is no rise: the reference calls it a fall.
    if(lead(is_in_a_trend) over in_order, lead(step) over in_order, step) as trend_step,
from marked
window in_order as (partition by case_id, rebase_group order by place)

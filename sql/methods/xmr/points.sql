-- One row per given point: its limits, what is special about it, and whether that is good.
-- grain: given_row
-- The names are those of NHSRplotthedots. The first rule that applies names the point.
with named as (
    select
        signal.*,
        case
            when is_outside then if(side > 0, 'Above UCL', 'Below LCL')
            when is_in_a_trend then if(trend_step > 0, '7 Point Trend (Increasing)', '7 Point Trend (Decreasing)')
            when is_in_two_of_three then if(side > 0, '2 in 3 Above CL', '2 in 3 Below CL')
            when is_in_a_shift then if(side > 0, '7 Points Above CL', '7 Points Below CL')
            else 'Common Cause'
        end as special_cause_type,
    from method.xmr_signal as signal
    inner join method.xmr_run using (given_row)
),

turned as (
    select
        named.*,
        target,
        improvement_direction,
        special_cause_type <> 'Common Cause' as special_cause_flag,
        special_cause_type like '%Above%' or special_cause_type like '%Increasing%' as is_up,
    from named
    inner join method.given_case using (case_id)
)

select
    given_row,
    rebase_group,
    -- The reference says 12 in words and asks for 13 in its test.
    points < 13 as short_group_warning,
    mean,
    lower as lpl,
    upper as upl,
    is_outside as outside_limits,
    side::integer as relative_to_mean,
    is_near::integer as close_to_limits,
    special_cause_type,
    special_cause_flag,
    case
        when not special_cause_flag then 'common_cause'
        when improvement_direction = 'neutral' then if(is_up, 'special_cause_neutral_high', 'special_cause_neutral_low')
        when is_up = (improvement_direction = 'increase') then 'special_cause_improvement'
        else 'special_cause_concern'
    end as point_type,
    target,
from turned

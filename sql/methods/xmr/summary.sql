-- One row per case: the state of its last point, and whether its last limits will meet the target.
-- grain: case_id
-- Limits that are not known cannot pass or fail a target: the raw label is "inconsistent", as in the reference.
with counted as (
    select
        case_id,
        min(given_row) as first_row,
        count(*) as n,
        count(*) filter (where special_cause_flag) as n_special_cause,
        arg_max(given_row, point.date) as given_row,
    from method.xmr_points
    inner join method.xmr_point as point using (given_row)
    group by case_id
),

newest as (
    select
        case_id,
        first_row,
        n,
        n_special_cause,
        point_type,
        special_cause_type,
        result.mean,
        lpl,
        upl,
        result.target,
        improvement_direction,
        improvement_direction = 'increase' as wants_more,
        rounding,
    from counted
    inner join method.xmr_points as result using (given_row)
    inner join method.given_case using (case_id)
    inner join method.xmr_limits using (case_id, rebase_group)
),

judged as (
    select
        newest.*,
        case
            when target is null or improvement_direction = 'neutral' then null
            when target > upl + rounding then if(wants_more, 'consistent_fail', 'consistent_pass')
            when target < lpl - rounding then if(wants_more, 'consistent_pass', 'consistent_fail')
            else 'inconsistent'
        end as assurance_type,
    from newest
)

select
    case_id,
    n,
    point_type as last_point_type,
    special_cause_type as last_special_cause_type,
    mean as last_mean,
    lpl as last_lpl,
    upl as last_upl,
    target,
    improvement_direction,
    assurance_type,
    case point_type
        when 'common_cause' then 'common_cause.svg'
        when 'special_cause_neutral_high' then 'neutral_high.svg'
        when 'special_cause_neutral_low' then 'neutral_low.svg'
        when 'special_cause_improvement' then if(wants_more, 'improvement_high.svg', 'improvement_low.svg')
        else if(wants_more, 'concern_low.svg', 'concern_high.svg')
    end as variation_icon,
    replace(assurance_type, 'consistent_', '') || '.svg' as assurance_icon,
    n_special_cause,
from judged
order by first_row

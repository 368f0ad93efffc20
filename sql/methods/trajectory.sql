-- One row per given row: where a straight line from baseline to target stands in that year, and the value beside it.
-- grain: given_row
-- Before the baseline there is no line; from the target year on it is the target.
-- A target that equals the baseline says "stay there": no gap to take a share of, so the tolerance is an amount.
with lined as (
    select
        given_row,
        observed,
        lci,
        uci,
        if(direction = 'increase', 1, -1) as way,
        target - baseline as gap,
        case
            when year >= target_year then target
            when year >= baseline_year
                then baseline + (target - baseline) * (year - baseline_year) / nullif(target_year - baseline_year, 0)
        end as line,
        (observed - baseline) / nullif(target - baseline, 0) as share_of_gap_closed,
        coalesce(tolerance_share, 0) * if(target = baseline, 1, abs(target - baseline)) as tolerance,
    from method.given
),

placed as (
    select
        lined.*,
        way * (observed - line) as lead_on_line,
        -- What is on the line on paper may miss it by a rounding error in binary.
        1e-9 * greatest(abs(observed), abs(line), abs(gap)) as rounding,
    from lined
)

select
    given_row,
    line as expected_on_line,
    share_of_gap_closed,
    case
        when lead_on_line is null then null
        when lead_on_line >= -rounding then 'green'
        when lead_on_line >= -tolerance - rounding then 'amber'
        else 'red'
    end as rag,
    case
        when lci is null or uci is null then 'no_interval'
        when line is null then null
        when line between lci - rounding and uci + rounding then 'cannot_tell'
        when way * (lci - line) > 0 then 'ahead_clear'
        else 'behind_clear'
    end as interval_verdict,
from placed

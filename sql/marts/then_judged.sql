-- One row per indicator, area and earlier stretch of years: whether today is clearly different from it.
-- grain: indicator_id, area_code, then_start
-- kept as: view
select
    then_option.*,
    case when points_a_mean = 3 then 'three_year_mean' when points_a_mean > 3 then 'year_mean' else 'single_period' end
        as then_kind,
    case
        when change_error is null then 'too_little_history'
        -- 1.96 standard errors: one time in 20, chance alone goes further.
        when abs(then_change) <= 1.96 * change_error then 'no_clear_change'
        -- Less than one unit of the last digit shown: a reader would see the same number twice.
        when abs(then_change) < pow(10, -decimals) then 'no_clear_change'
        when better = 'neutral' and then_change > 0 then 'higher'
        when better = 'neutral' then 'lower'
        when (then_change > 0) = (better = 'higher') then 'better'
        else 'worse'
    end as then_verdict,
from marts.then_option
inner join core.indicator using (indicator_id)

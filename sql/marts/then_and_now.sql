-- One row per indicator and area: the past it is compared with (about 15 years ago, or the council's baseline year).
-- grain: indicator_id, area_code
-- batch: indicator_id
with placed as (
    select
        then_option.*,
        case
            -- A council may name the year its promises start from (its middle day is the second of July).
            when council.baseline_year is not null
                then abs(
                    date_diff('day', then_start, make_date(council.baseline_year, 7, 2))
                    + date_diff('day', then_end, make_date(council.baseline_year, 7, 2))
                )
            -- Otherwise residents think of about 15 years ago: middle to middle, both ends counted, hence 30.
            else abs(date_diff('day', then_start, now_start) + date_diff('day', then_end, now_end) - 30 * 365.25)
        end as days_off,
    from marts.then_option
    inner join meta.batch using (indicator_id)
    -- Only a council with a file of its own can have named a baseline year.
    left join core.council using (area_code)
)

select
    indicator_id,
    area_code,
    case when points_a_mean = 3 then 'three_year_mean' when points_a_mean > 3 then 'year_mean' else 'single_period' end
        as then_kind,
    then_start,
    then_end,
    then_value,
    now_start,
    now_end,
    now_value,
    then_change,
    change_error,
    then_basis,
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
from placed
inner join core.indicator using (indicator_id)
qualify row_number() over (
    partition by indicator_id, area_code
    order by days_off, then_start
) = 1

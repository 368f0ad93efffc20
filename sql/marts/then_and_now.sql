-- One row per indicator and area: the past it is compared with (about 15 years ago, or the council's baseline year).
-- grain: indicator_id, area_code
-- batch: indicator_id
with placed as (
    select
        then_judged.*,
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
    from marts.then_judged
    inner join meta.batch using (indicator_id)
    -- Only a council with a file of its own can have named a baseline year.
    left join core.council using (area_code)
)

select * exclude (points_a_mean, days_off)
from placed
qualify row_number() over (
    partition by indicator_id, area_code
    order by days_off, then_start
) = 1

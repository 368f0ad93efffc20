-- One row per calendar year that today can be compared with: the stretch whose middle lies nearest to that year's.
-- grain: year
with placed as (
    select
        *,
        -- The same rule as for a council's baseline year: nearest to the second of July.
        year(then_start + to_days(date_diff('day', then_start, then_end) // 2)) as year,
    from marts.then_judged
    where indicator_id = $indicator_id and area_code = $area_code
)

select *
from placed
qualify
    row_number() over (
        partition by year
        order by
            abs(
                date_diff('day', then_start, make_date(year, 7, 2)) + date_diff('day', then_end, make_date(year, 7, 2))
            ),
            then_start
    ) = 1
order by year

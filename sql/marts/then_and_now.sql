-- One row per indicator and area: the past it is compared with (about 15 years ago, or the council's baseline year).
-- grain: indicator_id, area_code
-- batch: indicator_id
with placed as (
    select
        then_option.*,
        -- A council may name the year its promises start from; otherwise residents think of about 15 years ago.
        coalesce(make_date(council.baseline_year, 7, 1), (now_end - interval 15 year)::date) as sought,
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
        when better = 'neutral' and then_change > 0 then 'higher'
        when better = 'neutral' then 'lower'
        when (then_change > 0) = (better = 'higher') then 'better'
        else 'worse'
    end as then_verdict,
from placed
inner join core.indicator using (indicator_id)
qualify row_number() over (
    partition by indicator_id, area_code
    -- Twice the distance of the sought day from the middle of the stretch.
    order by abs(date_diff('day', then_start, sought) + date_diff('day', then_end, sought)), then_start
) = 1

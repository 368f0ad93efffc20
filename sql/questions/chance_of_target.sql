-- One row: the chance that an area's figure is at a target or better by a day, going by the past; or why there is none.
-- grain: indicator_id, area_code
with asked as (
    select
        newest.area_code is null as has_too_little_history,
        scale.indicator_id is null as is_not_yearly,
        scale.scale,
        scale.better,
        scale.is_cash,
        scale.floor,
        scale.ceiling,
        newest.origin_end,
        -- By the last figure whose period is over by then, to the month: a year that is not out says nothing yet.
        date_diff('month', newest.origin_end - 1, $date::date) // 12 as horizon,
    from (select $indicator_id::varchar as indicator_id) as target
    -- Not every indicator has a figure a year.
    left join expectation.scale as scale on target.indicator_id = scale.indicator_id::varchar
    -- Not every area has the history that a range needs.
    left join expectation.outlook as newest
        on scale.indicator_id = newest.indicator_id and newest.area_code = $area_code and newest.horizon = 1
),

placed as (
    select
        asked.*,
        outlook.* exclude (indicator_id, area_code, scale, is_cash, origin_end, horizon),
        case
            when asked.is_not_yearly then 'not_yearly'
            when asked.has_too_little_history then 'too_little_history'
            when asked.is_cash then 'cash'
            when asked.better = 'neutral' then 'neutral'
            when asked.horizon < 1 then 'too_soon'
            when asked.horizon > 5 then 'too_far'
            when not trust.is_shown then 'does_not_hold'
            when asked.better = 'lower' and $value::double < asked.floor then 'impossible'
            when asked.better = 'higher' and $value::double > asked.ceiling then 'impossible'
        end as why_none,
        case
            when why_none is not null then null
            -- A log has no zero, and a share nothing past 0% and 100%: such a target lies beyond every figure.
            when asked.scale = 'log' and $value::double <= 0 then '-infinity'::double
            when asked.scale = 'logit' and $value::double <= -0.25 then '-infinity'::double
            when asked.scale = 'logit' and $value::double >= 100.25 then 'infinity'::double
            when asked.scale = 'logit'
                then (ln(($value::double + 0.25) / (100.25 - $value::double)) - outlook.centre) / outlook.noise
            when asked.scale = 'log' then (ln($value::double) - outlook.centre) / outlook.noise
            else ($value::double - outlook.centre) / outlook.noise
        end as distance,
    from asked
    -- A day that is too soon or too far has no outlook.
    left join expectation.outlook as outlook
        on
            outlook.indicator_id::varchar = $indicator_id
            and outlook.area_code = $area_code
            and asked.horizon = outlook.horizon
    -- A chance is read off a range: where its past ranges did not hold, neither would the chance.
    left join marts.range_trust as trust
        on outlook.indicator_id = trust.indicator_id and outlook.horizon = trust.horizon
),

stepped as (
    select
        max(half_width.level::double) filter (half_width.half_width <= placed.distance) as level,
        max(half_width.half_width) filter (half_width.half_width <= placed.distance) as half_width,
        min(half_width.level::double) filter (half_width.half_width > placed.distance) as next_level,
        min(half_width.half_width) filter (half_width.half_width > placed.distance) as next_half_width,
    from placed
    inner join expectation.half_width as half_width using (origin_year, horizon)
    where half_width.indicator_id = $indicator_id
),

read_off as (
    select
        placed.*,
        case
            when placed.why_none is not null then null
            -- Past the outermost levels we know only that it is further: half of what is left.
            when stepped.level is null then 0.0025
            when stepped.next_level is null then 0.9975
            else
                stepped.level + (stepped.next_level - stepped.level)
                * (placed.distance - stepped.half_width) / (stepped.next_half_width - stepped.half_width)
        end as chance_below,
        case placed.better when 'lower' then chance_below else 1 - chance_below end as chance,
    from placed
    cross join stepped
)

select
    $indicator_id::varchar as indicator_id,
    $area_code::varchar as area_code,
    read_off.chance,
    phrase.phrase,
    read_off.why_none,
    read_off.horizon,
    -- The end of the period whose figure will tell.
    (read_off.origin_end + to_years(read_off.horizon))::date as judged_at,
    read_off.value as value_now,
    read_off.origin_end as now_end,
    read_off.years as years_behind,
    read_off.first_start,
    read_off.last_end,
    -- Of the targets that this would have been said of in past years, how many were met.
    phrase_record.targets as past_targets,
    phrase_record.share_met as past_share_met,
from read_off
-- Where there is no chance there is no phrase.
left join expectation.phrase as phrase on read_off.chance >= phrase.at_least
-- Nobody may have scored the past yet.
left join core.phrase_record as phrase_record using (phrase)
qualify row_number() over (order by phrase.at_least desc nulls last) = 1

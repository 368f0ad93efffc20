-- One row: of all places that once stood like this one, how many came as far as a target asks, in as many years.
-- grain: indicator_id, area_code
-- Context, not a chance: starts of one year share what the nation did, and are surer of themselves than they should be.
with stood as (
    select
        panel.area_code,
        panel.year,
        panel.period_end,
        panel.value,
        scale.better,
        scale.is_cash,
        scale.floor,
        scale.ceiling,
        scale.scale <> 'identity' as is_relative,
        median(panel.value) over (partition by panel.year) as middle,
        -- Rates and shares are set against the middle place by how many times, scores and years of life by points.
        case when is_relative then panel.value / nullif(middle, 0) else panel.value - middle end as gap,
    from core.panel as panel
    inner join expectation.scale as scale on panel.indicator_id = scale.indicator_id
    where panel.indicator_id = $indicator_id
),

alike as (
    select
        began.year,
        now_is.* exclude (year, area_code, period_end, gap, middle),
        -- By the last figure whose period is over by then, as for the chance.
        date_diff('month', now_is.period_end - 1, $date::date) // 12 as horizon,
        case
            when now_is.is_relative then $value::double / nullif(now_is.value, 0) else $value::double - now_is.value
        end as needed,
        case when now_is.is_relative then later.value / nullif(began.value, 0) else later.value - began.value end
            as change,
        case now_is.better when 'higher' then change >= needed when 'lower' then change <= needed end as is_met,
    from stood as now_is
    cross join stood as began
    inner join stood as later on began.area_code = later.area_code
    where
        now_is.area_code = $area_code
        and now_is.year = (select max(year) from stood where area_code = $area_code)
        and horizon between 1 and 5
        and later.year = began.year + horizon
        and is_met is not null
    -- The nearest fifth by their gap to the middle place of their year; a hundred where a fifth is fewer.
    qualify
        row_number() over (order by abs(began.gap - now_is.gap), began.year, began.area_code)
        <= greatest(100, count(*) over () / 5)
),

by_year as (
    select
        year,
        avg(is_met::integer) as share_met,
    from alike
    group by year
),

told as (
    select
        any_value(horizon) as horizon,
        count(*) as starts,
        count(distinct year) as start_years,
        min(year) as first_start,
        max(year) as last_start,
        count(*) filter (is_met) as met,
        met / starts as share_met,
        any_value(is_relative) as is_relative,
        any_value(is_cash) as is_cash,
        any_value(needed) as needed_change,
        -- What one in four gained, what one in ten did, and the most that any did: read from the good end.
        case any_value(better) when 'lower' then quantile_cont(change, 0.25) else quantile_cont(change, 0.75) end
            as quarter_change,
        case any_value(better) when 'lower' then quantile_cont(change, 0.1) else quantile_cont(change, 0.9) end
            as tenth_change,
        case any_value(better) when 'lower' then min(change) else max(change) end as best_change,
        any_value(value) as value_now,
        any_value(floor) as floor,
        any_value(ceiling) as ceiling,
    from alike
    -- Of fewer than twenty, each would move the share by more than five in a hundred.
    having count(*) >= 20
)

select
    told.* exclude (quarter_change, tenth_change, best_change, value_now, floor, ceiling),
    (select min(by_year.share_met) from by_year) as least_share_of_a_year,
    (select max(by_year.share_met) from by_year) as most_share_of_a_year,
    greatest(
        least(if(is_relative, value_now * quarter_change, value_now + quarter_change), told.ceiling), told.floor
    ) as one_in_four_reached,
    greatest(least(if(is_relative, value_now * tenth_change, value_now + tenth_change), told.ceiling), told.floor)
        as best_tenth_reached,
    greatest(least(if(is_relative, value_now * best_change, value_now + best_change), told.ceiling), told.floor)
        as best_reached,
    ambition.ambition,
from told
inner join expectation.ambition as ambition on told.share_met >= ambition.at_least
qualify row_number() over (order by ambition.at_least desc) = 1

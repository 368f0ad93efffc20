-- One row per indicator, area and horizon: the realistic range, as the figures that one in so many would stay below.
-- grain: indicator_id, area_code, origin_year, horizon
-- batch: indicator_id
with reached as (
    select
        outlook.indicator_id,
        outlook.area_code,
        outlook.origin_year,
        outlook.horizon,
        outlook.scale,
        outlook.is_cash,
        half_width.level,
        outlook.centre + outlook.noise * half_width.half_width as scaled_value,
    from expectation.outlook as outlook
    inner join meta.batch using (indicator_id)
    inner join expectation.half_width as half_width using (indicator_id, origin_year, horizon)
    where half_width.level in (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)
),

read_back as (
    select
        reached.*,
        case
            when reached.scale = 'logit' then 100.5 / (1 + exp(-scaled_value)) - 0.25
            -- Per cent of the middle area's figure.
            when reached.scale = 'log' and reached.is_cash then 100 * exp(scaled_value)
            when reached.scale = 'log' then exp(scaled_value)
            else scaled_value
        end as read_value,
        -- The quarter point that gave 0% and 100% a place, and a score's ends, can reach past what there can be.
        case when reached.is_cash then read_value else greatest(least(read_value, scale.ceiling), scale.floor) end
            as value,
    from reached
    inner join expectation.scale as scale using (indicator_id)
)

select
    indicator_id,
    area_code,
    origin_year,
    horizon,
    case
        when is_cash and scale = 'log' then 'percent_of_the_middle'
        when is_cash then 'gap_to_the_middle'
        else 'value'
    end as range_of,
    any_value(value) filter (level = 0.025) as q025,
    any_value(value) filter (level = 0.1) as q100,
    any_value(value) filter (level = 0.25) as q250,
    any_value(value) filter (level = 0.5) as q500,
    any_value(value) filter (level = 0.75) as q750,
    any_value(value) filter (level = 0.9) as q900,
    any_value(value) filter (level = 0.975) as q975,
from read_back
group by indicator_id, area_code, origin_year, horizon, scale, is_cash
order by indicator_id, area_code, horizon

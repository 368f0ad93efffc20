-- One row per indicator, horizon and start: where a place stood, and how it had changed that many years on.
-- grain: indicator_id, horizon, year, area_code
select
    began.indicator_id,
    horizons.horizon,
    began.area_code,
    began.year,
    later.year as known_year,
    began.gap,
    case when began.is_relative then later.value / nullif(began.value, 0) else later.value - began.value end as change,
from backtest.standing as began
-- Targets are tried three and five years ahead.
cross join (values (3), (5)) as horizons (horizon)
inner join backtest.standing as later
    on
        began.indicator_id = later.indicator_id
        and began.area_code = later.area_code
        and began.year + horizons.horizon = later.year
where began.gap is not null and change is not null

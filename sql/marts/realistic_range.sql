-- One row per indicator, area and horizon: what is realistic by then, and how far its own past bears it out.
-- grain: indicator_id, area_code, horizon
-- batch: indicator_id
select
    likely.indicator_id,
    likely.area_code,
    likely.horizon,
    outlook.value as value_now,
    outlook.origin_end as now_end,
    -- The end of the period whose figure will tell.
    (outlook.origin_end + to_years(likely.horizon))::date as judged_at,
    likely.range_of,
    -- A range that has not held is not shown; its row says why there is none.
    case when trust.is_shown then likely.q025 end as q025,
    case when trust.is_shown then likely.q100 end as q100,
    case when trust.is_shown then likely.q250 end as q250,
    case when trust.is_shown then likely.q500 end as q500,
    case when trust.is_shown then likely.q750 end as q750,
    case when trust.is_shown then likely.q900 end as q900,
    case when trust.is_shown then likely.q975 end as q975,
    outlook.years as years_behind,
    outlook.first_start,
    outlook.last_end,
    trust.trust,
    trust.share_in_80,
    trust.share_in_95,
    trust.start_years as record_years,
    trust.ranges as record_ranges,
from expectation.range as likely
inner join meta.batch using (indicator_id)
inner join expectation.outlook as outlook using (indicator_id, area_code, origin_year, horizon)
inner join marts.range_trust as trust using (indicator_id, horizon)
order by likely.area_code, likely.indicator_id, likely.horizon

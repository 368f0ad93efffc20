-- One row per indicator, area and horizon: what is realistic by then, and how far its own past bears it out.
-- grain: indicator_id, area_code, horizon
-- batch: indicator_id
with judged as (
    select
        likely.*,
        outlook.value as value_now,
        outlook.origin_end as now_end,
        -- The end of the period whose figure will tell.
        (outlook.origin_end + to_years(likely.horizon))::date as judged_at,
        outlook.years as years_behind,
        outlook.first_start,
        outlook.last_end,
        -- What one year did to everybody was seen in so many years: of one or two, nobody can say what is usual.
        max(outlook.years) over (partition by likely.indicator_id, likely.area_code) >= 3 as has_history,
        case when has_history then trust.trust else 'too_little_history' end as trust,
        has_history and trust.is_shown as is_shown,
        trust.share_in_80,
        trust.share_in_95,
        trust.start_years as record_years,
        trust.ranges as record_ranges,
    from expectation.range as likely
    inner join meta.batch using (indicator_id)
    inner join expectation.outlook as outlook using (indicator_id, area_code, origin_year, horizon)
    inner join marts.range_trust as trust using (indicator_id, horizon)
)

select
    indicator_id,
    area_code,
    horizon,
    value_now,
    now_end,
    judged_at,
    range_of,
    -- A range that has not held is not shown; its row says why there is none.
    case when is_shown then q025 end as q025,
    case when is_shown then q100 end as q100,
    case when is_shown then q250 end as q250,
    case when is_shown then q500 end as q500,
    case when is_shown then q750 end as q750,
    case when is_shown then q900 end as q900,
    case when is_shown then q975 end as q975,
    years_behind,
    first_start,
    last_end,
    trust,
    share_in_80,
    share_in_95,
    record_years,
    record_ranges,
from judged
order by area_code, indicator_id, horizon

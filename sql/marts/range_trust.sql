-- One row per indicator and horizon: how far its own past bears its 80% range out, in a word.
-- grain: indicator_id, horizon
with tried as (
    select
        record.*,
        unnest(case record.horizon when 3 then [3, 4] when 5 then [4, 5] else [record.horizon] end) as told_horizon,
    from core.range_record as record
),

judged as (
    select
        scale.indicator_id,
        horizon.horizon,
        -- Four years ahead is not tried by itself: it is trusted no more than the years before and after it.
        min(tried.share_in_80) as share_in_80,
        min(tried.share_in_95) as share_in_95,
        min(tried.start_years) as start_years,
        sum(tried.ranges) as ranges,
    from expectation.scale as scale
    cross join expectation.horizon as horizon
    -- With too short a past nothing could be tried.
    left join tried on scale.indicator_id = tried.indicator_id and horizon.horizon = tried.told_horizon
    group by scale.indicator_id, horizon.horizon
)

select
    *,
    case
        -- All areas share what the nation did in a year: one or two years are one or two experiences.
        when share_in_80 is null or start_years < 3 then 'not_tried'
        -- Two in ten should lie outside. Where twice as many did, the range says what is not so.
        when share_in_80 < 0.6 then 'does_not_hold'
        -- Three in ten or more: shown, and said to be too narrow.
        when share_in_80 < 0.7 then 'too_narrow'
        -- Fewer than one in ten: shown, and said to be wider than it need be.
        when share_in_80 > 0.9 then 'too_wide'
        else 'holds'
    end as trust,
    trust <> 'does_not_hold' as is_shown,
from judged

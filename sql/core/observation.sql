-- One row per indicator, area and period: the newest value its publisher gave, but none of a ward that is withheld.
-- grain: indicator_id, area_code, period_start, period_end
-- batch: indicator_id
with newest as (
    select *
    from core.observation_history
    inner join meta.batch using (indicator_id)
    qualify
        row_number() over (
            partition by indicator_id, area_code, period_start, period_end
            order by first_seen desc
        ) = 1
),

began as (
    select
        successor_code as area_code,
        min(since) as since,
    from core.area_succession
    group by successor_code
)

select
    newest.indicator_id,
    newest.area_code,
    newest.period_start,
    newest.period_end,
    -- All else is made from this table: what is withheld here is nowhere.
    case when withheld.reason is null then newest.value end as value,
    case when withheld.reason is null then newest.lower end as lower,
    case when withheld.reason is null then newest.upper end as upper,
    case when withheld.reason is null then newest.numerator end as numerator,
    newest.denominator,
    case when withheld.reason is null then newest.status else 'suppressed' end as status,
    newest.first_seen,
    newest.receipt_id,
    newest.note,
    coalesce(
        newest.fit_method,
        -- What a publisher says of all wards in its table.
        case when area.level = 'ward' then nullif(indicator.ward_fit, '') end,
        -- Nobody counted for an area before it was there: its publisher made the figure for it later.
        case when newest.period_end <= began.since then 'restated' end
    ) as fit_method,
    -- A share is the source's own, or unknown.
    newest.fit_share,
from newest
inner join core.area as area using (area_code)
inner join core.indicator as indicator using (indicator_id)
-- Most areas followed no other, or nobody says when.
left join began using (area_code)
-- Only figures of few people in one ward are withheld.
left join core.ward_withheld as withheld using (indicator_id, area_code, period_start, period_end)
order by newest.area_code, newest.indicator_id, newest.period_start

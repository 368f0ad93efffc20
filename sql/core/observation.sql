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
from newest
-- Only figures of few people in one ward are withheld.
left join core.ward_withheld as withheld using (indicator_id, area_code, period_start, period_end)
order by newest.area_code, newest.indicator_id, newest.period_start

-- One row per indicator, area and larger place it lies in: the same period, and whether it is clearly different.
-- grain: indicator_id, area_code, reference_code
-- batch: indicator_id
select
    latest.indicator_id,
    latest.area_code,
    ancestor.ancestor_code as reference_code,
    ancestor.ancestor_level as reference_level,
    reference.value as reference_value,
    case
        when latest.lower is null or latest.upper is null then 'not_compared'
        when latest.lower > reference.value then 'higher'
        when latest.upper < reference.value then 'lower'
        else 'similar'
    end as verdict,
from marts.latest_figure as latest
inner join meta.batch using (indicator_id)
inner join core.area_ancestor as ancestor using (area_code)
inner join core.figure as reference
    on
        latest.indicator_id = reference.indicator_id
        and ancestor.ancestor_code = reference.area_code
        and latest.period_start = reference.period_start
        and latest.period_end = reference.period_end
inner join core.indicator as indicator on latest.indicator_id = indicator.indicator_id
-- England's total says nothing of a council's: totals are compared with nobody larger.
where latest.value is not null and not indicator.is_total

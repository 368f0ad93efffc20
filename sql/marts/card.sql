-- One row per indicator and area: everything that a card on a page says about it.
-- grain: indicator_id, area_code
-- batch: indicator_id
with nation as (
    select
        indicator_id,
        area_code,
        reference_code as nation_code,
        reference_value as nation_value,
        verdict as nation_verdict,
    from marts.reference_comparison
    -- England for an English place, not the United Kingdom that it also lies in.
    where reference_level = 'country' and not starts_with(reference_code, 'K')
),

region as (
    select
        indicator_id,
        area_code,
        reference_code as region_code,
        reference_value as region_value,
        verdict as region_verdict,
    from marts.reference_comparison
    where reference_level = 'region'
)

select
    latest.*,
    rhythm.has_overlap,
    then_and_now.* exclude (indicator_id, area_code, change_error),
    change.* exclude (indicator_id, area_code, change_error),
    nation.* exclude (indicator_id, area_code),
    region.* exclude (indicator_id, area_code),
    peers.* exclude (indicator_id, area_code),
from marts.latest_figure as latest
inner join meta.batch using (indicator_id)
-- Nothing has a rhythm where an indicator has no value anywhere.
left join core.rhythm as rhythm using (indicator_id)
-- Each of the rest is missing where there is too little to say: one period, no region, no list of similar places.
left join marts.then_and_now as then_and_now using (indicator_id, area_code)
left join marts.change as change using (indicator_id, area_code)
left join nation using (indicator_id, area_code)
left join region using (indicator_id, area_code)
left join marts.peer_comparison as peers using (indicator_id, area_code)
order by latest.area_code, latest.indicator_id

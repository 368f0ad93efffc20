-- One row per source: how fresh it is and how much is held of it.
-- grain: source_id
select
    source.source_id,
    any_value(source.title) as title,
    any_value(source.publisher) as publisher,
    any_value(source.licence) as licence,
    any_value(source.licence_url) as licence_url,
    any_value(source.attribution) as attribution,
    any_value(source.about_url) as about_url,
    any_value(source.note) as note,
    any_value(source.is_live_checked) as is_live_checked,
    any_value(source.is_stale) as is_stale,
    any_value(source.stale_reason) as stale_reason,
    any_value(source.last_fetched) as last_fetched,
    any_value(source.copied_on) as copied_on,
    count(status.indicator_id) as indicators,
    coalesce(sum(status.observations), 0)::bigint as observations,
    coalesce(sum(status.revisions), 0)::bigint as revisions,
    min(status.first_start) as first_start,
    max(status.last_end) as last_end,
    max(status.last_changed) as last_changed,
from core.source as source
-- A source may have been declared before its first indicator.
left join marts.indicator_status as status using (source_id)
group by source.source_id
order by source.source_id

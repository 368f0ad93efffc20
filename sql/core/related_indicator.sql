-- One row per indicator and other series on the same question. It never stands in for the indicator's own figures.
-- grain: indicator_id, related_id
select
    related.indicator_id::indicator_id as indicator_id,
    related.related_id::indicator_id as related_id,
    related.note,
    related.sort_order,
from staging.catalogue_related as related
order by related.indicator_id, related.sort_order

-- One row per thing that people ask a council about, in the council's order.
-- grain: area_code, indicator_id
select
    question.area_code,
    question.indicator_id,
    question.sort_order,
from staging.catalogue_council_question as question
-- A question is offered only where its indicator is known.
inner join core.indicator using (indicator_id)
order by question.area_code, question.sort_order

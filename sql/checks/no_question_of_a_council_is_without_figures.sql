-- Take the indicator out of the council's file in data/councils, or fetch its source.
select
    council_question.area_code,
    council_question.indicator_id,
from core.council_question as council_question
anti join core.observation as observation
    on
        council_question.indicator_id = observation.indicator_id
        and (council_question.area_code = observation.area_code)

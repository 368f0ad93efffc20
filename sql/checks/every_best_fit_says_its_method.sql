-- Say in the staging model that publishes the figure how it was made, by a word that dashboard/words/fits.py knows.
select
    indicator_id,
    area_code,
    period_start,
    fit_method,
    fit_share,
    receipt_id,
from core.observation
where
    fit_method not in ('small_areas', 'restated')
    or (fit_share is not null and fit_method is null)
    or fit_share <= 0
    or fit_share > 1

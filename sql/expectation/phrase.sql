-- One row per phrase that a chance is told in, from the least chance that it stands for.
-- grain: phrase
-- Each begins halfway between its own number and the one before; tenths would claim more than the track record bears.
-- Nothing is said above 80%: of what we gave more than nine in ten, fewer came.
with listed as (
    select
        ['under_1_in_10', 'about_1_in_5', 'about_1_in_3', 'about_half', 'about_2_in_3', 'about_3_in_4', 'over_8_in_10']
            as phrases,
        [0, 1 / 10, 4 / 15, 5 / 12, 7 / 12, 17 / 24, 4 / 5]::double[] as least_chances,
)

select
    unnest(phrases) as phrase,
    unnest(least_chances) as at_least,
from listed

-- One row per indicator: its words, which way is better, and who holds the lever.
-- grain: indicator_id
-- key: indicator_id
select
    catalogue.* exclude (publisher),
    -- The catalogue's name is ours to keep plain; the publisher's own page and date come with the figures.
    catalogue.publisher,
    release.href as publisher_page,
    release.released,
    release.data_modified,
from staging.catalogue_indicator as catalogue
-- An indicator may have been catalogued before its first fetch: then nothing is known of a release.
left join core.release as release using (indicator_id)
order by indicator_id

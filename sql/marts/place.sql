-- One row per place that a reader can choose: it has a name, and figures or a code that ended and explains itself.
-- grain: area_code
with counted as (
    select
        area_code,
        count(*) as figures,
    from marts.latest_figure
    where value is not null
    group by area_code
),

above as (
    select
        area_code,
        any_value(ancestor_code) filter (ancestor_level = 'region') as region_code,
        any_value(ancestor_code) filter (ancestor_level = 'country' and not starts_with(ancestor_code, 'K'))
            as nation_code,
        any_value(ancestor_code) filter (ancestor_level = 'county') as county_code,
        any_value(ancestor_code) filter (ancestor_level = 'council') as council_code,
    from core.area_ancestor
    group by area_code
),

worded as (
    select
        area.*,
        coalesce(council.area_word, case
            when area.level = 'council'
                then
                    case area.area_code[:3]
                        when 'E07' then 'district'
                        when 'E08' then 'borough'
                        when 'E09' then 'borough'
                        when 'N09' then 'district'
                        else 'council area'
                    end
            when area.level = 'combined_authority' then 'combined authority area'
            else area.level
        end) as area_word,
    from core.area as area
    -- Only councils with a file of their own say what they call themselves.
    left join core.council as council using (area_code)
    where area.level in ('country', 'region', 'combined_authority', 'county', 'council', 'ward')
    -- A place that has ended keeps its figures and its page, and says that it ended.
)

select
    worded.area_code,
    worded.name,
    worded.level,
    worded.parent_code,
    parent.name as parent_name,
    above.region_code,
    region.name as region_name,
    above.nation_code,
    nation.name as nation_name,
    above.county_code,
    county.name as county_name,
    above.council_code,
    council.name as council_name,
    worded.start_date,
    worded.end_date,
    coalesce(through_time.successor_codes, []) as successor_codes,
    coalesce(through_time.successor_names, []) as successor_names,
    coalesce(through_time.predecessor_codes, []) as predecessor_codes,
    coalesce(through_time.predecessor_names, []) as predecessor_names,
    through_time.ended_by,
    through_time.began_by,
    worded.area_word,
    'Whole ' || worded.area_word as whole_words,
    -- Two-tier: a district inside a county that has a council of its own.
    county.area_code is not null and worded.level = 'council' as is_two_tier,
    lower(worded.name) as search_text,
    coalesce(counted.figures, 0) as figures,
from worded
-- Places without figures are told of only where their code ended.
left join counted using (area_code)
-- A country has nothing above it; only districts lie in counties; only wards in councils.
left join above using (area_code)
-- Most places still exist, and began long ago.
left join marts.place_through_time as through_time using (area_code)
left join core.area as parent on worded.parent_code = parent.area_code
left join core.area as region on above.region_code = region.area_code
left join core.area as nation on above.nation_code = nation.area_code
left join core.area as county on above.county_code = county.area_code
left join core.area as council on above.council_code = council.area_code
where
    counted.figures is not null
    or (through_time.ended_by is not null and worded.name is not null)
order by worded.name

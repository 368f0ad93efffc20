-- One row per place that a reader can choose, as the public interface gives it.
-- grain: area_code
select
    area_code,
    name,
    level,
    parent_code,
    nation_code,
    start_date,
    end_date,
    figures,
from marts.place

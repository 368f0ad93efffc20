-- One row: the chance of a target by the figures of then; none where no range that it could be read off was frozen.
-- grain: indicator_id, area_code
select
    told.* replace (
        case when likely.q500 is not null then told.chance end as chance,
        case when likely.q500 is not null then told.phrase end as phrase,
        case when likely.q500 is null then coalesce(told.why_none, 'not_frozen') else told.why_none end as why_none,
        case when likely.q500 is not null then told.past_targets end as past_targets,
        case when likely.q500 is not null then told.past_share_met end as past_share_met
    ),
from told
-- Not everything that can be worked out today was frozen then.
left join marts.realistic_range as likely
    on
        told.indicator_id = likely.indicator_id::varchar
        and told.area_code = likely.area_code::varchar
        and told.horizon = likely.horizon

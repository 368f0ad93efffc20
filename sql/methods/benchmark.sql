-- One row per given row: whether its value differs from a reference value by more than its own interval explains.
-- grain: given_row
-- The reference is taken as exact. A limit that equals it is similar. Without both limits nothing is compared.
with placed as (
    select
        given_row,
        polarity,
        case
            when value is null or lci is null or uci is null or reference is null then 'not_compared'
            when lci > reference then 'higher'
            when uci < reference then 'lower'
            else 'similar'
        end as place,
    from method.given
)

select
    given_row,
    case
        when place not in ('higher', 'lower') or polarity is null or polarity = 'no_judgement' then place
        when (place = 'higher') = (polarity = 'high_is_good') then 'better'
        else 'worse'
    end as outcome,
from placed

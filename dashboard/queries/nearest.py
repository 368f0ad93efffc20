"""Whose figure a reader sees where the place itself has none."""

# The reader's place and the councils above it, nearest first: a ward without a figure shows its council's.
NEAREST = """
    nearest as (
        select $area_code::varchar as area_code, 0 as distance
        union all
        select ancestor_code, if(ancestor_level = 'council', 1, 2)
        from core.area_ancestor
        where area_code = $area_code and ancestor_level in ('council', 'county')
    )
"""

"""Wards of one council as small tables, so that a test shows only what it is about."""

COUNCIL = "E08000009"
AREA = """
    area_code | level   | parent_code | name
    ----------+---------+-------------+--------
    E08000009 | council |             | Trafford
    E05000001 | ward    | E08000009   | Hale
    E05000002 | ward    | E08000009   | Sale
    E05000003 | ward    | E08000009   | Bowdon
    E05000004 | ward    | E08000009   | Urmston
    E05000005 | ward    | E08000009   | Flixton
"""
INDICATOR = """
    indicator_id | better | decimals | unit | is_total
    -------------+--------+----------+------+---------
    carers       | {better} | 1      | {unit} | {total}
"""


def indicator(unit: str = "%", better: str = "lower", total: str = "false") -> str:
    return INDICATOR.format(unit=unit, better=better, total=total)

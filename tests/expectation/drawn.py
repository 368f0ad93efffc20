"""Tables that several specs of the realistic range begin from."""

SCALE = """
    indicator_id | scale | first_year | window_years | is_cash
    -------------+-------+------------+--------------+--------
    recycling    | {scale} | 2000     | {window}     | {cash}
"""
HORIZONS = """
    horizon | is_lender
    --------+----------
    1       | true
    2       | true
"""


def scale(name: str = "identity", window: int = 1, cash: str = "false") -> str:
    return SCALE.format(scale=name, window=window, cash=cash)

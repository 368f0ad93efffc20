"""The columns that a method needs: taken from a file's table as numbers, dates and texts, or refused by name.

What is refused is named with its file, row, column and value. Reckons nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from ingest.methods.order import MethodError
from ingest.methods.tables import Db, Table, quoted

UNKNOWN = "('NA', 'NaN', 'nan', 'NULL')"  # what R, pandas and databases write where no number is known
DAY = r"\d{4}-\d\d?-\d\d?"
TIME = r"([ T]\d\d:\d\d(:\d\d(\.\d+)?)?)?"
ZONE = r" ?(Z|UTC|[+-]\d\d(:?\d\d)?)?"
DIGITS = r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?"


@dataclass(frozen=True)
class Column:
    """One column: what its cells are, and between what they lie."""

    name: str
    kind: str = "number"  # number, date or text
    is_always_known: bool = False
    at_least: float = -1e100  # beyond it, squares and products leave what a computer can count with
    at_most: float = 1e100
    is_whole: bool = False
    one_of: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rule:
    """What would be wrong between the columns of one row; `because` follows the value in the sentence."""

    column: str
    breaks: str
    because: str


def count(name: str, *, is_always_known: bool = False) -> Column:
    """People or events: not below nought, and not more than can be told apart by one."""
    return Column(name, at_least=0, at_most=1e15, is_always_known=is_always_known)


def take_columns(db: Db, table: Table, columns: Sequence[Column], rules: Sequence[Rule] = ()) -> None:
    """Make `method.given` of the columns that are named, by their own names and types."""
    _check_present(table, columns)
    spelled = {column.name: quoted(table.spelling(column.name) or "") for column in columns}
    texts = ", ".join(f"nullif(trim({spelled[c.name]}::varchar), '') as {c.name}" for c in columns)
    db.execute(f"create table method.written as select given_row, {texts} from method.kept")
    _refuse(db, table, "method.written", chain(*map(_rules_of_cells, columns)))
    typed = ", ".join(f"{_parsed(column)} as {column.name}" for column in columns)
    db.execute(f"create table method.given as select given_row, {typed} from method.written")
    _refuse(db, table, "method.given", chain(*map(_rules_of_values, columns), rules))
    _keep_numbers(db, columns, spelled)


def check_each_once(db: Db, table: Table, columns: Sequence[str]) -> None:
    """No two rows are of one thing: which would hold?"""
    found = db.execute(f"""
        select min(given_row), max(given_row) from method.given
        group by {", ".join(columns)} having count(*) > 1 order by all limit 1
    """).fetchall()
    for first, second in found:
        value = _written(db, columns[-1], second)
        of = "".join(f" of {name} {_written(db, name, first)}" for name in columns[:-1])
        raise MethodError(
            f"{table.path.name}, row {second}, column {columns[-1]}: {value}{of} stands in row {first} already. "
            "Keep one of the two rows."
        )


def _check_present(table: Table, columns: Sequence[Column]) -> None:
    for column in columns:
        if table.spelling(column.name) is None:
            raise MethodError(
                f"{table.path.name} has no column {column.name}. It needs {', '.join(c.name for c in columns)}; "
                f"it has {', '.join(table.columns)}. Name or add the column."
            )


def _rules_of_cells(column: Column) -> Iterator[Rule]:
    """Every cell is one of its kind, or nothing."""
    name = column.name
    if column.kind == "number":
        breaks = f"{name} not in {UNKNOWN} and not regexp_full_match({name}, '{DIGITS}')"
        yield Rule(name, breaks, "is not a number. Write digits such as 1234.5, or nothing if not known")
    if column.kind == "date":
        breaks = f"{name} not in {UNKNOWN} and {_parsed(column)} is null"
        yield Rule(name, breaks, "is not a date. Write year, month and day, such as 2024-04-01")
    if column.one_of:
        breaks = f"{name} not in ({', '.join(repr(word) for word in column.one_of)})"
        yield Rule(name, breaks, f"is not one of {', '.join(column.one_of)}. Write one of these")


def _rules_of_values(column: Column) -> Iterator[Rule]:
    """What it says lies where such a thing can lie."""
    name = f"given.{column.name}"
    if column.is_always_known:
        yield Rule(column.name, f"{name} is null", "is no value. Fill the cell or leave the row out")
    if column.kind == "number":
        where = {0.0: "below nought", 1.0: "below one"}.get(column.at_least, "too far below nought")
        yield Rule(column.name, f"{name} < {column.at_least!r}::double", f"is {where}. Correct it")
        yield Rule(column.name, f"{name} > {column.at_most!r}::double", "is too large. Correct it")
    if column.is_whole:
        yield Rule(column.name, f"{name} <> floor({name})", "is not a whole number. Correct it")


def _refuse(db: Db, table: Table, source: str, rules: Iterable[Rule]) -> None:
    """Stop at the first row that breaks a rule."""
    for rule in rules:
        query = f"select given_row from {source} as given where {rule.breaks} order by given_row limit 1"
        for (row,) in db.execute(query).fetchall():
            value = _written(db, rule.column, row)
            raise MethodError(f"{table.path.name}, row {row}, column {rule.column}: {value} {rule.because}.")


def _written(db: Db, column: str, row: int) -> str:
    """A cell as it stands in the file."""
    text = db.execute(f"select {column} from method.written where given_row = ?", [row]).fetchall()[0][0]
    if text is None:
        return "an empty cell"
    return f"“{text}”" if len(text) <= 60 else f"“{text[:60]} …”"


def _parsed(column: Column) -> str:
    """The text of a cell, trimmed and not empty, as what it says."""
    if column.kind == "number":
        return f"case when {column.name} not in {UNKNOWN} then try_cast({column.name} as double) end"
    if column.kind == "date":
        return parsed_date(column.name)
    return column.name


def parsed_date(text: str) -> str:
    """A day as computers, or as people in Britain, write it; a month or a year is its first day; no zone."""
    return f"""
        case
            when regexp_full_match({text}, '{DAY}{TIME}{ZONE}')
                then try_cast(regexp_extract({text}, '{DAY}{TIME}') as timestamp)
            else try_strptime({text}, ['%d/%m/%Y', '%Y-%m', '%Y'])
        end
    """


def _keep_numbers(db: Db, columns: Sequence[Column], spelled: dict[str, str]) -> None:
    """What was read as text because of an NA or a 3.10 goes out as the numbers it was understood as."""
    kinds = dict(db.execute("select column_name, column_type from (describe method.kept)").fetchall())
    by_name = {quoted(name): kind for name, kind in kinds.items()}
    texts = [c.name for c in columns if c.kind == "number" and by_name[spelled[c.name]] == "VARCHAR"]
    shown = [f"given.{name}{_whole(db, name)} as {spelled[name]}" for name in texts]
    if shown:
        db.execute(f"""
            create or replace table method.kept as
            select kept.* replace ({", ".join(shown)})
            from method.kept as kept inner join method.given as given using (given_row)
        """)


def _whole(db: Db, name: str) -> str:
    """A count goes out as 160, not as 160.0."""
    query = f"select bool_and({name} = floor({name}) and abs({name}) < 1e15) from method.given"
    return "::bigint" if db.execute(query).fetchall()[0][0] else ""

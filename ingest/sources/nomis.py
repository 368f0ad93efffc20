"""Nomis: how many people in each ward claim out-of-work benefits, month by month, and how many live there.

A `source_key` in the catalogue is the number of a dataset. Not which wards are those of today, nor how claimants and
residents make a rate (sql/staging/nomis_*.sql). Tried against a server that behaves as its users describe the real
one, not against the live one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import duckdb

from ingest.archive import Reply
from ingest.csv_batches import Batch, Rule, batches, check, check_each_once, check_not_shrunken, rows_by_receipt
from ingest.pages import COUNT, OFFSET, Page, check_whole, pages, pages_in
from ingest.sdmx import codes_in
from ingest.source import Ask, IntakeError, Part, Request, Source, Table, UnexpectedShape

# Every dimension is pinned: one that is left out would bring totals and their parts together.
PINNED = {"gender": "0", "measures": "20100"}
PLACE = ("GEOGRAPHY", "GEOGRAPHY_NAME", "GEOGRAPHY_CODE", "GEOGRAPHY_TYPECODE")
OBSERVED = ("OBS_VALUE", "OBS_STATUS", "OBS_CONF", OFFSET, COUNT)
WARDS = r"\d{4}.*\bwards?\b|\bwards?\b.*\d{4}"
COUNCILS = "local authorities: district / unitary"
NATIONS = "^countries$"
OTHER_WARDS = r"\b(CAS|ST|merged|standard|statistical)\b"  # areas that were made for one census
OF_WARDS = "regexp_full_match(GEOGRAPHY_CODE, '(E05|W05|S13|N08)[0-9]{6}')"
REVISED = 13  # months that are asked for again each time: the newest is provisional
YEARS_BEFORE = 5
SETTLED = 180  # days until the years before are asked for again
# The marks of SDMX that Nomis can use, with what sql/staging/nomis_observation.sql makes of them.
MARKS = {
    "A": "normal",
    "P": "provisional",
    "E": "estimated",
    "U": "unreliable",
    "Q": "suppressed",
    "L": "not available",
    "O": "not available",
    "M": "does not apply",
}
WITHOUT_VALUE = ("Q", "L", "O", "M")


@dataclass(frozen=True)
class Dataset:
    """What is asked of one of its datasets, and what each row of it must be."""

    code: str
    nations: str  # the first letters of the councils it covers
    dimensions: Mapping[str, str]  # what is pinned, as it is asked for
    has_months: bool
    part: str  # the column that tells what is counted
    parts: Mapping[str, tuple[str, str]]  # its codes: our word, and what the publisher's name for it holds

    @property
    def columns(self) -> tuple[str, ...]:
        """Those we ask for, the first one first."""
        own = [name.upper() for name in self.dimensions if name.upper() != self.part]
        return ("DATE", *PLACE, *own, self.part, f"{self.part}_NAME", *OBSERVED)

    @property
    def parameters(self) -> dict[str, str]:
        """What goes with every question for figures. Missing values are asked for too: they say why."""
        return {**self.dimensions, "select": ",".join(self.columns)}

    @property
    def rules(self) -> tuple[Rule, ...]:
        """What holds in every row."""
        period = "20[0-9]{2}-(0[1-9]|1[0-2])" if self.has_months else "20[0-9]{2}"
        pins = [(name.upper(), code) for name, code in self.dimensions.items() if name.upper() != self.part]
        named = " or ".join(
            f"{self.part} = '{code}' and regexp_matches({self.part}_NAME, '{words}', 'i')"
            for code, (_, words) in self.parts.items()
        )
        return (
            Rule("DATE", f"regexp_full_match(DATE, '{period}')", "a month or year as we asked for it", True),
            Rule("GEOGRAPHY_CODE", "regexp_full_match(GEOGRAPHY_CODE, '[EWSNK][0-9]{8}')", "an area code", True),
            Rule("GEOGRAPHY_NAME", "GEOGRAPHY_NAME <> ''", "a name", True),
            *(Rule(column, f"{column} = '{code}'", f"{code}, as we asked for it", True) for column, code in pins),
            Rule(self.part, f"{self.part} in {tuple(self.parts)}", f"one of {', '.join(self.parts)}", True),
            Rule(f"{self.part}_NAME", named, "the name of what we asked for"),
            *VALUES,
            Rule("OBS_VALUE", f"OBS_VALUE is null or {self._likely}", "a likely figure of what is counted"),
        )

    @property
    def _likely(self) -> str:
        shares = tuple(code for code, (word, _) in self.parts.items() if word == "rate") or ("",)
        return f"if({self.part} in {shares}, OBS_VALUE::double <= 100, OBS_VALUE::double % 1 = 0)"


VALUES = (
    Rule("OBS_VALUE", "OBS_VALUE is null or regexp_full_match(OBS_VALUE, '[0-9]{1,12}([.][0-9]+)?')",
         "a number from nought up, or nothing"),
    Rule("OBS_STATUS", f"OBS_STATUS in {tuple(MARKS)}",
         f"one of the marks {', '.join(f'{mark} ({meaning})' for mark, meaning in MARKS.items())}", True),
    Rule("OBS_CONF", "OBS_CONF in ('F', 'C')", "one of the marks F (free), C (confidential)", True),
    Rule("OBS_VALUE", f"OBS_VALUE is null or OBS_STATUS not in {WITHOUT_VALUE} and OBS_CONF = 'F'",
         "empty, as its mark says"),
    *(Rule(column, f"regexp_full_match({column}, '[0-9]{{1,12}}')", "a number of rows", True)
      for column in (OFFSET, COUNT)),
)  # fmt: skip
CLAIMANTS = Dataset(
    code="NM_162_1",
    nations="EWSN",
    dimensions={**PINNED, "age": "0", "measure": "1,2"},
    has_months=True,
    part="MEASURE",
    parts={"1": ("claimants", "^claimant count$"), "2": ("rate", "residents aged 16 ?(-|to) ?64$")},
)
RESIDENTS = Dataset(
    code="NM_2014_1",
    nations="EW",
    dimensions={**PINNED, "c_age": "200,203"},
    has_months=False,
    part="C_AGE",
    parts={"200": ("all_ages", "^all ages$"), "203": ("aged_16_to_64", "^aged 16 ?(-|to) ?64$")},
)
DATASETS = (CLAIMANTS, RESIDENTS)


def plan(ask: Ask) -> Iterator[Request]:
    """What areas there are, then each council with its wards as drawn most recently."""
    for dataset in DATASETS:
        if dataset.code in ask.source_keys:
            yield from _plan_of(dataset, ask)


def _plan_of(dataset: Dataset, ask: Ask) -> Iterator[Request]:
    yield _definition(dataset, "types", "TYPE")
    types = ask.newest(f"{dataset.code}/types")
    if types is None:
        return
    wards, councils, nations = (_newest_type(types, words) for words in (WARDS, COUNCILS, NATIONS))
    yield _definition(dataset, "councils", councils)
    listed = ask.newest(f"{dataset.code}/councils")
    newest = _table(dataset, "newest", nations, "latest")
    if dataset.has_months:
        yield newest
    held = ask.newest(newest.key)
    if listed is None or (dataset.has_months and held is None):
        return
    ids = {notes["GeogCode"]: number for number, _, notes in codes_in(listed) if "GeogCode" in notes}
    for span, dates, keep_days in _spans(held):
        if dataset.has_months:
            yield from pages(ask, _table(dataset, f"nations/{nations}/{span}", nations, dates, keep_days))
        for code in _councils(dataset, ask, ids):
            # The council beside its wards, out of the same table: only so can they be compared.
            places = f"{ids[code]},{ids[code]}{wards}"
            yield from pages(ask, _table(dataset, f"{code}/{wards}/{span}", places, dates, keep_days))


def _definition(dataset: Dataset, key: str, of: str) -> Request:
    return Request(f"{dataset.code}/{key}", f"dataset/{dataset.code}/geography/{of}.def.sdmx.json", expect="json")


def _table(dataset: Dataset, key: str, places: str, dates: str, keep_days: int = 0) -> Request:
    parameters = {"geography": places, "date": dates, **dataset.parameters}
    path = f"dataset/{dataset.code}.data.csv"
    return Request(f"{dataset.code}/{key}", path, parameters, keep_days=keep_days, first_column="DATE")


def _newest_type(reply: Reply, words: str) -> str:
    """The newest kind of area whose name has these words: of wards there is one for each time they were drawn."""
    named = {
        number: name
        for number, name, _ in codes_in(reply)
        if re.search(words, name, re.IGNORECASE) and not re.search(OTHER_WARDS, name, re.IGNORECASE)
    }
    years = {number: max(map(int, re.findall(r"\b(?:19|20)\d\d\b", name)), default=0) for number, name in named.items()}
    newest = [number for number, year in years.items() if year == max(years.values())]
    if len(newest) != 1 or not re.fullmatch(r"TYPE\d+", newest[0]):
        told = "; ".join(f"{number} {named[number]}" for number in newest) or "none"
        to_do = "Look at the list, then teach ingest/sources/nomis.py how they are named now."
        raise UnexpectedShape(reply, f"of the areas like “{words}” the newest is not one ({told})", to_do)
    return newest[0]


def _spans(newest: Reply | None) -> Iterator[tuple[str, str, int]]:
    """Name, dates and days to keep: by name and not as "latest", so that all pages of a table are of the same days."""
    if newest is None:
        yield "years", "latestMINUS7-latest", 0
        return
    found = re.search(r'^"?(20\d\d)-(0[1-9]|1[0-2])"?,', newest.path.read_text(encoding="utf-8"), re.MULTILINE)
    if not found:
        raise UnexpectedShape(newest, "it does not say which month is the newest", "Look at it, then fetch again.")
    last = int(found[1]) * 12 + int(found[2])  # months, so that December is followed by January
    january = int(found[1]) * 12 + 1
    yield "recent", _months(range(last - REVISED + 1, last + 1)), 0
    yield "before", _months(range(january - 12 * YEARS_BEFORE, january)), SETTLED


def _months(numbers: range) -> str:
    return ",".join(f"{(number - 1) // 12}-{(number - 1) % 12 + 1:02}" for number in numbers)


def _councils(dataset: Dataset, ask: Ask, ids: Mapping[str, str]) -> list[str]:
    """Those asked for, or all; a county's wards are its districts'."""
    wanted = [code for code in ask.councils or sorted(ids) if code[:1] in dataset.nations and code[:3] != "E10"]
    for code in wanted:
        if code not in ids:
            raise IntakeError(f"{code} is not the code of a council that {dataset.code} has. Put it right.")
    return wanted


def read(db: duckdb.DuckDBPyConnection, replies: Sequence[Reply]) -> Iterator[Part]:
    """Figures only; what Nomis says of its areas served to ask for them."""
    for dataset in DATASETS:
        tables = _of_today([reply for reply in replies if reply.receipt.key.split("/")[0] == dataset.code])
        counts: dict[str, int] = {}
        found: dict[str, Page] = {}
        for batch in batches(db, tables, dataset.columns, ()):
            check(db, batch, dataset.rules)
            check_each_once(batch, f"DATE, GEOGRAPHY_CODE, {dataset.part}")
            _check_places(batch)
            counts |= rows_by_receipt(batch)
            found |= pages_in(batch)
            yield "nomis_figure", _figures(batch, dataset)
        check_whole(tables, found)
        check_not_shrunken(tables, counts)


def _of_today(replies: Sequence[Reply]) -> list[Reply]:
    """Tables of figures, but none of wards drawn before the newest: those were others, some under the same names."""
    keys = [reply.receipt.key.split("/") for reply in replies]
    drawn = {key[1]: key[2] for key in keys if len(key) == 5}
    return [reply for reply, key in zip(replies, keys, strict=True) if len(key) == 5 and key[2] == drawn[key[1]]]


def _check_places(batch: Batch) -> None:
    """Only areas that were asked for: a council, its wards as drawn at that time, or the nations."""
    asked = f"""
        case when split_part(key, '/', 2) = 'nations'
            then not {OF_WARDS} and GEOGRAPHY_CODE[2:3] in ('92', '02', '03', '04')
        when {OF_WARDS} then left(GEOGRAPHY_CODE, 1) = left(split_part(key, '/', 2), 1)
            and 'TYPE' || GEOGRAPHY_TYPECODE = split_part(key, '/', 3)
        else GEOGRAPHY_CODE = split_part(key, '/', 2) end
    """
    shown = "receipt_id, GEOGRAPHY_CODE, GEOGRAPHY_TYPECODE"
    for receipt_id, code, kind in batch.rows.filter(f"not coalesce({asked}, false)").project(shown).limit(1).fetchall():
        reply = next(reply for reply in batch.replies if reply.receipt.receipt_id == receipt_id)
        what = f"it has figures of {code} (GEOGRAPHY_TYPECODE {kind}), for which we did not ask"
        raise UnexpectedShape(reply, what, "See what the publisher changed, then teach ingest/sources/nomis.py.")


def _figures(batch: Batch, dataset: Dataset) -> duckdb.DuckDBPyRelation:
    """A month, or people as they lived on 30 June of a year."""
    parts = {code: word for code, (word, _) in dataset.parts.items()}
    start, length = ("(DATE || '-01')::date", "month") if dataset.has_months else ("(DATE || '-06-30')::date", "day")
    return batch.rows.project(f"""
        '{dataset.code}' as dataset, split_part(key, '/', 2) as council_code,
        GEOGRAPHY_CODE as area_code, GEOGRAPHY_NAME as area_name, {start}::varchar as period_start,
        ({start} + interval 1 {length})::date::varchar as period_end, map {parts}[{dataset.part}] as counted,
        OBS_VALUE as value, OBS_STATUS as mark, OBS_CONF as confidence, receipt_id
    """)


FIGURE = (
    *("dataset", "council_code", "area_code", "area_name", "period_start", "period_end"),
    *("counted", "value", "mark", "confidence"),
)
SOURCE = Source(
    id="nomis",
    title="Nomis: claimants and residents of wards",
    publisher="Office for National Statistics",
    licence="OGL-UK-3.0",
    licence_url="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    attribution="Source: Office for National Statistics (Nomis)",
    base_url="https://www.nomisweb.co.uk/api/v01/",
    about_url="https://www.nomisweb.co.uk/",
    update_cycle="Claimants each month, about the third Tuesday; residents once a year.",
    tables=(Table("nomis_figure", FIGURE),),
    plan=plan,
    read=read,
    note=(
        "Wards are those drawn most recently, with their council out of the same table. Figures of wards that are no "
        "more are left out. Residents are counted for England and Wales alone."
    ),
)

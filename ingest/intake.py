"""Fills the raw tables of a build: catalogue, snapshot, receipts and every source, each only when it changed.

A source that cannot be read keeps the rows of the last build and is marked stale; the others go on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

import duckdb

from ingest import catalogue, record, reference, snapshot
from ingest.archive import Archive, ArchiveError, Reply
from ingest.load import load_source
from ingest.settings import Settings
from ingest.source import IntakeError, Source, WardOutline
from ingest.ward_outlines import ward_outlines

SOURCE_COLUMNS = (
    "source_id varchar, title varchar, publisher varchar, licence varchar, licence_url varchar, attribution varchar, "
    "about_url varchar, note varchar, is_live_checked boolean, is_stale boolean, stale_reason varchar, "
    "last_fetched timestamp, copied_on date"
)
RECEIPT_COLUMNS = (
    "receipt_id varchar, source_id varchar, key varchar, url varchar, retrieved_at timestamp, sha256 varchar, "
    "bytes bigint"
)

Row = tuple[object, ...]


@dataclass(frozen=True)
class Intake:
    """What a build reads: where it is and what is declared."""

    settings: Settings
    sources: tuple[Source, ...]
    archive: Archive

    def fingerprints(self) -> dict[str, str]:
        """Input → hash of its content. Equal fingerprints make equal raw tables."""
        receipts = {source.id: self._fingerprint(source) for source in self.sources}
        checked = [self.last_checked(source) or "" for source in self.sources]
        return {
            "catalogue": catalogue.files_fingerprint(self.settings),
            "reference": reference.files_fingerprint(self.settings.reference),
            "record": record.fingerprint(self.settings.snapshot),
            "snapshot": snapshot.fingerprint(self.settings.snapshot),
            "receipts": _hash(*receipts.values()),
            "sources": _hash(
                SOURCE_COLUMNS, *receipts.values(), *checked, snapshot.fingerprint(self.settings.snapshot)
            ),
            **{f"source {source_id}": fingerprint for source_id, fingerprint in receipts.items()},
        }

    def last_checked(self, source: Source) -> str | None:
        """When the publisher last said what we hold."""
        try:
            return self.archive.last_checked(source.id) or None
        except ArchiveError:
            return None

    def wards(self) -> tuple[WardOutline, ...]:
        """All that are held, as the last build had them: this one comes to know of new ones only while it is made."""
        return self._wards

    @cached_property
    def _wards(self) -> tuple[WardOutline, ...]:
        return ward_outlines(self.settings, None)

    def _fingerprint(self, source: Source) -> str:
        """Of a source that is read in wards, the same replies say something else once the wards are others."""
        try:
            replies = self.archive.fingerprint(source.id)
            is_read_in_wards = source.read_in_wards and self.archive.replies(source.id)
        except ArchiveError as altered:
            return _hash(str(altered))
        return _hash(replies, *map(repr, self.wards())) if is_read_in_wards else replies


def take_in(db: duckdb.DuckDBPyConnection, intake: Intake, last: Path | None) -> None:
    """Load every input whose fingerprint is not the one in `meta.input`; `last` lends rows to sources that fail."""
    db.execute("create schema if not exists raw; create schema if not exists meta")
    db.execute(
        "create table if not exists meta.input "
        "(name varchar primary key, fingerprint varchar, loaded varchar, stale_reason varchar)"
    )
    held = dict(db.execute("select name, fingerprint from meta.input").fetchall())
    changed = {name: now for name, now in intake.fingerprints().items() if held.get(name) != now}
    if "catalogue" in changed:
        catalogue.load_catalogue(db, _catalogue(intake))
    if "reference" in changed:
        reference.load_reference(db, intake.settings.reference)
    if "record" in changed:
        record.load_record(db, intake.settings.snapshot)
    if "snapshot" in changed:
        snapshot.load_snapshot(db, intake.settings.snapshot)
    reasons = {
        f"source {source.id}": _load_or_keep(db, source, intake, last)
        for source in intake.sources
        if f"source {source.id}" in changed
    }
    for name, fingerprint in changed.items():
        _note(db, name, fingerprint, reasons.get(name))
    if "receipts" in changed:
        _load_receipts(db, intake, last)
    if "sources" in changed or reasons:
        _load_sources(db, intake)


def _catalogue(intake: Intake) -> catalogue.Catalogue:
    """An indicator of a source that there is no file for would be silently empty."""
    read = catalogue.read_catalogue(intake.settings)
    known = {source.id for source in intake.sources}
    for indicator in read.indicators:
        if indicator.source_id not in known:
            raise catalogue.CatalogueError(
                f'{indicator.outcome_id}.toml: the indicator "{indicator.indicator_id}" has source '
                f'"{indicator.source_id}", but there is no such source, write one of {", ".join(sorted(known))}.'
            )
    return read


def raw_fingerprints(db: duckdb.DuckDBPyConnection, sources: tuple[Source, ...]) -> dict[str, str]:
    """Raw table → hash of what is in it, for the models' own hashes."""
    loaded = dict(db.execute("select name, loaded from meta.input").fetchall())
    of_table = {f"raw.{table.name}": f"source {source.id}" for source in sources for table in source.tables}
    of_table |= {"raw.archive_receipt": "receipts", "raw.source": "sources"}
    tables = [f"raw.{name}" for (name,) in db.execute(
        "select table_name from information_schema.tables where table_schema = 'raw'").fetchall()]  # fmt: skip
    return {name: loaded[of_table.get(name) or name.removeprefix("raw.").split("_")[0]] for name in tables}


def stale_reasons(db: duckdb.DuckDBPyConnection) -> list[str]:
    """Why sources were not taken in, one sentence each."""
    rows = db.execute("select stale_reason from meta.input where stale_reason is not null order by name").fetchall()
    return [reason for (reason,) in rows]


def _load_or_keep(db: duckdb.DuckDBPyConnection, source: Source, intake: Intake, last: Path | None) -> str | None:
    try:
        load_source(db, source, intake.archive, wards=intake.wards)
    except (IntakeError, ArchiveError) as error:
        for table in source.tables:
            _keep(db, table.name, table.columns, last)
        return str(error)
    return None


def _keep(db: duckdb.DuckDBPyConnection, table: str, columns: tuple[str, ...], last: Path | None) -> None:
    """The table as it stands, as the last build had it, or empty: a source may be broken on its first day."""
    stands = "from information_schema.tables where table_schema = 'raw' and table_name = ?"
    if db.execute(stands, [table]).fetchall():
        return
    if last:
        quoted = str(last).replace("'", "''")
        db.execute(f"attach '{quoted}' as last (read_only)")
        try:
            had = "from duckdb_tables() where database_name = 'last' and schema_name = 'raw' and table_name = ?"
            if db.execute(had, [table]).fetchall():
                db.execute(f"create table raw.{table} as from last.raw.{table}")
                return
        finally:
            db.execute("detach last")
    typed = ", ".join(f'"{column}" varchar' for column in (*columns, "receipt_id", "seen_at"))
    db.execute(f"create table raw.{table} ({typed})")


def _note(db: duckdb.DuckDBPyConnection, name: str, fingerprint: str, stale_reason: str | None) -> None:
    """A source that failed keeps what it had loaded: `loaded` moves only with the rows."""
    if stale_reason is None:
        db.execute("insert or replace into meta.input values (?, ?, ?, null)", [name, fingerprint, fingerprint])
        return
    db.execute("insert or ignore into meta.input values (?, ?, '', null)", [name, fingerprint])
    db.execute(
        "update meta.input set fingerprint = ?, stale_reason = ? where name = ?",
        [fingerprint, stale_reason, name],
    )


def _load_receipts(db: duckdb.DuckDBPyConnection, intake: Intake, last: Path | None) -> None:
    db.execute(f"create or replace table raw.archive_receipt ({RECEIPT_COLUMNS})")
    for source in intake.sources:
        try:
            replies = intake.archive.replies(source.id)
        except ArchiveError:  # said when the source is loaded; its last good figures keep their receipts
            rows = _last_receipts(source, last)
        else:
            rows = [_receipt_row(reply) for reply in replies]
        if rows:
            db.executemany("insert into raw.archive_receipt values (?, ?, ?, ?, ?, ?, ?)", rows)


def _receipt_row(reply: Reply) -> Row:
    receipt = reply.receipt
    # The address of a server that stood in for the publisher's says nothing to a reader.
    url = "" if receipt.base_url_replaced else receipt.url
    at = datetime.fromisoformat(receipt.retrieved_at).astimezone(UTC).replace(tzinfo=None)
    return (receipt.receipt_id, receipt.source_id, receipt.key, url, at, receipt.sha256, receipt.bytes)


def _last_receipts(source: Source, last: Path | None) -> list[Row]:
    if last is None:
        return []
    with duckdb.connect(str(last), read_only=True) as db:
        return db.execute("from raw.archive_receipt where source_id = ?", [source.id]).fetchall()


def _load_sources(db: duckdb.DuckDBPyConnection, intake: Intake) -> None:
    manifest = snapshot.read_manifest(intake.settings.snapshot)
    shipped = {s["source_id"]: s["retrieved"] for s in manifest["sources"]}
    # Where the figures that ship were not fetched from the publisher, that is said beside the source.
    copies = {
        s["source_id"]: datetime.fromisoformat(s["retrieved"]).date() for s in manifest["sources"] if s.get("is_copy")
    }
    reasons = dict(db.execute("select name, stale_reason from meta.input").fetchall())
    db.execute(f"create or replace table raw.source ({SOURCE_COLUMNS})")
    for source in intake.sources:
        reason = reasons.get(f"source {source.id}")
        fetched = intake.last_checked(source)
        last_fetched = fetched or shipped.get(source.id)
        copied_on = None if fetched else copies.get(source.id)
        db.execute(
            "insert into raw.source values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz at time zone 'UTC', ?)",
            [source.id, source.title, source.publisher, source.licence, source.licence_url, source.attribution,
             source.about_url, source.note, source.is_live_checked, reason is not None, reason, last_fetched,
             copied_on],
        )  # fmt: skip


def _hash(*parts: Mapping[str, str] | str) -> str:
    return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()

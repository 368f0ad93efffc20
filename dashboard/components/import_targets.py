"""Bringing in a spreadsheet of targets: what would be taken, what is refused and why, and then one button."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from dashboard import database, figures, officers
from dashboard.charts import table
from dashboard.charts.svg import escaped
from dashboard.charts.table import Cell, Column
from dashboard.components import block
from dashboard.database import Build
from dashboard.rows import Place
from ingest.ledger.failures import LedgerError
from ingest.ledger.recording import record
from ingest.ledger.sheets.reading import Reading, read
from ingest.ledger.sheets.writing import to_workbook

MEANS = {"set": "A new target", "change": "A change", "correction": "A correction", "withdrawal": "Taken back"}


def show(build: Build, council: Place) -> None:
    """The file, what it says, and the button."""
    of_council = officers.held(council)
    st.download_button(
        "Download the targets as a spreadsheet",
        to_workbook(list(of_council.values())),
        file_name="targets.xlsx",
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        key="template",
    )
    given = st.file_uploader(
        "A file of targets: .xlsx or .csv", type=["xlsx", "xlsm", "csv", "txt", "tsv"], key="given"
    )
    if given is None:
        block.show("<p>Download the targets, change them in Excel, and bring the file back here.</p>", key="reading")
        return
    reading = read(given.name, given.getvalue(), officers.known(build, council, of_council))
    block.show(_told(reading), said=_counts(reading), key="reading")
    if not reading.taken:
        return
    only_good = bool(reading.refused) and st.checkbox("Record the rows that are right, leave out the rest", key="only")
    if st.button("Record these", type="primary", key="record-file", disabled=bool(reading.refused) and not only_good):
        _record(reading)


def _record(reading: Reading) -> None:
    try:
        record(database.ledger(), [each.agreement for each in reading.taken], datetime.now(UTC))
    except LedgerError as error:
        st.error(f"Nothing was recorded. {error}")
        return
    said = f"Recorded {figures.count(len(reading.taken), 'target', 'targets')}."
    block.show(f"<p class='recorded'><b>{said}</b></p>", said=said, key="recorded")


def _counts(reading: Reading) -> str:
    return (
        f"{figures.count(len(reading.taken), 'row', 'rows')} to record, {len(reading.unchanged)} unchanged, "
        f"{len(reading.refused)} to mend."
    )


def _told(reading: Reading) -> str:
    refused = "".join(f"<li>{escaped(each.sentence)}</li>" for each in reading.refused)
    notes = "".join(
        f"<li>{escaped(note)}</li>" for note in (*reading.notes, *(n for t in reading.taken for n in t.notes))
    )
    aside = ", ".join(reading.columns_left_aside)
    return (
        f"<h2>{escaped(reading.where)}</h2><p><b>{_counts(reading)}</b></p>"
        + (f"<h3>To be mended</h3><ul>{refused}</ul>" if refused else "")
        + (_table(reading) if reading.taken else "")
        + (f"<h3>To know</h3><ul>{notes}</ul>" if notes else "")
        + (f"<p class='soft'>Columns that were not read: {escaped(aside)}.</p>" if aside else "")
    )


def _table(reading: Reading) -> str:
    columns = [Column("Target"), Column("What it is"), Column("Value", is_number=True), Column("By"), Column("Owner")]
    rows: list[list[str | Cell]] = [
        [
            Cell(each.agreement.title, f"Row {each.row}"),
            MEANS[each.agreement.kind],
            f"{each.agreement.target_value:g} {each.agreement.unit}",
            figures.by(each.agreement.due_end).removeprefix("by "),
            each.agreement.owner,
        ]
        for each in reading.taken
    ]
    return table.draw("What would be recorded", columns, rows)

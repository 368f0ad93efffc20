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
from dashboard.language import say, say_count
from dashboard.rows import Place
from ingest.ledger.failures import LedgerError
from ingest.ledger.recording import record
from ingest.ledger.sheets.reading import Reading, read
from ingest.ledger.sheets.writing import to_workbook

MEANS = {
    "set": say("A new target"),
    "change": say("A change"),
    "correction": say("A correction"),
    "withdrawal": say("Taken back"),
}


def show(build: Build, council: Place) -> None:
    """The file, what it says, and the button."""
    of_council = officers.held(council)
    st.download_button(
        say("Download the targets as a spreadsheet"),
        to_workbook(list(of_council.values())),
        file_name="targets.xlsx",
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        key="template",
    )
    given = st.file_uploader(
        say("A file of targets: .xlsx or .csv"), type=["xlsx", "xlsm", "csv", "txt", "tsv"], key="given"
    )
    if given is None:
        how = say("Download the targets, change them in Excel, and bring the file back here.")
        block.show(f"<p>{how}</p>", key="reading")
        return
    reading = read(given.name, given.getvalue(), officers.known(build, council, of_council))
    block.show(_told(reading), said=_counts(reading), key="reading")
    if not reading.taken:
        return
    leave_out = say("Record the rows that are right, leave out the rest")
    is_held_up = bool(reading.refused) and not st.checkbox(leave_out, key="only")
    if st.button(say("Record these"), type="primary", key="record-file", disabled=is_held_up):
        _record(reading)


def _record(reading: Reading) -> None:
    try:
        record(database.ledger(), [each.agreement for each in reading.taken], datetime.now(UTC))
    except LedgerError as error:
        st.error(say("Nothing was recorded. {error}", error=error))
        return
    said = say_count("Recorded {count} target.", "Recorded {count} targets.", len(reading.taken))
    block.show(f"<p class='recorded'><b>{said}</b></p>", said=said, key="recorded")


def _counts(reading: Reading) -> str:
    return say_count(
        "{count} row to record, {unchanged} unchanged, {refused} to mend.",
        "{count} rows to record, {unchanged} unchanged, {refused} to mend.",
        len(reading.taken),
        unchanged=len(reading.unchanged),
        refused=len(reading.refused),
    )


def _told(reading: Reading) -> str:
    refused = "".join(f"<li>{escaped(each.sentence)}</li>" for each in reading.refused)
    notes = "".join(
        f"<li>{escaped(note)}</li>" for note in (*reading.notes, *(n for t in reading.taken for n in t.notes))
    )
    aside = say("Columns that were not read: {columns}.", columns=escaped(", ".join(reading.columns_left_aside)))
    return (
        f"<h2>{escaped(reading.where)}</h2><p><b>{_counts(reading)}</b></p>"
        + (f"<h3>{say('To be mended')}</h3><ul>{refused}</ul>" if refused else "")
        + (_table(reading) if reading.taken else "")
        + (f"<h3>{say('To know')}</h3><ul>{notes}</ul>" if notes else "")
        + (f"<p class='soft'>{aside}</p>" if reading.columns_left_aside else "")
    )


def _table(reading: Reading) -> str:
    columns = [
        Column(say("Target")),
        Column(say("What it is")),
        Column(say("Value"), is_number=True),
        Column(say("By")),
        Column(say("Owner")),
    ]
    rows: list[list[str | Cell]] = [
        [
            Cell(each.agreement.title, say("Row {number}", number=each.row)),
            MEANS[each.agreement.kind],
            f"{each.agreement.target_value:g} {each.agreement.unit}",
            figures.last_month(each.agreement.due_end),
            each.agreement.owner,
        ]
        for each in reading.taken
    ]
    return table.draw(say("What would be recorded"), columns, rows)

"""The commands for what is agreed: `levelwith targets import`, `export` and `history`. What they do is in target_files.

Exit codes: 0 done; 1 a row was refused and nothing written, or the file or ledger could not be used; 2 wrong usage.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from ingest import options
from ingest.console import console
from ingest.endings import plainly, tell
from ingest.settings import discover

app = typer.Typer(
    help="What is agreed: bring in the targets that you keep in a sheet, and write them out again.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
Council = Annotated[str | None, typer.Option(help="Only this council, by area code; else the one of the build.")]
AsAt = Annotated[str | None, typer.Option(help="As it was at the end of this day, like 2026-03-31.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object on stdout; messages go to stderr.")]


@app.command("import")
def import_(  # noqa: PLR0913, PLR0917  # an argument for each option
    file: Annotated[Path, typer.Argument(help="Your sheet of targets: .csv or .xlsx.")],
    accept_valid: Annotated[
        bool, typer.Option("--accept-valid", help="Keep the good rows although others are refused.")
    ] = False,
    council: Council = None,
    sheet: Annotated[str | None, typer.Option(help="Sheet of the workbook; else the first with such a table.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be taken; write nothing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Take targets from a sheet as you keep it. If any row is refused, nothing is written."""
    from ingest import target_files, target_report  # noqa: PLC0415  # each command loads only what it uses

    code = options.area_code(council)
    with plainly():
        done = target_files.import_file(
            file, discover(), council=code, sheet=sheet, accept_valid=accept_valid, dry_run=dry_run
        )
    if as_json:
        print(json.dumps(target_report.as_data(done), ensure_ascii=False))
    else:
        target_report.show(done)
    if not done.is_good:
        tell(target_report.closing(done))
        raise typer.Exit(1)
    console.print(target_report.closing(done), markup=False, soft_wrap=True)


@app.command()
def export(
    output: Annotated[Path, typer.Option(help="File to write: .csv or .xlsx.")],
    council: Council = None,
    as_at: AsAt = None,
) -> None:
    """Write every target to a file that can be changed and imported again; without targets, a file to fill in."""
    from ingest import target_files  # noqa: PLC0415

    code, moment = options.area_code(council), options.end_of_day(as_at)
    target_files.writer(output)
    with plainly():
        written = target_files.export_file(output, discover().ledger, code, moment)
    targets = "1 target" if written == 1 else f"{written:,} targets"
    console.print(f"Wrote {targets} to {output}." if written else f"Wrote a file to fill in: {output}.", markup=False)


@app.command()
def history(council: Council = None, as_at: AsAt = None, as_json: AsJson = False) -> None:
    """Say what was agreed when, every version of every target: nothing that was recorded is ever changed."""
    from ingest import target_files, target_report  # noqa: PLC0415

    code, moment = options.area_code(council), options.end_of_day(as_at)
    with plainly():
        versions = target_files.versions(discover().ledger, code, moment)
    if as_json:
        print(json.dumps(target_report.history_as_data(versions, moment), ensure_ascii=False))
        return
    target_report.show_history(versions)
    if not versions:
        console.print(
            "Nothing is agreed in the ledger yet. Bring in your targets with `levelwith targets import FILE`."
        )

"""The levelwith command: reads what was asked, calls the module that does it, and says how it went.

Exit codes: 0 done; 1 a check or a source failed (what, where and what to do); 2 wrong usage.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from ingest import options, targets
from ingest.console import console, requests_of, steps
from ingest.endings import fail, plainly, tell
from ingest.settings import Settings, discover

app = typer.Typer(
    help="Honest answers about local outcomes: what it was, what it is, and how similar places do.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(targets.app, name="targets")

Port = Annotated[int, typer.Option(min=1, max=65535, help="Port to serve on.")]
Host = Annotated[str, typer.Option(help="Address to serve on; 127.0.0.1 is this machine only.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object on stdout; messages go to stderr.")]


@app.command()
def demo(
    port: Port = 8501,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Build and check only.")] = False,
) -> None:
    """Build the figures that ship with Levelwith, check them and serve the dashboard."""
    from ingest import serve  # noqa: PLC0415  # each command loads only what it uses: a no-op build takes a second

    with plainly():
        settings = discover()
        is_whole = _build(settings, full=False)
        if no_serve:
            raise typer.Exit(0 if is_whole else 1)
        serve.try_address("127.0.0.1", port)
        console.print(f"Open [bold]http://127.0.0.1:{port}[/bold] in a browser. Ctrl+C stops.")
        raise typer.Exit(serve.serve(settings, "127.0.0.1", port))


@app.command()
def fetch(
    source: Annotated[list[str] | None, typer.Argument(help="Sources to fetch; all when none is named.")] = None,
    council: Annotated[list[str] | None, typer.Option(help="Only these councils, by area code.")] = None,
    since: Annotated[str | None, typer.Option(help="Ask again for what was last checked before this day.")] = None,
    base_url: Annotated[list[str] | None, typer.Option(help="SOURCE=URL: ask another server for this source.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be asked; ask nothing.")] = False,
) -> None:
    """Fetch open data into the archive. What is there already is not asked for again."""
    from ingest import fetching  # noqa: PLC0415

    with plainly():
        order = fetching.Order(
            source_ids=tuple(source or ()),
            councils=options.area_codes(council or []),
            since=options.day(since),
            base_urls=options.base_urls(base_url or []),
            is_dry_run=dry_run,
        )
        problems = fetching.fetch_ordered(discover(), order, say=print, bar=requests_of)
    for problem in problems:
        console.print(problem, style="red", markup=False)
    raise typer.Exit(1 if problems else 0)


@app.command()
def build(
    full: Annotated[bool, typer.Option("--full", help="Build everything again, also what has not changed.")] = False,
    as_at: Annotated[
        str | None, typer.Option(help="Publish nothing: make the build that shows what was held at the end of a day.")
    ] = None,
) -> None:
    """Build the warehouse from what is fetched, check it and publish it."""
    day = options.day(as_at, "--as-at")
    if as_at is not None and (full or day is None):
        raise typer.BadParameter("write one day, like 2026-03-31, and no --full", param_hint="--as-at")
    with plainly():
        if day is not None:
            _build_as_at(discover(), day)
            return
        if not _build(discover(), full=full):
            raise typer.Exit(1)


@app.command()
def check() -> None:
    """Run the checks on the published build again."""
    import duckdb  # noqa: PLC0415

    from ingest import checks  # noqa: PLC0415

    settings, serving = _served()
    with plainly(), duckdb.connect(str(serving), read_only=True) as db:
        results = checks.run_checks(db, checks.read_checks(settings.sql))
    for result in results:
        if result.passed:
            console.print(f"✓ {result.check.rule}", markup=False)
        else:
            console.print(f"✗ {result.sentence}", style="red", markup=False)
    raise typer.Exit(0 if all(result.passed for result in results) else 1)


@app.command()
def serve(
    host: Host = "127.0.0.1",
    port: Port = 8501,
    officer: Annotated[
        bool, typer.Option("--officer", help="Also the pages that edit targets; on this machine only.")
    ] = False,
    base_url: Annotated[
        list[str] | None, typer.Option(help="postcodes_io=URL: ask another server where a postcode is.")
    ] = None,
) -> None:
    """Serve the dashboard on the published build."""
    from ingest import serve  # noqa: PLC0415

    postcodes = options.postcode_service(base_url or [])
    if officer and not serve.is_loopback(host):
        raise typer.BadParameter(f"{host} can be reached by others. Leave --host out.", param_hint="--officer")
    settings, _ = _served()
    with plainly():
        serve.try_address(host, port)
        console.print(f"Open [bold]http://{host}:{port}[/bold] in a browser. Ctrl+C stops.")
        raise typer.Exit(serve.serve(settings, host, port, officer=officer, postcodes=postcodes))


@app.command()
def status(as_json: AsJson = False) -> None:
    """Say what is held, how fresh it is, what is broken and what to do."""
    from ingest import status  # noqa: PLC0415

    with plainly():
        found = status.status(discover())
    if as_json:
        print(json.dumps(found, ensure_ascii=False))
    else:
        for line in status.lines(found):
            console.print(line, markup=False)
    raise typer.Exit(1 if found["problems"] else 0)


@app.command()
def snapshot(
    output: Annotated[Path, typer.Option(help="Folder to write the snapshot to.")],
    as_of: Annotated[
        list[str],
        typer.Option(help="SOURCE=YYYY-MM-DD: the day that copies are of, if not fetched from the publisher."),
    ] = [],  # noqa: B006  # typer copies it
) -> None:
    """Write the figures of the published build as a snapshot: Parquet and a manifest."""
    from ingest import snapshot  # noqa: PLC0415

    settings, serving = _served()
    with plainly(), steps("Writing the snapshot"):
        days = snapshot.days_of_copies(as_of)
        manifest = snapshot.write_snapshot(serving, settings.sql, output, now=datetime.now(UTC), as_of=days)
    size = sum(table["bytes"] for table in manifest["tables"].values())
    console.print(f"Wrote {manifest['tables']['observation']['rows']:,} figures, {size / 1e6:.2f} MB, to {output}.")


@app.command()
def export(
    what: Annotated[str, typer.Argument(help="observations, targets or expectations.")],
    form: Annotated[str | None, typer.Option("--format", help="csv, parquet or xlsx.")] = None,
    output: Annotated[Path | None, typer.Option(help="File to write; else one named for what it holds, here.")] = None,
) -> None:
    """Write the published figures, the realistic ranges or what is agreed as one table, to use elsewhere."""
    from ingest import exporting  # noqa: PLC0415

    order = exporting.order(what, form, output)
    with plainly(), steps(f"Writing {order.path}"):
        exporting.write(order, discover())
    console.print(f"Wrote the {what} to {order.path}.", markup=False)


@app.command()
def method(  # noqa: PLR0913, PLR0917  # an argument for each option
    name: Annotated[str, typer.Argument(help="xmr, proportion, rate, dsr, funnel, trend, benchmark, trajectory …")],
    given: Annotated[Path, typer.Option("--input", help="Your table: .csv, .csv.gz, .parquet or .xlsx.")],
    output: Annotated[Path, typer.Option(help="File to write: .csv, .csv.gz, .parquet or .xlsx.")],
    cases: Annotated[Path | None, typer.Option(help="What is known of each case, as JSON (xmr).")] = None,
    summary: Annotated[Path | None, typer.Option(help="File for one row a case (xmr).")] = None,
    limits: Annotated[Path | None, typer.Option(help="File for the curve (funnel).")] = None,
    origins: Annotated[Path | None, typer.Option(help="Table of indicators and starting years (forecast).")] = None,
    targets: Annotated[Path | None, typer.Option(help="Table of targets (chance).")] = None,
) -> None:
    """Run one of our methods on a table of your own."""
    from ingest.methods import order, registry  # noqa: PLC0415

    with plainly():
        try:
            registry.run(name, order.Order(given, output, cases, summary, limits, origins, targets))
        except order.WrongUsage as wrong:
            raise typer.BadParameter(str(wrong)) from None


@app.command()
def backtest(
    output: Annotated[Path, typer.Option(help="File to write the scores to: .json.")],
    panel: Annotated[
        Path | None, typer.Option(help="Your table: indicator, areacd, year, value. The published build when left out.")
    ] = None,
) -> None:
    """Score the realistic range on the past of any panel: what it would have said each year, and what came."""
    from ingest.methods import backtest, order  # noqa: PLC0415

    with plainly(), steps("Scoring"):
        try:
            found = backtest.backtest(panel, output)
        except order.WrongUsage as wrong:
            raise typer.BadParameter(str(wrong), param_hint="--output") from None
    for line in backtest.lines(found):
        print(line)
    console.print(f"Wrote the scores to {output} in {found['seconds']:.0f} s.", markup=False)


def _served() -> tuple[Settings, Path]:
    """Where things are, and the published build; without one, say what to run."""
    from ingest import publish, status  # noqa: PLC0415

    with plainly():
        settings = discover()
        serving = publish.current(settings.builds)
    if serving is None:
        fail(status.NO_BUILD)
    return settings, serving


def _build(settings: Settings, *, full: bool) -> bool:
    """Whether everything went well; where it did not, what could be built is published and was said."""
    from ingest.build import build  # noqa: PLC0415
    from ingest.source import sources  # noqa: PLC0415

    started = datetime.now(UTC)
    with steps("Building") as tell:
        built = build(settings, sources(), full=full, tell=tell)
    took = (datetime.now(UTC) - started).total_seconds()
    for reason in built.stale:
        console.print(f"Kept the last good figures of a source. {reason}", style="yellow", markup=False)
    done = "Built, checked and published" if built.is_new else "Nothing has changed since"
    console.print(f"{done} {built.path.stem} in {took:.1f} s.", markup=False)
    return _write_down(settings, built.path) and not built.stale


def _build_as_at(settings: Settings, day: date) -> None:
    from ingest.as_at import build_as_at  # noqa: PLC0415

    started = datetime.now(UTC)
    with steps(f"Working out what was held on {day.isoformat()}") as tell:
        made = build_as_at(settings, day, tell)
    took = (datetime.now(UTC) - started).total_seconds()
    console.print(f"{made.stem} shows what was held on {day.isoformat()}. That took {took:.1f} s.", markup=False)


def _write_down(settings: Settings, published: Path) -> bool:
    """What ships as agreed, then what this build expects, into the ledger."""
    from ingest.ledger.last_frozen import is_frozen  # noqa: PLC0415

    if is_frozen(settings.ledger, published):
        return True
    from ingest.failures import foreseen, sentence  # noqa: PLC0415
    from ingest.ledger.freezing import behind  # noqa: PLC0415
    from ingest.ledger.settling import settle  # noqa: PLC0415
    from ingest.seeding import seed  # noqa: PLC0415

    try:
        with behind(published):
            seeded = seed(settings, published)
        with steps("Freezing what is realistic"):
            settled = settle(settings.ledger, published, settings.sql)
    except foreseen() as failed:
        tell(sentence(failed))
        return False
    if seeded:
        console.print(f"Wrote {seeded} records of what ships as agreed, or as an example, to the ledger.", markup=False)
    console.print(f"Froze {settled.frozen:,} expectations in the ledger.", markup=False)
    if settled.scored:
        console.print(f"Held {settled.scored:,} of before against the figures that came.", markup=False)
    return True


if __name__ == "__main__":
    app()

"""`levelwith targets` and `levelwith export`: what they take, what they refuse, and that nothing is half done."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from ingest.cli import app
from tests.ledger.sheets.practice import in_csv, in_workbook

HEADINGS = ("KPI", "Target", "By when", "Approved by", "Date agreed", "Responsible body", "Reason")
RECYCLING = ("Recycling", "60%", "March 2029", "Partnership Board", "03/03/2026", "Waste team", "")
LITTER = ("Litter", "at least 90", "2028/29", "Partnership Board", "03/03/2026", "Streets team", "")
BAD = ("Litter", "<5", "autumn 2027", "Partnership Board", "03/03/2026", "Cllr Smith", "")


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def targets_of(*rows: tuple[str, ...]) -> None:
    Path("targets.csv").write_bytes(in_csv(HEADINGS, *rows))


def history() -> list[dict[str, object]]:
    versions: list[dict[str, object]] = json.loads(run("targets", "history", "--json").stdout)["versions"]
    return versions


@pytest.mark.parametrize("command", [("targets", "import"), ("targets", "export"), ("targets", "history"), ("export",)])
def test_every_command_explains_itself(command: tuple[str, ...]):
    assert run(*command, "--help").exit_code == 0


def test_a_sheet_is_taken_and_told_row_by_row(here: Path):
    targets_of(RECYCLING, LITTER)

    done = run("targets", "import", "targets.csv")

    assert done.exit_code == 0, done.stderr
    assert done.stdout.splitlines() == [
        "row 2: new trafford-recycling-2029: Recycling: 60% by March 2029.",
        "row 3: new trafford-litter-2029: Litter: 90% by March 2029.",
    ]
    assert "targets.csv: 2 targets written, 0 unchanged, 0 refused." in done.stderr
    assert [version["ref"] for version in history()] == ["trafford-recycling-2029", "trafford-litter-2029"]


def test_the_same_sheet_again_writes_nothing(here: Path):
    targets_of(RECYCLING, LITTER)
    run("targets", "import", "targets.csv")

    again = run("targets", "import", "targets.csv")

    assert again.exit_code == 0
    assert "0 targets written, 2 unchanged, 0 refused." in again.stderr
    assert len(history()) == 2


def test_where_a_row_is_refused_nothing_is_written_and_every_reason_is_told(here: Path):
    targets_of(RECYCLING, BAD)

    done = run("targets", "import", "targets.csv")

    assert done.exit_code == 1
    assert "row 3: refused: targets.csv, row 3, column B (Target): “<5” does not say the value itself" in done.stdout
    assert "column C (By when): “autumn 2027” is a season" in done.stdout
    assert "column F (Responsible body): “Cllr Smith” names somebody" in done.stdout
    assert (
        "Nothing was written. Mend what is refused and import the file again, or keep the good rows with" in done.stderr
    )
    assert not (here / "ledger.sqlite").exists()


def test_the_good_rows_are_kept_when_that_is_asked(here: Path):
    targets_of(RECYCLING, BAD)

    done = run("targets", "import", "targets.csv", "--accept-valid")

    assert done.exit_code == 0
    assert "1 target written, 0 unchanged, 1 refused." in done.stderr
    assert [version["ref"] for version in history()] == ["trafford-recycling-2029"]


def test_a_sheet_of_which_every_row_is_refused_fails_whatever_is_asked(here: Path):
    targets_of(BAD)

    assert run("targets", "import", "targets.csv", "--accept-valid").exit_code == 1


def test_a_dry_run_tells_and_writes_nothing(here: Path):
    targets_of(RECYCLING)

    done = run("targets", "import", "targets.csv", "--dry-run")

    assert done.exit_code == 0
    assert "1 target to write, 0 unchanged, 0 refused. Nothing was written: this was a dry run." in done.stderr
    assert history() == []


def test_a_change_keeps_what_was_agreed_before(here: Path):
    targets_of(RECYCLING)
    run("targets", "import", "targets.csv")
    targets_of((*RECYCLING[:1], "55%", *RECYCLING[2:6], "Two rounds were lost"))

    done = run("targets", "import", "targets.csv")

    assert "changed trafford-recycling-2029: target was 60.0, is 55.0; reason was empty, is Two rounds" in done.stdout
    assert [(each["kind"], each["target"], each["replaces"]) for each in history()] == [
        ("set", 60.0, None),
        ("change", 55.0, 1),
    ]
    told = run("targets", "history").stdout
    assert "changed, agreed: target was 60.0, is 55.0" in told


def test_the_report_is_one_json_object(here: Path):
    targets_of(RECYCLING, BAD, ("", "", "", "", "", "", "* To be audited"))

    told = json.loads(run("targets", "import", "targets.csv", "--json").stdout)

    assert (told["file"], told["written"], told["passed_over"]) == (
        "targets.csv", 0, [{"row": 4, "text": "* To be audited"}],
    )  # fmt: skip
    assert told["taken"][0]["ref"] == "trafford-recycling-2029"
    assert told["taken"][0]["due_end"] == "2029-04-01"
    assert [(each["row"], each["column"], each["value"]) for each in told["refused"]] == [
        (3, "Target", "<5"), (3, "By when", "autumn 2027"), (3, "Responsible body", "Cllr Smith"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx"])
def test_an_export_is_imported_without_a_change(here: Path, name: str):
    targets_of(RECYCLING, LITTER)
    run("targets", "import", "targets.csv")

    written, again = run("targets", "export", "--output", name), run("targets", "import", name)

    assert "Wrote 2 targets" in written.stderr
    assert (again.exit_code, len(history())) == (0, 2)
    assert "0 targets written, 2 unchanged, 0 refused." in again.stderr


def test_an_export_goes_into_another_ledger_as_it_is(here: Path, monkeypatch: pytest.MonkeyPatch):
    targets_of(RECYCLING, LITTER)
    run("targets", "import", "targets.csv")
    run("targets", "export", "--output", "out.xlsx")
    before = history()
    monkeypatch.setenv("LEVELWITH_LEDGER", f"sqlite:///{here}/another.sqlite")

    run("targets", "import", "out.xlsx")

    without = {"recorded_at"}
    assert [{k: v for k, v in each.items() if k not in without} for each in history()] == [
        {k: v for k, v in each.items() if k not in without} for each in before
    ]


def test_without_targets_an_export_is_a_file_to_fill_in(here: Path):
    done = run("targets", "export", "--output", "template.xlsx")

    book = load_workbook(here / "template.xlsx")
    assert done.exit_code == 0
    assert "a file to fill in" in done.stderr
    assert [cell.value for cell in book["targets"][1]][:8] == [
        "ref", "status", "indicator", "title", "area_code", "unit", "direction", "target",
    ]  # fmt: skip
    assert book["how to fill this in"]["A2"].value == "ref"
    assert not (here / "ledger.sqlite").exists()


def test_what_was_believed_on_a_day_before_is_told(here: Path):
    targets_of(RECYCLING)
    run("targets", "import", "targets.csv")

    assert json.loads(run("targets", "history", "--as-at", "2020-01-01", "--json").stdout)["versions"] == []
    assert "Wrote a file to fill in" in run("targets", "export", "--output", "o.csv", "--as-at", "2020-01-01").stderr


def test_a_named_sheet_of_a_workbook_is_read(here: Path):
    (here / "t.xlsx").write_bytes(in_workbook(HEADINGS, RECYCLING))

    assert run("targets", "import", "t.xlsx", "--sheet", "sheet").exit_code == 0
    assert "t.xlsx has no sheet “Plan”" in run("targets", "import", "t.xlsx", "--sheet", "Plan").stdout


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("targets", "import", "nowhere.csv"), "nowhere.csv is not there"),
        (("targets", "import", "targets.csv", "--council", "E06999999"), "knows no area E06999999"),
        (("targets", "export", "--output", "nowhere/o.csv"), "cannot be written"),
        (("export", "observations", "--format", "csv", "--output", "nowhere/o.csv"), "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_exit_code_1(here: Path, words: tuple[str, ...], why: str):
    targets_of(RECYCLING)

    done = run(*words)

    assert done.exit_code == 1
    assert why in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("targets",),
        ("targets", "import"),
        ("targets", "export"),
        ("targets", "export", "--output", "o.pdf"),
        ("targets", "history", "--as-at", "yesterday"),
        ("targets", "history", "--as-at", "2999-01-01"),
        ("targets", "import", "targets.csv", "--council", "Trafford"),
        ("export", "frogs", "--format", "csv"),
        ("export", "targets"),
        ("export", "targets", "--format", "pdf"),
        ("export", "targets", "--format", "csv", "--output", "o.xlsx"),
    ],
)
def test_a_word_that_cannot_be_understood_is_wrong_usage(here: Path, words: tuple[str, ...]):
    assert run(*words).exit_code == 2


def test_without_a_build_an_import_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LEVELWITH_DATA", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    targets_of(RECYCLING)

    done = run("targets", "import", "targets.csv")

    assert done.exit_code == 1
    assert "levelwith demo" in " ".join(done.stderr.split())

"""`--format` and `--output` of every command that lists, `--ascii`, and an empty store."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from kpi_tui.cli.in_ascii import in_ascii
from kpi_tui.publish.export.export import DOCUMENTS, WRITERS
from kpi_tui.status import Status
from tests.support.command_line import Run
from tests.support.frames import month, row

DEBT = replace(
    row("OCC11.10", "=Debt – impaired"),
    period_actual="500",
    period_target="300",
    period_status=Status.GREEN,
)
REPORTS = (month("2024-06", DEBT), month("2024-07", replace(DEBT, period_status=Status.RED)))
MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""What a csv for spreadsheets begins with."""
LISTINGS = {
    "reports": (),
    "priorities": (),
    "measures": (),
    "show": ("11.10",),
    "changes": (),
    "matches": (),
    "queries": (),
    "grid": (),
    "vanished": (),
    "lags": (),
    "review": ("list",),
    "profiles": (),
}

OF_NO_REPORT = ("review", "profiles")
"""Those that list what there may be without a report."""


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs any command on a store of two reports."""
    return Run(capfd, tmp_path / "store", "", REPORTS)


@pytest.mark.parametrize("command", LISTINGS)
def test_every_listing_in_every_format(run: Run, tmp_path: Path, command: str) -> None:
    words = (command, *LISTINGS[command])
    for form in ("text", "csv", "json", "md"):
        code, out, _ = run(*words, "-f", form)
        assert code in (0, 3)
        if form == "json":
            assert isinstance(json.loads(out), list)
        elif form == "csv":
            lines = list(csv.reader(io.StringIO(out.lstrip(MARK))))
            assert len({len(line) for line in lines}) <= 1
            assert "=Debt" not in [cell[:5] for line in lines for cell in line], "no formula"
        path = tmp_path / f"out.{'txt' if form == 'text' else form}"
        again, nothing, err = run(*words, "-o", str(path), reports=())
        assert (again, nothing) == (code, "")
        assert err.endswith(f"written to {path}\n")
        written = path.read_text(encoding="utf-8")
        assert written.lstrip(MARK) == out.lstrip(MARK)
        assert written.startswith(MARK) == (form == "csv")


@pytest.mark.parametrize("command", ["measures", "grid", "vanished", "lags"])
def test_a_csv_of_nothing_has_its_headings(run: Run, command: str) -> None:
    out = run(command, "--search", "nowhere", "-f", "csv")[1].lstrip(MARK)
    (headings,) = csv.reader(io.StringIO(out))
    assert {"report_date", "measure_code", "measure_name"} <= set(headings)


def test_nothing_is_written_where_a_command_fails(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    assert run("show", "nothing", "-o", str(path))[0] == 1
    assert run("measures", "-o", str(tmp_path / "out.doc"), reports=())[0] == 2
    assert run("measures", "-o", str(tmp_path / "no folder" / "out.csv"), reports=())[0] == 1
    assert [each.name for each in tmp_path.iterdir()] == ["store"]


@pytest.mark.parametrize("command", LISTINGS)
def test_ascii_is_taken_before_and_after_the_command(run: Run, command: str) -> None:
    words = LISTINGS[command]
    for typed in (("--ascii", command, *words), (command, *words, "--ascii")):
        _, out, err = run(*typed, reports=REPORTS)
        assert (out + err).isascii()


def test_data_stays_what_it_is_in_seven_bits(run: Run) -> None:
    assert "=Debt – impaired" in run("measures", "--ascii", "-f", "json")[1]


@pytest.mark.parametrize(
    "command", [*(name for name in LISTINGS if name not in OF_NO_REPORT), "export", "brief"]
)
def test_an_empty_store(run: Run, command: str) -> None:
    words = LISTINGS.get(command, ("--format", "csv") if command == "export" else ())
    code, out, err = run(command, *words, reports=())
    assert (code, out) == (1, "")
    assert "is empty" in err
    assert " import FILE" in err
    assert err.count("\n") == 1


def test_readings_can_be_asked_for_in_each_format_that_is_written(run: Run) -> None:
    _, _, err = run("export", "--format", "none")
    assert f"use {', '.join(sorted((*WRITERS, *DOCUMENTS)))}." in err


def test_in_ascii_an_arrow_between_figures_is_no_greater_than(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with in_ascii():
        print("147 → 98 …")
    assert capsys.readouterr().out == "147 ->98 ...\n"

"""Commands over the reports of many councils: here and in processes, the same comes out."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from kpi_tui.cli import all_reports, children
from kpi_tui.period import PeriodType
from tests.support.command_line import Run
from tests.support.periods import COUNCIL, REPORT_ID, reports
from tests.support.stores import filled

OTHER, OTHER_ID = "Northvale District Council", "northvale-plan"


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    ours = reports(PeriodType.QUARTER)
    theirs = reports(PeriodType.QUARTER, 6, OTHER_ID, OTHER)
    filled(tmp_path / "store", *ours, *theirs)
    return Run(capfd, tmp_path / "store")


def alone(run: Run, *command: str) -> list[dict[str, object]]:
    """What the command says of each report by itself, under the name of its council."""
    rows = []
    for council, report in ((COUNCIL, REPORT_ID), (OTHER, OTHER_ID)):
        found = json.loads(run(*command, "--report", report, "--format", "json")[1])
        rows += [{"council": council, "report": report, **row} for row in found]
    return rows


@pytest.mark.parametrize("command", ["queries", "measures"])
def test_all_periods_of_several_councils_are_of_all(run: Run, command: str) -> None:
    code, out, err = run(command, "--period", "all", "--format", "json")
    assert code in (0, 3)
    assert json.loads(out) == alone(run, command, "--period", "all")
    assert err.startswith("2 reports: ")
    rows = list(csv.DictReader(run(command, "--period", "all", "--format", "csv")[1].splitlines()))
    assert len(rows) == len(json.loads(out))


def test_processes_say_the_same(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    here = run("queries", "--period", "all", "--format", "json")
    monkeypatch.setattr(all_reports, "_WORTH", 1)
    monkeypatch.setattr(children, "cores", lambda: 2)
    assert run("queries", "--period", "all", "--format", "json") == here


def test_text_counts_a_line_a_council(run: Run) -> None:
    _, out, _ = run("queries", "--report", "all")
    head, *lines = out.splitlines()
    assert head.split("\t") == [
        *("Council", "Report", "Must resolve", "Queries", "For information")
    ]
    assert [line.split("\t")[0] for line in lines] == [COUNCIL, OTHER]


def test_one_that_fails_is_named_and_the_others_count(run: Run, tmp_path: Path) -> None:
    for number in (1, 2):
        filled(tmp_path / "many" / str(number), *reports(PeriodType.QUARTER, 2))
    log = tmp_path / "many" / "1" / "judgements.jsonl"
    log.mkdir()
    code, out, err = run("queries", "--format", "json", store=tmp_path / "many")
    assert code == 1
    assert {row["council"] for row in json.loads(out)} == {COUNCIL}
    (line,) = (line for line in err.splitlines() if line.startswith("kpi-tui: "))
    assert line.startswith(f"kpi-tui: {COUNCIL}, {REPORT_ID}: ")
    assert line.endswith(": it is left out")


def test_one_report_is_as_it_was(run: Run) -> None:
    _, out, err = run("queries", "--format", "json")
    assert "council" not in json.loads(out)[0]
    assert "one of 2 reports in the library: --report ID chooses" in err


def test_a_file_that_is_no_report_is_named_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "store" / "copy (1).parquet").write_bytes(b"PAR1")
    _, _, err = run("queries", "--report", "all")
    assert err.count("copy (1).parquet") == 1


def test_readings_with_a_query_are_counted_and_a_query_about_several_not_for_each(run: Run) -> None:
    measures = ("measures", "--period", "all", "--count-queries")
    _, out, err = run(*measures, "--report", "all")
    head, *lines = (line.split("\t") for line in out.splitlines())
    assert head[-2:] == ["With queries", "With one to resolve"]
    for line in lines:
        told = json.loads(run(*measures, "--report", line[1], "--format", "json")[1])
        levels = ("must_resolve", "queries", "for_information")
        asked = [row for row in told if any(row[level] for level in levels)]
        assert asked, "there is something to count"
        assert line[-2:] == [str(len(asked)), str(sum(row["must_resolve"] > 0 for row in told))]
    assert " with queries, " in err
    assert err.endswith(" with one to resolve\n")


def test_over_all_periods_readings_with_a_query_are_counted_where_asked(run: Run) -> None:
    _, out, err = run("measures", "--report", "all", "--period", "all")
    assert "queries" not in out.splitlines()[0].lower()
    assert err.endswith(": --count-queries counts them\n")
    assert "With queries" in run("measures", "--report", "all")[1].splitlines()[0]

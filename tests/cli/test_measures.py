"""`kpi-tui measures`: which way they went and what does not add up, beside what is printed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kpi_tui.cli.commands import measures
from kpi_tui.judgements.judgement import Accept
from kpi_tui.judgements.log import append
from kpi_tui.origin import Origin
from kpi_tui.report import FIGURE_FIELDS, STATUS_FIELDS
from kpi_tui.status import Status
from kpi_tui.store.files import LOG
from kpi_tui.store.store import Store
from tests.support.command_line import Run, rows
from tests.support.frames import month, row

VISITS = replace(
    row("OCC01.01", "Visits to libraries"),
    period_actual="1,247",
    period_target="1,000",
    period_status=Status.GREEN,
    comment="More came.",
    improvement_plan="Longer hours.",
    timeframe="March",
)
DEBT = replace(
    row("OCC02.01", "Debt outstanding"),
    period_actual="500",
    period_target="300",
    period_status=Status.GREEN,
    comment="It is in order.",
)
JUNE = month(
    "2024-06",
    replace(VISITS, measure_code="OCC01.09", period_actual="900", period_status=Status.AMBER),
    replace(DEBT, period_actual="600", period_status=Status.RED),
)
JULY = month("2024-07", VISITS, DEBT, row("OCC03.01", "Dogs", period_actual="7"))


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs `measures` on a store of some reports."""
    return Run(capfd, tmp_path, "measures", (JUNE, JULY))


def ours(out: str) -> dict[str, tuple[str, str]]:
    """Direction and queries by code."""
    header, *found = rows(out)
    assert header[-2:] == ["Direction", "Queries"]
    return {cells[header.index("Code")]: (cells[-2], cells[-1]) for cells in found}


def test_travel_follows_the_measure_and_findings_are_counted(run: Run) -> None:
    code, out, err = run()
    assert (code, err) == (0, "July 2024: 3 measures\n")
    found = ours(out)
    assert found["OCC01.01"] == ("↑ better", "1"), "one for information, as the explorer counts"
    assert found["OCC02.01"] == ("↓ better", "1 (1 must resolve)")
    assert found["OCC03.01"] == ("", "")


def test_what_was_accepted_is_not_counted(run: Run, tmp_path: Path) -> None:
    Store(tmp_path).add(JULY)
    for rule in ("S1", "X1"):
        append(tmp_path, Accept(who="Ada", why="known", rule=rule))
    assert ours(run()[1])["OCC02.01"][1] == ""


def test_all_months_each_with_its_own(run: Run) -> None:
    _, out, err = run("--month", "all", "--count-queries")
    assert err == "June 2024, July 2024: 5 measures\n"
    found = {(cells[0], cells[1]): cells[-2:] for cells in rows(out)[1:]}
    assert found["2024-06", "OCC02.01"] == ["", "1"]
    assert found["2024-07", "OCC02.01"] == ["↓ better", "1 (1 must resolve)"]
    assert found["2024-06", "OCC01.09"] == ["", ""]


@pytest.mark.parametrize("every", ["all", "ALL"])
def test_over_all_months_queries_are_counted_where_asked(run: Run, every: str) -> None:
    _, out, err = run("--month", every)
    assert err == (
        "June 2024, July 2024: 5 measures\n"
        "Queries are not counted over all periods: --count-queries counts them\n"
    )
    heads, *found = rows(out)
    assert heads[-1] == "Direction"
    assert {(cells[0], cells[1]): cells[-1] for cells in found}["2024-07", "OCC02.01"] == "↓ better"
    levels = ("must_resolve", "queries", "for_information")
    asked = json.loads(run("--month", every, "--format", "json", reports=())[1])
    assert {row[level] for row in asked for level in levels} == {None}, "never a nought"
    told = run("--month", every, "--format", "json", "--count-queries", reports=())[1]
    assert {row["must_resolve"] for row in json.loads(told)} == {0, 1}
    assert [{**row, **dict.fromkeys(levels)} for row in json.loads(told)] == asked


def test_filters_do_not_change_what_is_worked_out(run: Run) -> None:
    whole = ours(run()[1])
    part = ours(run("--priority", "2", "--status", "green", reports=())[1])
    assert part == {"OCC02.01": whole["OCC02.01"]}


def test_many_months_are_counted(run: Run) -> None:
    many = tuple(month(f"2024-{number:02}", VISITS) for number in range(1, 6))
    _, _, err = run("--month", "all", "--count-queries", reports=many)
    assert err == "5 months from January 2024 to May 2024: 5 measures\n"
    _, _, err = run("--month", "all", "--count-queries", "--search", "visits", reports=())
    assert err.endswith(": 5 measures\n")


def test_three_months_are_named(run: Run) -> None:
    _, _, err = run(
        "--month", "all", "--count-queries", reports=(month("2024-05", VISITS), JUNE, JULY)
    )
    assert err == "May 2024, June 2024, July 2024: 6 measures\n"


def test_facts_are_made_once(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from kpi_tui.analysis import assess as module
    from kpi_tui.analysis.facts import facts as real

    made: list[int] = []

    def counted(*args: object) -> object:
        made.append(1)
        return real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "facts", counted)
    run("--month", "all")
    assert made == [1]


def test_bad_judgements_are_named(run: Run, tmp_path: Path) -> None:
    Store(tmp_path).add(JULY)
    (tmp_path / LOG).write_bytes(b"nonsense\n")
    assert "line 1: is not JSON" in run()[2]


@pytest.mark.parametrize(
    ("columns", "there", "findings"),
    [
        (measures.ROOMY - 1, [], ""),
        (measures.ROOMY, ["Direction", "Queries"], "1 (1 must resolve)"),
        (measures.WIDE - 1, ["Direction", "Queries"], "1 (1 must resolve)"),
        (measures.WIDE, ["YTD actual", "Direction", "Queries"], "1 (1 must resolve)"),
    ],
)
def test_a_terminal_has_the_columns_that_it_has_room_for(
    run: Run, monkeypatch: pytest.MonkeyPatch, columns: int, there: list[str], findings: str
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", str(columns))
    out = run()[1]
    assert [name for name in ("YTD actual", "Direction", "Queries") if name in out] == there
    assert findings in out


@pytest.mark.parametrize("columns", [40, measures.ROOMY - 1])
def test_queries_that_are_asked_for_are_counted_however_narrow_the_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", str(columns))
    assert "Queries" not in run("--month", "all")[1]
    out = run("--month", "all", "--count-queries", reports=())[1]
    assert "Queries" in out
    assert "1 (1 " in out


def test_where_no_measure_matches_nothing_is_said_of_counting(run: Run) -> None:
    told = run("--month", "all", "--search", "zebras", "--format", "json")
    assert told == (0, "[]\n", "No measures match\n")


@pytest.mark.parametrize("columns", [measures.ROOMY, measures.WIDE])
def test_the_column_of_months_pushes_no_table_into_lines(
    run: Run, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", str(columns))
    cells: dict[str, Any] = dict.fromkeys(FIGURE_FIELDS, "4,694,465.50")
    cells |= dict.fromkeys(STATUS_FIELDS, Status.MONITORING_ONLY)
    long = replace(VISITS, **cells)
    simulated = replace(month("2024-05", long), provenance=Origin.SIMULATED)
    out = run("--month", "all", reports=(simulated, JUNE, JULY))[1]
    assert "Month " in out
    assert "Month: " not in out


def test_statuses_are_typed_with_commas_or_one_by_one(run: Run) -> None:
    listed = run("--period", "2024-06", "--status", "red", "--status", "amber")
    assert listed == run("--period", "2024-06", "--status", "red,amber")
    assert len(rows(listed[1])) == 3


@pytest.mark.parametrize("option", ["--director", "--portfolio-holder", "--priority", "--search"])
def test_what_holds_one_thing_is_typed_once(run: Run, option: str) -> None:
    code, out, err = run(option, "a", option, "b")
    assert (code, out) == (2, "")
    assert f"{option}: is there twice" in err


def test_a_hyphen_is_the_standard_output(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("--format", "json", "--output", "-") == run("--format", "json")
    assert not (tmp_path / "-").exists()

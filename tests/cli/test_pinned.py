"""`--pinned`: what was pinned in the explorer, in every command that lists measures."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kpi_tui.analysis.assess import assess
from kpi_tui.period import ANNEX_MONTHS
from kpi_tui.store.store import Store
from kpi_tui.tui.session.kept import Kept
from kpi_tui.tui.state import Memory
from tests.support.command_line import Run
from tests.support.samples import DEBT, JULY, JUNE, WASTE

WAS_CALLED = replace(WASTE, measure_code="OCC09.99")
MAY = replace(JUNE, report_date=JUNE.report_date.replace(month=5, day=31), readings=(WAS_CALLED,))
COMMANDS = (
    ("measures", "--format", "json"),
    ("measures", "--month", "all", "--format", "json"),
    ("export", "--format", "json"),
    ("grid", "--format", "json"),
)


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on three months, and with the explorer's own memory."""
    monkeypatch.setenv("KPI_TUI_STATE", str(tmp_path / "state.json"))
    store = Store(tmp_path / "store")
    for report in (MAY, JUNE, JULY):
        store.add(report)
    return Run(capfd, tmp_path / "store")


def pin(run: Run, tmp_path: Path) -> None:
    """Pin a measure as the explorer does, with all the names it has had."""
    assert run.store is not None
    kept = Kept(Memory(tmp_path / "state.json"))
    kept.take(ANNEX_MONTHS)
    analysis = assess(Store(run.store))
    measures = analysis.council.measures(analysis.key(JULY.report_date))
    (named,) = (each for each in measures if each[0] == WASTE.measure_code)
    assert kept.pin(named, measures[named])


@pytest.mark.parametrize("command", COMMANDS)
def test_only_what_is_pinned_passes(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    pin(run, tmp_path)
    code, out, _ = run(*command, "--pinned")
    assert code == 0
    names = {each["measure_name"] for each in json.loads(out)}
    assert names == {WASTE.measure_name}


def test_pins_of_the_sample_reports_are_of_them_alone(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pin(run, tmp_path)
    assert run.store is not None
    monkeypatch.setenv("KPI_TUI_DEMO_STORE", str(run.store))
    code, _, err = run("measures", "--pinned")
    assert code == 1
    assert "no measure of these reports is pinned" in err
    monkeypatch.delenv("KPI_TUI_DEMO_STORE")
    assert run("measures", "--pinned")[0] == 0


def test_it_is_the_same_measure_under_its_former_code(run: Run, tmp_path: Path) -> None:
    pin(run, tmp_path)
    listed = json.loads(run("measures", "--month", "2024-05", "--pinned", "--format", "json")[1])
    assert [each["measure_code"] for each in listed] == [WAS_CALLED.measure_code]


def test_filters_hold_beside_it(run: Run, tmp_path: Path) -> None:
    pin(run, tmp_path)
    code, out, err = run("measures", "--pinned", "--search", DEBT.measure_name)
    assert (code, out) == (0, "")
    assert "No measures match" in err
    assert run("grid", "--pinned", "--search", "waste", "--format", "json")[1] != "[]\n"


def test_a_sheet_says_that_it_has_my_measures(run: Run, tmp_path: Path) -> None:
    pin(run, tmp_path)
    out = run("export", "--pinned", "--month", "2024-07", "--format", "md")[1]
    assert "1 measure: my measures" in out


def test_where_nothing_is_pinned_it_says_how_to_pin(run: Run) -> None:
    code, out, err = run("measures", "--pinned")
    assert (code, out) == (1, "")
    assert err.splitlines() == [
        "kpi-tui: --pinned: no measure of these reports is pinned: * in the explorer pins one"
    ]


def test_a_briefing_on_what_is_pinned(run: Run, tmp_path: Path) -> None:
    pin(run, tmp_path)
    page = run("brief", "--pinned")[1]
    assert "only 1 chosen measure" in page
    assert "| Month | Green | Amber | Red | Not rated | These |" in page
    assert "| July 2024 | 0 | 0 | 1 | 0 | 1 |" in page
    assert "| June 2024 | – | – | – | – | – |" in page, "not noughts: it is not in that report"
    full = run("brief", "--pinned", "--full")[1]
    assert "only 1 chosen measure" in full
    assert WASTE.measure_code in full
    assert DEBT.measure_code not in page + full


def test_a_briefing_on_a_former_name_of_what_is_pinned(run: Run, tmp_path: Path) -> None:
    pin(run, tmp_path)
    page = run("brief", "--pinned", "--month", "2024-05", "--full")[1]
    assert WAS_CALLED.measure_code in page


def test_a_briefing_on_a_report_without_what_is_pinned(run: Run, tmp_path: Path) -> None:
    pin(run, tmp_path)
    code, out, err = run("brief", "--pinned", "--month", "2024-06")
    assert (code, out) == (1, "")
    assert err == (
        "kpi-tui: June 2024: none of the pinned measures is in it: * in the explorer pins one\n"
    )
    (tmp_path / "state.json").unlink()
    assert "no measure of these reports is pinned" in run("brief", "--pinned")[2]

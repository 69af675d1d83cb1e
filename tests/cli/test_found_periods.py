"""What many periods have is worked out by several processes as by one."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import pytest

from kpi_tui.analysis.assess import assess
from kpi_tui.analysis.checks.finding import ReportFindings
from kpi_tui.cli import children, finders, found_periods
from kpi_tui.cli.children import Children
from kpi_tui.cli.finders import request_of
from kpi_tui.cli.found_periods import find_all
from kpi_tui.judgements.judgement import Accept
from kpi_tui.judgements.log import append
from kpi_tui.paths import cache_path
from kpi_tui.period import PeriodType
from kpi_tui.store.store import Store
from tests.support.command_line import Run
from tests.support.periods import REPORT_ID, reports
from tests.support.stores import filled


@pytest.fixture
def store(tmp_path: Path) -> Store:
    filled(tmp_path / "store", *reports(PeriodType.QUARTER, 6))
    return Store(tmp_path / "store")


@pytest.fixture
def pays(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let another process pay for few periods."""
    monkeypatch.setattr(finders, "_WORTH", 2)
    monkeypatch.setattr(children, "cores", lambda: 2)


@pytest.mark.usefixtures("pays")
def test_processes_find_the_same(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    analysis = assess(store)
    here = [each for key in store.periods() for each in analysis.findings(key)]
    assert any(each.open_since for each in here)
    asked: list[ReportFindings | None] = []
    decode = msgspec.json.decode

    def decoded(line: bytes, *, type: type[ReportFindings | None]) -> ReportFindings | None:  # noqa: A002
        asked.append(decode(line, type=type))
        return asked[-1]

    monkeypatch.setattr(msgspec.json, "decode", decoded)
    assert find_all(assess(store), store.periods()) == here
    assert None not in asked
    monkeypatch.setattr(children, "cores", lambda: 0)
    assert find_all(assess(store), store.periods()) == here, "from what was kept"


@pytest.mark.usefixtures("pays")
def test_a_process_that_ends_is_no_fault(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    here = find_all(assess(store), store.periods())
    (store.path / "judgements.jsonl").touch()  # type: ignore[union-attr]
    monkeypatch.setenv("KPI_TUI_CACHE", "/dev/null/none")
    monkeypatch.setenv("PYTHONHOME", "/nowhere")
    assert find_all(assess(store), store.periods()) == here


def test_of_another_state_of_the_store_nothing_is_told(store: Store) -> None:
    analysis = assess(store)
    key = store.periods()[-1]
    request = request_of(store.path, key.series, analysis.state, key)
    found = found_periods._answer(msgspec.json.encode(request))
    assert msgspec.json.decode(found, type=ReportFindings) == analysis.found(key)
    append(store.path, Accept(who="Ada", why="", rule="X1").about(REPORT_ID))
    found_periods._analysis.cache_clear()
    assert found_periods._answer(msgspec.json.encode(request)) == b"null"


def test_facts_that_another_process_kept_are_not_worked_out_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    analysis = assess(store)
    analysis.keep()
    key = store.periods()[-1]
    request = request_of(store.path, key.series, analysis.state, key)
    found_periods._analysis.cache_clear()
    monkeypatch.setattr("kpi_tui.analysis.assess.facts", None)
    found = found_periods._answer(msgspec.json.encode(request))
    assert msgspec.json.decode(found, type=ReportFindings) == analysis.found(key)


@pytest.mark.parametrize(
    "command", [("queries",), ("measures", "--count-queries"), ("queries", "--log")]
)
def test_commands_say_the_same_of_what_is_kept(
    command: tuple[str, ...], store: Store, capfd: pytest.CaptureFixture[str]
) -> None:
    run = Run(capfd, Path(str(store.path)))
    first = run(*command, "--period", "all", "--format", "csv")
    assert run(*command, "--period", "all", "--format", "csv") == first


@pytest.mark.usefixtures("pays")
@pytest.mark.parametrize("command", [("queries",), ("measures", "--count-queries")])
def test_processes_are_started_ahead_where_nothing_is_kept(
    command: tuple[str, ...],
    store: Store,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    prepared: list[bytes] = []
    start = Children.start

    def noted(self: Children, line: bytes) -> None:
        prepared.append(line)
        start(self, line)

    monkeypatch.setattr(Children, "start", noted)
    run = Run(capfd, Path(str(store.path)))
    run(*command, "--period", "latest", "--format", "csv")
    shutil.rmtree(cache_path())
    assert not prepared, "one period is done sooner"
    ahead = run(*command, "--period", "all", "--format", "csv")
    assert len(prepared) == 1
    assert run(*command, "--period", "all", "--format", "csv") == ahead
    assert len(prepared) == 1, "all is kept"


def test_what_prepares_a_process_loads_the_store_and_has_no_answer(store: Store) -> None:
    found_periods._analysis.cache_clear()
    line = msgspec.json.encode(request_of(store.path, store.periods()[0].series))
    assert found_periods._answer(line) == b"null"
    assert found_periods._analysis.cache_info().currsize == 1

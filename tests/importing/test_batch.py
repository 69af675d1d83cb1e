from __future__ import annotations

import json
import socket
import sys
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kpi_tui.cli.commands import import_pdf
from kpi_tui.errors import PdfError, StoreError
from kpi_tui.importing.batch import Batch, Outcome, Step
from kpi_tui.importing.child import PdfChild
from kpi_tui.report import Report
from kpi_tui.store.store import Store
from tests.support.children import PAGES, REPORT, WAIT, speaking
from tests.support.command_line import Run
from tests.support.samples import JULY, JUNE

# A child that says what the file it is given holds.
ECHO = (sys.executable, "-c", "import sys; print(open(sys.argv[1]).read(), flush=True)")


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    """Files that are read as reports of January to May, the third of which is refused."""
    paths = []
    for number in range(1, 6):
        report = replace(JULY, report_date=date(2024, number, 28))
        said: dict[str, object] = {"reports": [report.to_dict()]}
        if number == 3:
            said = {"error": "3.pdf: no report"}
        path = tmp_path / f"{number}.pdf"
        path.write_text("\n".join(map(json.dumps, (*PAGES, said))))
        paths.append(path)
    return paths


def test_files_come_in_order_whoever_is_first(paths: list[Path]) -> None:
    with Batch(paths, command=ECHO, at_once=3) as batch:
        outcomes = list(batch)
    assert [outcome.path for outcome in outcomes] == paths
    reports = [report for o in outcomes if isinstance(o.result, tuple) for report in o.result]
    dates = [report.report_date.month for report in reports]
    assert dates == [1, 2, 4, 5]
    assert str(outcomes[2].result) == "3.pdf: no report"


def test_none_are_none() -> None:
    with Batch([], command=ECHO) as batch:
        assert list(batch) == []


def test_progress_is_of_all_files(paths: list[Path]) -> None:
    steps: list[Step] = []
    with Batch(paths, steps.append, ECHO, at_once=2) as batch:
        list(batch)
    shares = [step.done for step in steps]
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert {(step.path, step.page, step.of) for step in steps} >= {
        (path, page, 2) for path in paths for page in (1, 2)
    }


def test_as_many_run_at_once_as_are_allowed(tmp_path: Path) -> None:
    """Each child waits until the other has come too."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(60)  # a guard: they come at once
        meet = (
            "import socket\n"
            f"line = socket.create_connection(('127.0.0.1', {server.getsockname()[1]}))\n"
            "line.recv(1)\n"
            f"print({json.dumps(REPORT)!r})"
        )
        paths = [tmp_path / "a.pdf", tmp_path / "b.pdf"]
        with Batch(paths, command=speaking(then=meet), at_once=2) as batch:
            lines = [server.accept()[0] for _ in paths]
            for line in lines:
                line.close()
            assert [outcome.result for outcome in batch] == [(JULY,), (JULY,)]


def test_cancelling_ends_the_children_and_keeps_what_was_handed_over(paths: list[Path]) -> None:
    script = f"import sys, time\nif '1.pdf' in sys.argv[1]:\n print(open(sys.argv[1]).read())\nelse:\n {WAIT}"
    with Batch(paths, command=(sys.executable, "-c", script), at_once=2) as batch:
        outcomes: list[Outcome] = []
        for outcome in batch:
            outcomes.append(outcome)
            batch.cancel()
    assert [outcome.path for outcome in outcomes] == paths[:1]


def test_a_callback_may_cancel(paths: list[Path]) -> None:
    made = threading.Event()

    def cancel(_: Step) -> None:
        made.wait(60)
        batch.cancel()

    batch = Batch(paths, cancel, speaking(*PAGES, then=WAIT), at_once=2)
    made.set()
    with batch:
        assert list(batch) == []


def test_leaving_early_ends_the_children(
    paths: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[int | None] = []
    end = PdfChild.end

    def told(child: PdfChild) -> None:
        end(child)
        ended.append(child._process.returncode)

    monkeypatch.setattr(PdfChild, "end", told)
    with pytest.raises(KeyboardInterrupt):
        _interrupted(paths)
    assert None not in ended


def _interrupted(paths: list[Path]) -> None:
    with Batch(paths, command=speaking(*PAGES, then=WAIT), at_once=2):
        raise KeyboardInterrupt


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `import` on an empty store, with children that say what is in the file."""
    monkeypatch.setattr(import_pdf, "READER", ECHO)
    return Run(capsys, tmp_path / "store", "import")


def test_a_folder_goes_into_the_store_in_order(run: Run, paths: list[Path], tmp_path: Path) -> None:
    code, out, err = run(str(paths[0].parent))
    assert (code, err) == (1, "kpi-tui: 3.pdf: no report\n")
    heads = [line.partition(": ")[0] for line in out.splitlines() if line[0] != " "]
    assert heads == [str(path) for path in paths if path.stem != "3"]
    assert [month.month for month in Store(tmp_path / "store").last_days()] == [1, 2, 4, 5]


def test_an_interrupt_leaves_the_store_whole(
    run: Run,
    paths: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add = Store.add
    store = Store(tmp_path / "store")
    store.add(JUNE)

    def interrupted(self: Store, report: Report) -> object:
        if report.report_date.month == 2:
            raise KeyboardInterrupt
        return add(self, report)

    monkeypatch.setattr(Store, "add", interrupted)
    assert run(*map(str, paths))[::2] == (130, "kpi-tui: interrupted\n")
    assert [month.month for month in store.last_days()] == [1, 6]
    assert len(store.reports()) == 2


def test_a_full_disk_ends_the_batch(
    run: Run, paths: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Store, _: Report) -> object:
        raise StoreError(f"{self.path}: No space left on device: check the folder")

    monkeypatch.setattr(Store, "add", full)
    code, out, err = run(*map(str, paths))
    assert (code, out) == (1, "")
    assert err.count("\n") == 1


def test_the_bar_is_for_a_terminal_and_names_are_no_markup(
    run: Run,
    paths: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    odd = paths[0].rename(tmp_path / "[bold]{annex}.pdf")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    code, out, err = run(str(odd))
    assert code == 0
    assert "\x1b" not in out
    assert "[bold]{annex}.pdf" in err
    code, out, err = run(*map(str, paths[1:]))
    assert code == 1
    assert "\x1b" not in out
    assert "4 files" in err


def test_a_child_that_does_not_start_is_named(paths: list[Path]) -> None:
    with Batch(paths[:1], command=("/no/such/program",)) as batch:
        (outcome,) = batch
    assert isinstance(outcome.result, PdfError)
    assert "did not start" in str(outcome.result)

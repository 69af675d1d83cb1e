"""One odd file locks nothing: each command does as if it were not there, and names it in one line."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from kpi_tui.cli.commands import import_pdf
from tests.support.command_line import Run
from tests.support.odd_files import BESIDE, SPOILT, forbid, month_file
from tests.support.samples import EMPTY, JULY, JUNE, of_kent
from tests.support.stores import stored

pytestmark = pytest.mark.costly(40)

Said = tuple[int, str, str]
COMMANDS = {
    "reports": ("reports",),
    "reports --revisions": ("reports", "--revisions"),
    "measures": ("measures",),
    "show": ("show", "OCC01.01"),
    "priorities": ("priorities",),
    "changes": ("changes",),
    "links": ("links",),
    "check": ("check",),
    "export": ("export", "--format", "json"),
    "export --tidy": ("export", "--tidy", "--format", "csv"),
    "brief": ("brief",),
    "forget": ("forget", "2024-05", "--yes"),
    "judge list": ("judge", "list"),
    "import": ("import", "annex.pdf"),
}


class Stores:
    """Copies of stores, always in the same place, and what each command says of a sound one."""

    def __init__(self, folder: Path) -> None:
        self._place = folder / "store"
        self._sound = {
            "three": stored(folder / "three", EMPTY, JUNE, JULY),
            "two": stored(folder / "two", EMPTY, JUNE),
        }
        self._said: dict[tuple[str, str], Said] = {}

    def copy(self, name: str) -> Path:
        shutil.rmtree(self._place, ignore_errors=True)
        shutil.copytree(self._sound[name], self._place)
        return self._place

    def said(self, name: str, command: str, run: Run) -> Said:
        if (name, command) not in self._said:
            self._said[name, command] = run(*COMMANDS[command], store=self.copy(name))
        return self._said[name, command]


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Stores:
    return Stores(tmp_path_factory.mktemp("stores"))


@pytest.fixture(autouse=True)
def reads(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The child process reads June from any PDF."""
    said = tmp_path / "said.jsonl"
    said.write_text(json.dumps({"reports": [JUNE.to_dict()]}) + "\n")
    script = f"import sys; sys.stdout.write(open({str(said)!r}).read())"
    monkeypatch.setattr(import_pdf, "READER", (sys.executable, "-c", script))
    (tmp_path / "annex.pdf").touch()
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("kind", SPOILT)
def test_an_odd_file_in_the_place_of_the_last_month(
    stores: Stores, capfd: pytest.CaptureFixture[str], kind: str, command: str
) -> None:
    run = Run(capfd)
    without = stores.said("two", command, run)
    store = stores.copy("three")
    file = month_file(store, "2024-07")
    SPOILT[kind](file)
    assert_named(run(*COMMANDS[command], store=store), without, file)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("kind", BESIDE)
def test_an_odd_file_beside_the_months(
    stores: Stores, capfd: pytest.CaptureFixture[str], kind: str, command: str
) -> None:
    run = Run(capfd)
    without = stores.said("three", command, run)
    store = stores.copy("three")
    file = BESIDE[kind](store)
    assert_named(run(*COMMANDS[command], store=store), without, file)


def assert_named(told: Said, without: Said, file: Path) -> None:
    """The same exit code and data; one line more, which says the file, why, and what to do."""
    assert told[:2] == without[:2]
    lines = told[2].splitlines()
    (line,) = (each for each in lines if each.startswith(f"kpi-tui: {file}: "))
    lines.remove(line)
    assert lines == without[2].splitlines()
    why, cure = line.removeprefix(f"kpi-tui: {file}: ").rsplit(": ", 1)
    assert why
    assert cure


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_that_may_not_be_read(
    stores: Stores,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    command: str,
) -> None:
    run = Run(capfd)
    without = stores.said("two", command, run)
    store = stores.copy("three")
    file = month_file(store, "2024-07")
    forbid(file, monkeypatch)
    assert_named(run(*COMMANDS[command], store=store), without, file)


@pytest.mark.parametrize("command", [each for each in COMMANDS if not each.startswith("reports")])
def test_other_reports_are_mentioned_and_never_joined(
    stores: Stores, capfd: pytest.CaptureFixture[str], command: str
) -> None:
    run = Run(capfd)
    without = stores.said("three", command, run)
    store = stored(stores.copy("three"), *map(of_kent, (EMPTY, JUNE, JULY)))
    code, out, err = run(*COMMANDS[command], store=store)
    assert (code, out) == without[:2]
    more = [line for line in err.splitlines() if line not in without[2].splitlines()]
    this = "this is oxfordshire-annex, one of 2 reports in the library"
    said = f"kpi-tui: {this}: --report ID chooses"
    assert more == ([said] if command != "import" else [])


def test_a_month_that_cannot_be_read_can_be_forgotten(
    stores: Stores, capfd: pytest.CaptureFixture[str]
) -> None:
    store = stores.copy("three")
    file = month_file(store, "2024-07")
    file.write_bytes(b"")
    code, _, err = Run(capfd)("forget", "2024-07", "--yes", store=store)
    assert (code, err.splitlines()[-1]) == (0, "July 2024: 1 revision deleted")
    assert not file.exists()

"""Where things are, where there is no home folder, or one that nobody may look into."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kpi_tui import paths
from kpi_tui.errors import KpiTuiError
from kpi_tui.store_url import StorePath
from tests.support.command_line import Run
from tests.support.local import local
from tests.support.samples import JULY
from tests.support.stores import stored

PLACES: dict[str, Callable[[], StorePath]] = {
    "STORE": paths.default_path,
    "DEMO_STORE": paths.demo_path,
    "CACHE": paths.cache_path,
    "CONFIG": paths.config_path,
    "PROFILES": paths.profiles_path,
    "STATE": paths.state_path,
}
LONG = "x" * 300


def typed(words: object) -> str:
    return " ".join(words) if isinstance(words, list) else str(words)


@pytest.fixture
def nothing_said(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """No variable of ours says where anything is."""
    for name in PLACES:
        monkeypatch.delenv(f"KPI_TUI_{name}", raising=False)
    return monkeypatch


@pytest.fixture
def homeless(nothing_said: pytest.MonkeyPatch) -> None:
    """As of a user whom the system does not know, started by a service."""

    def fail(*_: object, **__: object) -> Path:
        raise RuntimeError("could not determine the home directory")

    for kind in ("data", "cache", "config", "state", "downloads", "documents"):
        nothing_said.setattr(f"platformdirs.user_{kind}_path", fail)
    nothing_said.setattr("os.path.expanduser", os.fspath)


@pytest.mark.usefixtures("homeless")
@pytest.mark.parametrize("name", PLACES)
def test_without_a_home(name: str) -> None:
    if name == "STORE":
        with pytest.raises(KpiTuiError, match="set HOME, or KPI_TUI_STORE to the folder"):
            PLACES[name]()
    else:
        path = local(PLACES[name]())
        assert not path.exists()
        with pytest.raises(OSError, match=r"\[Errno"):
            path.parent.mkdir(parents=True, exist_ok=True)


@pytest.mark.usefixtures("homeless")
def test_a_store_is_named_to_a_command_where_no_other_is_known() -> None:
    assert paths.store_options(Path("/a b")) == ("--store", paths.to_paste(Path("/a b")))


@pytest.mark.parametrize("name", PLACES)
def test_another_home_that_is_not_known(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"KPI_TUI_{name}", "~nosuch/x")
    with pytest.raises(KpiTuiError, match="~nosuch is no home folder known here"):
        PLACES[name]()


@pytest.mark.usefixtures("homeless")
@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (["reports"], 0),
        (["measures"], 0),
        (["export", "--format", "json"], 0),
        (["brief"], 0),
        (["config"], 0),
        (["profiles"], 0),
        (["doctor"], 0),
        (["config", "--init"], 1),
        (["demo"], 1),
    ],
    ids=typed,
)
def test_commands_without_a_home(
    argv: list[str], code: int, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    done = Run(capfd)(*argv, store=stored(tmp_path / "store", JULY))
    assert done[0] == code
    assert len(done[2].splitlines()) <= 1


@pytest.mark.usefixtures("homeless")
def test_config_says_what_is_nowhere(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _, out, _ = Run(capfd)("config", store=tmp_path)
    assert "cache\tnowhere\tno home folder is known here: set HOME" in out.splitlines()
    assert f"store\t{tmp_path}\tthere" in out.splitlines()


@pytest.mark.usefixtures("homeless")
def test_a_command_that_needs_a_home_says_what_to_set(capfd: pytest.CaptureFixture[str]) -> None:
    assert Run(capfd)("reports") == (
        1,
        "",
        "kpi-tui: no home folder is known here: "
        "set HOME, or KPI_TUI_STORE to the folder of the report library\n",
    )


COMMANDS = [
    ["--store", "{}", "reports"],
    ["--store", "{}", "import", "annex.pdf"],
    ["--store", "{}", "doctor"],
    ["export", "--output", "{}/a.csv"],
    ["export", "--tidy", "--format", "csv", "--output", "{}/a.csv"],
    ["brief", "--format", "docx", "--output", "{}/a.docx"],
    ["brief", "--output", "a.docx", "--template", "{}/a.docx"],
    ["import", "{}/a.pdf"],
    ["import", "--explain", "--pictures", "{}/a", "annex.pdf"],
    ["import", "--profile", "{}/a.toml", "annex.pdf"],
    ["demo", "--annex", "{}/a.pdf"],
    ["profile", "check", "{}/a.toml"],
    ["profile", "new", "annex.pdf", "--output", "{}/a.toml"],
]


@pytest.mark.parametrize("argv", COMMANDS, ids=typed)
@pytest.mark.parametrize("place", [f"{LONG}", "~nosuch", "loop", "annex.pdf"])
def test_a_place_that_cannot_be(
    argv: list[str],
    place: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KPI_TUI_STORE", str(stored(tmp_path / "store", JULY)))
    (tmp_path / "annex.pdf").write_bytes(b"no pdf")
    (tmp_path / "loop").symlink_to("loop")
    code, _, err = Run(capfd)(*(word.format(place) for word in argv))
    assert code == 1
    lines = [line for line in err.splitlines() if line.startswith("kpi-tui: ")]
    assert lines == err.splitlines()
    assert 1 <= len(lines) <= 2  # the store, and the PDF that was read meanwhile
    assert not (tmp_path / "~nosuch").exists()


@pytest.mark.parametrize("name", [name for name in PLACES if name != "STORE"])
@pytest.mark.parametrize("argv", [["reports"], ["config"], ["demo"], ["profiles"]], ids=typed)
def test_a_variable_that_names_no_place(
    name: str,
    argv: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("KPI_TUI_DEMO_STORE", str(tmp_path / "demo"))
    monkeypatch.setenv(f"KPI_TUI_{name}", str(tmp_path / LONG / "x"))
    _, _, err = Run(capfd)(*argv, store=stored(tmp_path / "store", JULY))
    assert "Traceback" not in err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
@pytest.mark.parametrize(
    "argv",
    [
        ["export", "--format", "csv", "--output", "pipe"],
        ["brief", "--format", "md", "--output", "pipe"],
        ["brief", "--output", "a.docx", "--template", "pipe"],
        ["import", "pipe"],
        ["import", "--explain", "--pictures", "pipe", "pipe"],
        ["--store", "pipe", "reports"],
        ["profile", "check", "pipe.toml"],
        ["demo", "--annex", "pipe"],
        ["config"],
    ],
    ids=typed,
)
def test_a_pipe_that_nobody_is_at_the_other_end_of(
    argv: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    os.mkfifo("pipe.toml")
    monkeypatch.setenv("KPI_TUI_STORE", str(stored(tmp_path / "store", JULY)))
    monkeypatch.setenv("KPI_TUI_CONFIG", "pipe")
    code, _, err = Run(capfd)(*argv)
    assert code == 1
    assert len(err.splitlines()) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
def test_a_pipe_that_somebody_reads_gets_all(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    store = stored(tmp_path / "store", JULY)
    assert Run(capfd)("export", "--format", "json", "--output", str(pipe), store=store)[0] == 0
    assert os.read(reader, 1_000_000).startswith(b"[\n")
    os.close(reader)


def test_stars_in_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for pattern in ("x**y.pdf", "**", "**.pdf", "[*.pdf"):
        code, _, err = Run(capfd)("import", pattern, store=tmp_path / "store")
        assert code == 1
        assert err.splitlines() == [
            f"kpi-tui: {pattern}: no PDF there: name the folder or the files to import"
        ]


def test_a_priority_of_five_thousand_digits(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    store = stored(tmp_path / "store", JULY)
    done = Run(capfd)("measures", "--priority", "9" * 5000, store=store)
    assert done[0] == 1
    told = f"{'9' * 39}…: no such priority in what is held of this report: there are OCC01, OCC02, OCC03; "
    told += "kpi-tui priorities has their titles"
    assert done[2] == f"kpi-tui: {told}\n"

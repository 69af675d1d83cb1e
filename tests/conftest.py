"""Nothing of the person who runs the tests is read or written; laws are tried on fixed examples.

An ordinary run tries a few cases of each costly test, always the same ones; `--all-cases` tries all.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Generator, Iterator
from itertools import count
from pathlib import Path
from random import Random
from shutil import copytree

import pytest

from tests.rendering.engines import EngineMissingError
from tests.support import remembered_readings
from tests.support.laws import use_profiles
from tests.support.samples import JULY, JUNE
from tests.support.stores import stored

SELDOM = (50_000, 20, 20)
"""How many new objects start each kind of collection; the reader of PDFs waits for yet more of them."""

use_profiles()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--all-cases",
        action="store_true",
        help="try every case of the tests that are marked costly",
    )


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is collected stays for the whole run: it is not looked through for garbage meanwhile.

    What tests leave behind is looked through seldom, as in the processes that read PDFs.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.freeze()
        gc.set_threshold(*SELDOM)


def skipped_where_an_engine_is_missing() -> Generator[None, object, object]:
    try:
        return (yield)
    except EngineMissingError as reason:
        pytest.skip(str(reason))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup() -> Generator[None, object, object]:
    """Skip a test whose fixture is drawn by what this machine has not."""
    return (yield from skipped_where_an_engine_is_missing())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, object, object]:
    """Skip a test that draws with what this machine has not."""
    return (yield from skipped_where_an_engine_is_missing())


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out most cases of costly tests; which ones goes by the name of each test."""
    if config.getoption("--all-cases"):
        return
    cases: defaultdict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        if item.get_closest_marker("costly"):
            cases[item.nodeid.partition("[")[0]].append(item)
    left_out: set[pytest.Item] = set()
    for name, found in cases.items():
        marker = found[0].get_closest_marker("costly")
        assert marker is not None
        taken = Random(name).sample(found, min(marker.args[0], len(found)))
        left_out |= {*found} - {*taken}
    config.hook.pytest_deselected(items=[item for item in items if item in left_out])
    items[:] = [item for item in items if item not in left_out]


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A case that is a long text is named by its length: names are sent from process to process."""
    if isinstance(val, (str, bytes)) and len(val) > 300:
        return f"{argname} of {len(val):,}"
    return None


@pytest.fixture(scope="session")
def all_cases(pytestconfig: pytest.Config) -> bool:
    """Whether every case is tried, for a test that goes through its own."""
    return bool(pytestconfig.getoption("--all-cases"))


@pytest.fixture(scope="session", autouse=True)
def nothing_waits_for_the_disk() -> Iterator[None]:
    """What tests write need not last through a power cut: the system may write it when it likes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.fsync", lambda _: None)
        yield


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders, one after the other, of which each is there and empty.

    `mktemp` looks through all that a run has made so far for the next number, which is a minute of
    ten thousand tests.
    """
    return _numbered(tmp_path_factory.mktemp("own"))


def _numbered(parent: Path) -> Iterator[Path]:
    for number in count():
        folder = parent / str(number)
        folder.mkdir()
        yield folder


@pytest.fixture(autouse=True)
def cache(folders: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache folder of one test."""
    folder = next(folders)
    monkeypatch.setenv("KPI_TUI_CACHE", str(folder))
    return folder


@pytest.fixture(autouse=True)
def personal(folders: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which one test may have settings and things remembered: there are none yet."""
    folder = next(folders)
    monkeypatch.setenv("KPI_TUI_CONFIG", str(folder / "config.toml"))
    monkeypatch.delenv("KPI_TUI_PROFILES", raising=False)
    monkeypatch.setenv("KPI_TUI_STATE", str(folder / "remembered.json"))
    return folder


@pytest.fixture
def own_profiles(personal: Path) -> Path:
    """The folder of a person's own profiles, empty."""
    path = personal / "profiles"
    path.mkdir()
    return path


@pytest.fixture(scope="session")
def two_months(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of two months, which is only copied."""
    return stored(tmp_path_factory.mktemp("two") / "store", JUNE, JULY)


@pytest.fixture
def store(two_months: Path, tmp_path: Path) -> Path:
    """A store of two months, to be changed. Where another is wanted a module has its own."""
    return Path(copytree(two_months, tmp_path / "store", dirs_exist_ok=True))


@pytest.fixture
def each_file_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a process read of a file is said again to the next who asks the same."""
    monkeypatch.setattr("kpi_tui.importing.child.subprocess", remembered_readings)

"""What ends at any moment leaves the store with whole reports and no others."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kpi_tui.errors import StoreError
from kpi_tui.store.store import Store
from tests.support.kills import die, whole_reports
from tests.support.local import local
from tests.support.samples import JULY, JUNE, corrected

OLD = Path(__file__).parent / "old"
"""June and two revisions of July, as they were written before files had seals."""

Check = Callable[[Path], object]


def killed(
    folder: Path,
    begin: Callable[[Path], object],
    words: Sequence[str],
    look: Check,
    later: int = 1,
) -> int:
    """Kill a command as it touches the store, some times later each turn, until it ends itself.

    Returns how often it was killed; `look` is asked after each kill, and after the end.
    """
    for turns, turn in enumerate(range(1, 1000 * later, later)):
        store = folder / f"store {turn}"
        begin(store)
        died = die(store, turn, words, environment={"KPI_TUI_STORE": str(store)})
        look(store)
        if not died:
            return turns
    raise AssertionError("it never ends")


def test_an_import_that_is_killed(tmp_path: Path) -> None:
    found: list[int] = []

    def look(path: Path) -> None:
        held = whole_reports(path)
        assert held in ([JUNE], [JUNE, JULY])
        found.append(len(held))
        Store(path, on_problem=lambda _: None).add(JULY)
        assert whole_reports(path) == [JUNE, JULY]

    kills = killed(tmp_path, lambda path: Store(path).add(JUNE), ("import", "{pdf}"), look)
    assert kills > 6  # looked in, written aside, renamed, folder written
    assert found == sorted(found)
    assert (found[0], found[-1]) == (1, 2)


def test_the_first_import_that_is_killed(tmp_path: Path) -> None:
    """Between the folders of store, council and report too."""

    def look(path: Path) -> None:
        assert whole_reports(path) in ([], [JULY])
        Store(path, on_problem=lambda _: None).add(JULY)
        assert whole_reports(path) == [JULY]

    made: set[tuple[str, ...]] = set()

    def look_and_note(path: Path) -> None:
        made.add(tuple(sorted(each.name for each in path.rglob("*") if each.is_dir())))
        look(path)

    killed(tmp_path, lambda _: None, ("import", "{pdf}"), look_and_note)
    assert {len(names) for names in made} == {0, 1, 2}


def test_a_month_that_is_forgotten_goes_with_its_newest_last(tmp_path: Path) -> None:
    def begin(path: Path) -> None:
        for report in (JUNE, JULY, corrected()):
            Store(path).add(report)

    def look(path: Path) -> None:
        assert whole_reports(path) in ([JUNE, JULY, corrected()], [JUNE, corrected()], [JUNE])

    assert killed(tmp_path, begin, ("forget", "2024-07", "--yes"), look) > 2


def test_old_files_that_are_copied_over_are_all_there_at_any_moment(
    tmp_path: Path, all_cases: bool
) -> None:
    def look(path: Path) -> None:
        assert whole_reports(path) == [JUNE, JULY, corrected()]

    def begin(path: Path) -> None:
        path.mkdir()
        for file in OLD.glob("*.parquet"):
            shutil.copy2(file, path)

    later = 1 if all_cases else 2
    assert killed(tmp_path, begin, ("upgrade",), look, later) > 9


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_write_that_fails_leaves_nothing(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path / "store")
    store.add(JUNE)
    before = contents(local(store.path))

    def fail(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(StoreError, match="Permission denied"):
        store.add(JULY)
    assert contents(local(store.path)) == before


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

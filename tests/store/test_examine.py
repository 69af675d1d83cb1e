"""What a doctor finds in a store, and sweeps."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kpi_tui.store import examine as examine_module
from kpi_tui.store.examine import examine, sweep
from kpi_tui.store.problems import ProblemKind
from kpi_tui.store.store import Store
from kpi_tui.version import READER
from tests.support.local import local
from tests.support.samples import JULY, JUNE, corrected


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "store")
    for report in (JUNE, JULY, corrected()):
        store.add(report)
    return store


def test_a_store_that_is_well(store: Store, tmp_path: Path) -> None:
    found = examine(store.path, tmp_path / "demo")
    assert [(item.report_date, item.revision) for item in found.reports] == [
        (JUNE.report_date, 1),
        (JULY.report_date, 1),
        (JULY.report_date, 2),
    ]
    assert (found.problems, found.leftovers, found.old_files, found.outdated) == ((), (), (), ())


def test_every_file_is_read_whatever_was_found_before(store: Store, tmp_path: Path) -> None:
    """Even a file that looks as it did when it was found whole; then it is known for good."""
    path = store.newest(JULY.report_date).path
    content = bytearray(local(path).read_bytes())
    content[50] ^= 1
    local(path).write_bytes(content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kpi_tui.store.local.LocalPlace.look", lambda _: [1])
        Store(store.path, on_problem=lambda _: None).reports()
        (problem,) = examine(store.path, tmp_path / "demo").problems
        assert (problem.path, problem.kind) == (path, ProblemKind.DAMAGED)
        told: list[Path] = []
        again = Store(store.path, on_problem=lambda each: told.append(local(each.path)))
        assert again.newest(JULY.report_date).revision == 1
    assert told == [path]


def test_a_copy_is_told_from_what_is_lost(store: Store, tmp_path: Path) -> None:
    path = store.newest(JUNE.report_date).path
    needless = path.with_name(f"{local(path).stem} (1).parquet")
    local(needless).write_bytes(local(path).read_bytes())
    other = Store(tmp_path / "other").add(replace(JUNE, title="another")).path
    lost = path.with_name(f"{local(other).stem}-LAPTOP.parquet")
    local(lost).write_bytes(local(other).read_bytes())
    found = {problem.path: problem for problem in examine(store.path, tmp_path / "demo").problems}
    assert found[needless].kind is ProblemKind.NEEDLESS
    assert str(found[needless]).endswith(
        f"a copy of {path.name}, which is in the report library: delete it"
    )
    assert found[lost].kind is ProblemKind.DAMAGED
    assert "what is not in the report library: import its PDF again" in str(found[lost])


def test_months_that_an_older_reader_read(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(examine_module, "READER", READER + 1)
    outdated = examine(store.path, tmp_path / "demo").outdated
    assert [(item.report_date, item.source.name) for item in outdated] == [
        (JUNE.report_date, "annex.pdf"),
        (JULY.report_date, "annex-corrected.pdf"),
    ]


def test_leftovers_are_swept_and_nothing_else(store: Store, tmp_path: Path) -> None:
    place = store.newest(JUNE.report_date).path.parent
    for path in (store.path / ".tmp-1", place / ".tmp-2", tmp_path / "notes", tmp_path / ".demo"):
        local(path).write_bytes(b"half")
    (tmp_path / ".demo-12" / "council=A").mkdir(parents=True)
    found = examine(store.path, tmp_path / "demo")
    assert not found.problems
    assert sorted(path.name for path in found.leftovers) == [".demo-12", ".tmp-1", ".tmp-2"]
    assert sweep(found.leftovers) == []
    assert examine(store.path, tmp_path / "demo").leftovers == ()
    assert len(store.reports(revisions=True)) == 3
    assert (tmp_path / "notes").exists()
    assert (tmp_path / ".demo").exists()


def test_what_cannot_be_deleted_is_said(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    leftover = store.path / ".tmp-1"
    local(leftover).touch()

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "unlink", refuse)
    assert sweep((leftover,)) == [leftover]

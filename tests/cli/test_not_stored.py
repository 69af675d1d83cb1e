"""An import that the store does not take names the file, the period, and what is left of it."""

from __future__ import annotations

import errno
import os
from importlib.resources import files
from pathlib import Path

import pytest

from kpi_tui.cli.commands.import_pdf import add
from kpi_tui.demo import ANNEX
from kpi_tui.errors import StoreError
from kpi_tui.files import write_whole
from kpi_tui.importing.batch import Outcome
from kpi_tui.store.store import Store
from tests.support.command_line import Run
from tests.support.samples import JULY, JUNE


def test_the_file_and_the_period_are_named_and_how_many_are_left(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("kpi_tui.store.local.write_whole", write)
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        (tmp_path / name).write_bytes(files("kpi_tui.demo").joinpath(ANNEX).read_bytes())
    store = tmp_path / "store"
    code, out, err = Run(capfd)("import", str(tmp_path), store=store)
    assert (code, out) == (1, "")
    assert err == (
        f"kpi-tui: {tmp_path / 'a.pdf'}: August 2024 is not stored: {store}: No space left on "
        "device: check the folder and its disk, or choose another with --store; "
        "2 files after it not imported\n"
    )


def test_of_a_pack_the_report_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(file: Path, content: bytes) -> None:
        if "2024-07" in file.name:
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        write_whole(file, content)

    monkeypatch.setattr("kpi_tui.store.local.write_whole", write)
    store = Store(tmp_path / "store")
    with pytest.raises(
        StoreError, match=r"^pack\.pdf: July 2024 is not stored: .*Permission denied"
    ):
        add(Outcome(Path("pack.pdf"), (JUNE, JULY)), store, dry_run=False)
    assert [each.key.last_day.month for each in store.reports()] == [6]


def test_a_place_that_is_no_store_is_told_once(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(files("kpi_tui.demo").joinpath(ANNEX).read_bytes())
    file = tmp_path / "a.pdf"
    code, out, err = Run(capfd)("import", str(tmp_path), store=file)
    assert (code, out) == (1, "")
    assert err == f"kpi-tui: {file}: not a folder: choose another with --store\n"

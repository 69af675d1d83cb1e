"""An import whose store takes some reports and not others says which, and goes on."""

from __future__ import annotations

import errno
import os
from importlib.resources import files
from pathlib import Path

import pytest

from kpi_tui.cli.import_pdf import add
from kpi_tui.demo import ANNEX
from kpi_tui.files import write_whole
from kpi_tui.importing.batch import Outcome
from kpi_tui.store.store import Store
from tests.support.command_line import Run
from tests.support.samples import JULY, JUNE


def test_the_file_and_the_period_are_named_and_the_next_is_tried(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(file: Path, content: bytes) -> None:
        if "2024-06" in file.name:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write_whole(file, content)

    monkeypatch.setattr("kpi_tui.store.local.write_whole", write)
    store = Store(tmp_path / "store")
    assert not add(Outcome(Path("pack.pdf"), (JUNE, JULY)), store, dry_run=False)
    out, err = capsys.readouterr()
    assert err == (
        f"kpi-tui: pack.pdf: June 2024 is not stored: {store.path}: No space left on device: "
        "check the folder and its disk, or choose another with --store\n"
    )
    assert "pack.pdf: July 2024" in out
    assert [each.key.last_day.month for each in store.reports()] == [7]


def test_a_place_that_is_no_store_is_told_once(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(files("kpi_tui.demo").joinpath(ANNEX).read_bytes())
    file = tmp_path / "a.pdf"
    code, out, err = Run(capfd)("import", str(tmp_path), store=file)
    assert (code, out) == (1, "")
    assert err == f"kpi-tui: {file}: not a folder: choose another with --store\n"

"""A PDF that is written over, put in another's place or deleted while it is read is refused."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from kpi_tui.demo import ANNEX
from kpi_tui.errors import PdfError
from kpi_tui.pdf.reports import read_reports


def written_over(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n% another issue\n")


def replaced(path: Path) -> None:
    path.with_suffix(".part").write_bytes(path.read_bytes().replace(b"%PDF-1", b"%PDF-2", 1))
    path.with_suffix(".part").replace(path)


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be changed there")
@pytest.mark.parametrize("change", [written_over, replaced, Path.unlink])
def test_it_is_refused(tmp_path: Path, change: Callable[[Path], object]) -> None:
    path = tmp_path / "annex.pdf"
    path.write_bytes(files("kpi_tui.demo").joinpath(ANNEX).read_bytes())
    assert read_reports(path)

    def on_page(page: int, of: int) -> None:
        if page == of:
            change(path)

    with pytest.raises(PdfError, match=r"annex\.pdf: was changed while it was read: import it"):
        read_reports(path, on_page)

"""A Word document is written whatever year the clock says."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
from docx import Document

from kpi_tui.publish.brief.docx_package import save_package


@pytest.mark.parametrize("year", [1902, 1970, 1979, 2100, 2200])
def test_a_clock_that_is_wrong(year: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "localtime", lambda *_: time.struct_time((year, 1, 1, *[0] * 6)))
    document = Document()
    document.add_paragraph("It is said.")
    saved = io.BytesIO()
    save_package(document.part.package, saved)
    assert [line.text for line in Document(saved).paragraphs] == ["It is said."]


def test_its_parts_are_those_that_its_own_save_writes() -> None:
    document, ours, own = Document(), io.BytesIO(), io.BytesIO()
    save_package(document.part.package, ours)
    document.save(own)
    parts = [
        {name: each.read(name) for name in each.namelist()}
        for each in map(zipfile.ZipFile, (ours, own))
    ]
    assert parts[0] == parts[1]

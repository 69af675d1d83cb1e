"""A Word document is written whatever year the clock says."""

from __future__ import annotations

import io
import time
import zipfile
from dataclasses import replace

import pytest
from docx import Document

from kpi_tui.publish.brief.docx_package import save_package
from kpi_tui.publish.brief.word import to_docx
from tests.support.briefing import HOSTILE, brief


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


def test_a_title_longer_than_word_has_room_for() -> None:
    document = brief(HOSTILE)
    content = to_docx(replace(document, title="t" * 5000, subtitle="s" * 5000))
    opened = Document(io.BytesIO(content))
    assert opened.core_properties.title == "t" * 255
    assert "s" * 5000 in [line.text for line in opened.paragraphs]

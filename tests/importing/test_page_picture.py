"""The picture of a measure's page: drawn once, kept, and said where it cannot be."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from kpi_tui.errors import KpiTuiError
from kpi_tui.importing import page_picture
from kpi_tui.importing.page_picture import draw_page
from kpi_tui.importing.protocol import RowRequest
from kpi_tui.importing.sources import remember_source
from kpi_tui.origin import Origin
from kpi_tui.report import Reading, Report, Source
from tests.support.samples import JULY, LIBRARY


@pytest.fixture
def report(tmp_path: Path) -> Report:
    """A report whose PDF lies where it was imported from."""
    path = tmp_path / "annex.pdf"
    path.write_bytes(b"%PDF")
    sha256 = hashlib.sha256(b"%PDF").hexdigest()
    remember_source(path, sha256)
    return replace(JULY, source=Source("annex.pdf", sha256, 17))


class Drawing:
    """Stands for the process that draws."""

    def __init__(self, note: str = "", size: int = 10) -> None:
        self.note = note
        self.size = size
        self.asked: list[RowRequest] = []

    def __call__(self, _: Path, asked: RowRequest, *__: object) -> str:
        self.asked.append(asked)
        Path(asked.output).write_bytes(b"x" * self.size)
        return self.note


@pytest.fixture
def drawing(monkeypatch: pytest.MonkeyPatch) -> Drawing:
    drawing = Drawing()
    monkeypatch.setattr(page_picture, "draw_row_in_child", drawing)
    return drawing


def test_it_is_drawn_once(report: Report, drawing: Drawing, cache: Path) -> None:
    first, again = draw_page(LIBRARY, report), draw_page(LIBRARY, report)
    assert first.path == again.path
    assert first.path.parent == cache / "pages"
    assert first.path.name.startswith(f"{LIBRARY.measure_code.lower()}-page-{LIBRARY.pages[0]}-")
    (asked,) = drawing.asked
    assert (asked.code, asked.pages) == (LIBRARY.measure_code, LIBRARY.pages)
    assert [path.name for path in first.path.parent.iterdir()] == [first.path.name]


def test_what_is_to_be_said_is_said_each_time(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawing = Drawing("its row was not found again")
    monkeypatch.setattr(page_picture, "draw_row_in_child", drawing)
    first, again = draw_page(LIBRARY, report), draw_page(LIBRARY, report)
    assert first == again
    assert again.note == drawing.note
    assert again.path.is_file()


def test_another_measure_has_another_picture(report: Report, drawing: Drawing) -> None:
    other = replace(LIBRARY, measure_name="Another")
    assert draw_page(LIBRARY, report).path != draw_page(other, report).path
    assert len(drawing.asked) == 2


@pytest.mark.parametrize("code", ["../../etc/passwd", "", "A B/..", "\x1b]0;", "…"])
def test_a_code_is_no_path(code: str, report: Report, drawing: Drawing, cache: Path) -> None:
    odd = Reading("OCC01", code, "Odd", pages=(1,))
    assert draw_page(odd, report).path.parent == cache / "pages"
    assert drawing.asked


def test_the_oldest_go(
    report: Report, drawing: Drawing, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_picture, "MOST_PICTURES", 2)
    made = [draw_page(replace(LIBRARY, measure_name=name), report).path for name in "abc"]
    left = set((cache / "pages").iterdir())
    assert len(left) == 2
    assert made[-1] in left
    drawing.size = page_picture.MOST_BYTES + 1
    last = draw_page(replace(LIBRARY, measure_name="large"), report).path
    assert list((cache / "pages").iterdir()) == [last]


def test_where_it_was_is_told(report: Report, tmp_path: Path) -> None:
    (tmp_path / "annex.pdf").unlink()
    with pytest.raises(KpiTuiError) as caught:
        draw_page(LIBRARY, report)
    said = str(caught.value)
    assert said.startswith("annex.pdf: not found any more in ")
    assert f"{LIBRARY.measure_code} is on page" in said
    assert "(July 2024)" in said
    assert "\n" not in said


def test_a_sample_has_no_pdf() -> None:
    sample = replace(
        JULY, source=Source("july (simulated)", "0" * 64, 3), provenance=Origin.SIMULATED
    )
    with pytest.raises(KpiTuiError, match=r"^July 2024 is simulated: no PDF of it was found$"):
        draw_page(LIBRARY, sample)


def test_a_cache_that_cannot_be_written_is_a_line(
    report: Report, drawing: Drawing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("KPI_TUI_CACHE", str(tmp_path / "file"))
    with pytest.raises(KpiTuiError, match="set KPI_TUI_CACHE to another folder"):
        draw_page(LIBRARY, report)
    assert drawing.asked == []

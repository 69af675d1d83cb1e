"""The renderer itself: what goes in stands in the PDF's text layer, on more than one page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from kpi_tui.report import Reading, Report, Status
from tests.rendering import Style, render
from tests.rendering.annex_2024_08 import DEMO, FOOT, draw
from tests.rendering.icons import picture
from tests.rendering.samples import small_report

ENGINES = ("reportlab", "typst")


def pages_of(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range() for page in document]


def squeezed(text: str) -> str:
    """Without white space, and without the mark that pdfium puts for a hyphen at a line's end."""
    return "".join(text.replace("\x02", "-").replace("\ufffe", "-").split())


@pytest.mark.parametrize("engine", ENGINES)
def test_every_word_is_in_the_text_layer(tmp_path: Path, engine: str) -> None:
    report = small_report()
    render(report, tmp_path / "annex.pdf", Style(engine=engine))
    pages = pages_of(tmp_path / "annex.pdf")
    assert len(pages) > 2 + len(report.priorities)
    printed = "".join(squeezed(page) for page in pages)
    for reading in report.readings:
        for line in (reading.comment or reading.measure_name).splitlines():
            for word in line.split():
                assert squeezed(word) in printed


@pytest.mark.parametrize("engine", ENGINES)
def test_markup_is_printed_as_it_is(tmp_path: Path, engine: str) -> None:
    hostile = (
        r"[bold] <b>x</b> &amp; #set $x$ *y* _z_ `q` \n {{j}} @ref ~ // http://a.b --- ... 'q'"
    )
    base = small_report()
    reading = Reading("OCC01", "OCC01.01", "Name", comment=hostile)
    report = replace(base, readings=(reading,), priorities=base.priorities[:1])
    render(report, tmp_path / "annex.pdf", Style(engine=engine))
    assert squeezed(hostile) in squeezed(pages_of(tmp_path / "annex.pdf")[2])


def test_a_long_name_is_cut_at_the_foot_of_a_page(tmp_path: Path) -> None:
    render(small_report(), tmp_path / "annex.pdf", Style())
    (page,) = [
        number for number, text in enumerate(pages_of(tmp_path / "annex.pdf")) if "OCC01.05" in text
    ]
    here, there = (squeezed(text) for text in pages_of(tmp_path / "annex.pdf")[page : page + 2])
    assert "lastFridayofthemonth" not in here
    assert "lastFridayofthemonth" in there


def test_letters_without_a_glyph_are_refused(tmp_path: Path) -> None:
    base = small_report()
    reading = replace(base.readings[0], comment="less than or equal: ≤")
    with pytest.raises(UnicodeEncodeError):
        render(replace(base, readings=(reading,)), tmp_path / "annex.pdf", Style())


@pytest.mark.parametrize(
    ("kind", "signature"), [("png", b"\x89PNG"), ("png-rgb", b"\x89PNG"), ("jpeg", b"\xff\xd8")]
)
def test_pictures_are_of_their_kind(kind: str, signature: bytes) -> None:
    assert picture(Status.GREEN, kind).startswith(signature)


def test_the_demo_month_is_what_its_script_draws(tmp_path: Path) -> None:
    draw(tmp_path / "august.pdf")
    drawn = (tmp_path / "august.pdf").read_bytes()
    assert len(drawn) < 300_000
    assert drawn == (DEMO / "annex-2024-08.pdf").read_bytes()


def test_every_page_of_the_demo_month_says_simulated() -> None:
    assert all(FOOT in text for text in pages_of(DEMO / "annex-2024-08.pdf"))


def test_a_report_of_the_layout_of_2023_has_no_cover(tmp_path: Path) -> None:
    report: Report = small_report(title=None)
    render(report, tmp_path / "annex.pdf", Style(layout="2023"))
    first = pages_of(tmp_path / "annex.pdf")[0]
    assert report.priorities[0].title in first
    assert "Improvement Plan" not in first

"""The renderer itself: what goes in stands in the PDF's text layer, on more than one page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from kpi_tui.report import Reading, Report
from kpi_tui.status import Status
from tests.rendering import Style, render
from tests.rendering.annex import compose
from tests.rendering.annex_2024_08 import DEMO, FOOT, draw
from tests.rendering.councils.truth import squeezed
from tests.rendering.html_page import html_page
from tests.rendering.icons import picture
from tests.rendering.runs import in_runs
from tests.rendering.samples import small_report, with_glossary
from tests.rendering.style import Engine, Icons

ENGINES: tuple[Engine, ...] = ("reportlab", "typst", "fpdf2", "weasyprint")


def pages_of(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range() for page in document]


def drawn(folder: Path, style: Style, report: Report | None = None) -> list[str]:
    """The text of each page."""
    render(report or small_report(), folder / "annex.pdf", style)
    return pages_of(folder / "annex.pdf")


@pytest.mark.parametrize("engine", ENGINES)
def test_every_word_is_in_the_text_layer(tmp_path: Path, engine: Engine) -> None:
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
def test_markup_is_printed_as_it_is(tmp_path: Path, engine: Engine) -> None:
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
def test_pictures_are_of_their_kind(kind: Icons, signature: bytes) -> None:
    assert picture(Status.GREEN, Style(icons=kind)).startswith(signature)


def test_the_demo_month_is_what_its_script_draws(tmp_path: Path) -> None:
    draw(tmp_path / "august.pdf")
    drawn = (tmp_path / "august.pdf").read_bytes()
    assert len(drawn) < 300_000
    assert drawn == (DEMO / "annex-2024-08-simulated.pdf").read_bytes()


def test_every_page_of_the_demo_month_says_simulated() -> None:
    assert all(FOOT in text for text in pages_of(DEMO / "annex-2024-08-simulated.pdf"))


def test_a_report_of_the_layout_of_2023_has_no_cover(tmp_path: Path) -> None:
    report: Report = small_report(title=None)
    render(report, tmp_path / "annex.pdf", Style(layout="2023"))
    first = pages_of(tmp_path / "annex.pdf")[0]
    assert report.priorities[0].title in first
    assert "Improvement Plan" not in first


def test_the_rest_of_a_row_is_a_row_for_each_line(tmp_path: Path) -> None:
    objects = []
    for by_line in (False, True):
        drawn(tmp_path, Style(engine="fpdf2", rest_by_line=by_line))
        with pypdfium2.PdfDocument(tmp_path / "annex.pdf") as document:
            objects.append([len(list(page.get_objects())) for page in document])
    plain, lined = objects
    assert lined[:3] == plain[:3]
    assert lined[3] > 2 * plain[3]


def test_a_header_stands_twice_on_a_page_where_a_row_is_cut_in_its_middle(tmp_path: Path) -> None:
    assert drawn(tmp_path, Style(engine="fpdf2"))[2].count("Timeframe") == 1
    assert drawn(tmp_path, Style(engine="fpdf2", cut_mid_page=True))[2].count("Timeframe") == 2


def test_a_code_stands_on_the_page_after_its_figures(tmp_path: Path) -> None:
    pages = drawn(tmp_path, Style(engine="fpdf2", code_on_next_page=True))
    assert "56.96%" in pages[2]
    assert "OCC01.02" not in pages[2]
    assert "OCC01.02" in pages[3]


@pytest.mark.parametrize("engine", ["reportlab", "fpdf2", "weasyprint"])
def test_a_broken_header_has_no_whole_words(tmp_path: Path, engine: Engine) -> None:
    assert "Portfolio" in drawn(tmp_path, Style(engine=engine))[2]
    assert "Portfolio" not in drawn(tmp_path, Style(engine=engine, broken_header=True))[2]


@pytest.mark.parametrize("engine", ["typst", "weasyprint"])
def test_hyphens_are_put_at_line_ends(tmp_path: Path, engine: Engine) -> None:
    report = with_glossary(small_report())
    plain, hyphenated = (
        sum(map("".join(drawn(tmp_path, style, report)).count, "-‐\x02\ufffe"))
        for style in (Style(engine=engine), Style(engine=engine, hyphenate=True))
    )
    assert hyphenated > plain + 10


def test_pages_are_turned_and_moved(tmp_path: Path) -> None:
    for turn, rotation in (("upright", 90), ("sideways", 0)):
        style = Style(page_turn=turn, media_box_at=(10, -20))  # type: ignore[arg-type]
        drawn(tmp_path, style)
        with pypdfium2.PdfDocument(tmp_path / "annex.pdf") as document:
            assert document[0].get_rotation() == rotation
            left, bottom, right, top = document[0].get_mediabox()
            assert (left, bottom) == (10, -20)
            assert right - left < top - bottom


def test_runs_are_pieces_of_the_line() -> None:
    line = "A line of some words"
    for runs, count in (("lines", 1), ("words", 5), ("letters", len(line))):
        pieces = list(in_runs(line, runs))  # type: ignore[arg-type]
        assert "".join(pieces) == line
        assert len(pieces) == count
    assert "".join(in_runs(line, "pieces")) == line


def test_tags_in_a_report_are_no_tags_of_its_page() -> None:
    report = small_report(title="<script>alert(1)</script> & <b>")
    style = Style(engine="chromium", running_head="</style><script>")
    page = html_page(compose(report, style), style)
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "&lt;short&gt; &amp; the staff" in page


def test_what_an_engine_cannot_draw_is_refused() -> None:
    with pytest.raises(ValueError, match="does not draw"):
        Style(engine="typst", rest_by_line=True)
    with pytest.raises(ValueError, match="its runs"):
        Style(engine="chromium", runs="letters")

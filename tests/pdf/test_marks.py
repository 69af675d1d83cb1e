"""What is done to the words of a finished annex: raised marks, strokes, stamps, and what a file says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

import kpi_tui
from kpi_tui.figures import parse
from kpi_tui.pdf.page.document import open_pdf
from kpi_tui.pdf.page.marks import SUPERSCRIPTS, find_stamps, is_huge_among, raise_marks
from kpi_tui.pdf.page.words import text_of
from kpi_tui.pdf.text.lines import Line, PageText
from kpi_tui.pdf.text.stamps import find_watermarks
from kpi_tui.report import Report
from tests.rendering import Style, as_printed, render
from tests.rendering.overlay import Overlay, find, overlay
from tests.rendering.samples import small_report
from tests.rendering.style import Engine
from tests.rendering.weasy_pdf import print_html
from tests.support import plain_report
from tests.support.html_tables import draw_html, html_table
from tests.support.pages import pages_of
from tests.support.pdf_words import page_text
from tests.support.pdf_words import words as words_by_hand
from tests.support.roundtrip import CUT_OFF, cells
from tests.support.sound_annex import sound_annex

pytestmark = pytest.mark.costly(3)

ENGINES: tuple[Engine, ...] = ("reportlab", "fpdf2", "weasyprint")
"""Not Typst: its pages lose their colours, white headings among them, when PDFium writes them."""
FIGURE = "537"
"""The figure that is drawn on: the actual of the year to date of the first measure."""
MEASURE = "OCC01.01"
COLUMN = "ytd_actual"


@pytest.fixture(scope="module", params=ENGINES)
def annex(request: pytest.FixtureRequest) -> Path:
    return sound_annex(request.param)


Draw = Callable[[Overlay, float, float, float, float], object]
"""Draws on a page; told where the figure begins and ends, its ground line and its size."""


def drawn_on(annex: Path, path: Path, draw: Draw) -> Report:
    """The report after something was drawn on its figure."""
    page, word = find(annex, FIGURE)
    path.write_bytes(annex.read_bytes())
    overlay(path, page, lambda over: draw(over, word.x0, word.x1, word.base, word.size))
    return kpi_tui.read_report(path)


def assert_reads(got: Report, figure: str | None, *, named: bool) -> None:
    """Only the figure may differ, and only its measure be doubted."""
    style = Style()
    wanted = {**cells(as_printed(small_report(), style)), (MEASURE, COLUMN): figure}
    assert {key: value for key, value in cells(got).items() if value != wanted[key]} == {}
    doubted = {warning.measure_code for warning in got.warnings if warning.measure_code}
    assert doubted == ({MEASURE, CUT_OFF} if named else {CUT_OFF})


@pytest.mark.parametrize("size", [0.45, 0.6, 0.75])
@pytest.mark.parametrize("rise", [0.25, 0.33, 0.5, 0.6])
def test_a_raised_mark_is_kept_out_of_the_figure(
    annex: Path, tmp_path: Path, size: float, rise: float
) -> None:
    got = drawn_on(
        annex,
        tmp_path / "a.pdf",
        lambda over, _, x1, base, font: over.text("1", x1 + 0.1, base - rise * font, size * font),
    )
    assert_reads(got, "537¹", named=True)
    assert parse("537¹").value == 537
    assert any("bears a footnote’s mark, ¹" in warning.message for warning in got.warnings)


@pytest.mark.parametrize("mark", ["1", "12"])
@pytest.mark.parametrize("rise", ["1.5pt", "2pt", "3pt", "4pt"])
@pytest.mark.parametrize("drawn", ["vertical-align: {}", "position: relative; top: -{}"])
def test_a_raised_mark_as_large_as_its_figure_is_no_digit_of_it(
    tmp_path: Path, drawn: str, rise: str, mark: str
) -> None:
    """Text of nine points. The file has the mark behind its figure or name, or behind all others."""
    body = plain_report.rows()
    span = f'<span style="{drawn.format(rise)}">{mark}</span>'
    body[0][1] += span
    body[1][4] = f"1,234{span}"
    page = f"<h2>Priority 1: Clean streets</h2>{html_table(body)}"
    got = kpi_tui.read_report(
        draw_html(tmp_path / "a.pdf", page), profile=plain_report.profile(tmp_path)
    )
    raised = mark.translate(SUPERSCRIPTS)
    assert got.readings[0].measure_name == f"{plain_report.NAMES[0]}{raised}"
    assert got.readings[1].period_actual == f"1,234{raised}"
    assert parse(got.readings[1].period_actual).value == 1234
    told = [each.message for each in got.warnings if each.measure_code == "ENV-02"]
    assert told == [f"period actual 1,234{raised} bears a footnote’s mark, {raised}"]


@pytest.mark.parametrize(
    ("gap", "rise"), [(0.3, 0.3), (0.0, 0.05), (0.0, 0.9), (-0.5, 0.3)], ids=str
)
def test_a_figure_of_another_cell_is_no_mark(gap: float, rise: float) -> None:
    placed = [*words_by_hand("537", 20.0, 0.0), *words_by_hand("81", 20 - 10 * rise, 15 + 10 * gap)]
    raise_marks(placed)
    assert [word.text for word in placed] == ["537", "81"]


@pytest.mark.parametrize(("mark", "raised"), [("i", "ⁱ"), ("iv", "ⁱᵛ"), ("vi", "ᵛⁱ")])
def test_the_raised_number_of_an_endnote_is_kept_out_of_the_figure(
    annex: Path, tmp_path: Path, mark: str, raised: str
) -> None:
    got = drawn_on(
        annex,
        tmp_path / "a.pdf",
        lambda over, _, x1, base, font: over.text(mark, x1 + 0.1, base - 0.33 * font, 0.6 * font),
    )
    assert_reads(got, f"537{raised}", named=True)
    assert parse(f"537{raised}").value == 537
    assert any(f"bears a footnote’s mark, {raised}" in each.message for each in got.warnings)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("mark", ["1", "¹", "*"])
def test_the_note_of_a_mark_is_left_over_and_no_heading(
    tmp_path: Path, engine: Engine, mark: str
) -> None:
    base = small_report()
    two = tuple(r for r in base.readings if r.measure_code in (MEASURE, "OCC02.02"))
    report = replace(base, readings=two)
    render(report, tmp_path / "short.pdf", Style(engine=engine))

    def draw(over: Overlay, _: float, x1: float, base: float, size: float) -> None:
        rise = 0 if mark == "*" else 0.33
        over.text(mark.replace("¹", "1"), x1 + 0.1, base - rise * size, 0.6 * size)
        over.text(f"{mark} Provisional until the audit is", 30, 540, 6)
        over.text("finished in the autumn.", 30, 547, 6)

    got = drawn_on(tmp_path / "short.pdf", tmp_path / "a.pdf", draw)
    assert got.readings[0].ytd_actual == f"537{mark.replace('1', '¹')}"
    assert parse(got.readings[0].ytd_actual).value == 537
    assert [priority.commitments for priority in got.priorities] == [
        priority.commitments for priority in report.priorities
    ]
    left = " ".join(leftover.text for leftover in got.account.leftovers)
    assert left == f"{mark} Provisional until the audit is finished in the autumn."


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Tonnes of CO<sub>2</sub> from council buildings", "Tonnes of CO2 from council buildings"),
        ("CO<sub>2</sub>e emissions", "CO2e emissions"),
        ("Days on which PM<sub>2.5</sub> is high", "Days on which PM2.5 is high"),
        ("Pages read in an hour<sub>1</sub>", "Pages read in an hour1"),
    ],
)
def test_lowered_figures_stay_in_their_word(tmp_path: Path, written: str, read: str) -> None:
    page = plain_report.PlainPage(rows=plain_report.rows(cells={"Indicator": [written]}))
    path = plain_report.draw(tmp_path / "a.pdf", page)
    got = kpi_tui.read_report(path, profile=plain_report.profile(tmp_path))
    assert got.readings[0].measure_name == read


@pytest.mark.parametrize("drop", [-0.1, 0.0, 0.05, 0.2, 0.33, 0.5])
def test_a_small_mark_that_is_not_raised_is_no_digit_of_the_figure(
    annex: Path, tmp_path: Path, drop: float
) -> None:
    got = drawn_on(
        annex,
        tmp_path / "a.pdf",
        lambda over, _, x1, base, font: over.text("1", x1, base + drop * font, 0.6 * font),
    )
    assert_reads(got, "537₁", named=True)


STRIKES = [0.18, 0.25, 0.32, 0.4]


@pytest.mark.parametrize("height", STRIKES)
@pytest.mark.parametrize("width", [0.4, 1.0])
def test_a_struck_figure_beside_its_replacement_is_left_out(
    annex: Path, tmp_path: Path, height: float, width: float
) -> None:
    def draw(over: Overlay, x0: float, x1: float, base: float, size: float) -> None:
        start = x0 - 3 * 0.556 * size
        over.text("512", start, base, size)
        over.stroke(start, x0, base - height * size, width)
        over.stroke(x0, x1, base + 0.13 * size)

    got = drawn_on(annex, tmp_path / "a.pdf", draw)
    assert_reads(got, FIGURE, named=True)
    assert "512" in [leftover.text for leftover in got.account.leftovers]


@pytest.mark.parametrize("height", STRIKES)
def test_a_figure_that_is_struck_out_is_none(annex: Path, tmp_path: Path, height: float) -> None:
    def draw(over: Overlay, x0: float, x1: float, base: float, size: float) -> None:
        over.box(x0, base - height * size - 0.25, x1, base - height * size + 0.25, (200, 0, 0))

    assert_reads(drawn_on(annex, tmp_path / "a.pdf", draw), None, named=True)


@pytest.mark.parametrize("depth", [0.05, 0.1, 0.15, 0.25])
def test_underlined_is_not_struck(annex: Path, tmp_path: Path, depth: float) -> None:
    got = drawn_on(
        annex,
        tmp_path / "a.pdf",
        lambda over, x0, x1, base, size: over.stroke(x0, x1, base + depth * size),
    )
    assert_reads(got, FIGURE, named=False)


@pytest.mark.parametrize("overhang", [1.5, 4.0])
def test_a_line_that_reaches_beyond_a_figure_does_not_strike_it_and_is_told_of(
    annex: Path, tmp_path: Path, overhang: float
) -> None:
    def draw(over: Overlay, x0: float, x1: float, base: float, size: float) -> None:
        over.stroke(x0 - overhang * size, x1 + 0.2 * size, base - 0.3 * size)

    got = drawn_on(annex, tmp_path / "a.pdf", draw)
    assert_reads(got, FIGURE, named=True)
    said = [warning.message for warning in got.warnings if "a line runs through" in warning.message]
    assert said == [
        f"year-to-date actual: a line runs through “{FIGURE}” and beyond: is it struck out?"
    ]


@pytest.mark.parametrize("height", [0.75, 0.9, 1.0])
def test_highlighted_is_not_struck(annex: Path, tmp_path: Path, height: float) -> None:
    def draw(over: Overlay, x0: float, x1: float, base: float, size: float) -> None:
        over.box(x0, base - height * size, x1, base + 0.25 * size, (255, 255, 0))

    got = drawn_on(annex, tmp_path / "a.pdf", draw)
    assert got.readings[0].ytd_actual == FIGURE


@pytest.mark.parametrize("angle", [0, 10, 35, 45, 60, -30])
@pytest.mark.parametrize("size", [40, 90, 150])
def test_a_watermark_is_no_text(annex: Path, tmp_path: Path, angle: int, size: int) -> None:
    got = drawn_on(
        annex,
        tmp_path / "a.pdf",
        lambda over, *_: over.text("DRAFT", 150, 300, size, angle=angle, grey=200, below=True),
    )
    assert_reads(got, FIGURE, named=False)
    assert got.account.leftovers == ()
    assert [p.title for p in got.priorities] == [p.title for p in small_report().priorities]


@pytest.mark.parametrize("angle", [0, 8, 15])
@pytest.mark.parametrize("size", [14, 20, 26])
def test_a_stamp_with_a_date_is_no_text_of_a_cell(
    annex: Path, tmp_path: Path, angle: int, size: int
) -> None:
    def draw(over: Overlay, x0: float, _: float, base: float, _size: float) -> None:
        over.text("APPROVED 12/09/2025", x0 - 60, base + 10, size, angle=angle, grey=100)

    got = drawn_on(annex, tmp_path / "a.pdf", draw)
    assert got.readings[0].ytd_actual == FIGURE
    assert str(got.report_date) == "2024-07-31"
    assert {w.measure_code for w in got.warnings if w.measure_code} <= {MEASURE, CUT_OFF}


@pytest.mark.parametrize(("size", "angle"), [(26, 0), (14, 8)])
def test_figures_of_a_stamp_upon_a_figure_do_not_replace_it(
    annex: Path, tmp_path: Path, size: int, angle: int
) -> None:
    def draw(over: Overlay, x0: float, _: float, base: float, own_size: float) -> None:
        over.text("12/09/2025", x0 - size, base + 0.4 * (size - own_size), size, angle=angle)

    got = drawn_on(annex, tmp_path / "a.pdf", draw)
    assert got.readings[0].ytd_actual == FIGURE


@pytest.mark.parametrize(
    ("said", "mark", "encoding"),
    [
        ("512", "", "utf-8"),
        ("nothing", "", "utf-8"),
        ("one — two", "\ufeff", "utf-16-be"),
        ("one — €2 ™", "", "pdfdoc"),
    ],
)
def test_what_is_drawn_is_read_and_what_the_file_says_is_told(
    annex: Path, tmp_path: Path, said: str, mark: str, encoding: str
) -> None:
    written = f"{mark}{said}"
    got = drawn_on(annex, tmp_path / "a.pdf", lambda over, *_: over.say(FIGURE, written, encoding))
    assert_reads(got, FIGURE, named=True)
    (message,) = [w.message for w in got.warnings if w.measure_code == MEASURE]
    assert message == (
        f"year-to-date actual: “{FIGURE}” is drawn, where the file says “{said}” to programs that "
        "read it"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-be"])
def test_a_file_that_says_what_it_draws_is_not_told_of(
    annex: Path, tmp_path: Path, encoding: str
) -> None:
    written = FIGURE if encoding == "utf-8" else f"\ufeff{FIGURE}"
    got = drawn_on(annex, tmp_path / "a.pdf", lambda over, *_: over.say(FIGURE, written, encoding))
    assert_reads(got, FIGURE, named=False)


def test_a_place_where_a_ligature_may_be_broken_is_no_space(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    x = 72.0
    for text, said in (("those sta", ""), ("ff ", "<feff006600ad0066>"), ("ed by it", "")):
        marks = (f"/Span <</ActualText {said}>> BDC", "EMC") if said else ("", "")
        canvas._code.append(marks[0])
        canvas.drawString(x, 700, text)
        canvas._code.append(marks[1])
        x += canvas.stringWidth(text.rstrip(), "Helvetica", 12)
    canvas.save()
    with open_pdf(tmp_path / "a.pdf") as document:
        assert text_of(document.open_page(1).words) == "those staffed by it"


@pytest.mark.parametrize(
    "printed",
    ["########", "#REF!", "(0.50)", "~95", "c. £495k", "9 5", "Approx 95", "Q1"],
)
@pytest.mark.parametrize("engine", ["reportlab", "typst"])
def test_a_figure_that_is_no_number_is_told_of(
    tmp_path: Path, printed: str, engine: Engine
) -> None:
    got = figure_read(tmp_path, printed, engine)
    assert got.readings[0].ytd_actual == printed
    assert MEASURE in {warning.measure_code for warning in got.warnings}


@pytest.mark.parametrize(
    "printed",
    ["n/a", "TBC", "-", "–", "1 in 4", "10-12", "10% to 12%", "3 of 15", "On track", "31/03/2025"],
)
def test_a_figure_that_is_words_or_two_numbers_is_not_told_of(tmp_path: Path, printed: str) -> None:
    got = figure_read(tmp_path, printed, "reportlab")
    assert got.readings[0].ytd_actual == printed
    assert MEASURE not in {warning.measure_code for warning in got.warnings}


def figure_read(folder: Path, printed: str, engine: Engine) -> Report:
    base = small_report()
    first = replace(base.readings[0], ytd_actual=printed)
    report = replace(base, readings=(first, *base.readings[1:]))
    render(report, folder / "annex.pdf", Style(engine=engine))
    return kpi_tui.read_report(folder / "annex.pdf")


TYPESET: dict[str, str] = {
    "typst": (
        '#set page(width: 400pt, height: 200pt)\n#set text(font: "{font}", size: 8pt)\n'
        "95#super[1] 96#super(typographic: false)[12] #strike[Old words] new "
        "#underline[fine words] 21#super[st]"
    ),
    "weasyprint": (
        "<style>@page {{ size: 400pt 200pt }} body {{ font: 8pt '{font}' }}</style>"
        "95<sup>1</sup> 96<sup>12</sup> <del>Old words</del> new <ins>fine words</ins> "
        "21<sup>st</sup>"
    ),
    "reportlab": (
        "95<super>1</super> 96<super>12</super> <strike>Old words</strike> new <u>fine words</u> "
        "21<super>st</super>"
    ),
}


@pytest.mark.parametrize(
    ("engine", "font"),
    [
        ("typst", "Libertinus Serif"),
        ("typst", "New Computer Modern"),
        ("typst", "DejaVu Sans Mono"),
        ("weasyprint", "Liberation Sans"),
        ("weasyprint", "DejaVu Serif"),
        ("reportlab", "Helvetica"),
        ("reportlab", "Times-Roman"),
    ],
)
def test_marks_and_strokes_of_the_engines_themselves(
    tmp_path: Path, engine: Engine, font: str
) -> None:
    path = tmp_path / "a.pdf"
    source = TYPESET[engine].format(font=font)
    if engine == "typst":
        import typst

        path.write_bytes(typst.compile(source.encode()))
    elif engine == "weasyprint":
        print_html(source, path)
    else:
        style = ParagraphStyle("plain", fontName=font, fontSize=8)
        SimpleDocTemplate(str(path)).build([Paragraph(source, style)])
    with open_pdf(path) as document:
        (page,) = pages_of(document)
        kept = [word for word in page.words if not word.struck]
        struck = [word.text for word in page.words if word.struck]
    assert Line(kept).text == "95¹ 96¹² new fine words 21st"
    assert struck == ["Old", "words"]


def test_a_stroke_over_no_letter_is_no_word(tmp_path: Path) -> None:
    import typst

    source = (
        '#set page(width: 400pt, height: 200pt)\n#set text(font: "DejaVu Sans Mono", size: 8pt)\n'
        "95% #h(20pt)\\u{0336}#h(20pt) words"
    )
    (tmp_path / "a.pdf").write_bytes(typst.compile(source.encode()))
    with open_pdf(tmp_path / "a.pdf") as document:
        (page,) = pages_of(document)
        assert [(word.text, word.struck) for word in page.words] == [
            ("95%", False),
            ("words", False),
        ]


@pytest.mark.parametrize(
    ("sizes", "huge"),
    [((10, 10, 10, 15.9), []), ((10, 10, 10, 16.1), [16.1]), ((10, 60, 60), []), ((), [])],
    ids=str,
)
def test_what_is_huge_among_words(sizes: tuple[float, ...], huge: list[float]) -> None:
    words = [word for size in sizes for word in words_by_hand("figures", size=size)]
    is_huge = is_huge_among(words)
    assert [word.size for word in words if is_huge(word)] == huge
    assert bool(words) or not is_huge(words_by_hand("any", size=500.0)[0])


def test_a_heading_that_text_reaches_into_is_no_stamp() -> None:
    heading = words_by_hand("Status of Indicators 31/07/2024", 20.0, size=18)
    table = words_by_hand("Measure Director Comment Actual Target Status", 60.0)
    turned = [replace(word, level=False) for word in words_by_hand("overflow", 18.0, 4.0, 4)]
    level = words_by_hand("overflow", 18.0, 4.0, 4)
    assert find_stamps([*heading, *table, *turned]) == set()
    assert find_stamps([*heading, *table, *level]) == {id(word) for word in heading}


def stamped(number: int, said: str, *, over: bool, size: float = 30) -> PageText:
    """A page with a word that lies over others, or alone."""
    stamp = words_by_hand(said, 20.0, size=size)
    text = page_text([*words_by_hand("What is measured", 60.0), *([] if over else stamp)], number)
    text.page.stamps = stamp if over else []
    return text


@pytest.mark.parametrize(("over", "is_watermark"), [(1, False), (2, True), (3, True)])
def test_a_heading_that_lies_over_text_on_one_page_stays_on_the_others(
    over: int, is_watermark: bool
) -> None:
    texts = [stamped(number, "DRAFT", over=number <= over) for number in (1, 2, 3, 4)]
    assert bool(find_watermarks(texts)) == is_watermark


@pytest.mark.parametrize(
    ("said", "is_watermark"), [("DRAFT", True), ("98%", False), ("£1.2m", False)]
)
def test_figures_in_large_letters_are_no_watermark(said: str, is_watermark: bool) -> None:
    texts = [stamped(number, said, over=False, size=40) for number in (1, 2, 3)]
    assert bool(find_watermarks(texts)) == is_watermark

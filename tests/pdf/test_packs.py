"""An annex among other papers: which pages are read, whose date counts, and what is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from kpi_tui import read_report, read_reports
from kpi_tui.cli import main
from kpi_tui.errors import PdfError
from kpi_tui.pdf.page.survey import Holds, see
from kpi_tui.report import Report
from kpi_tui.store.store import Store
from tests.rendering import Style, render
from tests.rendering.samples import small_report
from tests.support.annex_profile import SIGNS
from tests.support.packs import A4, joined, papers, stamped
from tests.support.roundtrip import warned
from tests.support.sound_annex import read_once

AUGUST = date(2024, 8, 31)
STYLES = [
    Style(),
    Style(engine="typst"),
    Style(engine="fpdf2", borders="horizontal"),
    Style(layout="2023", icons="word"),
]


@pytest.fixture(scope="module")
def annex(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("annex") / "annex.pdf"
    render(small_report(), path, Style(running_foot="Annex A"))
    return path


@pytest.fixture(scope="module")
def august(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("august") / "annex.pdf"
    render(replace(small_report(), report_date=AUGUST), path, Style())
    return path


def length(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as document:
        return len(document)


def values(report: Report, by: int = 0) -> list[object]:
    """What the measures and the priorities say, their pages moved back."""
    moved = [replace(r, pages=tuple(page - by for page in r.pages)) for r in report.readings]
    return [*moved, *(replace(p, page=(p.page or 0) - by) for p in report.priorities)]


@pytest.mark.parametrize("style", STYLES, ids=str)
def test_an_annex_in_a_pack_is_read_as_it_is_alone(style: Style, tmp_path: Path) -> None:
    alone = tmp_path / "annex.pdf"
    render(small_report(), alone, style)
    other = papers(tmp_path / "papers.pdf", 30, foot="Page #")
    pack = joined(tmp_path / "pack.pdf", other, alone, (other, range(10)))
    one, many = read_report(alone), read_report(pack)
    assert values(many, by=30) == values(one)
    assert (many.report_date, len(many.warnings)) == (one.report_date, len(one.warnings))
    assert many.account.left_over == one.account.left_over
    first, last = many.account.other_papers
    assert (first.named, last.named) == (
        "pages 1 to 30",
        f"pages {31 + length(alone)} to {40 + length(alone)}",
    )
    assert first.words == 3 * last.words > 10_000


def test_other_papers_are_one_line(
    annex: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = joined(tmp_path / "pack.pdf", papers(tmp_path / "papers.pdf", 12), annex)
    assert main(["--store", str(tmp_path / "s"), "import", "--dry-run", str(pack)]) == 0
    out = capsys.readouterr().out
    assert out.count("of other papers") == 1
    assert "  pages 1 to 12: " in out
    assert out.index("OCC01.07") > out.index("pages 1 to 12"), "doubts follow"


@pytest.mark.parametrize("pages", [1, 14, 40])
def test_a_date_at_the_foot_of_other_papers_does_not_count(
    pages: int, annex: Path, tmp_path: Path
) -> None:
    dated = papers(tmp_path / "dated.pdf", pages, foot="16/09/2025")
    got = read_report(joined(tmp_path / "pack.pdf", annex, dated))
    assert got.report_date == small_report().report_date
    assert not [message for _, _, message in warned(got) if "dated" in message]


def test_a_date_at_the_foot_of_the_annex_does_not_count(annex: Path, tmp_path: Path) -> None:
    pack = stamped(tmp_path / "pack.pdf", annex, [("16/09/2025", 400, 12)])
    assert read_report(pack).report_date == small_report().report_date


@pytest.mark.parametrize(
    "stamps",
    [
        [("Agenda Item 7", 700, 570)],
        [("Page #", 400, 12)],
        [("Agenda Item 12a", 620, 575), ("Page #", 640, 14)],
        [("Minute Item 45", 690, 580), ("Page # of 900", 10, 580)],
    ],
)
def test_stamps_of_a_committee_are_furniture(
    stamps: list[tuple[str, float, float]], annex: Path, tmp_path: Path
) -> None:
    got = read_report(stamped(tmp_path / "stamped.pdf", annex, stamps))
    assert values(got) == values(read_once(annex))
    assert len(got.warnings) == 1


def test_a_cover_report_that_names_the_priorities_is_no_heading(
    annex: Path, tmp_path: Path
) -> None:
    named = [f"{item.code} - {item.title}" for item in small_report().priorities]
    cover = papers(tmp_path / "cover.pdf", 1, above=["Report to Cabinet", *named])
    got = read_report(joined(tmp_path / "pack.pdf", cover, annex))
    assert values(got, by=1) == values(read_once(annex))


def test_the_heading_before_the_table_wins(annex: Path, tmp_path: Path) -> None:
    """Also over a cover report that looks like a page of the annex, since it names a measure."""
    named = [f"{item.code} - {item.title} in brief" for item in small_report().priorities]
    above = ["Report to Cabinet", *named, "OCC01.02 is behind its target"]
    cover = papers(tmp_path / "cover.pdf", 1, above=above)
    got = read_report(joined(tmp_path / "pack.pdf", cover, annex))
    assert [item.title for item in got.priorities] == [i.title for i in small_report().priorities]
    assert [item.page for item in got.priorities] == [
        item.page and item.page + 1 for item in read_once(annex).priorities
    ]


def test_two_months_are_two_reports(annex: Path, august: Path, tmp_path: Path) -> None:
    other = papers(tmp_path / "papers.pdf", 25)
    for pack in (
        joined(tmp_path / "two.pdf", annex, august),
        joined(tmp_path / "apart.pdf", annex, other, august),
    ):
        july, later = read_reports(pack)
        assert (july.report_date, later.report_date) == (date(2024, 7, 31), AUGUST)
        assert values(july) == values(read_once(annex))
        assert len(later.readings) == len(july.readings)
        with pytest.raises(PdfError, match=r"two reports, of July 2024 and August 2024: read"):
            read_report(pack)


def test_two_months_are_both_imported(
    annex: Path, august: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = joined(tmp_path / "two.pdf", annex, august)
    assert main(["--store", str(tmp_path / "store"), "import", str(pack)]) == 0
    assert Store(tmp_path / "store").last_days() == [date(2024, 7, 31), AUGUST]
    assert capsys.readouterr().out.count("is new in the report library") == 2


def test_a_page_twice_is_taken_once(annex: Path, tmp_path: Path) -> None:
    pages = [0, 1, 2, 2, *range(3, length(annex))]
    got = read_report(joined(tmp_path / "twice.pdf", (annex, pages)))
    assert len(got.readings) == len(small_report().readings)
    assert warned(got)[0] == (4, None, "the same as page 3: taken once")
    assert "listed twice" not in str(warned(got))


@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize("at", [3, 4])
def test_pages_out_of_order_are_named(numbered: bool, at: int, tmp_path: Path) -> None:
    sound = tmp_path / "annex.pdf"
    render(small_report(), sound, Style(page_numbers=numbered))
    order = list(range(length(sound)))
    order[at], order[at + 1] = order[at + 1], order[at]
    got = read_report(joined(tmp_path / "mixed.pdf", (sound, order)))
    named = {page for page, _, message in warned(got) if "out of order" in message}
    assert at + 2 in named
    assert "out of order" not in str(warned(read_report(sound)))


def plan(canvas: Canvas) -> None:
    for index in range(10_001):
        canvas.line(index % 500, 100, index % 500, 700)
        canvas.line(10, 100 + index % 600, 500, 100 + index % 600)


@pytest.mark.parametrize("before", [True, False])
def test_a_page_beyond_its_limits_is_left_out_and_named(
    before: bool, annex: Path, tmp_path: Path
) -> None:
    canvas = Canvas(str(tmp_path / "plan.pdf"), pagesize=A4)
    plan(canvas)
    canvas.save()
    parts = (tmp_path / "plan.pdf", annex) if before else (annex, tmp_path / "plan.pdf")
    got = read_report(joined(tmp_path / "pack.pdf", *parts))
    assert values(got, by=int(before)) == values(read_once(annex))
    page = 1 if before else length(annex) + 1
    assert warned(got)[0] == (
        page,
        None,
        "has more lines than a page of any report (20,000): not read: what stands on it is missing",
    )


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("OCC01.02 Streetlights", Holds.MEASURES),
        ("  0CC11-09 Debt", Holds.MEASURES),
        ("Measure Director\nPortfolio\nHolder Period\nActual Status", Holds.HEADER),
        ("Me\nas\nure Direct\nor Portfolio Holder Comment Time\nframe", Holds.HEADER),
        ("as OCC01.02 shows", Holds.HEADINGS),
        ("O C C 0 1 in large letters", Holds.HEADINGS),
        ("Status of Indicators", Holds.HEADINGS),
        ("The financial impact and the risk impact of the target year", Holds.NOTHING),
        ("", Holds.NOTHING),
    ],
)
def test_what_the_first_look_sees(text: str, holds: Holds) -> None:
    assert see(1, text, SIGNS).holds is holds


@pytest.mark.parametrize("code", ["SP1.01", "1"])
def test_tables_without_codes_are_a_refusal_that_says_so(
    code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = small_report()
    readings = tuple(replace(item, measure_code=code) for item in report.readings)
    path = tmp_path / "annex.pdf"
    render(replace(report, readings=readings), path, Style())
    with pytest.raises(PdfError) as caught:
        read_report(path)
    assert "tables of measures on pages 3 to " in str(caught.value)
    assert "but no code like OCC01.02 in their first column; the first reads " in str(caught.value)
    assert main(["--store", str(tmp_path / "store"), "import", str(path)]) == 1
    assert not (tmp_path / "store").exists()
    capsys.readouterr()
    assert main(["--store", str(tmp_path / "store"), "import", "--explain", str(path)]) == 1
    out, err = capsys.readouterr()
    assert "page 3: " in out
    assert "table headed" in out
    assert "no code like" in err


def test_a_file_of_other_tables_says_which(tmp_path: Path) -> None:
    from reportlab.platypus import PageBreak, SimpleDocTemplate, Table, TableStyle

    grid = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")])
    rows = [["Customer Services", "RAG rating", "DoT"], ["Calls", "GREEN", "up"], ["b", "c", "d"]]
    path = tmp_path / "kent.pdf"
    SimpleDocTemplate(str(path)).build(
        [Table(rows, style=grid), PageBreak(), Table(rows, style=grid)]
    )
    with pytest.raises(PdfError) as caught:
        read_report(path)
    assert (
        "found 2 pages that begin “Customer Services RAG rating DoT” and 2 tables, the first "
        "headed “Customer Services, RAG rating, DoT” on page 1)"
    ) in str(caught.value)


def test_one_page_begins(tmp_path: Path) -> None:
    with pytest.raises(PdfError, match="found 1 page that begins “"):
        read_report(papers(tmp_path / "letter.pdf", 1))

"""A text that a spreadsheet cuts off at the edge of its cell is told of, and none that only fills it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

import kpi_tui
from kpi_tui.report import Report
from tests.support import plain_report
from tests.support.html_tables import draw_html, html_table

HEADER = ("Ref", "Indicator", "Target", "This quarter", "RAG", "Commentary")
SIZE, HIGH, TOP, PAD = 8.0, 14.0, 480.0, 2.0
EDGES = (40.0, 90.0, 240.0, 285.0, 345.0, 390.0, 640.0)
LONG = (
    "Crews from the northern depot were lent to the market towns for most of the summer, and so on",
    "Two of the vans wait for parts that nobody in the country has had in stock since Easter week",
    "Wet weather in July made the verges grow, so the cutting of hedges was put off until autumn now",
    "It is the third quarter in which the figure went up, and the lowest that it ever was in a year",
    "Residents of Mill Lane and of the streets around it asked for a later round, which was tried",
    "A new contract begins in the spring of the next year, with more crews and with younger vans",
)


def spreadsheet(path: Path, texts: Sequence[str], *, cut: bool, autofit: float = 0.0) -> Report:
    """A report printed from a spreadsheet: of each text goes into the file what its cell has room for."""
    edges = list(EDGES)
    if autofit:
        edges[-1] = (
            edges[-2] + autofit + max(stringWidth(text, "Helvetica", SIZE) for text in texts)
        )
    canvas = Canvas(str(path / "a.pdf"), pagesize=(1100, 595))
    for number, said in enumerate((*plain_report.PAGE.title, plain_report.PAGE.heading)):
        canvas.drawString(40, 560 - 16 * number, said)
    canvas.setFont("Helvetica", SIZE)
    body = plain_report.rows(cells={"Commentary": texts})
    for number, row in enumerate([HEADER, *([*each[:3], *each[4:6], each[7]] for each in body)]):
        for (left, right), text in zip(pairwise(edges), row, strict=True):
            shown = text
            while cut and stringWidth(shown, "Helvetica", SIZE) > right - left - PAD:
                shown = shown[:-1]
            canvas.drawString(left + PAD, TOP - HIGH * number - 10, shown)
    canvas.grid(edges, [TOP - HIGH * number for number in range(len(body) + 2)])
    canvas.save()
    return kpi_tui.read_report(path / "a.pdf", profile=plain_report.profile(path))


def told(report: Report) -> list[str | None]:
    return [each.measure_code for each in report.warnings if "may be cut off" in each.message]


def test_each_measure_whose_text_is_cut_off_is_named(tmp_path: Path) -> None:
    report = spreadsheet(tmp_path, LONG, cut=True)
    assert all(
        text.startswith(each.comment or "-") and each.comment != text
        for each, text in zip(report.readings, LONG, strict=True)
    )
    assert told(report) == [each.measure_code for each in report.readings]


def test_short_texts_beside_them_are_not(tmp_path: Path) -> None:
    report = spreadsheet(tmp_path, [*LONG[:3], "Counted from May.", "As planned", ""], cut=True)
    assert told(report) == ["ENV-01", "ENV-02", "ENV-03"]


@pytest.mark.parametrize("room", [2.0, 4.0])
def test_a_column_as_wide_as_its_longest_text_cuts_none(tmp_path: Path, room: float) -> None:
    assert told(spreadsheet(tmp_path, LONG, cut=True, autofit=PAD + room)) == []


def test_sentences_that_end_at_the_edge_are_whole(tmp_path: Path) -> None:
    width = EDGES[-1] - EDGES[-2] - PAD
    whole = []
    for text in LONG:
        while stringWidth(f"{text}.", "Helvetica", SIZE) > width:
            text = text[:-1]
        whole.append(f"{text.rstrip()}.")
    assert told(spreadsheet(tmp_path, whole, cut=True)) == []


@pytest.mark.parametrize("align", ["left", "right", "center"])
@pytest.mark.parametrize("pad", ["0", "1pt", "4pt"])
def test_lines_that_are_broken_where_a_cell_ends_are_not_cut(
    tmp_path: Path, pad: str, align: str
) -> None:
    body = plain_report.rows(cells={"Commentary": LONG, "Indicator": LONG[::-1]})
    style = f"td {{ padding: {pad}; text-align: {align} }}"
    page = f"<h2>Priority 1: Clean streets</h2>{html_table(body)}"
    path = draw_html(tmp_path / "a.pdf", page, style)
    assert told(kpi_tui.read_report(path, profile=plain_report.profile(tmp_path))) == []


@pytest.mark.parametrize("hidden", [True, False])
def test_what_a_browser_hides_beyond_a_cell_is_missed(tmp_path: Path, hidden: bool) -> None:
    body = plain_report.rows(cells={"Commentary": LONG})
    style = "td { white-space: nowrap; overflow: hidden }" if hidden else ""
    page = f"<h2>Priority 1: Clean streets</h2>{html_table(body)}"
    path = draw_html(tmp_path / "a.pdf", page, style)
    report = kpi_tui.read_report(path, profile=plain_report.profile(tmp_path))
    assert len(told(report)) == (len(LONG) if hidden else 0)


@pytest.mark.parametrize(
    ("end", "cut"),
    [("hedg", True), ("hedges", False), ("nort", True), ("hedge", False), ("Hedg", False)],
)
def test_one_text_that_is_cut_within_a_word_is_named(tmp_path: Path, end: str, cut: bool) -> None:
    """The word stands whole in another text, and it is as wide as its cell."""
    short = [
        "Crews cut hedges at the northern depot.",
        *[f"Work goes on at {at}." for at in range(4)],
    ]
    filler = "The crews of the town have begun to cut the verges and "
    room = EDGES[-1] - EDGES[-2] - PAD
    while stringWidth(filler + end, "Helvetica", SIZE) < room - 0.25 * SIZE:
        filler = "i" + filler
    report = spreadsheet(tmp_path, [filler + end, *short], cut=True)
    assert told(report) == (["ENV-01"] if cut else [])


@pytest.mark.parametrize(
    ("end", "open_"), [("by the", True), ("and", True), ("they asked for", False), ("the.", False)]
)
def test_a_text_that_ends_as_none_does_is_named(tmp_path: Path, end: str, open_: bool) -> None:
    texts = [f"Work goes on {end}", *[f"Work goes on at {at}." for at in range(5)]]
    report = spreadsheet(tmp_path, texts, cut=False)
    found = [
        each.measure_code for each in report.warnings if "words may be missing" in each.message
    ]
    assert found == (["ENV-01"] if open_ else [])

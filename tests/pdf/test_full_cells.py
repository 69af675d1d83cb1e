"""Cells that are full to their edge, a space or less from the next, as sheets print them."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

import kpi_tui
from kpi_tui.pdf.page.pages import Page, Word
from kpi_tui.pdf.table.crossing import crossing_runs
from kpi_tui.pdf.table.header_columns import FieldColumn
from kpi_tui.report import Report
from tests.support.odd_tables import (
    HEADINGS,
    ROWS,
    TITLE,
    Look,
    priority,
    read_odd,
    rows,
    table,
    wrong,
)
from tests.support.pdf_words import FakePage, words

SIZE = 6.5
FULL = (
    (
        "OCC01.01 Street\nlamps mended",
        "Ada\nFenwick of Marsh",
        "Cllr\nB Marsh",
        "Ahead.\nThe crews were ahead of plan\nin the month.",
        "None known\nbut the late delivery of vans\nwhich are on order.",
        "Small.\nThe hire of two more vans\nfor a month.",
        *ROWS[0][6:],
    ),
    (
        "OCC01.02 Drains\ncleared in five days",
        "Jo\nQuarter of Ford",
        "Cllr\nC Ford",
        "Late.\nTwo of the vans that we have\nare late.",
        "Late delivery\nof more of the vans that we\nordered in May.",
        "Small.\nThe hire of some more vans\nfor a month.",
        *ROWS[1][6:],
    ),
)
EXPECTED = tuple(tuple(" ".join(text.split()) for text in row) for row in FULL)


def draw(path: Path, *, lined: bool) -> Report:
    """Draw columns that are as wide as their longest line, line by line of a row; and read them."""
    cells = [[name for name, _ in HEADINGS], *FULL]
    edges = [28.0]
    for at, (name, _) in enumerate(HEADINGS):
        lines = [line for row in FULL for line in row[at].split("\n")]
        widest = max(stringWidth(line, "Helvetica", SIZE) for line in lines)
        edges.append(edges[-1] + max(widest + 2, stringWidth(name, "Helvetica", SIZE) + 6))
    page = Canvas(str(path), pagesize=landscape(A4))
    top = 560.0
    for head in (*TITLE, priority()):
        page.setFont("Helvetica", head.size)
        page.drawString(28, top - head.size, head.text)
        top -= 1.6 * head.size
    page.setFont("Helvetica", SIZE)
    borders = [top]
    for row in cells:
        texts = [cell.split("\n") for cell in row]
        for number in range(max(map(len, texts))):
            top -= 1.2 * SIZE
            for left, lines in zip(edges[:-1], texts, strict=True):
                # Office programs end each line that they break with a space.
                line = f"{lines[number]} " if number + 1 < len(lines) else "".join(lines[number:])
                if line:
                    page.drawString(left + 1, top, line)
        top -= 2
        borders.append(top)
    if lined:
        page.grid(edges, borders)
    page.save()
    return kpi_tui.read_report(path)


@pytest.mark.parametrize("lined", [True, False], ids=["lines", "no lines"])
def test_full_cells_side_by_side_are_read_each(tmp_path: Path, lined: bool) -> None:
    report = draw(tmp_path / "annex.pdf", lined=lined)
    assert wrong(report, EXPECTED) == []
    assert report.account.leftovers == ()
    assert report.warnings == ()


@pytest.mark.parametrize("name", ["Bins – % met", "% / £ met", "Met – £ / %"])
def test_a_sign_within_a_name_parts_no_columns(tmp_path: Path, name: str) -> None:
    body = [(f"{row[0].split()[0]} {name}", *row[1:]) for row in ROWS]
    look = Look(rules="none")
    report = read_odd(tmp_path / "annex.pdf", look, table(*rows(*body)))
    assert wrong(report, body) == []
    assert report.warnings == ()


@pytest.mark.parametrize(
    ("begin", "spaced", "crosses"),
    [
        pytest.param(101.5, False, False, id="a cell of its own"),
        pytest.param(101.5, True, True, id="a space in the file"),
        pytest.param(103.0, False, True, id="elsewhere"),
        pytest.param(101.9, False, True, id="near where texts begin"),
    ],
)
def test_a_word_that_begins_where_texts_do_goes_on_with_no_figure_before_it(
    begin: float, spaced: bool, crosses: bool
) -> None:
    """An owner close behind a target was a part of it, and told of that measure alone."""
    columns = (
        FieldColumn("period_target", 0, 100, "Target", 40, 70),
        FieldColumn("directors", 100, 200, "Owner", 140, 170),
    )
    target = Word("45%", begin - 18, begin - 2, 20, SIZE, spaced=spaced)
    others = [word for at in range(3) for word in words("Bilal Khan", 40 + 20 * at, 101.5, SIZE)]
    placed = [target, *words("Ada Fenwick", 20, begin, SIZE), *others]
    assert bool([*crossing_runs(placed, cast(Page, FakePage(placed)), columns)]) is crosses

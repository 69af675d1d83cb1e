"""What stands over some columns of a header is no title, whatever it says."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from kpi_tui.pdf.table.header_columns import FieldColumn, Header
from kpi_tui.pdf.table.over_headings import lines_over
from kpi_tui.pdf.text.phrases import Phrases
from kpi_tui.profiles.profile import Profile
from tests.support.drafted_reports import NAMES
from tests.support.html_reports import drafted, rated, table
from tests.support.pdf_words import FakePage, line, page

FIELDS = {"measure": 0.0, "period_actual": 200.0, "period_target": 300.0, "comment": 400.0}
HEADER = Header(
    92.0,
    104.0,
    tuple(FieldColumn(name, x, x + 50, name, x, x + 50) for name, x in FIELDS.items()),
    parted=False,
    size=10.0,
)
PHRASES = Phrases(Profile("made-up", "", ""))


@pytest.mark.parametrize(
    ("text", "x", "base", "size", "is_bold", "is_over"),
    [
        ("Performance", 240, 90, 10, True, True),
        ("Performance", 240, 72, 10, True, True),
        ("Performance", 240, 60, 10, True, False),
        ("Performance", 247.5, 55, 10, True, True),
        ("Performance", 247.5, 40, 10, True, False),
        ("Performance", 240, 90, 10, False, False),
        ("Performance", 240, 90, 13, True, False),
        ("Clean streets", 0, 90, 10, True, False),
        ("Clean streets", 190, 90, 10, True, False),
        ("Clean streets", 420, 90, 10, True, False),
        ("Owner: Ada", 240, 90, 10, True, False),
        ("We clean all of our streets", 240, 90, 10, True, False),
    ],
    ids=[
        *("over two columns", "further up", "too far", "in the middle", "further up still"),
        *("not bold", "larger", "on the left"),
        *("over all of the table", "beyond it", "who answers", "a sentence"),
    ],
)
def test_a_line_set_as_headings_are_behind_the_first_is_over_some(
    text: str, x: float, base: float, size: float, is_bold: bool, is_over: bool
) -> None:
    above, own = line(text, base, x, size=size), line("measure", 100)
    placed = page([*above.words, *own.words])
    cast(FakePage, placed).bold = {"measure", *(text.split() if is_bold else ())}
    assert [*lines_over(HEADER, [above, own], placed, PHRASES)] == ([above] if is_over else [])


def test_above_the_first_line_of_a_heading_another_may_stand_over_some() -> None:
    """The upper one was the priority of all measures below, in silence."""
    title, over, first, own = (
        line(text, base, x)
        for text, base, x in (
            ("Clean streets", 60, 0),
            ("Performance", 78, 240),
            ("Previous", 90, 300),
            ("measure", 100, 0),
        )
    )
    placed = page([word for each in (title, over, first, own) for word in each.words])
    cast(FakePage, placed).bold = {word.text for word in placed.words}
    found = lines_over(HEADER, [title, over, first, own], placed, PHRASES)
    assert [*found] == [first, over]


@pytest.mark.costly(2)
def test_a_heading_over_others_is_not_the_priority_of_the_first_table(tmp_path: Path) -> None:
    """It stands below the title, larger than the key does, and no line parts it from the headings."""
    look = "<style>.t * {border: 0; background: none; color: black; vertical-align: middle}.t .over {border-bottom: 1pt solid; text-align: center}</style>"
    head = (
        '<th rowspan="2">Measure</th><th colspan="3" class="over">Performance</th>'
        '<th rowspan="2">Commentary</th></tr><tr><th>Actual</th><th>Target</th><th>Status</th>'
    )
    rows = [[name, f"{50 + n}%", "55%", rated(n), f"Work goes on at {n}."] for n, name in enumerate(NAMES)]  # fmt: skip
    parts = [
        f"<h2>{title}</h2>{table(head, rows[at : at + 5])}"
        for title, at in (("Clean streets", 0), ("Homes for all", 5))
    ]
    key = '<p style="font-size: 7pt">Green: on target</p>'
    _, report = drafted(tmp_path, look, key, f'<div class="t">{"".join(parts)}</div>')
    assert [each.title for each in report.priorities] == ["Clean streets", "Homes for all"]
    assert {each.text for each in report.account.leftovers} >= {"Performance"}

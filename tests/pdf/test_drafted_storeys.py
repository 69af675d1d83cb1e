"""Headings over those of several columns, with a line below them alone or without any line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

import pytest

from kpi_tui.pdf.drafting.candidates import find_candidates
from kpi_tui.pdf.drafting.storeys import by_gaps, have_storeys
from tests.rendering.councils.layouts.parts import heading as title_of
from tests.rendering.councils.page import BLACK, WHITE, Block, Cell, Rules, Table, Text
from tests.rendering.councils.page import words as cell
from tests.support.drafted_reports import INK, NAMES, RATED, Row, drafted, rated
from tests.support.pdf_words import FakePage, page_text, words

OWNERS = ("Head of Waste", "Ada Fenwick", "Service Lead, Revenues & Benefits")
YEAR = "Year to date"
TWO, THREE = ("Actual", "Target"), ("Actual", "Target", "Status")


def heading(text: str, columns: int = 1, rows: int = 1, fill: str | None = None) -> Cell:
    colour = WHITE if fill else BLACK
    return Cell((Text(text, bold=True, colour=colour),), "center", fill, columns, rows)


def value(over: str, label: str, number: int) -> str:
    """What stands below a heading in a row of this number."""
    if "tatus" in label:
        return RATED[(number + (over == YEAR)) % 3]
    if label == "Lead officer":
        return OWNERS[number % 3]
    figures = {"Target": 30, "Previous performance": 40 + number}
    return f"{figures.get(label, 50 + number) + (20 if over == YEAR else 0)}%"


def two_storeys(
    over: Mapping[str, Sequence[str]], others: Sequence[str], rules: Rules, pad: float
) -> Table:
    """A table of measures whose headings stand in two storeys, and others that take both."""
    pairs = [(each, label) for each, below in over.items() for label in below]
    pairs += [("", label) for label in others]
    upper = [heading(each, columns=len(below)) for each, below in over.items()]
    upper += [heading(label, rows=2) for label in others]
    lower = tuple(heading(label) for each, label in pairs if each)
    body: list[Row] = [
        (cell(name), *(cell(value(each, label, number)) for each, label in pairs))
        for number, name in enumerate(NAMES)
    ]
    widths = (30.0, *[70 / len(pairs)] * len(pairs))
    head: list[Row] = [(heading("What we measure", rows=2), *upper), lower]
    return Table(widths, (*head, *body), 2, rules, pad=pad)


@pytest.mark.parametrize("rules", ["none", "rows"])
@pytest.mark.parametrize(
    ("over", "others", "pad"),
    [
        ({"Performance": TWO}, ("Status", "Lead officer"), 3.0),
        ({"Performance": TWO}, ("Status", "Lead officer"), 6.0),
        ({"Performance": ("This quarter", "Target")}, ("Previous performance", "Status"), 6.0),
        ({"Performance": TWO}, ("Lead officer", "Performance status"), 3.0),
        ({"Performance": THREE}, ("Previous performance", "Lead officer"), 4.0),
        ({"Period": TWO, YEAR: TWO}, ("Status", "Lead officer"), 3.0),
        ({"Period": THREE, YEAR: THREE}, ("Lead officer",), 6.0),
        ({"This quarter": THREE, YEAR: TWO}, ("Lead officer",), 4.0),
    ],
)
def test_headings_over_others(
    tmp_path: Path,
    over: Mapping[str, Sequence[str]],
    others: Sequence[str],
    pad: float,
    rules: Rules,
) -> None:
    """They were headings of columns of their own, or left over, and figures were of no column."""
    guess, report = drafted(tmp_path, two_storeys(over, others, rules, pad))
    below = {f"{each} / {label}" for each, labels in over.items() for label in labels}
    assert below < {label for label, _ in guess.columns}
    assert [each.measure_name for each in report.readings] == list(NAMES)
    for number, each in enumerate(report.readings):
        assert each.period_actual == f"{50 + number}%"
        assert (each.period_target, each.period_status) == ("30%", RATED[number % 3].casefold())
        assert each.previous_actual == (f"{40 + number}%" if others[0][:4] == "Prev" else None)
        year = (f"{70 + number}%", "50%") if YEAR in over else (None, None)
        assert (each.ytd_actual, each.ytd_target) == year
    assert report.warnings == ()


def test_a_title_above_a_header_in_two_storeys_is_no_part_of_its_first(tmp_path: Path) -> None:
    """“Housing No.” was a column that nobody knows, and the codes of its measures were not read."""
    blocks: list[Block] = []
    for start, title in ((0, "Clean streets"), (5, "Housing")):
        head: tuple[Row, Row] = (
            (
                heading("No.", rows=2, fill=INK),
                heading("What we measure", rows=2, fill=INK),
                heading("Performance", columns=2, fill=INK),
                *(
                    heading(each, rows=2, fill=INK)
                    for each in ("Status", "Lead officer", "Comment")
                ),
            ),
            (heading("This quarter", fill=INK), heading("Target", fill=INK)),
        )
        rows = range(start, start + 5)
        texts = [[f"{1 + start // 5}.{n}", NAMES[n], f"{50 + n}%", "30%"] for n in rows]
        body = [
            (*map(cell, said), rated(n), cell(OWNERS[n % 3]), cell(f"Seen in {n + 2} wards."))
            for n, said in zip(rows, texts, strict=True)
        ]
        widths = (8.0, 30.0, 12.0, 12.0, 10.0, 18.0, 10.0)
        blocks += [title_of(title, INK), Table(widths, (*head, *body), 2, "none")]
    _, report = drafted(tmp_path, *blocks, engine="weasyprint")
    assert [each.measure_code for each in report.readings] == [
        f"{1 + n // 5}.{n}" for n in range(10)
    ]
    assert [each.period_actual for each in report.readings] == [f"{50 + n}%" for n in range(10)]
    assert report.warnings == ()


def labels_of(*placed: tuple[str, float, float]) -> list[str]:
    return by_gaps([word for text, base, x in placed for word in words(text, base, x)], 0.9, ())


LEFT = [
    *(("Measure", 100, 50), ("Quarter", 100, 150), ("Year to date", 100, 350)),
    *(("Actual", 115, 150), ("Target", 115, 250), ("Result", 115, 350), ("Goal", 115, 450)),
]


@pytest.mark.parametrize(
    ("placed", "expected"),
    [
        (LEFT, ["Quarter / Actual", "Quarter / Target", f"{YEAR} / Result", f"{YEAR} / Goal"]),
        (
            [
                ("Measure", 100, 50),
                ("Owner", 100, 450),
                ("Now", 100, 260),
                ("Actual", 115, 150),
                ("Target", 115, 252),
                ("Status", 115, 350),
            ],
            ["Now / Actual", "Now / Target", "Now / Status", "Owner"],
        ),
        (
            [
                ("Key performance", 100, 50),
                ("Now", 100, 240),
                ("Owner", 100, 420),
                ("indicator", 115, 60),
                ("Actual", 115, 180),
                ("Target", 115, 290),
            ],
            ["Now / Actual", "Now / Target", "Owner"],
        ),
    ],
    ids=["begin with them", "over the middle one", "beside one of two lines"],
)
def test_what_stands_below_a_heading_is_told_by_its_place(
    placed: list[tuple[str, float, float]], expected: list[str]
) -> None:
    first = "Key performance indicator" if placed[0][0][0] == "K" else "Measure"
    assert labels_of(*placed) == [first, *expected]


@pytest.mark.parametrize(
    "placed",
    [
        # Set to their feet: the first of "Latest performance" stands in the middle of the others.
        [
            ("Measure", 115, 50),
            ("Actual", 115, 150),
            ("Target", 115, 350),
            ("Latest", 100, 250),
            ("performance", 115, 240),
            ("Direction", 100, 450),
            ("of travel", 115, 450),
        ],
        [
            ("Elmford City Council", 100, 200),
            ("Measure", 115, 50),
            ("Actual", 115, 150),
            ("Target", 115, 250),
            ("Status", 115, 350),
        ],
        [
            ("Measure", 100, 50),
            ("Actual", 100, 150),
            ("Target", 100, 250),
            ("Owner", 100, 350),
            ("Trees planted", 115, 50),
            ("40%", 115, 150),
            ("50%", 115, 250),
        ],
    ],
    ids=["set to their feet", "a title", "a row"],
)
def test_headings_of_one_storey_are_no_two(placed: list[tuple[str, float, float]]) -> None:
    assert not have_storeys([word for each in placed for word in words(*each)], 0.9)


MIDDLED = [
    *(("Performance", 100, 210), ("Key", 112, 50), ("Accountable", 112, 420)),
    *(("Trend", 118, 350), ("measure", 124, 50), ("Current", 124, 160), ("Quarterly", 124, 260)),
    *(("officer", 124, 420), ("value", 136, 160), ("target", 136, 260)),
]
"""A heading alone above all others, which are set to the middle of their cells."""


def test_a_heading_above_all_others_is_over_those_that_its_place_tells() -> None:
    """Three of their lines were a header, and “value £10,620” the first actual."""
    placed = [word for each in MIDDLED for word in words(*each)]
    names = ("Performance / Current value", "Performance / Quarterly target")
    labels = ("Key measure", *names, "Trend", "Accountable officer")
    text = page_text(placed)
    cast(FakePage, text.page).bold = {word.text for word in placed}
    assert [each.labels for each in find_candidates(text)] == [labels]

"""A heading over those of several columns, with a line below it alone or without any line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.rendering.councils.page import BLACK, Cell, Rules, Table, Text, words
from tests.support.drafted_reports import NAMES, RATED, Row, drafted

OWNERS = ("Head of Waste", "Ada Fenwick")


def heading(text: str, columns: int = 1, rows: int = 1) -> Cell:
    return Cell((Text(text, bold=True, colour=BLACK),), "center", None, columns, rows)


def two_storeys(
    below: Sequence[str], others: Sequence[str], rules: Rules, pad: float = 3.0
) -> Table:
    """A table of measures; "Performance" stands over some of its headings, before the others."""
    values = {
        **{"Status": RATED, "Performance status": RATED, "Lead officer": OWNERS},
        **{"Target": ("55%",), "This quarter": ("61%", "62%", "63%"), "Actual": ("61%", "62%")},
        "Previous performance": ("70%", "71%"),
    }
    head: list[Row] = [
        (
            heading("What we measure", rows=2),
            heading("Performance", columns=len(below)),
            *(heading(each, rows=2) for each in others),
        ),
        tuple(map(heading, below)),
    ]
    body = [
        (words(name), *(words(values[h][n % len(values[h])]) for h in (*below, *others)))
        for n, name in enumerate(NAMES)
    ]
    widths = (30.0, *[70 / (len(below) + len(others))] * (len(below) + len(others)))
    return Table(widths, (*head, *body), 2, rules, pad=pad)


@pytest.mark.parametrize("rules", ["none", "rows"])
@pytest.mark.parametrize(
    ("below", "others", "pad"),
    [
        (("Actual", "Target"), ("Status", "Lead officer"), 3.0),
        (("Actual", "Target"), ("Status", "Lead officer"), 6.0),
        (("This quarter", "Target"), ("Previous performance", "Status"), 6.0),
        (("Actual", "Target"), ("Lead officer", "Performance status"), 3.0),
        (("Actual", "Target", "Status"), ("Previous performance", "Lead officer"), 4.0),
    ],
)
def test_a_heading_over_others(
    tmp_path: Path, below: Sequence[str], others: Sequence[str], pad: float, rules: Rules
) -> None:
    guess, report = drafted(tmp_path, two_storeys(below, others, rules, pad))
    assert {f"Performance / {each}" for each in below} < {label for label, _ in guess.columns}
    for number, each in enumerate(report.readings):
        assert (each.period_target, each.period_status) == (
            "55%",
            RATED[number % 3].casefold(),
        )
        assert each.period_actual in ("61%", "62%", "63%")
        assert each.previous_actual in ("70%", "71%") or "Previous performance" not in others
    assert [each.measure_name for each in report.readings] == list(NAMES)
    assert report.warnings == ()

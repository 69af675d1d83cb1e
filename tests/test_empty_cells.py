"""What stands in a cell where there is nothing to print."""

from __future__ import annotations

import pytest

from kpi_tui.empty_cells import (
    is_awaited,
    is_empty,
    is_not_applicable,
    names_nobody,
    says_nothing,
)

NOT_APPLICABLE = (
    "",
    " ",
    "-",
    "–",
    "— —",
    "−",
    "―",
    "‒",
    "‐",
    "(-)",
    "…",
    "...",
    "n/a",
    "N/A.",
    "N / A",
    "n /a",
    "n a",
    "na",
    "n.a.",
    "N.A",
    "n. a.",
    "(n/a)",
    "N/A*",
    "\u200b",
    "None",
    "not applicable",
)
NOT_KNOWN = (
    "n/r",
    "TBC",
    "tbc.",
    "TBA",
    "tbd",
    "n/k",
    "No data",
    "n / r",
    "No\ndata",
    "not available",
    "to be confirmed",
    "t.b.c.",
    "T B A",
    "TBC*",
)
AWAITED = (
    "awaited",
    "Awaited.",
    "Data awaited",
    "Figures are awaited",
    "Awaiting data",
    "still awaiting results",
    "Not yet available",
    "not available yet",
    "Data not yet available",
    "Data not available",
    "data unavailable",
    "No data available",
    "Not yet published",
    "To follow",
    "Pending",
    "Data pending",
    "Results to follow",
    "Not known",
    "Outturn TBC",
    "To be determined",
)


@pytest.mark.parametrize("text", NOT_APPLICABLE)
def test_nothing_belongs_in_it(text: str) -> None:
    assert is_empty(text)
    assert is_not_applicable(text)


@pytest.mark.parametrize("text", NOT_KNOWN)
def test_something_is_to_come(text: str) -> None:
    assert is_empty(text)
    assert not is_not_applicable(text)


@pytest.mark.parametrize("text", AWAITED)
def test_a_figure_is_awaited(text: str) -> None:
    """As a comment it tells why there is no figure; "tbc" alone tells nothing."""
    assert is_empty(text)
    assert is_awaited(text)
    assert not is_not_applicable(text)
    assert not says_nothing(text)


@pytest.mark.parametrize("text", ["", "-", "n/a", "tbc", "No data", "not available"])
def test_a_comment_that_says_nothing(text: str) -> None:
    assert says_nothing(text)
    assert not is_awaited(text)


@pytest.mark.parametrize(
    ("owner", "is_nobody"),
    [
        ("NR", False),
        ("NK", False),
        ("n/r", True),
        ("tbc", True),
        ("", True),
        ("Vacant", True),
        ("(vacancy)", True),
        ("Post currently vacant", True),
        ("Vacant Homes Lead", False),
    ],
)
def test_initials_are_an_owner(owner: str, is_nobody: bool) -> None:
    assert names_nobody(owner) is is_nobody


@pytest.mark.parametrize(
    "text",
    [
        "0",
        "-5",
        "nil",
        "none of them",
        "NA12",
        "n/a for schools",
        "tbc by May",
        "no data yet",
        "N.R.",
        "Outstanding",
        "Results outstanding",
        "awaiting approval",
        "Awaiting data from the trust",
        "to be confirmed by May",
        "pending appeal",
        "not due",
        "not applicable this year",
        "*",
        "(5)",
        "A-",
        "−5",
        "?",
        "±",
    ],
)
def test_something_is_said(text: str) -> None:
    assert not is_empty(text)
    assert not is_not_applicable(text)


def test_a_cell_that_is_not_there_is_empty() -> None:
    assert is_empty(None)

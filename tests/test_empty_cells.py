"""What stands in a cell where there is nothing to print."""

from __future__ import annotations

import pytest

from kpi_tui.empty_cells import is_empty, is_not_applicable

NOT_APPLICABLE = (
    "",
    " ",
    "-",
    "–",
    "— —",
    "…",
    "...",
    "n/a",
    "N/A.",
    "N / A",
    "n /a",
    "n a",
    "na",
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
)


@pytest.mark.parametrize("text", NOT_APPLICABLE)
def test_nothing_belongs_in_it(text: str) -> None:
    assert is_empty(text)
    assert is_not_applicable(text)


@pytest.mark.parametrize("text", NOT_KNOWN)
def test_something_is_to_come(text: str) -> None:
    assert is_empty(text)
    assert not is_not_applicable(text)


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
        "?",
        "±",
    ],
)
def test_something_is_said(text: str) -> None:
    assert not is_empty(text)
    assert not is_not_applicable(text)


def test_a_cell_that_is_not_there_is_empty() -> None:
    assert is_empty(None)

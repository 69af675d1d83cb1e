"""What the tree lists below its branches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from kpi_tui.analysis.browse.entries import entries
from kpi_tui.analysis.browse.filters import BLANK, NO_FLAGS
from kpi_tui.analysis.browse.views import View, ViewKind
from kpi_tui.report import Reading
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.panes.tree_items import TreeItems
from tests.support.samples import DEBT, JULY, LIBRARY, WASTE

ALL = View()


def leaves(kind: ViewKind, readings: Sequence[Reading], view: View = ALL) -> list[str]:
    """The lines below a branch, spaces as one."""
    report = replace(JULY, readings=tuple(readings))
    tree = TreeItems(report, entries(report), NO_FLAGS, view)
    (branch,) = (each for each in tree.branches(36, Palette.of_theme({})) if each.view.kind is kind)
    return [" ".join(label.plain.split()) for _, label in branch.leaves or ()]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (ViewKind.DIRECTOR, "No director 1"),
        (ViewKind.PORTFOLIO_HOLDER, "No portfolio holder 1"),
    ],
)
def test_what_is_nobodys_is_the_last_leaf_where_others_are_somebodys(
    kind: ViewKind, said: str
) -> None:
    assert leaves(kind, [DEBT, LIBRARY, WASTE])[-1] == said
    assert not any(each.startswith("No ") for each in leaves(kind, [LIBRARY, WASTE]))
    assert leaves(kind, [DEBT]) == [], "a report that names no one tells nothing of it"
    assert leaves(kind, [DEBT], View(kind, BLANK)) == [said], "unless that is where one is"

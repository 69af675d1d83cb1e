"""The matches of measures as a list: which stand in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kpi_tui.analysis.browse.views import View, ViewKind
from kpi_tui.report import Reading, Report
from kpi_tui.status import Status
from kpi_tui.tui.lists.matches import MatchesPane
from kpi_tui.tui.palette import Palette
from tests.support.samples import DEBT, JULY, JUNE, WASTE
from tests.support.sessions import opened
from tests.support.stores import stored

WENT = replace(DEBT, measure_code="OCC02.09", measure_name="Something that went")
BEFORE = replace(JUNE, readings=(*JUNE.readings, WENT))
TWICE = replace(JULY, readings=(*JULY.readings, WASTE))
"""A report that prints a measure a second time."""


def gone(pane: MatchesPane) -> list[str]:
    groups = {group.id: group for group in pane.groups(Palette.of_theme({}))}
    return [item.id for item in groups["gone"].items] if "gone" in groups else []


@pytest.mark.parametrize("after", [JULY, TWICE])
def test_what_is_gone_is_listed_where_a_report_prints_a_measure_twice(
    tmp_path: Path, after: Report
) -> None:
    session = opened(stored(tmp_path / "store", BEFORE, after))
    assert any("Something that went" in each for each in gone(MatchesPane(session)))
    session.view = View(ViewKind.STATUS, Status.RED.value)
    assert gone(MatchesPane(session)) == [], "it is in no view of this month"


@pytest.mark.parametrize(
    ("before", "is_open", "said"),
    [
        (JUNE.readings[:1], False, "Nothing to confirm"),
        (
            (replace(DEBT, measure_code="OCC02.09", measure_name="Debt outstanding in full"),),
            True,
            "Nothing unconfirmed; of what is likely",
        ),
    ],
)
def test_only_matches_that_are_not_sure_can_be_answered(
    tmp_path: Path, before: tuple[Reading, ...], is_open: bool, said: str
) -> None:
    session = opened(stored(tmp_path / "store", replace(JUNE, readings=before), JULY))
    pane = MatchesPane(session)
    session.panes[pane.mode], session.shown = pane, pane.mode
    pane.lay_out(Palette.of_theme({}))
    assert session.situation.open_matches is is_open
    assert pane.headline.startswith(said)
    likely = [each for each in pane.listed.values() if each.aside.plain == "likely"]
    assert bool(likely) is (said.startswith("Nothing unconfirmed"))

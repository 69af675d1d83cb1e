from __future__ import annotations

from dataclasses import replace

import pytest

from kpi_tui.analysis.changes.change import PRIORITY, ChangeKind, Effect, summary
from kpi_tui.analysis.changes.groups import ChangeGroup
from kpi_tui.analysis.changes.priorities import priorities
from kpi_tui.report import Priority
from kpi_tui.status import Status
from tests.support.measures import measure
from tests.support.pairs import cells

CLIMATE = Priority(
    "OCC01", "Put action to address the climate emergency", status=Status.GREEN, page=2
)


def test_a_priority_with_another_status() -> None:
    (change,) = priorities([CLIMATE], [replace(CLIMATE, status=Status.RED, page=3)])
    assert change.kind is ChangeKind.PRIORITY_STATUS
    assert (change.field, change.old, change.new) == ("status", "green", "red")
    assert (change.effect, change.group, change.page) == (Effect.WORSE, ChangeGroup.NEWLY_RED, 3)
    assert change.measure == ("OCC01", CLIMATE.title)
    assert change.sentence == "Priority: went from ★ green to ▲ red"


@pytest.mark.parametrize(
    ("statuses", "told"),
    [
        ([], ""),
        ([Status.AMBER], "; its one measure is ● amber"),
        ([None], "; its one measure is not rated"),
        ([Status.AMBER, Status.AMBER], "; its 2 measures: 2 ● amber"),
        (
            [Status.RED, Status.GREEN, None, Status.MONITORING_ONLY],
            "; its 4 measures: 1 ★ green, 1 ▲ red, 2 not rated",
        ),
        (
            [Status.COMPLETE, Status.GREEN, Status.NOT_STARTED, None],
            "; its 4 measures: 1 ★ green, 1 ✔ complete, 1 ○ not started, 1 not rated",
        ),
    ],
)
def test_a_priority_s_other_status_is_seen_with_its_measures(
    statuses: list[Status | None], told: str
) -> None:
    measures = [measure(cells(period_status=status)) for status in statuses]
    (change,) = priorities([CLIMATE], [replace(CLIMATE, status=Status.RED)], measures)
    assert change.sentence == f"Priority: went from ★ green to ▲ red{told}"


def test_a_priority_that_prints_a_status_only_now_is_not_newly_red() -> None:
    (change,) = priorities([replace(CLIMATE, status=None)], [replace(CLIMATE, status=Status.RED)])
    assert (change.group, change.old) == (ChangeGroup.NOW_RATED, None)
    assert summary([change]).priorities == 0


def test_a_priority_with_another_title() -> None:
    other = replace(CLIMATE, title="Put action on the climate emergency first")
    (change,) = priorities([CLIMATE], [other])
    assert (change.kind, change.field) == (ChangeKind.NAME, "priority_title")
    assert change.sentence == f"Priority was called “{CLIMATE.title}”"
    assert (change.old, change.new) == (CLIMATE.title, other.title)


def test_a_priority_with_another_code() -> None:
    (change,) = priorities([CLIMATE], [replace(CLIMATE, code="OCC02")])
    assert (change.kind, change.field) == (ChangeKind.RENUMBERED, "priority_code")
    assert (change.old, change.new) == ("OCC01", "OCC02")


def test_a_priority_whose_code_names_another_is_gone() -> None:
    come, gone = priorities([CLIMATE], [replace(CLIMATE, title="Finance")])
    assert (come.kind, come.field, come.sentence) == (ChangeKind.NEW, PRIORITY, "New priority")
    assert (gone.kind, gone.sentence) == (ChangeKind.GONE, "Priority no longer listed")
    counts = summary([come, gone])
    assert (counts.new, counts.gone) == (0, 0)


def test_a_priority_put_in_before_others_is_the_new_one() -> None:
    healthy = Priority("1", "Healthy communities", status=Status.GREEN)
    thriving = Priority("2", "Thriving communities", status=Status.RED)
    safe = Priority("1", "Safe communities", status=Status.AMBER)
    now = [safe, replace(healthy, code="2"), replace(thriving, code="3")]
    found = priorities([healthy, thriving], now)
    assert [(change.measure, change.sentence) for change in found] == [
        (("1", "Safe communities"), "New priority"),
        (("2", "Healthy communities"), "Priority was 1"),
        (("3", "Thriving communities"), "Priority was 2"),
    ]

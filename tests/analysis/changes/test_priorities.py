from __future__ import annotations

from dataclasses import replace

from kpi_tui.analysis.changes.change import PRIORITY, ChangeKind, Effect, summary
from kpi_tui.analysis.changes.groups import ChangeGroup
from kpi_tui.analysis.changes.priorities import priorities
from kpi_tui.report import Priority, Status

CLIMATE = Priority(
    "OCC01", "Put action to address the climate emergency", status=Status.GREEN, page=2
)


def test_a_priority_with_another_status() -> None:
    (change,) = priorities([CLIMATE], [replace(CLIMATE, status=Status.RED, page=3)])
    assert change.kind is ChangeKind.PRIORITY_STATUS
    assert (change.field, change.old, change.new) == ("status", "green", "red")
    assert (change.effect, change.tier, change.page) == (Effect.WORSE, ChangeGroup.NEWLY_RED, 3)
    assert change.measure == ("OCC01", CLIMATE.title)
    assert change.sentence == "Priority: went from ★ green to ▲ red"


def test_a_priority_that_prints_a_status_only_now_is_not_newly_red() -> None:
    (change,) = priorities([replace(CLIMATE, status=None)], [replace(CLIMATE, status=Status.RED)])
    assert (change.tier, change.old) == (ChangeGroup.NOW_RATED, None)
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

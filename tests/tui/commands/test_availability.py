"""Why a command does nothing now, told in a sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kpi_tui.tui.availability import _REASONS, STILL_READ, Situation, why_not
from kpi_tui.tui.commands.command import COMMANDS, Command

ALL_WELL = Situation(
    months=3, place=1, measure="OCC01.01", readings=2, rows=45, searching=True, studied=True
)
"""In the middle of three months, on a measure that two of them have, after a search."""
ALWAYS = {
    *("search", "red", "amber", "exceptions", "all", "sidebar", "tree", "table", "commentary"),
    *("theme", "import", "reload", "palette", "help", "back", "quit"),
}
"""They do something whatever there is, or tell themselves why not."""
NO_MONTH = "There is no month yet."
NO_MEASURE = "No measure is under the cursor."


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_all_do_something_where_there_is_all(command: Command) -> None:
    assert why_not(command.id, ALL_WELL) is None


def test_every_reason_is_a_commands() -> None:
    ids = {command.id for command in COMMANDS}
    assert set(_REASONS) <= ids
    assert ids - set(_REASONS) == ALWAYS


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_an_explorer_without_a_month(command: Command) -> None:
    """While the first month is read, or where none can be."""
    reason = why_not(command.id, Situation())
    if command.id in ALWAYS:
        assert reason is None
    else:
        assert reason is not None
        assert reason.endswith(".")
        assert len(reason) <= 76, "it is told in one line of 80 columns"


@pytest.mark.parametrize(
    ("ids", "changed", "reason"),
    [
        ("month-before first-month", {"place": 0}, "There is no earlier month."),
        ("month-after last-month", {"place": 2}, "There is no later month."),
        ("month-after last-month", {"place": 0}, None),
        ("month-before first-month", {"place": 2}, None),
        ("months filter", {"months": 0}, NO_MONTH),
        ("read beside trend copy measure-before measure-after", {"measure": None}, NO_MEASURE),
        ("beside trend", {"readings": 1}, "The store holds OCC01.01 for this month only."),
        ("beside trend", {"readings": 0}, None),
        ("read copy", {"readings": 1}, None),
        ("next-hit previous-hit", {"searching": False}, "Nothing is searched for: / begins a search."),
        (
            "changes links",
            {"months": 1, "place": 0},
            "There is one month in the store: nothing to compare it with yet.",
        ),
        (
            "changes links",
            {"place": 0},
            "This is the first month in the store: nothing to compare it with.",
        ),
        ("checks", {"place": 0}, None),
        ("checks", {"months": 1, "place": 0}, None),
        ("changes links checks", {"studied": False}, STILL_READ),
        ("changes links checks", {"studied": False, "study_failed": "It broke."}, "It broke."),
        (
            "copy-rows export sort sort-back reverse",
            {"rows": 0},
            "No measure is on the screen.",
        ),
    ],
)  # fmt: skip
def test_why(ids: str, changed: dict[str, object], reason: str | None) -> None:
    now = replace(ALL_WELL, **changed)  # type: ignore[arg-type]
    for command_id in ids.split():
        assert why_not(command_id, now) == reason, command_id


def test_a_store_of_one_month_is_not_waited_for() -> None:
    """What there is nothing to compare with will not be there when the other months are read."""
    alone = Situation(months=1, measure="OCC01.01", rows=1)
    assert why_not("changes", alone) != STILL_READ
    assert why_not("checks", alone) == STILL_READ

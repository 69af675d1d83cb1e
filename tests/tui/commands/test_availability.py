"""Why a command does nothing now, told in a sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kpi_tui.tui.commands.command import OPENS_LATER, Command, always
from kpi_tui.tui.commands.registry import COMMANDS, command
from kpi_tui.tui.session.situation import Mode, Situation

ALL_WELL = Situation(
    periods=3,
    place=1,
    measure="OCC01.01",
    readings=2,
    rows=45,
    searching=True,
    assessed=True,
    open_matches=True,
)
"""In the middle of three months, on a measure that two of them have, after a search."""
ALWAYS = {
    *("search", "red", "amber", "exceptions", "all", "sidebar", "tree", "table", "commentary"),
    *("theme", "import", "reload", "palette", "help", "back", "quit"),
}
"""They do something whatever there is, or tell themselves why not."""
NO_MONTH = "No month has been read yet."
ONLY = "This is the only month held of this report: nothing to compare it with."
FIRST = "This is the first month held of this report: nothing to compare it with."
NO_MEASURE = "No measure is under the cursor."


@pytest.mark.parametrize("each", COMMANDS, ids=lambda each: each.id)
def test_every_command_does_something_where_everything_is_there(each: Command) -> None:
    pane = min(each.modes) if each.modes else None
    assert each.why_not(replace(ALL_WELL, pane=pane)) is None


def test_every_other_command_can_be_refused() -> None:
    assert {each.id for each in COMMANDS if each.why_not is always} == ALWAYS


@pytest.mark.parametrize("each", COMMANDS, ids=lambda each: each.id)
def test_an_explorer_without_a_month(each: Command) -> None:
    """While the first month is read, or where none can be."""
    reason = each.why_not(Situation())
    if each.id in ALWAYS:
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
        ("months filter copy", {"periods": 0}, NO_MONTH),
        ("read beside trend measure-before measure-after", {"measure": None}, NO_MEASURE),
        ("beside trend", {"readings": 1}, "No confirmed match in earlier months."),
        ("beside trend", {"readings": 1, "place": 0}, FIRST),
        ("beside trend", {"readings": 1, "periods": 1, "place": 0}, ONLY),
        ("compare-with year-before", {"place": 0}, FIRST),
        ("compare-with year-before", {"periods": 1, "place": 0}, ONLY),
        ("compare-with year-before", {"periods": 0, "place": 0}, NO_MONTH),
        ("beside trend", {"readings": 1, "possible_matches": 2},
         "No confirmed match in earlier months – L lists 2 possible."),
        ("beside trend", {"readings": 0}, None),
        ("read", {"readings": 1}, None),
        ("copy", {"measure": None}, None),  # a priority may have none, and has a page
        ("next-hit previous-hit", {"searching": False}, "Nothing is searched for: / begins a search."),
        ("changes links", {"periods": 1, "place": 0}, ONLY),
        ("changes links", {"place": 0}, FIRST),
        ("match-yes match-no", {"pane": Mode.MATCHES}, None),
        ("match-yes match-no", {"pane": Mode.MATCHES, "open_matches": False},
         "No unconfirmed match is listed."),
        ("checks", {"place": 0}, None),
        ("checks", {"periods": 1, "place": 0}, None),
        ("changes links checks", {"assessed": False}, OPENS_LATER),
        ("changes links checks", {"assessed": False, "assessment_failure": "It broke."}, "It broke."),
        (
            "copy-rows export sort sort-back reverse",
            {"rows": 0},
            "No measure is on the screen.",
        ),
    ],
)  # fmt: skip
def test_a_command_says_why_it_does_nothing(
    ids: str, changed: dict[str, object], reason: str | None
) -> None:
    now = replace(ALL_WELL, **changed)  # type: ignore[arg-type]
    for command_id in ids.split():
        assert command(command_id).why_not(now) == reason, command_id


def test_a_store_of_one_month_is_not_waited_for() -> None:
    """What there is nothing to compare with will not be there when the other months are read."""
    alone = Situation(periods=1, measure="OCC01.01", rows=1)
    assert command("changes").why_not(alone) != OPENS_LATER
    assert command("checks").why_not(alone) == OPENS_LATER

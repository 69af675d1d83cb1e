"""Commands of pinned measures: the ones that a person keeps in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpi_tui.analysis.browse.views import View, ViewKind
from kpi_tui.labels import Label
from kpi_tui.text import one_line
from kpi_tui.tui.commands.command import (
    FIND,
    Command,
    everywhere,
    in_panes,
    needs_a_measure,
    needs_a_period,
)
from kpi_tui.tui.commands.find import is_asked_for_again
from kpi_tui.tui.commands.steps import Notify, OnScreen, ShowView, Steps

if TYPE_CHECKING:
    from kpi_tui.tui.session.session import Session


def pin(session: Session) -> Steps:
    """Pin the measure under the cursor, or take its pin away."""
    if session.cursor is None:
        return
    key, assessed = session.key(session.cursor), session.assessment
    is_pinned = session.kept.pin(key, assessed.measures.get(key) if assessed else None)
    session.use(assessed)
    yield OnScreen.DRAW
    pins, code = len(session.kept.pins), one_line(key[0])
    where = f"{Label.MY_MEASURES} ({pins}), M shows {'it' if pins == 1 else 'them'}"
    yield Notify(f"{code} is in {where}." if is_pinned else f"{code} is no longer pinned.", 3)


def show_pinned(session: Session) -> Steps:
    """Show the pinned measures; once more, all of them."""
    view = View(ViewKind.PINNED)
    if is_asked_for_again(session, view):
        yield ShowView(View())
    elif session.kept.pins:
        yield ShowView(view)
    else:
        yield Notify("Nothing is pinned yet: * pins the measure under the cursor.", timeout=3)


COMMANDS = (
    Command("pin", "asterisk", "pin", "Pin or unpin the measure",
            "Keep the measure in My measures, whatever its code becomes; again, no longer", FIND,
            pin, needs_a_measure, everywhere(19) | in_panes(17),
            also="make favourite, make favorite, bookmark, star, watch, my measures, remember this measure, "
                 "keep this measure, follow this measure", of_measure=True),
    Command("my-measures", "M", "my measures", Label.MY_MEASURES,
            "The pinned measures; once more, all", FIND, show_pinned, needs_a_period,
            also="favourites, favorites, pinned, bookmarks, watch list, measures i pinned",
            shows=View(ViewKind.PINNED)),
)  # fmt: skip

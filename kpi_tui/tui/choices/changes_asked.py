"""What changed since a report, or between two, where a request asks for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from kpi_tui.analysis.browse.asked_of import Asked
from kpi_tui.analysis.browse.days_meant import changed_since, question_words
from kpi_tui.analysis.browse.periods_compared import changed_in, periods_compared, since_called
from kpi_tui.labels import Label
from kpi_tui.tui.choices.choice import Choice
from kpi_tui.tui.choices.wanted import ChangesWanted, Wanted
from kpi_tui.tui.palette import Palette

if TYPE_CHECKING:
    from kpi_tui.tui.session.session import Session


def changes_asked(typed: str, session: Session, palette: Palette) -> list[Choice[Wanted]]:
    """Return what changed since a report, or between two, where a request asks for that."""
    shown, held, kind = session.period, session.periods, session.series.period_type
    if shown is None or Asked(shown, kind=kind).is_other_length(question_words(typed)):
        return []
    since = since_called(typed, shown, held, kind) or changed_since(typed, shown, held)
    until = shown
    if since is None:
        compared = periods_compared(typed, shown, held, kind)
        of_one = changed_in(typed, shown, held, kind) if compared is None else None
        if of_one and of_one not in held:
            return [
                _changed(f"in {session.called(of_one)}", ChangesWanted(of_one), session, palette)
            ]
        before = [each for each in held if of_one and each < of_one]
        if of_one and before:
            compared = before[-1], of_one
        if compared is None:
            return []
        since, until = compared
    when = "" if until == shown else f"in {session.called(until)} "
    wanted = ChangesWanted(since, None if until == shown else until)
    return [_changed(f"{when}since {session.called(since)}", wanted, session, palette)]


def _changed(
    when: str, wanted: ChangesWanted, session: Session, palette: Palette
) -> Choice[Wanted]:
    """Return a line for what changed, which says where no report of it is held."""
    why_not = "" if wanted.since in session.periods else "  Not now: no report of it is held"
    text = Text.assemble(f"What changed {when}", (why_not, palette.muted))
    return Choice(wanted, text, aside=Text(Label.CHANGES, palette.muted))

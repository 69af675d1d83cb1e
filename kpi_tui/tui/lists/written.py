"""Writing a list to a file: the dialog that all lists share, and what a list is of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from kpi_tui.labels import Label, plural
from kpi_tui.period import PeriodKey
from kpi_tui.text import one_line
from kpi_tui.tui.commands.steps import Notify, Steps, ask

if TYPE_CHECKING:
    from kpi_tui.publish.sheets.sheet import Listing
    from kpi_tui.tui.files.writing import Destination
    from kpi_tui.tui.session.main_pane import MainPane
    from kpi_tui.tui.session.session import Session

NOTHING_LISTED = Notify("Nothing is listed.", timeout=3)
NO_MATCHES_TYPED = f"{Label.NO_MATCHES}. Esc clears what was typed."


def asked_for(session: Session) -> str:
    """Tell in words which measures are asked for: `Finance · ▲ red or ● amber · search: waste`.

    Nothing is told where all are.
    """
    from kpi_tui.tui.choices.saved_filters import asked_words

    said = asked_words(session, session.view, session.filters)
    search = f"search: {' '.join(session.words)}" if session.words else ""
    return " · ".join(filter(None, (said, search)))


def narrowed(session: Session, pane: MainPane) -> str:
    """Say what narrows a list: the filters in force, and what was typed over it; nothing for all."""
    said, typed = [], one_line(pane.typed.strip())
    if pane.IS_FILTERED and len(session.matching) < len(session.listed):
        of = f"{len(session.matching)} of {plural(len(session.listed), 'measure')}"
        said.append(f"filtered, {of}: {asked_for(session)}")
    said += [f"typed: {typed}"] if typed else []
    return " · ".join(said)


def scope(session: Session, pane: MainPane) -> str:
    """Say in a line what a list is of."""
    return " · ".join(filter(None, (pane.title, pane.summary, narrowed(session, pane))))


def compared(session: Session, before: date | None) -> dict[str, str]:
    """Return what each record of a list says of the report shown and of the one `before`, if any."""
    from kpi_tui.publish.compared_reports import ComparedReport, fields_of_both

    assessed = session.assessment
    if assessed is None or before is None:
        return {}
    earlier = PeriodKey.of(before, session.series)
    return fields_of_both(
        ComparedReport(earlier, assessed.origins[before]),
        ComparedReport(assessed.period, assessed.report.origin),
    )


def said_above(listing: Listing, said: str) -> Listing:
    """Return a list with a line more above its table; nothing `said` is no line."""
    sheet = listing.sheet
    return replace(listing, sheet=replace(sheet, lead=(*sheet.lead, said))) if said else listing


def write_listing(
    session: Session, pane: MainPane, noun: str, listing: Callable[[], Listing] | None
) -> Steps:
    """Ask where to write what a pane lists, and write it; `listing` runs in a thread."""
    from kpi_tui.tui.files.file_names import name_for_files
    from kpi_tui.tui.files.listing_job import FORMATS, ListingJob
    from kpi_tui.tui.screens.write_file import WriteDialog

    if listing is None or session.month is None:
        yield NOTHING_LISTED
        return
    said = narrowed(session, pane)
    name = f"kpi-tui-{noun}-{name_for_files(session.month.report.period)}"

    def job(place: Destination) -> ListingJob:
        return ListingJob(session.store, place, lambda: said_above(listing(), said))

    yield from ask(WriteDialog(Label.EXPORT, (scope(session, pane),), FORMATS, name, job))

"""Writing a list to a file: the dialog that all lists share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kpi_tui.labels import Label
from kpi_tui.tui.commands.steps import Steps, ask

if TYPE_CHECKING:
    from kpi_tui.publish.sheets.sheet import Listing
    from kpi_tui.tui.files.writing import Place
    from kpi_tui.tui.session.session import Session


def write_listing(session: Session, scope: str, name: str, listing: Callable[[], Listing]) -> Steps:
    """Ask where to write a list, and write it; `name` is suggested, and `listing` runs in a thread."""
    from kpi_tui.tui.files.listing_job import FORMATS, ListingJob
    from kpi_tui.tui.screens.write_file import WriteDialog

    def job(place: Place) -> ListingJob:
        return ListingJob(session.store, place, listing)

    yield from ask(WriteDialog(Label.EXPORT, (scope,), FORMATS, name, job))

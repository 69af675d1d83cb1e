"""Commands that show and write pictures: the PDF page of a measure, and its chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpi_tui.tui.commands.command import READ, Command, needs_a_measure
from kpi_tui.tui.commands.steps import Notify, ShowPage, Steps, ask
from kpi_tui.tui.session.situation import STILL_WORKED_OUT, Mode

if TYPE_CHECKING:
    from kpi_tui.tui.session.session import Session


def show_page(session: Session) -> Steps:
    """Show the page of the PDF that the measure was read from."""
    if session.cursor is not None and session.month is not None:
        yield ShowPage(session.listed[session.cursor].reading, session.month.report)


def write_chart(session: Session) -> Steps:
    """Write the chart of the measure as a picture."""
    from kpi_tui.tui.files.chart_job import FORMATS, ChartJob
    from kpi_tui.tui.files.file_names import name_for_files, slug
    from kpi_tui.tui.files.writing import Destination
    from kpi_tui.tui.screens.write_file import WriteDialog

    if session.cursor is None or session.month is None:
        return
    measure, report = session.selected(session.cursor).measure, session.month.report
    if measure is None:
        yield Notify(STILL_WORKED_OUT, timeout=4)
        return
    name = f"{slug(measure.measure_code)}-{name_for_files(report.period)}"

    def job(place: Destination) -> ChartJob:
        return ChartJob(session.store, place, measure, report)

    title, scope = "Chart as a picture", measure.named.called
    yield from ask(WriteDialog(title, (scope,), FORMATS, name, job))


COMMANDS = (
    Command("page", "g", "page", "Show the PDF page",
            "The page of the PDF that the measure was read from, its row marked", READ,
            show_page, needs_a_measure, {Mode.READING: 7, Mode.TABLE: 15},
            also="source, original, annex, document, open pdf, show me, page, show page, see the page, "
                 "pdf page, where is this from, where does this come from, original report, original pdf, "
                 "original page, evidence, number come from, figure come from", of_measure=True),
)  # fmt: skip

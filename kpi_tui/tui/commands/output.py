"""Commands that take measures elsewhere: to the clipboard, to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpi_tui.labels import plural
from kpi_tui.period_names import name_of
from kpi_tui.tui.commands.command import OUTPUT, Command, everywhere, needs_a_measure, needs_rows
from kpi_tui.tui.commands.steps import Copy, OnScreen, Steps, ask
from kpi_tui.tui.session.situation import Mode

if TYPE_CHECKING:
    from kpi_tui.tui.session.session import Session


def copy_measure(session: Session) -> Steps:
    """Copy the measure for an e-mail."""
    from kpi_tui.wording.measure_text import measure_as_text

    month = session.month
    if session.cursor is not None and month is not None:
        reading = session.listed[session.cursor].reading
        extra = session.selected(session.cursor).officers_lines
        text = measure_as_text(reading, month.report, month.revision, month.imported_at, extra)
        yield Copy(text, reading.measure_code)


def copy_rows(session: Session) -> Steps:  # noqa: ARG001
    """Copy the rows as the table shows them, to be pasted into another."""
    yield OnScreen.COPY_ROWS


def export(session: Session) -> Steps:
    """Write what is shown to a file."""
    from kpi_tui.tui.screens.export import ExportDialog

    if session.month is not None:
        period, origin = session.month.report.period, session.month.report.origin
        keys = [session.key(index) for index in session.order]
        scope = f"{plural(len(keys), 'measure')} of {origin.beside(name_of(period))}, as shown"
        yield from ask(ExportDialog(session.store, period, keys, scope))


COMMANDS = (
    Command("copy", "y", "copy", "Copy the measure",
            "Copy the measure, figures and words, for an e-mail", OUTPUT,
            copy_measure, needs_a_measure, {Mode.TREE: 9, Mode.TABLE: 9, Mode.READING: 7}),
    Command("copy-rows", "Y", "copy rows", "Copy the rows",
            "Copy the rows on the screen, to paste into Excel, Word or Outlook", OUTPUT,
            copy_rows, needs_rows),
    Command("export", "e", "export", "Export what is shown …",
            "Write what is on the screen to a file: xlsx, csv, md, json", OUTPUT,
            export, needs_rows, everywhere(11), at_once=True),
)  # fmt: skip

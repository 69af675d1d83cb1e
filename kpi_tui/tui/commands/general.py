"""Commands that belong to no other group: import, read again, back, leave."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

from kpi_tui.analysis.browse.filters import FilterSet
from kpi_tui.analysis.browse.views import View
from kpi_tui.labels import Label
from kpi_tui.store_url import StorePath
from kpi_tui.tui.commands.command import GENERAL, Command, everywhere, in_panes, needs_a_period
from kpi_tui.tui.commands.steps import (
    Focus,
    Notify,
    OnScreen,
    Pane,
    ReadPage,
    SearchFor,
    ShowImported,
    ShowPane,
    ShowReports,
    ShowView,
    SortMeanwhile,
    Step,
    Steps,
    ask,
)
from kpi_tui.tui.session.situation import Mode

if TYPE_CHECKING:
    from kpi_tui.period import Series
    from kpi_tui.tui.files.import_result import Imported
    from kpi_tui.tui.session.main_pane import MainPane
    from kpi_tui.tui.session.session import Session


def choose_and_import(
    store: StorePath, looked_at: Series | None = None
) -> Generator[Step, object, Imported | None]:
    """Choose PDFs, import them, and return where to go then.

    `looked_at` is the series of reports that is on the screen: its store is not made anew if it is gone.
    """
    from kpi_tui.tui.files.pdf_search import usual_folders
    from kpi_tui.tui.files.typed_paths import here
    from kpi_tui.tui.screens.choose_pdf import ChoosePdfDialog
    from kpi_tui.tui.screens.import_pdf import ImportScreen

    folders = usual_folders(ChoosePdfDialog.last_folder or here())
    files = yield from ask(ChoosePdfDialog(folders, store))
    return (yield from ask(ImportScreen(store, files, looked_at))) if files else None


def import_pdfs(session: Session) -> Steps:
    """Import PDFs, and go to what came in: to another report only where one asks for it."""
    looked_at = session.series if session.periods else None
    imported = yield from choose_and_import(session.store, looked_at)
    if imported is None:
        return
    period, measure_code = imported.period, imported.measure_code
    if period is not None and looked_at not in (None, period.series):
        yield ShowReports(period.series, period.last_day, measure_code)
        return
    if period is not None:
        yield ShowImported(period.last_day, measure_code)
    elif imported.others:
        yield OnScreen.READ_STORE
    if imported.others:
        yield Notify(f"{'; '.join(imported.others)} imported: C goes there.")


def choose_report(session: Session) -> Steps:
    """Choose which council's reports to look at, by which periods."""
    from kpi_tui.tui.choices.lists import report_choices
    from kpi_tui.tui.screens.pick import ChoiceDialog

    choices = report_choices(session.reports, session.screen.theme_variables)
    chosen = yield from ask(ChoiceDialog("Reports", choices, at=session.series))
    if chosen and chosen[0] != session.series:
        yield ShowReports(chosen[0])


def reload(session: Session) -> Steps:  # noqa: ARG001
    """Read the store again."""
    yield OnScreen.READ_STORE


def go_back(session: Session) -> Steps:
    """Go one step back: from reading, from the commentary, from a search, filters, a view."""
    mode = session.screen.mode
    if session.screen.page is not None:
        yield ReadPage(None)
    elif session.pane is not None and mode is not Mode.TREE:
        yield from _leave_pane(session.pane)
    elif session.behind is not None and mode is not Mode.TREE and not session.asked_since:
        behind, (view, session.filters, words) = session.behind, session.asked_before
        if words != session.words:
            yield SearchFor(" ".join(words))
        if view != session.view:
            yield ShowView(view)
        yield ShowPane(behind)
        yield from session.panes[behind].come_back()
    elif mode is Mode.READING:
        yield Focus(Pane.TABLE)
    elif session.words:
        yield OnScreen.CLEAR_SEARCH
    elif session.kept.is_restored(session.view, session.filters):
        session.filters = FilterSet()
        yield ShowView(View())
    elif session.filters:
        session.filters = FilterSet()
        yield OnScreen.SHOW_ROWS
        yield SortMeanwhile(None)
    elif mode is not Mode.TABLE:
        yield Focus(Pane.TABLE)
    elif session.view != View():
        yield ShowView(View())
    else:
        yield OnScreen.HIDE_HINT


def _leave_pane(pane: MainPane) -> Steps:
    """Go one step back from a pane: its ticks, its search, where a line led here from, the table."""
    if pane.untick():
        yield OnScreen.DRAW_PANE
    elif pane.opened_from is not None:
        mode, pane.typed = pane.opened_from
        pane.opened_from = None
        yield ShowPane(mode)
    elif pane.typed.strip():
        yield OnScreen.CLEAR_SEARCH
    else:
        yield OnScreen.LEAVE_PANE


def leave(session: Session) -> Steps:  # noqa: ARG001
    """Leave the explorer."""
    yield OnScreen.QUIT


IMPORT = Command("import", "i,ctrl+o", "import", "Import a PDF …",
                 "Import a PDF, or a folder of them", GENERAL,
                 import_pdfs, footer=everywhere(16), at_once=True,
                 also="add, open, load, new report, file, upload, pdf, import report, add report, "
                 "add a new report, load report, load last month's report, load pdf, open file, get a report in, new month, "
                 "read a pdf, where do i put the pdf")  # fmt: skip
REPORTS = Command("reports", "C", "report", "Choose another report …",
                  "Go to another council's report, or to this one by other periods", GENERAL,
                  choose_report, needs_a_period, at_once=True,
                  also="council, quarterly, switch, other council, another council, other report, "
                 "different council, change council, switch report, switch council, our other report")  # fmt: skip
RELOAD = Command("reload", "f5,R", "refresh", Label.REFRESH,
                 "Read the report library again, after an import elsewhere", GENERAL, reload,
                 also="reload, read again, update, reload the reports, look again")  # fmt: skip
BACK = Command("back", "escape", "back", "Back",
               "Go back: out of what is read, a search, filters, a branch of the tree", GENERAL,
               go_back, footer={Mode.READING: 1} | in_panes(1),
               also="close, escape, cancel, clear, go back, previous screen, return")  # fmt: skip
QUIT = Command("quit", "q,ctrl+q", "quit", Label.QUIT,
               "Quit the program", GENERAL, leave, footer=everywhere(1),
               also="exit, leave, close, bye, get out, shut down, finish, close program, "
                 "close the program, leave program, end, stop, log out, done")  # fmt: skip

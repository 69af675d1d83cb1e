"""Doing on the main screen what commands want to happen, one step at a time."""

from __future__ import annotations

from typing import TypeVar

from textual.screen import Screen
from textual.widget import Widget

from kpi_tui.store_url import StorePath
from kpi_tui.tui.commands import steps
from kpi_tui.tui.commands.steps import OnScreen, Step
from kpi_tui.tui.panes.messages import CommandWanted
from kpi_tui.tui.panes.panes import Panes
from kpi_tui.tui.screens.messages import StoreWanted
from kpi_tui.tui.screens.whereabouts import Whereabouts
from kpi_tui.tui.session.loader import Loader
from kpi_tui.tui.session.session import Session
from kpi_tui.tui.state import Memory


def carry_out(
    screen: Screen[None], panes: Panes, loader: Loader, left: Whereabouts, step: Step
) -> None:
    """Do what one step says."""
    session, memory = loader.session, loader.session.kept.memory
    match step:
        case steps.Notify(message, timeout):
            screen.notify(message, timeout=timeout, markup=False)
        case steps.ShowView(view):
            panes.show_view(view)
        case steps.SelectMeasure(index):
            panes.table.go_to_place(index)
        case steps.MoveCursor(by):
            panes.table.step(by)
        case steps.GoToHit(by):
            panes.go_to_hit(by)
        case steps.SearchFor(text):
            panes.search_for(text)
        case steps.SortRows() | steps.SortMeanwhile():
            sort(screen, panes, step)
        case steps.ReadPage(page):
            panes.read(page)
        case steps.Focus(pane):
            panes.search.display = False
            panes.focus(pane)
        case steps.GoToPeriod(period):
            loader.want(period)
        case steps.ShowReports(series, period, measure_code):
            store = loader.library.path
            screen.app.post_message(StoreWanted(store, period, measure_code, series))
        case steps.ShowImported(period, measure_code):
            panes.expect(measure_code)
            loader.read_again(period)
        case steps.Copy() | steps.CopyRows():
            copy(screen, panes, step)
        case steps.ShowPage() | steps.ForgetPeriod():
            do_unseen(screen, loader.library.path, step)
        case steps.ShowPane(mode):
            left.show_pane(screen, session, panes, mode)
        case steps.SaveJudgements():
            save_together(loader, step)
        case steps.SetTheme(name):
            screen.app.theme = name
        case steps.DoCommand(command_id):
            screen.post_message(CommandWanted(command_id))
        case OnScreen.LEAVE_PANE:
            left.leave_pane(screen, session, panes)
        case OnScreen():
            arrange(screen, panes, loader, memory, step)


def save_together(loader: Loader, step: steps.SaveJudgements) -> None:
    """Save what was decided at once as such, so that it is undone at once."""
    from kpi_tui.judgements.decided_at_once import together

    loader.save(together(step.judgements), step.said)


def arrange(
    screen: Screen[None], panes: Panes, loader: Loader, memory: Memory, step: OnScreen
) -> None:
    """Do a step of the screen alone."""
    match step:
        case OnScreen.SHOW_ROWS:
            panes.draw_rows()
        case OnScreen.DRAW:
            panes.draw()
        case OnScreen.CLEAR_SEARCH:
            panes.clear_search()
        case OnScreen.READ_STORE:
            loader.reload()
        case OnScreen.REVERSE_ROWS:
            panes.table.sort(panes.table.order.turned())
        case OnScreen.TOGGLE_TREE:
            wide = screen.has_class("-wide")
            memory.keep(**{"tree_shown" if wide else "tree_shown_narrow": panes.toggle_tree()})
        case OnScreen.TOGGLE_DETAILS:
            panes.commentary.toggle_details()
        case OnScreen.HIDE_HINT:
            panes.hint.display = False
        case OnScreen.DRAW_PANE:
            panes.draw_pane()
        case OnScreen.COMPARE:
            panes.draw()
            panes.draw_measure()
            loader.compare()
        case OnScreen.LIST_FOUND:
            loader.search_reports(is_listed=True)
        case OnScreen.QUIT:
            screen.app.exit()


def go_to_wanted(session: Session, panes: Panes) -> None:
    """Go to the measure that is wanted of the period that has come; what hides it is let go of.

    Where none is, go to the one that the cursor was on, by the code that it has there.
    """
    wanted = session.measure_wanted
    if wanted is not None:
        if wanted not in {session.key(place)[0] for place in session.matching}:
            panes.expect(wanted)
            panes.draw_rows()
        panes.table.go_to(wanted)
        session.measure_wanted = None
    elif session.followed is not None:
        panes.table.go_to(session.followed)
        session.followed = None


def sort(screen: Screen[None], panes: Panes, step: steps.SortRows | steps.SortMeanwhile) -> None:
    """Sort the table as a step says, and tell by what; of going back to what was before, nothing."""
    if isinstance(step, steps.SortRows):
        panes.table.sort_by(step.step)
    else:
        panes.table.sort_meanwhile(step.column, turned=step.turned)
    if isinstance(step, steps.SortRows) or step.column is not None:
        screen.notify(f"Sorted by {panes.table.order.said}.", timeout=2)


def copy(screen: Screen[None], panes: Panes, step: steps.Copy | steps.CopyRows) -> None:
    """Copy what a step names, or the rows of the table."""
    from kpi_tui.tui.terminal.clipboard import put_on_clipboard

    if isinstance(step, steps.Copy):
        put_on_clipboard(screen, step.copied)
    else:
        put_on_clipboard(screen, panes.table.copied(step.notes))


def do_unseen(
    screen: Screen[None], store: StorePath, step: steps.ShowPage | steps.ForgetPeriod
) -> None:
    """Have a widget that is not seen do what a step names, in the background."""
    from kpi_tui.tui.files.forgetter import Forgetter
    from kpi_tui.tui.files.page_opener import PageOpener

    if isinstance(step, steps.ShowPage):
        unseen(screen, PageOpener).show(step.reading, step.report)
    else:
        unseen(screen, Forgetter).forget(store, step.period, step.left)


Unseen = TypeVar("Unseen", bound=Widget)


def unseen(screen: Screen[None], kind: type[Unseen]) -> Unseen:
    """Return the widget of the screen that works in the background, made when it is first asked for."""
    widget = screen.query_one_optional(kind)
    if widget is None:
        widget = kind()
        screen.mount(widget)
    return widget

"""Commands that take measures elsewhere: to the clipboard, to a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kpi_tui.analysis.browse.views import PEOPLE, View, ViewKind, priority_viewed
from kpi_tui.labels import Label, plural
from kpi_tui.period import PeriodKey
from kpi_tui.text import one_line
from kpi_tui.tui.commands.command import (
    OUTPUT,
    Command,
    Rows,
    everywhere,
    in_panes,
    needs_a_period,
    needs_an_assessment,
    needs_rows,
)
from kpi_tui.tui.commands.picture import write_chart
from kpi_tui.tui.commands.steps import Copy, CopyRows, Notify, Steps, ask
from kpi_tui.tui.session.situation import STILL_WORKED_OUT, Mode, PageKind, Situation
from kpi_tui.wording.measure_text import marked_name

if TYPE_CHECKING:
    from kpi_tui.tui.files.brief_job import BriefScope
    from kpi_tui.tui.files.writing import Destination
    from kpi_tui.tui.session.selected_measure import SelectedMeasure
    from kpi_tui.tui.session.session import Session

NOTHING_SHOWN = "No measure is shown: there is nothing to write."
NOTHING_TO_BRIEF = "No measure is shown: the briefing is on all of them, unless you choose."


def needs_listed_rows(now: Situation) -> str | None:
    """Refuse where the table is empty; a pane in its place says itself what it lists."""
    return None if now.pane else needs_rows(now)


def copy_what_is_read(session: Session) -> Steps:
    """Copy what is on the screen: the measure, its trend, its comparison; a pane's line; a priority."""
    if session.pane is not None and session.screen.page is None:
        yield from session.pane.copy()
    elif session.screen.mode is Mode.TREE and session.view.kind is ViewKind.PRIORITY:
        yield from copy_priority(session)
    elif session.cursor is not None and session.month is not None:
        match session.screen.page:
            case PageKind.TREND:
                yield from copy_trend(session.selected(session.cursor))
            case PageKind.BESIDE:
                yield from copy_compared(session.selected(session.cursor))
            case _:
                yield from copy_measure(session.selected(session.cursor))
    else:
        yield Notify("No measure is under the cursor.", timeout=3)


def copy_measure(subject: SelectedMeasure) -> Steps:
    """Copy all that is printed about a measure, for an e-mail."""
    from kpi_tui.publish.copying.measure import measure_copied

    known = subject.measure, subject.officers_lines
    yield Copy(measure_copied(subject.reading, subject.month, *known))


def copy_trend(subject: SelectedMeasure) -> Steps:
    """Copy what the trend says, and its figures."""
    from kpi_tui.publish.copying.trend import trend_copied

    if subject.measure is None:
        yield Notify(STILL_WORKED_OUT, timeout=4)
    else:
        yield Copy(trend_copied(subject.measure, subject.month.report))


def copy_compared(subject: SelectedMeasure) -> Steps:
    """Copy what a measure said before, and what it says now."""
    from kpi_tui.publish.copying.compared import compared_copied

    if subject.earlier is None:
        yield Notify(subject.why_no_earlier, timeout=4)
    else:
        caution, went = subject.why_not_compared, subject.since_earlier
        travel = went.travel if went else None
        shown = subject.reading, subject.month.report, subject.earlier
        yield Copy(compared_copied(*shown, caution, travel))


def copy_priority(session: Session) -> Steps:
    """Copy the page of the priority that the tree is on."""
    from kpi_tui.publish.copying.priority import priority_copied

    assert session.month is not None
    report = session.month.report
    if viewed := priority_viewed(session.view, report):
        yield Copy(priority_copied(*viewed, report, session.flags.corrected))


def copy_rows(session: Session) -> Steps:
    """Copy the rows as the table or the pane shows them, to be pasted into another."""
    if session.pane is not None:
        yield from session.pane.copy_rows()
    elif session.month is not None:
        source = f"{Label.SOURCE}: {one_line(session.month.report.source.name)}"
        yield CopyRows((what_is_shown(session), source))


def export(session: Session) -> Steps:
    """Write what is shown to a file: the rows, a list, or the chart of the trend as a picture."""
    if session.screen.page is PageKind.TREND:
        yield from write_chart(session)
    elif session.pane is not None:
        yield from session.pane.export()
    elif session.month is not None:
        yield from export_rows(session, session.month.report.period)


def export_rows(session: Session, period: PeriodKey) -> Steps:
    """Write the rows of the table to a file, with the columns that were chosen for it."""
    from kpi_tui.tui.files.export_job import FORMATS, ExportJob
    from kpi_tui.tui.files.file_names import name_for_files
    from kpi_tui.tui.screens.write_file import WriteDialog

    shown = [session.key(index) for index in session.order]
    scope, columns = what_is_shown(session), session.kept.columns.chosen

    def job(place: Destination) -> ExportJob:
        return ExportJob(session.store, place, period, shown, scope, columns)

    said = f"{Label.COLUMNS} as chosen (W), and the commentary" if columns else ""
    name = f"kpi-tui-{name_for_files(period)}"
    why_not = "" if shown else NOTHING_SHOWN
    lines = tuple(filter(None, (scope, said)))
    yield from ask(WriteDialog(Label.EXPORT, lines, FORMATS, name, job, why_not))


def what_is_shown(session: Session) -> str:
    """Say which measures are in the table: `12 of 45 measures of July 2024 · Finance · red`."""
    from kpi_tui.tui.lists.written import asked_for

    assert session.month is not None
    report, shown = session.month.report, len(session.order)
    every = plural(len(session.listed), "measure")
    count = every if shown == len(session.listed) else f"{shown} of {every}"
    parts = (f"{count} of {marked_name(report)}", asked_for(session))
    return " · ".join(filter(None, parts))


def brief(session: Session) -> Steps:
    """Write a briefing on the period that is shown, to hand over or to print."""
    from kpi_tui.tui.lists.person import PersonPane
    from kpi_tui.tui.screens.brief import BriefDialog

    if session.month is not None and session.assessment is not None:
        report, assessed = session.month.report, session.assessment
        earlier = [
            (PeriodKey.of(day, session.series), assessed.name(day))
            for day in reversed(session.periods)
            if day < report.report_date and day in assessed.origins
        ]
        scopes = brief_scopes(session)
        called = marked_name(report)
        shown = list(_views_shown(session))
        at = next((n for n, each in enumerate(scopes) if is_of_view(each, *shown)), 0)
        if filtered := scope_of_filters(session, is_told=at > 0):
            scopes.insert(1, filtered)
            at = at + 1 if isinstance(session.pane, PersonPane) else 1
        chosen = session.compared_with
        since = next((n for n, (key, _) in enumerate(earlier) if key.last_day == chosen), 0)
        note = "" if session.order or at else NOTHING_TO_BRIEF
        dialog = BriefDialog(
            session.store, report.period, called, scopes, earlier, at, since, note=note
        )
        yield from ask(dialog)


def brief_scopes(session: Session) -> list[BriefScope]:
    """Return what a briefing may be of: all measures, the pinned ones, each person's, each priority's."""
    from kpi_tui.analysis.across.owners import OwnerRole
    from kpi_tui.publish.brief.scope import Owner
    from kpi_tui.tui.files.brief_job import BriefScope

    assert session.month is not None
    report = session.month.report
    owners = [
        Owner(role, name)
        for role in OwnerRole
        for name in sorted({each for row in report.readings for each in role.named(row)})
    ]
    pins, is_pinned = len(session.flags.pinned), session.kept.is_pinned
    counts = Counter(reading.priority_code for reading in report.readings)
    return [
        BriefScope("all measures"),
        *(
            [BriefScope(f"{Label.MY_MEASURES.lower()}: {pins} pinned", is_pinned=is_pinned)]
            if pins
            else []
        ),
        *(BriefScope(f"{each.role_words}: {each.name}", owner=each) for each in owners),
        *(
            BriefScope(f"priority: {each.code} {each.title}", priority=each.code)
            for each in report.priorities
            if counts[each.code]
        ),
    ]


def scope_of_filters(session: Session, *, is_told: bool) -> BriefScope | None:
    """Return the measures shown as what a briefing may be of; `None` where another says the same.

    `is_told` is whether there is another for one thing that is asked for.
    """
    from kpi_tui.tui.files.brief_job import BriefScope
    from kpi_tui.tui.lists.written import asked_for

    shown = session.narrowed_to
    asked = (session.view != View()) + len(session.filters.filters) + bool(session.words)
    if not shown or (is_told and asked == 1):
        return None
    filters = asked_for(session).replace(" · ", ", ")
    of = f"{len(shown)} of {plural(len(session.listed), 'measure')}"
    return BriefScope(f"what is shown, {of}: {filters}", filters=filters, shown=shown)


def is_of_view(scope: BriefScope, *views: View) -> bool:
    """Whether a briefing is of the measures that one of some views holds."""
    if scope.is_pinned is not None:
        return any(each.kind is ViewKind.PINNED for each in views)
    of: tuple[str, str | None] = (ViewKind.PRIORITY, scope.priority)
    if scope.owner is not None:
        of = (scope.owner.role, scope.owner.name)
    return any(each.value and (each.kind, each.value) == of for each in views)


def _views_shown(session: Session) -> Iterator[View]:
    """Yield whose measures are looked at: a person's page, the view, or a filter for one alone."""
    from kpi_tui.tui.lists.person import PersonPane

    if isinstance(session.pane, PersonPane):
        yield session.pane.person
    yield session.view
    for kind in (*PEOPLE, ViewKind.PRIORITY):
        asked = [each.value for each in session.filters.filters if each.facet.value == kind.value]
        if len(asked) == 1:
            yield View(kind, asked[0])


COMMANDS = (
    Command("copy", "y,ctrl+c", "copy", "Copy the measure",
            "Copy what is shown: the measure for an e-mail, its trend, a query, a line", OUTPUT,
            copy_what_is_read, needs_a_period, everywhere(10) | in_panes(7) | {Mode.READING: 6, Mode.MATCHES: 6},
            also="clipboard, e-mail, email, paste, outlook, teams, e-mail this, send e-mail, send email, "
                 "email director, e-mail director, send e-mail to director, put in an e-mail, copy this, "
                 "quote, quote a figure, cite, with its source", of_measure=True),
    Command("copy-rows", "Y,ctrl+y", "rows", "Copy the rows",
            "Copy the rows on the screen as a table, for Excel, Word or Outlook", OUTPUT,
            copy_rows, needs_listed_rows, in_panes(18) | {Mode.MATCHES: 7},
            also="clipboard, table, email, e-mail, email table, paste into excel, paste into word, copy table, copy to excel, "
                 "copy to word, copy list, copy all rows, paste, copy", of_rows=Rows.ANY),
    Command("export", "e", "export", "Export what is shown …",
            "Write what is on the screen to a file, or the trend as a picture", OUTPUT,
            export, needs_listed_rows, everywhere(14) | in_panes(10) | {Mode.READING: 9}, at_once=True,
            also="save, excel, spreadsheet, xlsx, csv, json, write, file, download, picture, png, "
                 "export this, export everything, export all, export to excel, save as excel, save to excel, save as csv, save to file, "
                 "open in excel", of_rows=Rows.ANY),
    Command("brief", "p", "brief", "Brief and print …",
            "Make a briefing, on one page or in full: Word, HTML or PDF",
            OUTPUT, brief, needs_an_assessment, everywhere(12), at_once=True,
            also="briefing, report, word, docx, pdf, html, committee, one page, print, summary, agenda, "
                 "hand over, save, print this, printer, print out, handout, paper, send, send report, "
                 "send to director, send to my director, hand to director, pass to director, word doc, report for committee, "
                 "papers for committee, one pager, one page for committee, make a report, write a report, "
                 "share, powerpoint, word document, export to word, save as word, export to pdf, save as pdf", of_rows=Rows.ANY),
)  # fmt: skip

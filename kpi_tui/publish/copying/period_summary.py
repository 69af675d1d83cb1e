"""A period's summary as it is copied: statuses by priority as a table, and the rest in lines."""

from __future__ import annotations

from kpi_tui.analysis.browse.period_summary import PeriodSummary
from kpi_tui.analysis.browse.views import status_counts
from kpi_tui.analysis.changes.change import Effect
from kpi_tui.labels import Label, mark
from kpi_tui.publish.copying.copied import Copied
from kpi_tui.publish.copying.parts import CopiedTable, Heading, Part
from kpi_tui.publish.listings.period_summary import (
    BETTER,
    FURTHEST,
    MISSING,
    WORSE,
    figures_off,
    moved_words,
    off_of_missed,
    owners,
    priority_words,
    rated,
    since,
    summary_title,
    what_changed,
)
from kpi_tui.publish.listings.person import query_words
from kpi_tui.publish.sheets.sheet import Sheet, SheetCell, SheetColumn
from kpi_tui.status import RATED
from kpi_tui.text import one_line
from kpi_tui.wording.plain import plain_words


def summary_copied(summary: PeriodSummary, narrowed: str = "") -> Copied:
    """Return a period's summary: a table of its priorities, then lists of measures in lines.

    `narrowed` says which measures it is of, where it is not of all.
    """
    said = tuple(priority_words(summary, each) for each in summary.priorities)
    title = " · ".join(filter(None, (summary_title(summary), plain_words(narrowed))))
    parts: list[Part] = [Heading(title), CopiedTable(_sheet(summary), said)]
    if changed := what_changed(summary):
        parts.append(f"{changed}.")
    for title, effect in ((WORSE, Effect.WORSE), (BETTER, Effect.BETTER)):
        if moved := summary.moved(effect):
            lines = "\n".join(
                plain_words(f"{each.named.called}: {moved_words(each)} ({owners(each)})")
                for each in moved
            )
            parts += [Heading(f"{title} {since(summary)} ({len(moved)})"), lines]
    if off := summary.off_target:
        lines = "\n".join(
            f"{each.named.called}: {figures_off(each)}, {each.period.word} ({owners(each)})"
            for each in off
        )
        parts += [Heading(f"{FURTHEST} ({off_of_missed(summary)})"), lines]
    if missing := summary.missing:
        lines = "\n".join(f"{each.named.called}: {each.period.word}" for each in missing)
        parts += [Heading(f"{MISSING} ({len(missing)})"), lines]
    if queries := summary.to_resolve:
        lines = "\n".join(plain_words(query_words(each)) for each in queries)
        parts += [Heading(f"{Label.QUERIES}: {Label.MUST_RESOLVE.lower()} ({len(queries)})"), lines]
    source = one_line(summary.assessment.report.source.name)
    parts.append(f"{Label.SOURCE}: {source}. Comparisons and queries: {Label.NOT_PUBLISHED}.")
    return Copied("the summary", tuple(parts))


def _sheet(summary: PeriodSummary) -> Sheet:
    """Return a row for all and one a priority: how many measures have each status, and had it."""
    then = summary.assessment.before is not None
    rows = [("", "All", status_counts(summary.readings), status_counts(summary.readings_before))]
    rows += [
        (each.code, each.title, each.counts, each.counts_before) for each in summary.priorities
    ]
    columns = (
        SheetColumn(Label.CODE),
        SheetColumn(Label.PRIORITY, is_name=True),
        *(
            SheetColumn(name.capitalize(), right=True)
            for name in (*(mark(status).word for status in RATED), "other")
        ),
    )
    cells = [
        (
            SheetCell.of_text(code),
            SheetCell.of_text(title),
            *(
                SheetCell(f"{now} ({before})" if then else f"{now}")
                for now, before in zip(rated(counts), rated(counts_before), strict=True)
            ),
        )
        for code, title, counts, counts_before in rows
    ]
    notes = (
        (f"In brackets: {summary.assessment.name(summary.assessment.before)}.",)
        if summary.assessment.before
        else ()
    )
    return Sheet("", columns, tuple(cells), notes=notes)

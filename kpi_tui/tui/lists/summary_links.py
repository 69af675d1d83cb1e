"""The lines of a period's summary that lead to lists: what else changed, and the report itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rich.text import Text

from kpi_tui.analysis.assessment import PeriodAssessment
from kpi_tui.analysis.browse.filters import Filter
from kpi_tui.analysis.changes.groups import ChangeGroup
from kpi_tui.analysis.checks.finding import Level
from kpi_tui.analysis.counts import findings_by_level, is_exception, to_settle
from kpi_tui.doubts import READING, doubts
from kpi_tui.labels import Label, plural
from kpi_tui.period_names import period_name
from kpi_tui.store.report_copies import LoadedReport
from kpi_tui.text import one_line
from kpi_tui.tui.lists.rows import ListedItem


@dataclass(frozen=True, slots=True)
class Opens:
    """Where a line leads that is no single measure's: to measures, or to a list."""

    what: Literal["all", "exceptions", "measures", "changes", "queries", "matches"]
    narrowed: str = ""
    """The words that the list is narrowed to."""
    filters: tuple[Filter, ...] = ()
    sorted_by: str = ""
    """The column that the measures are sorted by; as they are where it is empty."""


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """A line of the summary."""

    said: str
    """All of it, in plain words and the signs of statuses."""
    owners: str = ""
    """Who answers for what it is about."""
    opens: Opens | None = None
    """Where it leads; `None` if to its measure, or nowhere."""


def also_lines(assessment: PeriodAssessment) -> Iterator[ListedItem[SummaryLine]]:
    """Yield what else changed since the previous report, counted."""
    if assessment.before is None:
        noun = assessment.period.period_type.noun
        yield _item(f"Nothing to compare it with: it is the first {noun} {Label.HELD}", None)
        return
    counted = assessment.summary
    rows: tuple[tuple[int, str, ChangeGroup], ...] = (
        (counted.new_reds, "newly red", ChangeGroup.NEWLY_RED),
        (
            counted.looser + counted.targets_removed,
            f"with a target {Label.MADE_EASIER} or removed",
            ChangeGroup.TARGET_LOOSENED,
        ),
        (counted.tighter, f"with a target {Label.MADE_HARDER}", ChangeGroup.TARGET),
        (counted.other_targets, "with a target set or changed", ChangeGroup.TARGET),
        (counted.gone, "no longer reported", ChangeGroup.GONE),
        (counted.new, "new in the report", ChangeGroup.NEW),
        (counted.back, "back in the report", ChangeGroup.BACK),
        (counted.not_due, "perhaps not due in this report", ChangeGroup.NOT_DUE),
        (counted.owners, "with a different owner", ChangeGroup.OWNER),
        (counted.wording, "with changed commentary", ChangeGroup.WORDING),
    )
    for count, words, group in rows:
        if count:
            said = f"{plural(count, 'measure')} {words}"
            yield _item(said, Opens("changes", group.heading))
    asked, candidates = to_settle(assessment.links)
    if asked:
        words = f"that may continue as {'one of ' * (candidates > 1)}{candidates} here: unconfirmed"
        yield _item(f"{plural(asked, 'measure')} {words}", Opens("matches", "asked"))


def report_lines(
    month: LoadedReport, assessment: PeriodAssessment
) -> Iterator[ListedItem[SummaryLine]]:
    """Yield the report's exceptions and queries, counted, and where it was read from."""
    report = month.report
    asking = sum(map(is_exception, report.readings))
    if asking:
        yield _item(plural(asking, "exception"), Opens("exceptions"))
    open_ones = findings_by_level(assessment.findings)
    told = [
        f"{open_ones[level]} {(level.word if open_ones[level] == 1 else level.heading).lower()}"
        for level in Level
        if open_ones[level]
    ]
    yield _item(f"{Label.QUERIES}: {', '.join(told) or 'none'}", Opens("queries"))
    pages = plural(report.source.pages, "page")
    yield _item(f"{one_line(report.source.name)}, {pages}, revision {month.revision}", None)
    if report.origin.note:
        yield _item(report.origin.note, None)
    period, label = report.period, one_line(report.period_label or "")
    if label not in ("", period_name(period.last_day, period.period_type)):
        yield _item(f"printed as {label}", None)
    account = report.account
    doubted = len(doubts(report.warnings, account))
    is_told = any(READING in finding.message for finding in assessment.findings)
    words = f"{plural(account.words, 'word')}, {account.left_over:,} {Label.NOT_PLACED}"
    leads = Opens("queries", READING if is_told else "") if doubted else None
    yield _item(f"{words}, {plural(doubted, 'item')} {Label.TO_CHECK}", leads)


def _item(said: str, opens: Opens | None) -> ListedItem[SummaryLine]:
    return ListedItem(said, SummaryLine(said, opens=opens), Text(said))

"""A month at a glance: what an officer wants to know first, each line a way to the rest of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from rich.text import Text

from kpi_tui.analysis.assessment import PeriodAssessment
from kpi_tui.analysis.browse.views import status_counts
from kpi_tui.analysis.changes.groups import ChangeGroup
from kpi_tui.analysis.checks.finding import Level
from kpi_tui.analysis.counts import findings_by_level, is_exception, to_settle
from kpi_tui.doubts import READING, doubts
from kpi_tui.labels import MARKS, Label, plural
from kpi_tui.period_names import period_name
from kpi_tui.report import Status
from kpi_tui.store.month_cache import LoadedMonth
from kpi_tui.text import one_line
from kpi_tui.tui.choices.choice import Choice
from kpi_tui.tui.palette import Palette


@dataclass(frozen=True, slots=True)
class OverviewLink:
    """Where a line leads: to the measures of a status, to exceptions, or to a list narrowed to some words."""

    opens: Literal["", "exceptions", "changes", "checks", "links"] = ""
    narrowed: str = ""
    status: Status | None = None


def overview_choices(
    month: LoadedMonth, assessment: PeriodAssessment, variables: Mapping[str, str]
) -> list[Choice[OverviewLink]]:
    """List the lines, group by group."""
    palette = Palette.of_theme(variables)
    return [
        *_statuses(month, assessment, palette),
        *_changes(assessment),
        *_checks(assessment),
        *_source(month, assessment),
    ]


def _statuses(
    month: LoadedMonth, assessment: PeriodAssessment, palette: Palette
) -> Iterator[Choice[OverviewLink]]:
    counts = status_counts(month.report.readings)
    name = assessment.name(assessment.month)
    group = f"{plural(len(month.report.readings), 'measure')} in {name}"
    for status in MARKS:
        if counts[status]:
            text = Text.assemble(f"{counts[status]:>4} ", palette.status(status))
            yield Choice(OverviewLink(status=status), text, group)
    if counts[None]:
        yield Choice(OverviewLink(), Text(f"{counts[None]:>4} without a status"), group)
    asking = sum(map(is_exception, month.report.readings))
    if asking:
        noun = "exception" if asking == 1 else "exceptions"
        yield Choice(OverviewLink("exceptions"), Text(f"{asking:>4} {noun}"), group)


def _changes(assessment: PeriodAssessment) -> Iterator[Choice[OverviewLink]]:
    if assessment.before is None:
        yield Choice(
            OverviewLink(),
            Text(f"Nothing to compare it with: the {Label.LIBRARY} holds no earlier report"),
            "Changes",
        )
        return
    group = f"Since {assessment.name(assessment.before)}"
    counted = assessment.summary
    rows: tuple[tuple[int, str, ChangeGroup | None], ...] = (
        (counted.new_reds, "newly red", ChangeGroup.NEWLY_RED),
        (counted.worse, "got worse", None),
        (counted.better, "got better", ChangeGroup.BETTER),
        (
            counted.looser + counted.targets_removed,
            f"with a target {Label.MADE_EASIER} or removed",
            ChangeGroup.TARGET_LOOSENED,
        ),
        (counted.tighter, f"with a target {Label.MADE_HARDER}", ChangeGroup.TARGET),
        (counted.other_targets, "with a target set or changed", ChangeGroup.TARGET),
        (counted.gone, "no longer reported", ChangeGroup.GONE),
        (counted.new, "new in the report", ChangeGroup.NEW),
        (counted.owners, "with a different owner", ChangeGroup.OWNER),
        (counted.wording, "with changed commentary", ChangeGroup.WORDING),
    )
    lines = [row for row in rows if row[0]]
    for count, words, tier in lines:
        yield Choice(
            OverviewLink("changes", tier.heading if tier else ""),
            Text(f"{count:>4} {words}"),
            group,
        )
    if not lines:
        yield Choice(
            OverviewLink("changes"), Text("   No status, target, owner or measure changed"), group
        )
    asked, candidates = to_settle(assessment.links)
    if asked:
        words = f"that may continue as {'one of ' * (candidates > 1)}{candidates} here: unconfirmed"
        yield Choice(OverviewLink("links", "asked"), Text(f"{asked:>4} {words}"), group)


def _checks(assessment: PeriodAssessment) -> Iterator[Choice[OverviewLink]]:
    group = Label.QUERIES
    open_ones = findings_by_level(assessment.findings)
    for level in Level:
        if count := open_ones[level]:
            noun = level.word if count == 1 else level.heading
            text = Text(f"{count:>4} {noun.lower()}")
            yield Choice(OverviewLink("checks", level.heading), text, group)
    if not open_ones:
        yield Choice(OverviewLink("checks"), Text("   No queries"), group)


def _source(month: LoadedMonth, assessment: PeriodAssessment) -> Iterator[Choice[OverviewLink]]:
    report = month.report
    account = report.account
    group = Label.SOURCE
    pages = plural(report.source.pages, "page")
    yield Choice(
        OverviewLink(),
        Text(f"     {one_line(report.source.name)}, {pages}, revision {month.revision}"),
        group,
    )
    if report.origin.note:
        yield Choice(OverviewLink(), Text(f"     {report.origin.note}"), group)
    period, label = report.period, one_line(report.period_label or "")
    if label not in ("", period_name(period.last_day, period.period_type)):
        yield Choice(OverviewLink(), Text(f"     printed as {label}"), group)
    words = f"     {plural(account.words, 'word')}, {account.left_over:,} {Label.NOT_PLACED}"
    doubted = len(doubts(report.warnings, account))
    is_told = any(READING in finding.message for finding in assessment.findings)
    leads_to = OverviewLink("checks" if doubted else "", READING if is_told else "")
    yield Choice(leads_to, Text(f"{words}, {plural(doubted, 'item')} {Label.TO_CHECK}"), group)

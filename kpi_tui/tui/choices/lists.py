"""What the lists to choose from offer: months, filters, changes, findings, links."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from rich.text import Text

from kpi_tui.analysis.assessment import PeriodAssessment, StatusCounts
from kpi_tui.analysis.browse.filters import Filter
from kpi_tui.analysis.checks.finding import Finding, Level
from kpi_tui.analysis.identity.links import Link, LinkKind
from kpi_tui.labels import MARKS, Label, plural
from kpi_tui.origin import Origin
from kpi_tui.period import PeriodType, Series
from kpi_tui.period_names import period_name
from kpi_tui.publish.listings.findings import codes
from kpi_tui.report import Report, Status
from kpi_tui.store.held import HeldSeries
from kpi_tui.text import fold, one_line
from kpi_tui.tui.choices.choice import Choice
from kpi_tui.tui.choices.filter_words import HEADINGS, counted, filter_text
from kpi_tui.tui.commands.command import Command
from kpi_tui.tui.palette import GLYPH, Palette
from kpi_tui.tui.session.situation import ScreenState, Situation
from kpi_tui.vocabulary import Confidence

Measure = tuple[str, str]
"""Code and name of a measure of the month that is shown."""


NO_ORIGINS: Mapping[date, Origin] = {}
STATUS, ROOM = 6, 70
"""Cells of a status with its count, and those that a list has across."""


def command_choices(
    commands: Iterable[Command], now: Situation, screen: ScreenState
) -> list[Choice[str]]:
    """List commands by id, with their keys; one that can do nothing now says why."""
    palette = Palette.of_theme(screen.theme_variables)
    choices = []
    for command in commands:
        reason = command.why_not(now)
        choices.append(
            Choice(
                command.id,
                Text.assemble(
                    now.says(command.title),
                    (f"  {command.key_text(screen.keymap)}", palette.muted),
                ),
                now.says(command.group),
                Text(f"Not now: {reason}" if reason else now.says(command.help), "dim"),
                found_by=now.says(command.title),
            )
        )
    return choices


def theme_choices(ours: Collection[str], all_of_them: Iterable[str]) -> list[Choice[str]]:
    """List themes by name, ours first."""
    others = sorted(name for name in all_of_them if name not in ours)
    return [
        *(Choice(name, Text(name), "Made for kpi-tui") for name in ours),
        *(Choice(name, Text(name), "Others") for name in others),
    ]


def period_choices(
    days: Sequence[date],
    kind: PeriodType,
    counts: StatusCounts,
    variables: Mapping[str, str],
    origins: Mapping[date, Origin] = NO_ORIGINS,
) -> list[Choice[date]]:
    """List the periods, the last one first, each with its statuses counted.

    `origins` are those that are known, by last day.
    """
    palette = Palette.of_theme(variables)
    names = {day: origins.get(day, Origin.PUBLISHED).beside(period_name(day, kind)) for day in days}
    width = max([14, *map(len, names.values())]) + 2
    statuses = list(MARKS)
    there = [each for each in MARKS if any(counts[day][each] for day in days if day in counts)]
    if there and width + STATUS * (statuses.index(there[-1]) + 1) > ROOM:
        statuses = there
    return [
        Choice(
            day,
            Text.assemble(f"{names[day]:<{width}}", status_line(day, counts, palette, statuses)),
        )
        for day in reversed(days)
    ]


def report_choices(
    reports: Iterable[HeldSeries], variables: Mapping[str, str]
) -> list[Choice[Series]]:
    """List the series of reports in a store, by council."""
    palette = Palette.of_theme(variables)
    return [
        Choice(
            each.series,
            Text(each.name),
            detail=Text(
                f"{plural(each.periods, each.series.period_type.counted)}"
                f"{', the last of them ' if each.periods > 1 else ': '}"
                f"{period_name(each.newest, each.series.period_type)}"
                f" · {one_line(each.series.report_id)}",
                palette.muted,
            ),
        )
        for each in sorted(reports, key=lambda each: (fold(each.publisher), each.series))
    ]


def status_line(
    day: date, counts: StatusCounts, palette: Palette, statuses: Iterable[Status] = tuple(MARKS)
) -> Text:
    """Count statuses as in `★ 24  ● 9  ▲ 8`; nothing until the period has been counted.

    Each of the `statuses` has a column of its own.
    """
    counted_here = counts.get(day)
    line = Text()
    for status in statuses if counted_here else ():
        number = counted_here[status] if counted_here else 0
        cell = Text.assemble(palette.status(status, GLYPH), f" {number}") if number else Text()
        width = STATUS if len(MARKS[status].glyph) < 3 else STATUS + 1
        cell.truncate(width, pad=True)
        line.append_text(cell)
    line.rstrip()
    return line


def filter_choices(
    offered: Iterable[tuple[Filter, int]], report: Report, variables: Mapping[str, str]
) -> list[Choice[Filter]]:
    """List the filters a month gives reason for, facet by facet."""
    palette = Palette.of_theme(variables)
    texts = ((item, filter_text(item, report, palette), count) for item, count in offered)
    return [
        Choice(item, counted(text, count), HEADINGS[item.facet], name=text)
        for item, text, count in texts
    ]


def change_choices(
    assessment: PeriodAssessment, variables: Mapping[str, str]
) -> list[Choice[Measure]]:
    """List what changed, what matters most first."""
    palette = Palette.of_theme(variables)
    return [
        Choice(
            change.measure,
            _measure(change.measure_code, change.measure_name, palette),
            change.tier.heading,
            Text(one_line(change.sentence)),
        )
        for change in assessment.changes
    ]


def _measure(code: str, name: str, palette: Palette) -> Text:
    """Write a measure on one line, its name cut where there is no room."""
    text = Text.assemble((f"{one_line(code)} ", "bold"), (one_line(name), palette.muted))
    text.no_wrap, text.overflow = True, "ellipsis"
    return text


def finding_choices(
    assessment: PeriodAssessment, variables: Mapping[str, str]
) -> list[Choice[Measure]]:
    """List what does not add up, what matters most first; what an officer accepted comes last.

    Enter goes to the first measure of several. The level is found by its heading too.
    """
    palette = Palette.of_theme(variables)
    choices = []
    for each in sorted(assessment.findings, key=lambda each: each.accepted is not None):
        style = palette.alarm if each.level is Level.ERROR else palette.muted
        text = Text(f"{each.level.word} ", style, no_wrap=True, overflow="ellipsis")
        text.append_text(_measure(codes(each) or "The report", each.measure_name or "", palette))
        group = "Accepted" if each.accepted is not None else each.importance.heading
        detail = _finding_text(each, palette)
        choices.append(
            Choice(
                each.measures[0] if each.measures else ("", ""),
                text,
                group,
                detail,
                found_by=" ".join(
                    (each.level.heading, group, text.plain, *each.measure_codes, detail.plain)
                ),
            )
        )
    return choices


def _finding_text(finding: Finding, palette: Palette) -> Text:
    """Write the question, where to look, since when it stands, and why it may be nothing."""
    since = f"Still open since {finding.open_since}" if finding.open_since else ""
    parts = (
        f"page {finding.page}" if finding.page else "",
        " ".join(finding.rules),
        since,
        f"Possible explanation: {one_line(finding.harmless)}" if finding.harmless else "",
    )
    text = Text.assemble(
        f"{one_line(finding.message)}\n", (" · ".join(filter(None, parts)), palette.muted)
    )
    if finding.accepted is not None:
        text.append(f"\nAccepted: {one_line(finding.accepted)}")
    return text


def link_choices(
    assessment: PeriodAssessment, variables: Mapping[str, str]
) -> list[Choice[Measure]]:
    """List which measure is which, what has to be asked first."""
    palette = Palette.of_theme(variables)
    grouped = sorted(assessment.links, key=lambda each: list(_GROUPS).index(_group(each)))
    return [_link(each, palette) for each in grouped]


_GROUPS = {
    "ask": Label.UNCONFIRMED_MATCHES,
    "changed": "Under another code or name",
    "new": "New",
    "gone": "No longer reported",
    "same": "The same code and name",
}


def _group(link: Link) -> str:
    if link.confidence is Confidence.ASK:
        return "ask"
    names = {LinkKind.NEW: "new", LinkKind.VANISHED: "gone", LinkKind.SAME: "same"}
    return names.get(link.kind, "changed")


def _link(link: Link, palette: Palette) -> Choice[Measure]:
    first, *others = [each for each in (link.before, link.after) if each is not None]
    detail = Text()
    if link.kind is not LinkKind.SAME:
        for each in others:
            detail.append_text(Text.assemble("→ ", _measure(each.code, each.name, palette), "\n"))
        sure = f"{link.confidence.value}: " if link.confidence else ""
        detail.append(f"{sure}{one_line(link.why)}", palette.muted)
    value = (link.after.code, link.after.name) if link.after else ("", "")
    return Choice(value, _measure(first.code, first.name, palette), _GROUPS[_group(link)], detail)

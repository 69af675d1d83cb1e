"""A measure's page as text from top to bottom: what the explorer shows of it, for the ear.

What was worked out here stands under headings, and behind words, that say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kpi_tui.analysis.checks.finding import Finding
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.figures import gap
from kpi_tui.labels import PROSE, mark
from kpi_tui.months import month_name, month_names
from kpi_tui.publish.console import ColouredText
from kpi_tui.publish.listings.findings import COLOURS, tail
from kpi_tui.publish.listings.measure_history import Dossier
from kpi_tui.report import Reading
from kpi_tui.text import fold, one_line, visible
from kpi_tui.wording.comparison import as_spoken_lines, compared
from kpi_tui.wording.measure_text import figure_lines, source_line
from kpi_tui.wording.phrases import noted
from kpi_tui.wording.sentences import remarks_by_month, statements

OURS = "Worked out here, not published"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    title: str
    lines: tuple[ColouredText, ...]
    prose: bool = False
    """Whether they are a report's own words, which may have several lines each."""


def sections(dossier: Dossier, beside: bool = False) -> Iterator[Section]:
    """All but the heading, the history and the source.

    `beside` puts what differs from the report before in the place of the words.
    """
    measure = dossier.measure
    yield Section("Figures", tuple(_figures(measure.reading, measure.is_percentage)))
    yield Section(OURS, tuple(map(ColouredText, statements(measure))))
    if dossier.findings:
        yield Section("Does not add up, by our rules", tuple(map(_finding, dossier.findings)))
    if dossier.notes:
        yield Section("Notes", tuple(ColouredText(noted(note)) for note in dossier.notes))
    yield from _differences(dossier) if beside else _words(measure.reading)


def history(dossier: Dossier) -> list[tuple[MeasurePeriod, str]]:
    """The measure's months, the oldest first, and our remark on each: `as OCC01.09; redefined`."""
    said = remarks_by_month(dossier.measure)
    return [
        (
            point,
            "; ".join(
                filter(None, (_as(point, dossier.measure.reading), said.get(point.report_date)))
            ),
        )
        for point in dossier.history
    ]


def namesakes(dossier: Dossier) -> list[str]:
    """That a code was another measure's, which nobody should join with this one's."""
    return [
        f"Another measure had this code in {month_names(other.months)}: {one_line(other.name)}"
        for other in dossier.namesakes
    ]


def source(dossier: Dossier) -> str:
    """Where it was read from: file, pages, revision, when, checksum."""
    stored = dossier.stored
    return source_line(
        dossier.measure.reading, stored.source, stored.revision, stored.imported_at, checksum=True
    )


def _figures(reading: Reading, percentage: bool) -> Iterator[ColouredText]:
    """The printed cells, and in words how far off its target each actual is."""
    gaps = (
        gap(reading.period_actual, reading.period_target, percentage=percentage),
        gap(reading.ytd_actual, reading.ytd_target, percentage=percentage),
    )
    statuses = (reading.period_status, reading.ytd_status)
    for line, off, status in zip(figure_lines(reading), gaps, statuses, strict=True):
        way = off if off in ("", "on target") else f"{off} target"
        yield ColouredText(f"{line}{f' (ours: {way})' if way else ''}", mark(status).colour)


def _finding(finding: Finding) -> ColouredText:
    text = f"{finding.level.capitalize()} {finding.rule}: {finding.message} {tail(finding)}"
    return ColouredText(one_line(text), COLOURS[finding.level])


def _words(reading: Reading) -> Iterator[Section]:
    said = [(label, getattr(reading, name)) for name, label in PROSE.items()]
    for label, words in said:
        if words:
            yield Section(label, (ColouredText(visible(words)),), prose=True)
    if not any(words for _, words in said):
        yield Section("Words", (ColouredText("Nothing is said about it this month."),), prose=True)


def _differences(dossier: Dossier) -> Iterator[Section]:
    reading, earlier = dossier.measure.reading, dossier.measure.previous
    if earlier is None:
        yield Section(
            "Beside the report before", (ColouredText("No earlier report has this measure."),)
        )
        yield from _words(reading)
        return
    days = month_name(earlier.report_date), month_name(dossier.report.report_date)
    code = one_line(earlier.reading.measure_code)
    told_as = f", where it was {code}" if code != one_line(reading.measure_code) else ""
    yield Section(
        f"Beside {days[0]}", (ColouredText(f"What was in {days[0]}{told_as}, and what is now."),)
    )
    for item in compared(earlier.reading, reading):
        title = f"{item.label}: {item.aside or 'changed'}"
        yield Section(title, tuple(map(ColouredText, as_spoken_lines(item))), prose=True)


def _as(point: MeasurePeriod, shown: Reading) -> str:
    """What it was called in a month, if otherwise than in the one that is shown."""
    parts = [one_line(point.measure_code)] if point.measure_code != shown.measure_code else []
    names = one_line(point.measure_name), one_line(shown.measure_name)
    parts += names[:1] if fold(names[0]) != fold(names[1]) else []
    return f"as {' '.join(parts)}" if parts else ""

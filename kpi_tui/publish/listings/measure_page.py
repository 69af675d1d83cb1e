"""A measure's page as text from top to bottom, as a screen reader reads what the explorer shows.

Whatever was worked out here has a heading or a word before it that says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.off_target import off_target
from kpi_tui.judgements.recorded import noted
from kpi_tui.labels import PROSE, Label, mark
from kpi_tui.period_names import in_words_of, name_of, period_names
from kpi_tui.publish.console import ColouredText
from kpi_tui.publish.listings.measure_history import MeasureDetails
from kpi_tui.publish.listings.queries import COLOURS, tail
from kpi_tui.text import fold, one_line, visible
from kpi_tui.wording.comparison import as_spoken_lines, compared
from kpi_tui.wording.corrected import correction_lines
from kpi_tui.wording.measure_text import (
    beside_the_figures,
    figure_lines,
    heading,
    section_words,
    source_line,
)
from kpi_tui.wording.phrases import travel_words
from kpi_tui.wording.sentences import remarks_by_month, statements

_OURS = Label.NOT_PUBLISHED


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    title: str
    lines: tuple[ColouredText, ...]
    prose: bool = False
    """Whether the lines are paragraphs of a report's own words, which may have line breaks."""


def page_heading(details: MeasureDetails) -> list[str]:
    """Return the lines above the sections: what it is, first of all that it is not the latest, whose."""
    named, *more = heading(details.measure.reading, details.report)
    return [named, *filter(None, [_superseded(details)]), *more]


def _superseded(details: MeasureDetails) -> str:
    """Say that the measure has another code by now, or is in no later report; else nothing."""
    shown, last, held = details.measure, details.history[-1], details.last_held
    code, asked = one_line(last.measure_code), one_line(shown.measure_code)
    if last.report_date > shown.report_date and code != asked:
        return f"Earlier figures, of {shown.when}: it is {code} by now, last in {last.when}."
    if last.report_date > shown.report_date or held is None or held.last_day <= shown.report_date:
        return ""
    return (
        f"Earlier figures, of {shown.when}: no later report is known to have it; "
        f"the last report held is {name_of(held)}."
    )


def sections(details: MeasureDetails, beside: bool = False) -> Iterator[Section]:
    """Yield all but the heading, the history and the source.

    With `beside` there are only the differences from the report before.
    """
    if beside:
        yield from _differences(details)
        return
    measure = details.measure
    corrected = map(ColouredText, correction_lines(measure))
    yield Section("Figures", (*_figures(details), *corrected))
    said: list[str] = [*statements(measure, details.perhaps, details.is_first)]
    findings: list[ColouredText] = []
    for finding, standing in zip(details.findings, details.standings, strict=True):
        level, rules = finding.level, " ".join(finding.rules)
        message = finding.message_on(measure.named)
        text = f"{level.word} {rules}: {message} {tail(finding, standing)}".rstrip()
        findings.append(ColouredText(one_line(text), COLOURS[level]))
    yield Section(_OURS, tuple(map(ColouredText, said)))
    if findings:
        yield Section(Label.QUERIES, tuple(findings))
    if details.notes:
        yield Section(
            Label.NOTES,
            tuple(ColouredText(noted(note, measure.period_type)) for note in details.notes),
        )
    yield from _words(details)


def history(details: MeasureDetails) -> list[tuple[MeasurePeriod, str]]:
    """Return the measure in its periods, the oldest first, and our remark on each.

    A remark says what it was called, if otherwise than in the period that is shown, and what a
    chart would mark: `as OCC01.09; break in series`.
    """
    shown, chart_marks = details.measure, remarks_by_month(details.measure)
    months: list[tuple[MeasurePeriod, str]] = []
    for measure in details.history:
        names: list[str] = []
        if measure.measure_code != shown.measure_code:
            names.append(one_line(measure.measure_code))
        name = one_line(measure.measure_name)
        if fold(name) != fold(one_line(shown.measure_name)):
            names.append(name)
        called = f"as {' '.join(names)}" if names else ""
        corrected = "status corrected" if measure.period.status_is_corrected else ""
        remarks = (called, corrected, chart_marks.get(measure.report_date))
        months.append((measure, "; ".join(filter(None, remarks))))
    return months


def namesakes(details: MeasureDetails) -> list[str]:
    """Say which other measures had its code, and when.

    Those that it may continue are left out: another sentence tells of them.
    """
    kind = details.measure.period_type
    perhaps = {other.name for other in details.perhaps}
    return [
        f"Another measure had this code in {period_names(other.days, kind)}: {one_line(other.name)}"
        for other in details.namesakes
        if other.name not in perhaps
    ]


def source(details: MeasureDetails) -> str:
    """Say where it was read from: file, pages, revision, when, checksum."""
    stored = details.stored
    return source_line(
        details.measure.reading, stored.source, stored.revision, stored.imported_at, checksum=True
    )


def _figures(details: MeasureDetails) -> Iterator[ColouredText]:
    """Yield the printed cells, and in words how far off its target each actual is."""
    measure = details.measure
    reading, kind = measure.reading, measure.period_type
    printed = figure_lines(reading, details.report)
    for text, figures in zip(printed, measure.columns, strict=False):
        distance = off_target(measure, figures)
        if distance:
            text += f" (kpi-tui: {distance})"
        yield ColouredText(text, mark(figures.status).colour)
    for line in beside_the_figures(reading, kind):
        travel = travel_words(measure.moved, measure.travel)
        is_direction = line.endswith(f": {reading.published_direction}") and travel
        yield ColouredText(f"{line} (kpi-tui: {travel})" if is_direction else line)


def _words(details: MeasureDetails) -> Iterator[Section]:
    reading, kind = details.measure.reading, details.measure.period_type
    texts = {label: getattr(reading, name) for name, label in PROSE.items()}
    for label, text in texts.items():
        if text:
            yield Section(label, (ColouredText(visible(text)),), prose=True)
    if of_all := section_words(reading, details.report):
        title, paragraphs = of_all
        said = (ColouredText(visible(paragraph)) for paragraph in paragraphs)
        yield Section(title, tuple(said), prose=True)
    elif not any(texts.values()):
        yield Section(
            Label.COMMENTARY, (ColouredText(in_words_of(kind, Label.NO_COMMENTARY)),), prose=True
        )


def _differences(details: MeasureDetails) -> Iterator[Section]:
    """Yield each field beside that of the report before.

    Where no earlier report has the measure, that is said, and its words follow.
    """
    reading, earlier = details.measure.reading, details.measure.previous
    if earlier is None:
        none = ColouredText("No earlier report has this measure.")
        yield Section(f"{Label.COMPARE} with the {Label.PREVIOUS_REPORT}", (none,))
        yield from _words(details)
        return
    then = earlier.when
    code = one_line(earlier.measure_code)
    old_code = f", where it was {code}" if code != one_line(reading.measure_code) else ""
    intro = ColouredText(f"What was in {then}{old_code}, and what is now.")
    yield Section(f"{Label.COMPARE.capitalize()}d with {then}", (intro,))
    for field in compared(earlier.reading, reading, earlier.period_type):
        title = f"{field.label}: {field.aside or 'changed'}"
        yield Section(title, tuple(map(ColouredText, as_spoken_lines(field))), prose=True)

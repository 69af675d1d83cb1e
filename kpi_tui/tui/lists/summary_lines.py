"""The lines of a period's summary that are about its priorities, measures and queries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text

from kpi_tui.analysis.browse.views import status_counts
from kpi_tui.labels import mark, plural
from kpi_tui.publish.listings.period_summary import (
    STATUSES,
    figures_moved,
    figures_off,
    is_moved_to_date,
    moved_words,
    owners,
    priority_words,
    rated,
    series_moved,
)
from kpi_tui.publish.listings.person import counts_words, query_words
from kpi_tui.status import RATED, StatusTotals
from kpi_tui.text import one_line
from kpi_tui.tui.lists.rows import ListedItem, ListGroup, query_text, with_figures
from kpi_tui.tui.lists.summary_links import Opens, SummaryLine
from kpi_tui.tui.palette import GLYPH, Palette

if TYPE_CHECKING:
    from kpi_tui.analysis.browse.period_summary import PeriodSummary, PriorityCounts
    from kpi_tui.analysis.checks.finding import Finding
    from kpi_tui.analysis.measure_period import MeasurePeriod

_NONE = "–"
"""In place of a sign, of what has no status."""
_COUNT, _MOVED, _FIGURES = 9, 15, 48
"""Cells of a count with the previous one, of the statuses then and now, and the most of figures with
a status."""


def status_lines(page: PeriodSummary, palette: Palette) -> ListGroup[SummaryLine]:
    """Return how all measures stand, then those of each priority, and how they stood."""
    before = page.assessment.before
    heads = [*map(palette.status, RATED), Text("other")]
    aside = Text().join(_at_right(head) for head in heads)
    now, then = status_counts(page.readings), status_counts(page.readings_before)
    count = plural(len(page.readings), "measure")
    said = f"{count}: {counts_words(now)}."
    said += f" {page.assessment.name(before)}: {counts_words(then)}." if before else ""
    counted = _counts(now, then if before else None, palette)
    all_of_it = SummaryLine(said, opens=Opens("all"))
    lines = [ListedItem("all", all_of_it, Text(f"All {count}", "bold"), counted)]
    width = max(map(len, map(_signs, page.priorities)), default=0)
    lines += [_priority(page, each, width, palette) for each in page.priorities]
    title = f"{STATUSES}, in brackets {page.assessment.name(before)}" if before else STATUSES
    return ListGroup("statuses", Text(title), lines, aside)


def _at_right(text: Text) -> Text:
    """Put a text at the right of a count's column."""
    return Text.assemble(" " * max(0, _COUNT - text.cell_len), text)


def _counts(now: StatusTotals, then: StatusTotals | None, palette: Palette) -> Text:
    """Write how many are green, amber, red and other, those of the previous report in brackets."""
    line = Text()
    before = rated(then) if then is not None else (None,) * 4
    styles = [*(palette.statuses[status] for status in RATED), Style()]
    for number, earlier, style in zip(rated(now), before, styles, strict=True):
        in_brackets = f" ({earlier})" if earlier is not None else ""
        # A status's colour, dimmed, could not be read: what was before is grey.
        cell = Text.assemble(
            (str(number), style if number else palette.muted), (in_brackets, palette.muted)
        )
        cell = cell if number or earlier else Text()
        line.append_text(_at_right(cell))
    return line


def _signs(priority: PriorityCounts) -> str:
    """Write the sign of a priority's status, and in brackets the previous one where that differs."""
    now, before = (mark(each).glyph for each in (priority.status, priority.status_before))
    if priority.is_new:
        return f"{now or _NONE} (new)"
    return f"{now or _NONE} ({before or _NONE})" if priority.has_changed else now


def _priority(
    page: PeriodSummary, priority: PriorityCounts, width: int, palette: Palette
) -> ListedItem[SummaryLine]:
    signs = _signs(priority)
    text = Text.assemble(palette.status(priority.status, GLYPH))
    text.append(signs[:1] if not text.plain else "")
    text.append(signs[text.cell_len :], "dim").append(" " * (width - len(signs) + bool(width)))
    text.append(f"{one_line(priority.code)} ", "bold").append(one_line(priority.title))
    then = priority.counts_before if page.assessment.before else None
    line = SummaryLine(priority_words(page, priority))
    key = (priority.code, priority.title)
    counted = _counts(priority.counts, then, palette)
    return ListedItem(f"priority {priority.code}", line, text, counted, (key,))


def _line(
    group: str, measure: MeasurePeriod, said: str, figures: Sequence[str], statuses: Text
) -> ListedItem[SummaryLine]:
    key = measure.named
    text = Text.assemble((f"{one_line(key[0])} ", "bold"), one_line(key[1]))
    line = SummaryLine(f"{key.called}: {said}", owners(measure))
    # What has no room here can be read beneath.
    aside = with_figures(figures, statuses, _FIGURES)
    return ListedItem(f"{group} {' '.join(key)}", line, text, aside, (key,))


def moved_line(group: str, measure: MeasurePeriod, palette: Palette) -> ListedItem[SummaryLine]:
    """Return how a measure's status and figures moved."""
    now, before = series_moved(measure)
    statuses = Text.assemble(
        "YTD " if is_moved_to_date(measure) else "",
        palette.status_of(before, GLYPH),
        " → ",
        palette.status_of(now),
    )
    statuses.append(" " * max(0, _MOVED - statuses.cell_len))
    figures = figures_moved(measure)
    return _line(
        group, measure, moved_words(measure), (figures, figures.split(", target")[0]), statuses
    )


def off_target_line(measure: MeasurePeriod, palette: Palette) -> ListedItem[SummaryLine]:
    """Return how far a measure is off its target."""
    status = palette.status_of(measure.period)
    said = f"{figures_off(measure)}, {measure.period.sign}"
    status.append(" " * (len("● amber") - status.cell_len))
    figures = (figures_off(measure), figures_off(measure, with_target=False))
    return _line("off", measure, said, figures, status)


def missing_line(measure: MeasurePeriod, palette: Palette) -> ListedItem[SummaryLine]:
    """Return what is missing of a measure."""
    status = palette.status_of(measure.period)
    return _line("missing", measure, measure.period.sign.lower(), (), status)


def query_line(at: int, query: Finding, palette: Palette) -> ListedItem[SummaryLine]:
    """Return a query that must be resolved."""
    line, text = SummaryLine(query_words(query)), query_text(query, palette)
    return ListedItem(f"query {at}", line, text, keys=query.measures)

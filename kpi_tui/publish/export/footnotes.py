"""The notes below a table of readings: where they come from, and what is worked out or corrected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpi_tui.judgements.corrections import corrected_text, field_words
from kpi_tui.labels import MARKS, Label, and_list, plural
from kpi_tui.measure_name import MeasureName
from kpi_tui.months import day_name
from kpi_tui.origin import notes_on
from kpi_tui.publish.export.shown import Export, ShownColumn
from kpi_tui.report import FIGURE_FIELDS
from kpi_tui.status import Status
from kpi_tui.text import one_line

_NAMED = 10
"""The most figures that are no numbers and are named."""
_VARIANCE = (
    "Variance: how far the actual is off its target, in per cent of the target: negative where that "
    "is worse, without a sign where it is not known which way is better."
)


def footnotes(export: Export, columns: Sequence[ShownColumn]) -> Iterator[str]:
    """Yield the notes, each on one line."""
    yield from notes_on(export.origins)
    sources = dict.fromkeys(
        f"{row.printed['source_file']} (revision {row.printed['revision']})" for row in export.rows
    )
    made = export.made.astimezone()
    written = f"Written {day_name(made)} by kpi-tui."
    yield one_line(f"Source: {'; '.join(sources) or 'none'}. {written}")
    ours = [column.title for column in columns if column.is_ours]
    if ours:
        yield f"{and_list(ours)}: {Label.NOT_PUBLISHED}."
        if "Variance" in ours:
            yield _VARIANCE
    yield from _corrections(export)
    unread = [
        one_line(f"{row.printed['measure_code']} {row.printed[name]}")
        for row in export.rows
        for name in FIGURE_FIELDS
        if row.printed[name]
        and row.printed[f"{name}_value"] is None
        and any(letter.isdigit() for letter in row.printed[name])
    ]
    if unread:
        more = len(unread) - _NAMED
        rest = f" and {plural(more, 'other')}" if more > 0 else ""
        yield f"As printed, because they are incomplete or not numbers: {'; '.join(unread[:_NAMED])}{rest}."


def _corrections(export: Export) -> Iterator[str]:
    for row in export.rows:
        name = MeasureName(row.printed["measure_code"], row.printed["measure_name"])
        made = export.judged.corrections([name], row.printed["report_date"])
        for what, correction in made.items():
            printed = row.printed.get(what.value)
            if what.is_status and printed:
                printed = MARKS[Status(printed)].word
            printed = "; ".join(printed) if isinstance(printed, list) else printed
            why = f": {correction.why.rstrip('.')}" if correction.why else ""
            yield one_line(
                f"Officer’s correction, {name.code} {field_words(what)}: {printed or 'nothing'} as "
                f"printed, {corrected_text(correction)} says {correction.who}, "
                f"{day_name(correction.at)}{why}."
                f"{' Variance and direction are worked out with it.' * what.is_figure}"
            )

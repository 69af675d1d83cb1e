"""Figures of one measure that count in two things: “10 days” against a target of “2 weeks”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpi_tui.figures import are_apart, counted_in
from kpi_tui.labels import field_label
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.report import ALL_FIGURES, Reading, Warning


def warn_counted_apart(readings: Sequence[Reading]) -> Iterator[Warning]:
    """Yield a warning for each figure that does not count in what the first of its measure does."""
    for reading in readings:
        printed = {name: getattr(reading, name) for name in ALL_FIGURES}
        counted = counted_in(*printed.values())
        first = next((name for name, text in printed.items() if counted_in(text)), "")
        for name, text in printed.items():
            if text and are_apart(counted, counted_in(text)):
                message = (
                    f"{field_label(name)} {quoted(text)} does not count in what {field_label(first)} "
                    f"{quoted(printed[first])} does: it has no value, and is not compared"
                )
                yield Warning(reading.page, reading.measure_code, message)

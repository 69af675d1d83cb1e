"""Officers' corrections of a measure in words, each beside what is printed."""

from __future__ import annotations

from collections.abc import Iterator

from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.judgements.corrections import in_short, printed_text
from kpi_tui.text import begun


def correction_lines(measure: MeasurePeriod) -> Iterator[str]:
    """Yield what was corrected of a measure in its period, one a line.

    As in `Actual corrected to £21,262,000 by A Officer, 3 May 2026: agreed (printed: £21,262,0)`.
    """
    for field, correct in measure.corrections.items():
        said = in_short(correct)
        printed = printed_text(measure.printed, field) or "nothing"
        yield f"{begun(said)} (printed: {printed})"

"""Measures that a report prints twice: a summary of them may have been read as measures too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kpi_tui.pdf.text.lines import squash
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.report import Reading, Warning

_FEW = 3
"""More measures than so many are told of at once."""


def warn_said_twice(readings: Sequence[Reading]) -> Iterator[Warning]:
    """Yield a warning for measures of one name that have the same figures."""
    alike: defaultdict[tuple[str | None, ...], list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.period_actual:
            said = squash(reading.measure_name), reading.period_actual, reading.period_target
            alike[said].append(reading)
    pairs = [(each[0], again) for each in alike.values() for again in each[1:]]
    if len(pairs) <= _FEW:
        for first, again in pairs:
            message = f"name and figures are those of {first.measure_code}{_on(first)} too"
            yield Warning(next(iter(again.pages), None), again.measure_code, message)
        return
    first, again = pairs[0]
    yield Warning(
        next(iter(again.pages), None),
        None,
        f"{len(pairs)} measures have name and figures of others, the first {again.measure_code} those "
        f"of {first.measure_code}{_on(first)}, {quoted(first.measure_name)}: a summary may have been "
        "read as measures: write witness = true in its [[table]]",
    )


def _on(reading: Reading) -> str:
    return f" on page {reading.pages[0]}" if reading.pages else ""

"""The measure under the cursor in another period, where it may have another code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpi_tui.measure_name import Key
from kpi_tui.period import PeriodKey

if TYPE_CHECKING:
    from kpi_tui.analysis.assessment import PeriodAssessment


def code_there(
    key: Key,
    periods: tuple[PeriodKey, PeriodKey],
    known: tuple[PeriodAssessment | None, PeriodAssessment | None],
) -> str | None:
    """Return the code that a measure of a period has in another one of its series.

    `periods` and what is `known` of them are the measure's own, then the other. `None` where the
    other has no match for it, or where that is not known.
    """
    (here, there), (now, then) = periods, known
    if here.series != there.series:
        return None
    if there.last_day < here.last_day:
        measure = now.measures.get(key) if now else None
        before = measure.reading_before(there.last_day) if measure else None
        return before.measure_code if before else None
    for measure in then.measures.values() if then else ():
        before = measure.reading_before(here.last_day)
        if before is not None and before.named == key:
            return measure.measure_code
    return None

"""The measure under the cursor in another period, where it may have another code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpi_tui.measure_name import CodeAndName
from kpi_tui.store.report_copies import LoadedReport

if TYPE_CHECKING:
    from kpi_tui.analysis.assessment import PeriodAssessment

Known = tuple[LoadedReport | None, "PeriodAssessment | None"]
"""A period as it was read, and what has been worked out of it."""


def code_there(key: CodeAndName | None, here: Known, there: Known) -> str | None:
    """Return the code that a measure of one period has in another of its series.

    `None` where that has no match for it, or where it is not known.
    """
    if key is None or here[0] is None or there[0] is None:
        return None
    own, other = here[0].report.period, there[0].report.period
    if own.series != other.series:
        return None
    if other.last_day < own.last_day:
        measure = here[1].measures.get(key) if here[1] else None
        before = measure.reading_before(other.last_day) if measure else None
        return before.measure_code if before else None
    for measure in there[1].measures.values() if there[1] else ():
        before = measure.reading_before(own.last_day)
        if before is not None and before.named == key:
            return measure.measure_code
    return None

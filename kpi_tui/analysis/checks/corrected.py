"""Findings that an officer's corrections settle: they go by what was printed, and no longer stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import structs

from kpi_tui.analysis.checks.finding import Finding
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.judgements.corrections import in_short


def settled_by_corrections(
    as_printed: Iterable[Finding], found: Iterable[Finding], measures: Iterable[MeasurePeriod]
) -> Iterator[Finding]:
    """Yield the findings on what was printed that do not stand once it is corrected.

    `found` are those on what is corrected. Each settled one becomes accepted, and says what was
    corrected on the first of its measures, by whom and why. Those accepted already are left out.
    """
    corrected = {measure.named: measure.corrections for measure in measures if measure.corrections}
    standing = {(rule, named) for each in found for rule in each.rules for named in each.measures}
    for finding in as_printed:
        about = [named for named in finding.measures if named in corrected]
        stands = any(
            (rule, named) in standing for rule in finding.rules for named in finding.measures
        )
        if about and not stands and finding.accepted is None:
            said = "; ".join(map(in_short, corrected[about[0]].values()))
            yield structs.replace(finding, accepted=said)

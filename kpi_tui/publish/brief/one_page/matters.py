"""The matters that a page may ask about, the most important first, with those that belong together merged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from kpi_tui.analysis.checks.finding import ASKED, Finding, Importance
from kpi_tui.analysis.checks.people_at_risk import is_of_people_at_risk
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.off_target import shortfall
from kpi_tui.measure_name import CodeAndName
from kpi_tui.publish.brief.data import BriefData
from kpi_tui.publish.brief.nil_cases import had_no_cases
from kpi_tui.publish.brief.one_page.clauses import has_missed, is_easing
from kpi_tui.publish.brief.one_page.names import words_of_subject
from kpi_tui.status import MISSED, Status

NOT_TO_RELY_ON = frozenset(
    ("Y1", "Y2", "Y3", "Y4", "Y6", "N1", "N2", "N3", "N5", "C7", "C10", "M1", "M2", "M3", "S4")
)
"""Rules on figures that are not to be relied on: what they find has a section of its own."""


class Weight(IntEnum):
    """Why something is asked about, the gravest first."""

    CONTRADICTION = 0
    PEOPLE_AT_RISK = 1
    RED = 2
    AMBER_OF_PEOPLE_AT_RISK = 3
    NO_TARGET = 4
    VANISHED = 5
    EASED = 6
    AMBER = 7
    OTHER = 8


@dataclass(slots=True)
class Matter:
    """Measures to ask about together, with what was found about each."""

    weight: Weight
    measures: list[MeasurePeriod]
    found: list[Finding] = field(default_factory=list)

    def findings_on(self, measure: MeasurePeriod) -> list[Finding]:
        """Return what was found about one of its measures alone."""
        return [finding for finding in self.found if finding.measures == (measure.named,)]

    def order(self) -> tuple[Weight, bool, float]:
        """Return what matters are sorted by: the weight, then whether nothing was found about it.

        Those about which nothing was found go by how far off target they are.
        """
        missed = map(shortfall, self.measures)
        return self.weight, not self.found, 0.0 if self.found else -max(missed)


Key = tuple[object, ...]
"""Something that measures share which belong to one matter."""


def matters(data: BriefData) -> list[Matter]:
    """Return what there is to ask about, merged. Measures that vanished are not among it."""
    merged: list[Matter] = []
    places: dict[Key, int] = {}
    """Of each key the place of the first matter in `merged` that has a measure with it."""
    shared: list[Finding] = []
    for matter in sorted(_single(data, shared), key=Matter.order):
        keys = [key for measure in matter.measures for key in _keys(measure)]
        place = min((places[key] for key in keys if key in places), default=len(merged))
        places.update(dict.fromkeys(keys, place))
        if place == len(merged):
            merged.append(matter)
            continue
        into = merged[place]
        known = {measure.named for measure in into.measures}
        into.measures += [each for each in matter.measures if each.named not in known]
        into.found += matter.found
    for finding in shared:
        found = [places[name] for name in finding.measures if name in places]
        if found:
            merged[min(found)].found.append(finding)
        elif measures := _measures(data, finding):
            places.update({measure.named: len(merged) for measure in measures})
            merged.append(Matter(Weight.OTHER, measures, [finding]))
    return merged


def _keys(measure: MeasurePeriod) -> Iterator[Key]:
    """Yield what makes one matter of measures that share it.

    That is the measure itself, a subject within a priority, or owners within a priority of measures
    without a target.
    """
    yield measure.named
    priority, reading = measure.priority_code, measure.reading
    words = words_of_subject(measure.measure_name)
    if words is not None:
        yield priority, words
    if reading.directors and not measure.period.target:
        yield priority, reading.directors, reading.portfolio_holder


def _single(data: BriefData, shared: list[Finding]) -> Iterator[Matter]:
    """Yield a matter for each finding on one measure, each red or amber, each target eased or removed.

    Findings on several measures are put into `shared`.
    """
    for finding in data.findings:
        if finding.accepted is not None or finding.rule in NOT_TO_RELY_ON:
            continue
        if len(finding.measures) > 1 and finding.level in ASKED:
            shared.append(finding)
        measures = _measures(data, finding) if len(finding.measures) == 1 else []
        if measures and (finding.level in ASKED or finding.rule in ("I4", "I5")):
            weight = _weight(data, finding, measures[0])
            if finding.level in ASKED or weight in (Weight.NO_TARGET, Weight.EASED):
                yield Matter(weight, measures, [finding])
    eased = {change.measure for change in data.changes if is_easing(change)}
    for measure in data.measures.values():
        if measure.named not in data.named:
            continue
        if _is(measure, Status.RED):
            at_risk = is_of_people_at_risk(measure)
            yield Matter(Weight.PEOPLE_AT_RISK if at_risk else Weight.RED, [measure])
        elif measure.named in eased:
            weight = _of_target(data, measure)
            if weight is not Weight.OTHER:
                yield Matter(weight, [measure])
        elif _is(measure, Status.AMBER):
            at_risk = is_of_people_at_risk(measure)
            yield Matter(Weight.AMBER_OF_PEOPLE_AT_RISK if at_risk else Weight.AMBER, [measure])


def _weight(data: BriefData, finding: Finding, measure: MeasurePeriod) -> Weight:
    of_target = _of_target(data, measure)
    if "I5" in finding.rules and of_target is Weight.EASED:
        return of_target  # a target was removed that was met
    match finding.importance:
        case Importance.CONTRADICTION:
            return Weight.CONTRADICTION
        case Importance.PEOPLE_AT_RISK if _is(measure, Status.AMBER):
            return Weight.AMBER_OF_PEOPLE_AT_RISK
        case Importance.PEOPLE_AT_RISK:
            return Weight.PEOPLE_AT_RISK
        case Importance.OFF_TARGET | Importance.TARGET if _is(measure, Status.RED):
            return Weight.RED
        case Importance.TARGET if not {"I4", "I5"}.isdisjoint(finding.rules):
            return of_target
        case Importance.OFF_TARGET if _is(measure, Status.AMBER):
            return Weight.AMBER
        case _:
            return Weight.OTHER


def _of_target(data: BriefData, measure: MeasurePeriod) -> Weight:
    """Weigh a target that was removed or eased; one eased and met is no matter, `OTHER`."""
    if not measure.period.target:
        before = data.reading_before(measure)
        missed = before is not None and has_missed(before)
        return Weight.NO_TARGET if missed else Weight.EASED
    return Weight.EASED if _is(measure, *MISSED) else Weight.OTHER


def _is(measure: MeasurePeriod, *statuses: Status) -> bool:
    """Whether a measure has one of these statuses, that of the year where the period has none."""
    return measure.period.status in statuses or (
        measure.period.status is None and measure.ytd.status in statuses
    )


def _measures(data: BriefData, finding: Finding) -> list[MeasurePeriod]:
    """Return the measures in scope that a finding is about; those without cases are left out."""
    found = (data.measures.get(name) for name in finding.measures)
    return [
        measure
        for measure in found
        if measure and measure.named in data.named and not had_no_cases(measure.reading)
    ]


def order_of(found: Sequence[Matter]) -> dict[CodeAndName, int]:
    """Return the place of each measure in these matters, the most important first."""
    places: dict[CodeAndName, int] = {}
    for matter in found:
        for measure in matter.measures:
            places.setdefault(measure.named, len(places))
    return places

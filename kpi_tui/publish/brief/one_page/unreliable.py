"""The section of one page on figures not to rely on, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpi_tui.analysis.checks.finding import Finding, Level
from kpi_tui.analysis.forecasts import is_forecast
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.doubts import doubts
from kpi_tui.labels import plural
from kpi_tui.publish.brief.data import BriefData
from kpi_tui.publish.brief.one_page.clauses import FIGURE
from kpi_tui.publish.brief.one_page.matters import NOT_TO_RELY_ON
from kpi_tui.publish.brief.one_page.names import code_of, cut_at_a_word
from kpi_tui.status import MISSED
from kpi_tui.text import begun

_LISTED = 3
"""The most codes that are listed; more measures are only counted."""
_YEARS = {"Y1": "percentages added up", "Y2": "levels added up"}
"""What is wrong with a year to date."""
_WORDS = {
    "Y3": "year to date out of step",
    "Y4": "year to date lacks months",
    "N1": "cut off or misprinted",
    "N2": "an impossible figure",
    "N5": "a percentage, though its name counts",
    "C7": "of an earlier {noun}",
    "C10": "very few cases",
    "M1": "a column is missing",
    "M3": "not all measures were read",
    "S4": "status not readable",
}
"""What is wrong with other figures. Rules that are not here are told elsewhere."""


def unreliable(data: BriefData) -> list[str]:
    """Return what is not to be relied on, a line a reason."""
    found = [
        finding
        for finding in data.findings
        if finding.accepted is None and not NOT_TO_RELY_ON.isdisjoint(finding.rules)
    ]
    years, others = _years(data, found), _others(data, found)
    lines = [*([f"Year to date: {'; '.join(years)}"] if years else []), *_from_nought(found)]
    for why, about in others.items():
        lines.append(f"{_codes(about)}: {why}" if about else begun(why))
    codes = {None, *(reading.measure_code for reading in data.readings)}
    doubted = sum(
        data.is_whole or doubt.measure_code in codes
        for doubt in doubts(data.report.warnings, data.report.account)
    )
    if doubted:
        lines.append(
            f"{plural(doubted, 'item')} to check in the reading of the file: see the full briefing"
        )
    return lines


def _from_nought(found: Sequence[Finding]) -> Iterator[str]:
    """Yield a line for each figure that is cut off, whose target was 0 and is perhaps eased."""
    for finding in found:
        if label := _nought(finding):
            printed = dict(finding.figures)
            yield (
                f"{code_of(finding.measures[0].code)}: cut off;"
                f" {printed.get('period status', 'not rated')} at"
                f" {cut_at_a_word(printed['period actual'], FIGURE)}; target perhaps eased from"
                f" {cut_at_a_word(printed[label], FIGURE)}"
            )


def _nought(finding: Finding) -> str:
    """Return the label of a target of 0 that was eased; empty where there is none."""
    printed = dict(finding.figures)
    if "I4" not in finding.rules or not {"period actual", "period target"} <= printed.keys():
        return ""
    labels = (label for label in printed if label.endswith(" period target"))
    return next((label for label in labels if not printed[label].strip("£%0.,- ")), "")


def _others(data: BriefData, found: Sequence[Finding]) -> dict[str, list[MeasurePeriod]]:
    """Return what is wrong with other figures than years to date, with the measures of each."""
    reasons: dict[str, list[MeasurePeriod]] = {}
    for finding in found:
        rule = next((rule for rule in finding.rules if rule in _WORDS), None)
        in_words = rule == "N5" and finding.level is Level.INFORMATION
        if (
            rule is None
            or in_words
            or _nought(finding)
            or not _YEARS.keys().isdisjoint(finding.rules)
        ):
            continue
        about = _about(data, finding)
        forecasts = [measure for measure in about if rule == "C7" and is_forecast(measure)]
        if forecasts:
            reasons.setdefault("a forecast of the year", []).extend(forecasts)
        rest = [measure for measure in about if measure not in forecasts]
        if rest or not about:
            reasons.setdefault(_WORDS[rule].format(noun=data.kind.noun), []).extend(rest)
    return reasons


def _about(data: BriefData, finding: Finding) -> list[MeasurePeriod]:
    """Return the measures in scope that a finding is about."""
    return [
        data.measures[name]
        for name in finding.measures
        if name in data.named and name in data.measures
    ]


def _years(data: BriefData, found: Sequence[Finding]) -> list[str]:
    """Return a phrase for each fault of years to date, with statuses that may only come of it."""
    said = []
    for rule, words in _YEARS.items():
        about, artefacts = [], []
        for finding in found:
            if rule not in finding.rules:
                continue
            about += _about(data, finding)
            artefacts += [
                f"{code_of(measure.measure_code)}’s {measure.ytd.word}"
                for measure in _about(data, finding)
                if measure.ytd.status in MISSED and _adds_fewer_than_its_target(measure)
            ]
        caution = f" ({', '.join(artefacts)} may be an artefact)" if artefacts else ""
        if about:
            said.append(f"{words} in {_codes(about)}{caution}")
    return said


def _adds_fewer_than_its_target(measure: MeasurePeriod) -> bool:
    """Whether the year's actual adds up fewer periods than its target does, and so must miss it."""
    (period, target), (year, year_target) = (
        (figures.actual_value, figures.target_value) for figures in measure.columns
    )
    if not (period and target and year and year_target):
        return False
    return round(year / period) < round(year_target / target)


def _codes(measures: Sequence[MeasurePeriod]) -> str:
    """Return `OCC11.06`, or `7 OCC10 measures` where they are many of one priority."""
    codes = [code_of(measure.measure_code) for measure in measures]
    if len(codes) <= _LISTED:
        return ", ".join(codes)
    priorities = {measure.priority_code for measure in measures}
    of = f" {code_of(priorities.pop())}" if len(priorities) == 1 else ""
    return f"{len(codes)}{of} measures"

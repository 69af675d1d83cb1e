"""Since when a finding stands: what the rules find in the reports before."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from operator import itemgetter

from msgspec import structs

from kpi_tui.analysis.checks.context import CheckContext
from kpi_tui.analysis.checks.finding import Finding, FindingKey, ReportFindings
from kpi_tui.analysis.checks.located import LocatedHit, located
from kpi_tui.analysis.checks.registry import RULES
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.grouping import grouped
from kpi_tui.months import months_apart

_LOOK_BACK = 24
"""How many reports back a finding is followed."""
_FAR_BACK = 12
"""Of reports more than this many months apart nobody knows what lay between."""
_PASSES_ON = {"H1": "H5"}
"""A target missed in three reports (H5) that goes on being missed becomes stuck (H1): one matter."""
ONE_BY_ONE = frozenset({"C1", "C7", "H5", "H6", "N1", "N2", "N5", "S3", "X4", "Y5"})
"""The matters whose rules look at each measure by itself: others can be left out."""


class StandingFindings:
    """What the rules find in each report of a series, worked out as far as it is asked for."""

    def __init__(self, context_of: Callable[[date], CheckContext]) -> None:
        self._context_of = context_of
        self._contexts: dict[date, CheckContext] = {}
        self._known: dict[date, frozenset[FindingKey]] = {}
        """The keys of what all rules find, by report."""
        self._found: dict[tuple[date, str], frozenset[FindingKey]] = {}
        """The keys of what the rules of one matter find, by report and matter."""
        self._looked_for: dict[date, dict[FindingKey, bool]] = {}
        """Whether keys are found that were looked for one by one, by report."""

    def dated(self, found: ReportFindings, earlier: Sequence[date]) -> list[Finding]:
        """Return the findings of a report, each with the last day of the first since which it stands.

        `earlier` are the days of the reports before, the latest last.
        """
        dated: list[Finding] = []
        day = found.findings[0].report_date if found.findings else date.min
        since = self._since(frozenset().union(*found.keys), day, earlier)
        for each, wanted in zip(found.findings, found.keys, strict=True):
            first = min((since[key] for key in wanted), default=day)
            dated.append(each if first == each.since else structs.replace(each, since=first))
        return dated

    def _since(
        self, keys: frozenset[FindingKey], day: date, earlier: Sequence[date]
    ) -> dict[FindingKey, date]:
        """Return since when each of some keys of a day's report is found in every report."""
        since = dict.fromkeys(keys, day)
        first = day
        for before in reversed(earlier[-_LOOK_BACK:]):
            if months_apart(before, first) > _FAR_BACK:
                break
            keys = self._still(keys, before)
            if not keys:
                break
            since.update(dict.fromkeys(keys, before))
            first = before
        return since

    def learn(self, day: date, known: frozenset[FindingKey]) -> None:
        """Take what all rules found in a report, so that it need not be found again."""
        self._known[day] = known

    def knows(self, day: date) -> bool:
        """Whether it is known what all rules find in a report."""
        return day in self._known

    def _still(self, keys: frozenset[FindingKey], day: date) -> frozenset[FindingKey]:
        """Return those of some keys that are found in the report of a day."""
        if day in self._known:
            return keys & self._known[day]
        looked_for = self._looked_for.setdefault(day, {})
        unknown = grouped((key for key in keys if key not in looked_for), itemgetter(0))
        for about, wanted in unknown.items():
            found = self._of_matter(day, about, wanted)
            looked_for.update((key, key in found) for key in wanted)
        return frozenset(key for key in keys if looked_for[key])

    def _of_matter(
        self, day: date, about: str, wanted: Iterable[FindingKey]
    ) -> frozenset[FindingKey]:
        """Return the keys that the rules of a matter find in a report, at least those wanted."""
        if (day, about) in self._found:
            return self._found[day, about]
        if day not in self._contexts:
            self._contexts[day] = self._context_of(day)
        context = self._contexts[day]
        if about in ONE_BY_ONE:
            return keys_of(with_only(context, {name for _, name in wanted}), about)
        self._found[day, about] = keys_of(context, about)
        return self._found[day, about]


def with_only(context: CheckContext, names: Container[str]) -> CheckContext:
    """Return a report as rules see it with no other measures than those that are followed by some names."""
    chosen = (each for each in context.measures if followed_as(each) in names)
    return replace(context, measures=tuple(chosen))


def keys_of(context: CheckContext, about: str) -> frozenset[FindingKey]:
    """Return the keys of what the rules of a matter find in a report."""
    rules = [rule for rule in RULES if matter(rule.id) == about]
    return frozenset(key for hit in located(context, rules) for key in keys(hit))


def followed_as(measure: MeasurePeriod) -> str:
    """Return what a measure is known by from report to report."""
    return measure.measure_id or measure.measure_name


def matter(rule_id: str) -> str:
    """Return the id that findings of a rule are followed under: H5 for H1, else the rule's own."""
    return _PASSES_ON.get(rule_id, rule_id)


def keys(found: LocatedHit) -> Iterator[FindingKey]:
    """Yield the keys that tell a hit in another report: its rule with each of its measures."""
    rule = matter(found.rule.id)
    for measure in found.hit.about:
        yield rule, followed_as(measure)
    if not found.hit.about:
        yield rule, " ".join(label for label, _ in found.hit.figures)

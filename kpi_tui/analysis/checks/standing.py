"""Since when a finding stands: what the rules find in the reports before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from msgspec import structs

from kpi_tui.analysis.checks.context import CheckContext
from kpi_tui.analysis.checks.finding import Finding, FindingKey, ReportFindings
from kpi_tui.analysis.checks.located import LocatedHit, located
from kpi_tui.analysis.checks.registry import RULES
from kpi_tui.months import months_apart

_LOOK_BACK = 24
"""How many reports back a finding is followed."""
_FAR_BACK = 12
"""Of reports more than this many months apart nobody knows what lay between."""
_PASSES_ON = {"H1": "H5"}
"""A target missed in three reports (H5) that goes on being missed becomes stuck (H1): one matter."""


class StandingFindings:
    """What the rules find in each report of a series, worked out as far as it is asked for."""

    def __init__(self, context_of: Callable[[date], CheckContext]) -> None:
        self._context_of = context_of
        self._contexts: dict[date, CheckContext] = {}
        self._known: dict[date, frozenset[FindingKey]] = {}
        """The keys of what all rules find, by report."""
        self._found: dict[tuple[date, str], frozenset[FindingKey]] = {}
        """The keys of what the rules of one matter find, by report and matter."""

    def dated(self, found: ReportFindings, earlier: Sequence[date]) -> list[Finding]:
        """Return the findings of a report, each with the last day of the first since which it stands.

        `earlier` are the days of the reports before, the latest last.
        """
        dated: list[Finding] = []
        for each, wanted in zip(found.findings, found.keys, strict=True):
            day = each.report_date
            since = min((self._since(key, day, earlier) for key in wanted), default=day)
            dated.append(each if since == each.since else structs.replace(each, since=since))
        return dated

    def _since(self, key: FindingKey, day: date, earlier: Sequence[date]) -> date:
        first = day
        for before in reversed(earlier[-_LOOK_BACK:]):
            far = months_apart(before, first) > _FAR_BACK
            if far or key not in self._keys(before, key[0]):
                break
            first = before
        return first

    def learn(self, day: date, known: frozenset[FindingKey]) -> None:
        """Take what all rules found in a report, so that it need not be found again."""
        self._known[day] = known

    def knows(self, day: date) -> bool:
        """Whether it is known what all rules find in a report."""
        return day in self._known

    def _keys(self, day: date, about: str) -> frozenset[FindingKey]:
        """Return the keys found in a report, at least those of a matter."""
        if day in self._known:
            return self._known[day]
        if (day, about) not in self._found:
            if day not in self._contexts:
                self._contexts[day] = self._context_of(day)
            rules = [rule for rule in RULES if matter(rule.id) == about]
            hits = located(self._contexts[day], rules)
            self._found[day, about] = frozenset(key for hit in hits for key in keys(hit))
        return self._found[day, about]


def matter(rule_id: str) -> str:
    """Return the id that findings of a rule are followed under: H5 for H1, else the rule's own."""
    return _PASSES_ON.get(rule_id, rule_id)


def keys(found: LocatedHit) -> Iterator[FindingKey]:
    """Yield the keys that tell a hit in another report: its rule with each of its measures."""
    rule = matter(found.rule.id)
    for measure in found.hit.about:
        yield rule, measure.measure_id or measure.measure_name
    if not found.hit.about:
        yield rule, " ".join(label for label, _ in found.hit.figures)

"""What the rules found, before it becomes findings: hits with their rule, level and acceptance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct, structs

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.finding import Level
from kpi_tui.analysis.checks.registry import RULES, Rule
from kpi_tui.grouping import grouped
from kpi_tui.months import months_apart
from kpi_tui.period import PeriodType
from kpi_tui.text import as_sentence

_FAR_BACK = 12
"""A comparison of reports more than this many months apart weighs one level less."""
_POINTS_BACK = ("Is that", "Is it", "Why not")
"""How questions begin that must directly follow what they ask about."""
_ORDER = {rule.id: place for place, rule in reversed(list(enumerate(RULES)))}
"""The place of each id among the rules; of rules with one id, that of the first."""


class LocatedHit(Struct, frozen=True):
    """What a rule found in a report."""

    rule: Rule
    hit: RuleHit
    level: Level
    accepted: str | None = None
    """Why an officer accepted it."""

    @property
    def rules(self) -> tuple[str, ...]:
        """The ids of its rules, its own first."""
        return (self.rule.id, *self.hit.also)

    @property
    def explanation(self) -> str:
        """Why there may be nothing wrong: the hit's own reason, else the rule's; empty for none."""
        own = self.hit.explanation
        return self.rule.harmless if own is None else own


def located(context: CheckContext, rules: Iterable[Rule] = RULES) -> Iterator[LocatedHit]:
    """Yield what some rules find in a period, in their order.

    Of other periods than months, rules for months alone are left out.
    """
    for rule in rules:
        if rule.months_only and context.period_type is not PeriodType.MONTH:
            continue
        for hit in rule.find(context):
            level = hit.level or rule.level
            if hit.against is not None and months_apart(hit.against, context.day) > _FAR_BACK:
                level = level.milder
            yield LocatedHit(rule, hit, level, _accepted(context, rule, hit))


def _accepted(context: CheckContext, rule: Rule, hit: RuleHit) -> str | None:
    """Return why a hit was accepted; `None` where it was not.

    A hit on several measures is accepted once it is accepted on each of them.
    """
    if not hit.about:
        accepted = context.judged.accepted(rule.id, (), context.day)
        return accepted.why if accepted else None
    reasons = [context.accepted(measure, rule.id, *hit.also) for measure in hit.about]
    return None if None in reasons else reasons[0]


def joined(hits: Iterable[LocatedHit]) -> Iterator[LocatedHit]:
    """Yield the hits; one that adds to another on the same measures becomes part of that.

    Rules say which others they add to (`Rule.joins`), hits how they are told there
    (`RuleHit.aside`). An accepted hit takes along those that add to it, but is not itself added to
    one that nobody accepted.
    """
    listed = list(hits)
    alike = grouped(listed, _about)
    leads = [_lead(each, alike[_about(each)]) for each in listed]
    added: dict[int, list[LocatedHit]] = {}
    for each, its_lead in zip(listed, leads, strict=True):
        if its_lead is not None:
            added.setdefault(id(its_lead), []).append(each)
    for each, its_lead in zip(listed, leads, strict=True):
        if its_lead is None:
            others = added.get(id(each))
            yield _with_asides(each, others) if others else each


def _about(found: LocatedHit) -> tuple[int, ...]:
    return tuple(map(id, found.hit.about))


def _lead(added: LocatedHit, hits: Iterable[LocatedHit]) -> LocatedHit | None:
    """Return the hit that another becomes part of, of those on the same measures; `None` for none."""
    if not added.hit.aside or not added.hit.about:
        return None
    on_it = [each for each in hits if each is not added]
    for rule in added.rule.joins:
        for each in on_it:
            apart = added.accepted is not None and each.accepted is None
            if each.rule.id == rule and not apart:
                return _lead(each, on_it) or each
    return None


def _with_asides(lead: LocatedHit, others: list[LocatedHit]) -> LocatedHit:
    """Return a hit with what others add to it, the worst of their levels and all their figures."""
    others = sorted(others, key=lambda each: _ORDER.get(each.rule.id, len(_ORDER)))
    asides = as_sentence("; ".join(dict.fromkeys(each.hit.aside for each in others)))
    said, _, question = lead.hit.message.rpartition(". ")
    if question.endswith("?") and not question.startswith(_POINTS_BACK):
        message = f"{said}. {asides} {question}" if said else f"{asides} {question}"
    else:
        message = f"{lead.hit.message} {asides}"
    also = dict.fromkeys(
        rule for each in (lead, *others) for rule in each.rules if rule != lead.rule.id
    )
    figures = dict(lead.hit.figures)
    for each in others:
        for label, text in each.hit.figures:
            taken = figures.get(label, text) != text
            figures[f"{label} ({each.rule.id})" if taken else label] = text
    hit = structs.replace(
        lead.hit,
        message=message,
        figures=tuple(figures.items()),
        also=tuple(also),
    )
    levels = list(Level)
    level = min((each.level for each in (lead, *others)), key=levels.index)
    return structs.replace(lead, hit=hit, level=level)

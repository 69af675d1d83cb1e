"""What does not add up, as questions to the council."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from kpi_tui.analysis.checks.finding import ASKED, Finding, Level
from kpi_tui.analysis.checks.registry import RULES
from kpi_tui.labels import MARKS, plural
from kpi_tui.period import PeriodType
from kpi_tui.period_names import in_words_of
from kpi_tui.publish.brief.data import BriefData
from kpi_tui.publish.brief.document import BriefSection, BulletItem, Bullets, Paragraph, Tone
from kpi_tui.publish.brief.fragments import finding_title, source
from kpi_tui.report import Status
from kpi_tui.text import one_line

_TITLES = {
    Level.ERROR: "Errors in the figures",
    Level.QUESTION: "Other questions",
}
_RULE_TITLES = {rule.id: rule.title for rule in reversed(RULES)}
"""Of two rules with one id the first is the one that asks."""
_LONGEST = 160
"""Characters of a figure that is a text; the page has the rest."""
Anchors = Mapping[tuple[str | None, str | None], str]
"""Where a measure's own section is, by its code and name."""


def rule_title(rule: str, kind: PeriodType) -> str:
    """Return what a rule asks about, in a report on periods of this kind."""
    return in_words_of(kind, _RULE_TITLES.get(rule, rule))


def to_ask(findings: Sequence[Finding]) -> list[Finding]:
    """Return the errors and questions that no officer accepted, in the order of their numbers.

    Those of a level stand by rule, the rule with the most important of them first.
    """
    asked = [item for item in findings if item.level in ASKED and item.accepted is None]
    order = {pair: place for place, pair in reversed(list(enumerate(map(_level_and_rule, asked))))}
    return sorted(asked, key=lambda item: (ASKED.index(item.level), order[_level_and_rule(item)]))


def _level_and_rule(finding: Finding) -> tuple[Level, str]:
    return finding.level, finding.rule


def questions(data: BriefData, asked: Sequence[Finding], anchors: Anchors) -> BriefSection:
    """Return the section that lists these findings, numbered from 1."""
    title, anchor = "Questions to ask", "questions"
    if not asked:
        nothing = Paragraph("The checks found nothing to ask about.", Tone.OURS)
        return BriefSection(title, (nothing,), anchor=anchor)
    intro = Paragraph(
        "Found by rules in these figures, not by the council. Each may be harmless, and it "
        "is said why.",
        Tone.OURS,
    )
    levels = []
    for level, of_level in groupby(enumerate(asked, 1), key=lambda pair: pair[1].level):
        rules = []
        for rule, of_rule in groupby(of_level, key=lambda pair: pair[1].rule):
            numbered = list(of_rule)
            items = tuple(_item(data, number, finding, anchors) for number, finding in numbered)
            harmless = Paragraph(f"Possible explanation: {numbered[0][1].harmless}.", Tone.OURS)
            heading = f"{rule_title(rule, data.kind)} ({plural(len(items), 'question')})"
            rules.append(BriefSection(heading, (Bullets(items), harmless)))
        levels.append(BriefSection(_TITLES[level], (), tuple(rules)))
    return BriefSection(title, (intro,), tuple(levels), anchor)


def _item(data: BriefData, number: int, finding: Finding, anchors: Anchors) -> BulletItem:
    """Return a question, with its page and those of its figures that its sentence does not have."""
    message = one_line(finding.message)
    notes = [source(data.file, [finding.page] if finding.page else [])]
    for label, text in finding.figures:
        shown = str(MARKS[Status(text)]) if text in set(Status) else one_line(text)
        if len(shown) > _LONGEST:
            shown = f"{shown[: _LONGEST - 1]}…"
        if shown and shown not in message:
            notes.append(f"{one_line(label)} {shown}")
    return BulletItem(
        head=f"Q{number}. {finding_title(finding)}",
        lines=(message,),
        note="; ".join(notes),
        anchor=f"question-{number}",
        to=next((anchors[each] for each in finding.measures if each in anchors), None),
    )

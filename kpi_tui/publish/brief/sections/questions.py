"""What does not add up, as questions to the council."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from kpi_tui.analysis.checks.finding import ASKED, Finding, Level
from kpi_tui.analysis.checks.registry import RULES
from kpi_tui.labels import MARKS, plural
from kpi_tui.publish.brief.data import BriefData
from kpi_tui.publish.brief.document import Block, Bullets, Item, Paragraph, Section, Tone
from kpi_tui.publish.brief.fragments import measure_title, source
from kpi_tui.report import Status
from kpi_tui.text import one_line

TITLES = {
    Level.ERROR: "Two things that cannot both be right",
    Level.QUESTION: "Other questions",
}
RULE_TITLES = {rule.id: rule.title for rule in reversed(RULES)}
"""Of two rules with one id the first is the one that asks."""
LONGEST = 160
"""Characters of a figure that is a text; the page has the rest."""
Anchors = Mapping[tuple[str | None, str | None], str]
"""Where a measure's own section is, by its code and name."""


def to_ask(findings: Sequence[Finding]) -> list[Finding]:
    """Errors and questions that no officer accepted, in the order in which they are numbered."""
    return [item for item in findings if item.level in ASKED and item.accepted is None]


def questions(material: BriefData, asked: Sequence[Finding], anchors: Anchors) -> Section:
    """The section that lists these findings, numbered from 1."""
    title, anchor = "Questions to ask", "questions"
    if not asked:
        nothing = Paragraph("The checks found nothing to ask about.", Tone.OURS)
        return Section(title, (nothing,), anchor=anchor)
    intro = Paragraph(
        "Found by rules in the published figures, not by the council. Each may be harmless, and it "
        "is said why.",
        Tone.OURS,
    )
    levels = []
    for level, group in groupby(enumerate(asked, 1), key=lambda pair: pair[1].level):
        blocks = tuple(_rules(material, list(group), anchors))
        levels.append(Section(TITLES[level], (), blocks))
    return Section(title, (intro,), tuple(levels), anchor)


def _rules(
    material: BriefData, group: Sequence[tuple[int, Finding]], anchors: Anchors
) -> Iterator[Section]:
    for rule, pairs in groupby(group, key=lambda pair: pair[1].rule):
        found = list(pairs)
        title = RULE_TITLES.get(rule, rule)
        harmless = Paragraph(f"May be harmless: {found[0][1].harmless}.", Tone.OURS)
        items = tuple(_item(material, number, finding, anchors) for number, finding in found)
        blocks: tuple[Block, ...] = (Bullets(items), harmless)
        yield Section(f"{title} ({plural(len(found), 'question')})", blocks)


def _item(material: BriefData, number: int, finding: Finding, anchors: Anchors) -> Item:
    head = f"Q{number}. {measure_title(finding.measure_code, finding.measure_name)}"
    message = one_line(finding.message)
    where = source(material.file, [finding.page] if finding.page else [])
    note = "; ".join([where, *_others(finding, message)])
    to = anchors.get((finding.measure_code, finding.measure_name))
    return Item(head, (message,), note, f"question-{number}", to)


def _others(finding: Finding, message: str) -> Iterator[str]:
    """The figures it goes by that the message does not have."""
    for label, text in finding.figures:
        shown = _figure(text)
        if shown and shown not in message:
            yield f"{one_line(label)} {shown}"


def _figure(text: str) -> str:
    """A figure as printed, a status by its sign and word, a long text cut."""
    if text in set(Status):
        return str(MARKS[Status(text)])
    folded = one_line(text)
    return folded if len(folded) <= LONGEST else f"{folded[: LONGEST - 1]}…"

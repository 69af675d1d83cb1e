"""The section of questions to the council about what does not add up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from kpi_tui.analysis.checks.finding import Finding, Level
from kpi_tui.labels import page_list, pages_of
from kpi_tui.publish.brief.data import BriefData
from kpi_tui.publish.brief.document import BriefSection, BulletItem, Bullets, Paragraph, Tone
from kpi_tui.publish.brief.fragments import finding_title
from kpi_tui.publish.brief.one_page.names import cut_at_a_word
from kpi_tui.publish.listings.queries import possible_explanation
from kpi_tui.text import one_line

_TITLES = {
    Level.ERROR: "Errors in the figures",
    Level.QUESTION: "Other questions",
}
_NAME = 120
"""How many characters of a code and a name stand before a question."""
Anchors = Mapping[tuple[str | None, str | None], str]
"""The anchor of each measure's own section, by its code and name."""


def questions(data: BriefData, asked: Sequence[Finding], anchors: Anchors) -> BriefSection:
    """Return the section that lists these findings, numbered from 1."""
    title, anchor = "Questions to ask", "questions"
    if not asked:
        on_these = "" if data.is_whole else " on these measures"
        nothing = Paragraph(f"There are no queries{on_these}.", Tone.ANALYSIS)
        return BriefSection(title, (nothing,), anchor=anchor)
    intro = Paragraph(
        "Found by rules in these figures, not by the council. Each may be harmless. "
        f"{pages_of(one_line(data.file))}",
        Tone.ANALYSIS,
    )
    levels = []
    for level, of_level in groupby(enumerate(asked, 1), key=lambda pair: pair[1].level):
        items = tuple(_item(number, finding, anchors) for number, finding in of_level)
        levels.append(BriefSection(_TITLES[level], (Bullets(items, runs_on=True),)))
    return BriefSection(title, (intro,), tuple(levels), anchor)


def _item(number: int, finding: Finding, anchors: Anchors) -> BulletItem:
    """Return a question, with its page, the polarity it assumes, and why it may be harmless."""
    message = one_line(finding.message)
    where = page_list([finding.page])
    notes = [where, *(f"polarity {text}" for label, text in finding.figures if label == "polarity")]
    explanation = possible_explanation(finding)
    title = finding_title(finding)
    if finding.measure_code and finding.measures[0] in anchors:  # its own section names it
        title = one_line(finding.measure_code)
    return BulletItem(
        head=f"Q{number}. {cut_at_a_word(title, _NAME)}",
        lines=(message,),
        note=". ".join(filter(None, ("; ".join(map(one_line, notes)), explanation))),
        anchor=f"question-{number}",
        to=next((anchors[each] for each in finding.measures if each in anchors), None),
    )

"""The things to ask about on one page, put into words."""

from __future__ import annotations

from dataclasses import replace

from kpi_tui.analysis.checks.people_at_risk import is_of_people_at_risk
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.off_target import FAR_OFF
from kpi_tui.labels import plural, rating
from kpi_tui.publish.brief.data import BriefData
from kpi_tui.publish.brief.one_page.clauses import clauses, figures_then, turned_round
from kpi_tui.publish.brief.one_page.draft import AskAbout, DraftClause
from kpi_tui.publish.brief.one_page.matters import Matter, Weight, matters
from kpi_tui.publish.brief.one_page.names import (
    code_of,
    cut_at_a_word,
    owners,
    page_range,
    subject,
    told_apart,
)
from kpi_tui.publish.brief.one_page.questions import question
from kpi_tui.status import MISSED, RATED, Status
from kpi_tui.text import begun, one_line

_NAME, _SHORT_HEAD, _SHORT_NAME, _GONE_NAME = 120, 56, 40, 64
"""Characters of a name at the head of an item, where there is little room, within it, and of a measure
that is gone."""
_DROPPED = "Why?"
_TOLD = 3
"""The most measures that an item tells of."""


def asks(data: BriefData) -> list[AskAbout]:
    """Return what there is to ask about, the most important first."""
    weighed = [(matter.weight, _ask(data, matter)) for matter in matters(data)]
    gone = _vanished(data)
    if gone is not None:
        weighed.append((Weight.VANISHED, gone))
    return [ask for _, ask in sorted(weighed, key=lambda pair: pair[0])]


def _ask(data: BriefData, matter: Matter) -> AskAbout:
    """Put a matter into words."""
    told = matter.measures[:_TOLD]
    names = [measure.measure_name for measure in told]
    head, own = one_line(names[0]), [""] * len(told)
    if len(told) > 1:
        common, rest = told_apart(names)
        if len(common.split()) >= 3 and all(rest):
            head, own = common, [f"{cut_at_a_word(text, _SHORT_NAME)}: " for text in rest]
        else:
            own[1:] = [
                f"{code_of(each.measure_code)} {subject(each.measure_name, _SHORT_NAME)}: "
                for each in told[1:]
            ]
    sentences: list[tuple[DraftClause, ...]] = []
    turned = next(
        (
            (part, question([item]))
            for item in matter.found
            if len(item.measures) > 1 and (part := turned_round(item))
        ),
        None,
    )
    for measure, label in zip(told, own, strict=True):
        found = matter.findings_on(measure)
        first, *others = clauses(data, measure, found)
        parts = [DraftClause(f"{label}{first.text}"), *others]
        if measure is not told[0] and head == one_line(names[0]):
            parts = [replace(part, rank=max(part.rank, 2)) for part in parts]
        if turned and measure is not told[0] and measure.period.status not in MISSED:
            parts = [replace(part, rank=max(part.rank, 1)) for part in parts]
        sentences.append(tuple(parts))
        if asked := question(found):
            is_gravest = matter.weight is Weight.CONTRADICTION and measure is told[0]
            sentences.append((DraftClause(asked, max(parts[0].rank, 0 if is_gravest else 2)),))
    if turned:
        sentences += [(turned[0],), (DraftClause(turned[1], 2),)]
    if left := len(matter.measures) - len(told):
        sentences.append((DraftClause(f"and {plural(left, 'more measure')}", 1),))
    of_head = told if head != one_line(names[0]) or len(told) == 1 else told[:1]
    codes = ", ".join(dict.fromkeys(code_of(measure.measure_code) for measure in of_head))
    pages = page_range([measure.page for measure in told])
    where = [cut_at_a_word(codes, 60), owners(told[0].reading, data.owner), pages]
    return AskAbout(
        begun(subject(head, _NAME)),
        tuple(sentences),
        ", ".join(filter(None, where)),
        tuple(measure.named for measure in told),
        begun(subject(head, _SHORT_HEAD)),
    )


def _vanished(data: BriefData) -> AskAbout | None:
    """Return the item on measures that are gone and were red, amber or far off target; else `None`."""
    missed = [measure for measure in data.gone if measure.period.status in MISSED]
    unrated = [
        measure for measure in data.gone if measure not in missed and is_missed_when_gone(measure)
    ]
    if not missed and not unrated:
        return None
    # Reds before ambers, in each those on people at risk first, then by how far off target they were.
    missed.sort(
        key=lambda each: (
            each.period.status is not Status.RED,
            not is_of_people_at_risk(each),
            -abs(each.period.excess or 0.0),
        )
    )
    of_these = missed[: 1 if unrated else 2] + unrated[:1]
    sentences = []
    if missed:
        was = "was" if len(missed) == 1 else "were"
        sentences.append((DraftClause(f"{len(missed)} {was} red or amber"),))
    for measure in of_these:
        unjudged = "" if measure in missed else f", {rating(measure.period.status)}"
        name = subject(measure.measure_name, _GONE_NAME)
        sentences.append((DraftClause(f"{name}: {figures_then(measure)}{unjudged}"),))
    sentences.append((DraftClause(_DROPPED, 2),))
    owned = dict.fromkeys(owners(measure.reading, data.owner) for measure in of_these)
    pages = page_range([measure.page for measure in of_these])
    where = ", ".join(filter(None, (data.when_before, *owned, pages)))
    return AskAbout("No longer reported", tuple(sentences), where)


def is_missed_when_gone(measure: MeasurePeriod) -> bool:
    """Whether a reading was red or amber, or not rated though far off its target."""
    period = measure.period
    is_far_off = period.excess is not None and abs(period.excess) > FAR_OFF
    return period.status in MISSED or (period.status not in RATED and is_far_off)

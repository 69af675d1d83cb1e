"""What a plain question is answered by, as lines to choose from: what was understood, and what not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from rich.text import Text

from kpi_tui.analysis.browse.arrangements import Arrangement
from kpi_tui.analysis.browse.asked_of import Asked
from kpi_tui.analysis.browse.days_meant import period_asked, question_words
from kpi_tui.analysis.browse.entries import ListedMeasure
from kpi_tui.analysis.browse.filters import BLANK, Facet, Filter, FilterSet
from kpi_tui.analysis.browse.misspelt import misspelt
from kpi_tui.analysis.browse.question_words import also_meant
from kpi_tui.analysis.browse.questions import Answer, answer
from kpi_tui.analysis.off_target import variance
from kpi_tui.labels import Label, plural
from kpi_tui.period_names import period_name
from kpi_tui.regex import regex
from kpi_tui.report import Report
from kpi_tui.text import fold, one_line
from kpi_tui.tui.choices.choice import Choice
from kpi_tui.tui.choices.filter_words import HEADINGS, filter_text
from kpi_tui.tui.choices.named_measures import OF_HOW_MANY
from kpi_tui.tui.choices.respelt import respelt, said_nowhere, taken_for
from kpi_tui.tui.choices.wanted import Question, Wanted
from kpi_tui.tui.palette import Palette

if TYPE_CHECKING:
    from kpi_tui.tui.session.session import Session

SHOW = "Show: "
NOT_UNDERSTOOD = "not understood: "
WORKED_OUT = frozenset(Facet) - {
    *(Facet.STATUS, Facet.YTD_STATUS, Facet.PLAN, Facet.COMMENT),
    *(Facet.DIRECTOR, Facet.PORTFOLIO_HOLDER, Facet.PRIORITY),
}
"""What filters look at that is no cell of the report itself: known once all reports are read."""

OF_THE_SHOWN = frozenset((Facet.PRIORITY, Facet.SINCE))
"""What is understood by the period that is shown: another may have that code for something else."""


def answered(typed: str, session: Session, asked: Asked) -> list[Choice[Wanted]]:
    """Return what a question asks for with what was not understood, and how many measures that shows.

    Where it asks who has them, a line for each who has some follows, or comes before if it asks who
    has most. Where a name is a director's and a portfolio holder's, both are answered. Nothing where
    nothing of it was understood. A misspelt word, which no measure of any report, owner or priority has, is taken
    for the right one, and each line says so. What else the words may mean comes last.
    """
    meant = _meant(typed, session, asked)
    near = dict(misspelt(meant[0].rest))
    right = said_nowhere(near, session, asked)
    spelt = respelt(typed, right)
    rest = _meant(spelt, session, asked)[0].rest if right else ()
    if right and len(rest) < len(meant[0].rest) and not {*right.values()} & {*rest}:
        muted = Palette.of_theme(session.screen.theme_variables).muted
        return list(taken_for(right, answered(spelt, session, asked), muted))
    parts = replace(asked, holders=()), replace(asked, directors=())
    of_part = [_meant(typed, session, each) for each in parts if meant[0].rest]
    fuller = [each for each in of_part if len(each[0].rest) < len(meant[0].rest)]
    listed = [line for each in fuller or [meant] for line in _lines(*each, session)]
    other = also_meant(question_words(typed))
    others = answered(other, session, asked) if other else []
    lines: list[Choice[Wanted]] = []
    for line in (*listed, *others):
        if line.value not in (each.value for each in lines):
            lines.append(line)
    return lines


def _lines(found: Answer, period: date | None, session: Session) -> list[Choice[Wanted]]:
    """Return what was understood as lines to choose from."""
    if session.month is None or not (
        found.understood or found.asks_what_is_gone or found.arrangement
    ):
        return []
    palette, report = Palette.of_theme(session.screen.theme_variables), session.month.report
    if period not in (None, session.period):
        return [in_another(found, period, session, palette)]
    passing = [each for each in session.listed if found.filters.matches(each, session.flags)]
    waits = session.assessment is None and any(
        each.facet in WORKED_OUT for each in found.filters.filters
    )
    count = "still being worked out" if waits else plural(len(passing), "measure")
    is_counted = bool(found.filters) or bool(found.arrangement)
    first: Choice[Wanted] = Choice(
        Question(found.filters, found.asks_what_is_gone, found.arrangement),
        _understood(found, report, palette),
        detail=_remarks(found, passing, session, palette),
        aside=Text(count if is_counted else "", palette.muted),
    )
    by = found.arrangement.by
    each_has = _counted_by(by, found.filters, passing, report, palette) if by and not waits else []
    if found.arrangement.most_first:
        if each_has:  # Enter takes the first line: what was not understood is named there.
            each_has[0] = replace(each_has[0], detail=not_understood(found.rest, palette))
        return [*each_has, first]
    return [*_narrowed(found, passing, session, palette), first, *each_has]


def _meant(typed: str, session: Session, asked: Asked) -> tuple[Answer, date | None]:
    """Return what a question asks for, and of which period if it names one that is held."""
    named = period_asked(typed, asked.day, session.periods, session.series.period_type)
    found = answer(named[1], asked) if named else None
    if named is None or found is None or not (found.understood or found.arrangement.by_distance):
        return answer(typed, asked), None
    facets = {each.facet for each in found.filters.filters}
    is_of_any_period = not (
        facets & OF_THE_SHOWN or found.asks_what_is_gone or found.arrangement.by
    )
    if not named[2]:  # `worse last year` may be meant as worse than then
        of_order = {Facet.ON_TARGET} if found.arrangement.by_distance else set()
        is_of_any_period = is_of_any_period and (facets - of_order).isdisjoint(WORKED_OUT)
    if named[0] == session.period or is_of_any_period:
        return found, named[0]
    return answer(typed, asked), None


def in_another(
    found: Answer, period: date, session: Session, palette: Palette, words: str = ""
) -> Choice[Wanted]:
    """Return what is asked for of another period, which is shown first, with words to search for there."""
    assert session.month is not None
    kind = session.series.period_type
    parts = _filters_said(found.filters, session.month.report, palette)
    sought = [Text(f"search: {one_line(words)}")] if words else []
    first, when = found.arrangement.first, Text(f"in {period_name(period, kind)}")
    cut = Text(f"all are listed, the {first} asked for first" if first else "", palette.muted)
    said = Text(" · ").join([*parts, *_order_said(found.arrangement), *sought, when])
    return Choice(
        Question(found.filters, arrangement=found.arrangement, words=words, period=period),
        Text.assemble((SHOW, "bold"), said),
        detail=Text(" · ").join(filter(None, [cut, not_understood(found.rest, palette)])),
        aside=Text(
            f"{'this' if period == session.period else 'another'} {kind.noun}", palette.muted
        ),
    )


def _narrowed(
    found: Answer, passing: Sequence[ListedMeasure], session: Session, palette: Palette
) -> list[Choice[Wanted]]:
    """Return what is asked for of the measures whose names have the words not understood, if any."""
    if session.month is None or not (found.rest and found.filters) or found.arrangement:
        return []
    if OF_HOW_MANY.issuperset(found.rest):
        return []
    search, said = session.texts.search(found.rest), session.texts.which_say(found.rest) or ()
    own = [each for at, each in enumerate(session.listed) if at in said and each in passing]
    if not any(search.matches(fold(each.reading.measure_name)) for each in own):
        return []
    words = " ".join(found.rest)
    parts = _filters_said(found.filters, session.month.report, palette)
    text = Text.assemble((SHOW, "bold"), Text(" · ").join(parts), f" · search: {one_line(words)}")
    aside = Text(plural(len(own), "measure"), palette.muted)
    return [Choice(Question(found.filters, words=words), text, aside=aside)]


def not_understood(words: Collection[str], palette: Palette) -> Text:
    """Name the words that nothing is made of; nothing where there are none."""
    said = f"{NOT_UNDERSTOOD}{', '.join(map(one_line, words))}" if words else ""
    return Text(said, palette.muted)


def _understood(found: Answer, report: Report, palette: Palette) -> Text:
    """Write `Show: ▲ red or ● amber · 3 reports in a row`: of one kind any will do."""
    parts = _filters_said(found.filters, report, palette)
    if found.asks_what_is_gone:
        parts.append(Text(Label.NO_LONGER_REPORTED.lower()))
    arranged = found.arrangement
    if arranged.by is not None:
        title = f"{Label.HEAT_MAP} by {HEADINGS[arranged.by].lower()}"
        return Text.assemble((title, "bold"), ": " if parts else "", Text(" · ").join(parts))
    return Text.assemble((SHOW, "bold"), Text(" · ").join([*parts, *_order_said(arranged)]))


def _order_said(arranged: Arrangement) -> list[Text]:
    first = "nearest" if arranged.nearest_first else "furthest off"
    return [Text(f"the {first} first")] if arranged.by_distance else []


def _filters_said(filters: FilterSet, report: Report, palette: Palette) -> list[Text]:
    kinds: dict[Facet, list[Text]] = {}
    for each in filters.filters:
        kinds.setdefault(each.facet, []).append(filter_text(each, report, palette))
    return [Text(" or ").join(several) for several in kinds.values()]


def _remarks(
    found: Answer, passing: Sequence[ListedMeasure], session: Session, palette: Palette
) -> Text:
    """Name the words not understood, and say what an order leaves out or does not cut off."""
    said = []
    arranged = found.arrangement
    if any(_OF_ALL.search(part.words) for part in found.understood) and session.period:
        held = sum(each <= session.period for each in session.periods)
        if any(
            each == Filter(Facet.STREAK, f"{each.value.partition(' ')[0]} {held}")
            for each in found.filters.filters
        ):
            said.append(f"all {held} reports held until this one")
    if arranged.by_distance and session.assessment is not None:
        if arranged.first is not None and arranged.first < len(passing):
            said.append(f"all {len(passing)} are listed, the {arranged.first} asked for first")
        keys = {each.key for each in passing}
        known = [row.measure for row in session.rows if row.measure and row.measure.named in keys]
        signed = [off for each in known if (off := variance(each, each.period)) and off.is_signed]
        if len(signed) < len(passing):
            said.append(
                f"{plural(len(passing) - len(signed), 'measure')} without a variance at the end"
            )
    if arranged.by and all(BLANK in _held_by(arranged.by, each) for each in session.listed):
        said.append(f"this report prints no {HEADINGS[arranged.by].lower()}")
    rest = not_understood(found.rest, palette)
    return Text(" · ").join(
        [*(Text(each, palette.muted) for each in said), *([rest] if rest else [])]
    )


_OF_ALL = regex(r"\b(?:always|permanently|constantly|consistently|every|each)\b")
"""Words that ask for all reports held."""


def _counted_by(
    facet: Facet,
    filters: FilterSet,
    passing: Sequence[ListedMeasure],
    report: Report,
    palette: Palette,
) -> list[Choice[Wanted]]:
    """Return a line for each who has some of the measures, whoever has most first."""
    counts = Counter(value for each in passing for value in _held_by(facet, each))
    if set(counts) <= {BLANK}:
        return []
    others = FilterSet(tuple(each for each in filters.filters if each.facet is not facet))
    lines: list[Choice[Wanted]] = []
    for value, count in sorted(counts.items(), key=lambda each: (-each[1], fold(each[0]))):
        own = Filter(facet, value)
        # A priority's title is long: whoever is asked for stands before it.
        of_priority = any(each.facet is Facet.PRIORITY for each in others.filters)
        asked = FilterSet((own, *others.filters) if of_priority else (*others.filters, own))
        said = Text(" · ").join(_filters_said(asked, report, palette))
        aside = Text(plural(count, "measure"), palette.muted)
        lines.append(Choice(Question(asked), Text.assemble((SHOW, "bold"), said), aside=aside))
    return lines


def _held_by(facet: Facet, measure: ListedMeasure) -> Sequence[str]:
    match facet:
        case Facet.DIRECTOR:
            return measure.directors or (BLANK,)
        case Facet.PORTFOLIO_HOLDER:
            return (measure.holder or BLANK,)
        case _:
            return (measure.reading.priority_code,)

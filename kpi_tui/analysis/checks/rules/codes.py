"""The rules on codes that stood for other measures in the report before, in one finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.finding import Figures
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.labels import and_list, plural
from kpi_tui.measure_name import MeasureName
from kpi_tui.months import financial_year


@dataclass(frozen=True, slots=True)
class CodeStory:
    """What became of a code, or of a measure of the report before."""

    rule: str
    message: str
    measures: tuple[MeasurePeriod, ...]
    figures: Figures
    example: str
    """The words for it as an example of several."""
    on_page: str
    """The message on the page of each of its measures."""
    old_code: str
    """The code in the report before."""
    unsure: bool = False
    """Whether a person has to decide if it is one measure or two."""


def code_used_again(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about codes that stood, or may have stood, for another measure before (I1).

    Where there are such, measures under another code are told with them (I2).
    """
    reused = list(_reused(context))
    if reused:
        yield from _told(context, [*reused, *_moved(context)])


def moved(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about measures that go on, or may, under another code, if no code is used again (I2)."""
    if next(_reused(context), None) is None:
        yield from _told(context, list(_moved(context)))


def _told(context: CheckContext, stories: list[CodeStory]) -> Iterator[RuleHit]:
    """Yield one hit on those that no officer accepted, and one on those accepted for each reason."""
    groups: dict[str | None, list[CodeStory]] = {None: []}
    for story in stories:
        reasons = [context.accepted(measure, "I1", "I2") for measure in story.measures]
        groups.setdefault(None if None in reasons else reasons[0], []).append(story)
    for group in groups.values():
        if not group:
            continue
        measures = list({item.named: item for story in group for item in story.measures}.values())
        rules = tuple(dict.fromkeys(story.rule for story in group))
        yield RuleHit(
            group[0].message if len(group) == 1 else _summary(context, group),
            figures=tuple(dict.fromkeys(figure for story in group for figure in story.figures)),
            against=context.previous,
            also=tuple(rule for rule in rules if rule != rules[0]),
            on_pages=_on_pages(group),
            explanation=_why_moved(context, group),
        ).on(measures)


def _why_moved(context: CheckContext, stories: list[CodeStory]) -> str | None:
    """Say why codes changed within a year; `None` of those of another year, as the rules say it."""
    if context.previous is None or financial_year(context.previous) != financial_year(context.day):
        return None
    named = all(story.old_code in measure.words for story in stories for measure in story.measures)
    if any(story.rule == "I1" for story in stories) or not named:
        return ""
    return "its comment says so" if len(stories) == 1 else "their comments say so"


def _on_pages(stories: list[CodeStory]) -> tuple[tuple[MeasureName, str], ...]:
    """Return what to say of each measure: where it came from, rather than whose its code was."""
    said: dict[MeasureName, str] = {}
    for story in stories:
        for measure in story.measures:
            if story.rule == "I2" or measure.named not in said:
                said[measure.named] = story.on_page
    return tuple(said.items())


def _summary(context: CheckContext, stories: list[CodeStory]) -> str:
    """Tell how many codes and measures it is, with the first of each by name, and what is unsure."""
    when = context.name_of(context.previous) if context.previous else ""
    sure = [story for story in stories if not story.unsure]
    again = [story for story in sure if story.rule == "I1"]
    other = [story for story in sure if story.rule == "I2"]
    parts = []
    if again:
        stand = "stands" if len(again) == 1 else "stand"
        parts.append(f"{plural(len(again), 'code')} {stand} for another measure than in {when}")
    if other:
        have = "has" if len(other) == 1 else "have"
        then = "" if again else f" than in {when}"
        parts.append(f"{plural(len(other), 'measure')} {have} another code{then}")
    said = f"{', and '.join(parts)}, such as {(other or again)[0].example}. " if parts else ""
    unsure = list({story.example: story for story in stories if story.unsure}.values())
    if not unsure:
        return said.strip()
    more = f", and {len(unsure) - 1} more" if len(unsure) > 1 else ""
    return f"{said}To be settled: whether {unsure[0].example}{more}."


def _reused(context: CheckContext) -> Iterator[CodeStory]:
    if context.previous is None:
        return
    when = context.name_of(context.previous)
    earlier = {old.measure_code: old for old in context.before}
    code_now = {old.measure_id: measure.measure_code for old, measure in context.pairs}
    doubtful: dict[MeasureName, MeasurePeriod] = {
        measure.named: old
        for old, measure in context.doubtful_pairs
        if old.measure_code == measure.measure_code
    }
    for measure in context.measures:
        code = measure.measure_code
        old = doubtful.get(measure.named) or earlier.get(code)
        if old is None or old.measure_id == measure.measure_id:
            continue
        unsure = measure.named in doubtful
        example = f"{code}, then “{old.measure_name}” and now “{measure.measure_name}”"
        on_page = f"{code} was another measure's code in {when}."
        if unsure:
            question = f"Is it the measure that was “{old.measure_name}” in {when}, or another?"
            example, on_page = _may_go_on(context, old), _perhaps(context, old)
        elif old.measure_id in code_now:
            question = (
                f"In {when} the code was that of “{old.measure_name}”, which goes on as "
                f"{code_now[old.measure_id]}. Is the old series kept apart?"
            )
        else:
            question = (
                f"In {when} the code was that of “{old.measure_name}”. What became of that one?"
            )
        names = (
            (f"{when} {code}", old.measure_name),
            (f"{context.name} {code}", measure.measure_name),
        )
        yield CodeStory("I1", question, (measure,), names, example, on_page, code, unsure)


def _moved(context: CheckContext) -> Iterator[CodeStory]:
    if context.previous is None:
        return
    when = context.name_of(context.previous)
    for old, candidates in successors(context):
        others = [measure for measure in candidates if measure.measure_code != old.measure_code]
        others = [one for one in others if not context.judged.confirms(old.named, one.named)]
        if not others:
            continue
        sure = old.measure_id == others[0].measure_id
        goes = "may continue as" if len(candidates) == 1 else "seems to be split into"
        codes = and_list(each.measure_code for each in candidates)
        if sure:
            goes = "goes on as"
            example = f"“{old.measure_name}”, {old.measure_code} then and {codes} now"
            on_page = f"Was {old.measure_code} in {when}."
        else:
            example, on_page = _may_go_on(context, old), _perhaps(context, old)
        yield CodeStory(
            "I2",
            f"{old.measure_code} of {when}, “{old.measure_name}”, {goes} {codes}. Please confirm.",
            tuple(candidates),
            names_before_and_now(context, when, old, candidates),
            example,
            on_page,
            old.measure_code,
            not sure,
        )


def _may_go_on(context: CheckContext, old: MeasurePeriod) -> str:
    """Tell what a measure may go on as, as a part of a sentence."""
    candidates = next(now for before, now in successors(context) if before is old)
    was = f"{old.measure_code} “{old.measure_name}”"
    if len(candidates) == 1:
        return f"{was} goes on as {candidates[0].measure_code} “{candidates[0].measure_name}”"
    return f"{was} was split into {and_list(each.measure_code for each in candidates)}"


def _perhaps(context: CheckContext, old: MeasurePeriod) -> str:
    """Tell what a measure may have been before, for its page."""
    candidates = next(now for before, now in successors(context) if before is old)
    part = "" if len(candidates) == 1 else "part of "
    return f"Perhaps {part}{old.measure_code} “{old.measure_name}” of {old.when}: not settled."


def successors(context: CheckContext) -> list[tuple[MeasurePeriod, list[MeasurePeriod]]]:
    """List the measures before with the one they go on as, then those with what they may go on as."""
    doubtful: dict[MeasureName, tuple[MeasurePeriod, list[MeasurePeriod]]] = {}
    for old, measure in context.doubtful_pairs:
        doubtful.setdefault(old.named, (old, []))[1].append(measure)
    return [*((old, [measure]) for old, measure in context.pairs), *doubtful.values()]


def names_before_and_now(
    context: CheckContext, when: str, old: MeasurePeriod, measures: Iterable[MeasurePeriod]
) -> Figures:
    """Return the name of a measure in the report before, and those it has or may have now."""
    now = ((f"{context.name} {measure.measure_code}", measure.measure_name) for measure in measures)
    return ((f"{when} {old.measure_code}", old.measure_name), *now)

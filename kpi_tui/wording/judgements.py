"""An officer's decision in words, for lists of decisions, and to say which one is undone."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kpi_tui.judgements.corrections import corrected_text, field_words
from kpi_tui.judgements.judgement import (
    Accept,
    Correct,
    Judgement,
    LinkMeasures,
    Note,
    Rebase,
    SetKind,
    SetPolarity,
    SetQueryState,
    SetTolerance,
    SetYtdMethod,
    TakeBack,
    UnlinkMeasures,
)
from kpi_tui.period import ANNEX, PeriodKey, PeriodType
from kpi_tui.period_names import in_words_of, period_name
from kpi_tui.text import one_line
from kpi_tui.wording.phrases import KINDS, METHODS, POLARITIES


def decided(judgement: Judgement, kind: PeriodType = PeriodType.MONTH) -> str:
    """Return what was decided: `accepted no improvement plan (X1), always`, `polarity: …`.

    `kind` is how long the periods are of the report that it is about.
    """
    match judgement:
        case Accept(rule=rule, report_date=day):
            when = f" in {period_name(day, kind)}" if day else ", always"
            return f"accepted {query_title(rule, kind)}{when}"
        case SetQueryState(rule=rule, report_date=day, state=state):
            return f"query {state}: {query_title(rule, kind)} in {period_name(day, kind)}"
        case Correct(field=field, report_date=day):
            to = corrected_text(judgement)
            return f"{field_words(field)} corrected to {to} in {period_name(day, kind)}"
        case Note(text=text, report_date=day):
            on = f" on {period_name(day, kind)}" if day else ""
            return one_line(f"note{on}: {text}")
        case SetPolarity(value=polarity):
            return f"polarity: {POLARITIES[polarity]}"
        case SetKind(value=figures):
            return f"type of figure: {in_words_of(kind, KINDS[figures])}"
        case SetYtdMethod(value=method):
            return in_words_of(kind, METHODS[method])
        case SetTolerance(percent=percent):
            return f"amber tolerance: {percent:g}% of target"
        case Rebase(report_date=day):
            return f"usual range worked out anew from {period_name(day, kind)} on"
        case LinkMeasures(before=before):
            return one_line(f"the same as {before.code} {before.name}")
        case UnlinkMeasures(before=before):
            return one_line(f"not the same as {before.code} {before.name}")
        case TakeBack(judgement=undone):
            return f"decision {undone} undone"


def describe(judgement: Judgement, held: Collection[PeriodKey] = ()) -> str:
    """Return what was decided of which measure: `OCC11.10 Debt: polarity: lower is better`.

    `held` are the periods of the store: a judgement names one by its last day alone.
    """
    report_id, day = judgement.report_id or ANNEX, getattr(judgement, "report_date", None)
    keys = (key for key in held if (key.last_day, key.report_id) == (day, report_id))
    key = next(keys, None)
    said = decided(judgement, key.period_type if key else PeriodType.MONTH)
    if isinstance(judgement, TakeBack):
        return one_line(said)
    measures = judgement.measures
    named = f"{measures[-1].code} {measures[-1].name}" if measures else "the whole report"
    return one_line(f"{named}: {said}")


def about(judgement: Judgement) -> str:
    """Return the code of the measure that it is about: `OCC11.10`; `the report` for none."""
    measures = judgement.measures
    return one_line(measures[-1].code) if measures else "the report"


def decided_at_once(judgements: Sequence[Judgement], kind: PeriodType = PeriodType.MONTH) -> str:
    """Return what was decided at once, and on what: `queries accepted, OCC11.02, OCC11.11`.

    What was taken back in order to decide something else is not named.
    """
    made = [each for each in judgements if not isinstance(each, TakeBack)] or judgements
    what = {decided(each, kind) for each in made}
    said = what.pop() if len(what) == 1 else _decided_on_several(made[-1])
    return ", ".join((said, *dict.fromkeys(about(each) for each in made)))


def _decided_on_several(last: Judgement) -> str:
    match last:
        case Accept():
            return "queries accepted"
        case SetQueryState(state=state):
            return f"queries {state}"
        case LinkMeasures():
            return "matches confirmed"
        case UnlinkMeasures():
            return "matches refused"
        case _:
            return "decisions"


def query_title(rule_id: str, kind: PeriodType = PeriodType.MONTH) -> str:
    """Return the title of a rule within a sentence: `no improvement plan (X1)`.

    A rule that this version does not know has its id alone.
    """
    from kpi_tui.analysis.checks.registry import RULES

    title = next((rule.title for rule in RULES if rule.id == rule_id), "")
    title = in_words_of(kind, title)
    begin = title[:1] if title[1:2].isupper() else title[:1].lower()  # YTD stays as it is
    return f"{begin}{title[1:]} ({rule_id})" if title else one_line(rule_id)

"""An officer's decision in words, for lists of decisions, and to say which one is undone."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from kpi_tui.analysis.checks.finding import Finding


def decided(
    judgement: Judgement,
    kind: PeriodType = PeriodType.MONTH,
    findings: Collection[Finding] = (),
) -> str:
    """Return what was decided: `accepted no improvement plan (X1), always`, `polarity: …`.

    `kind` is how long the periods are of the report that it is about. Of `findings` the one that was
    decided on says which it is of the queries whose rules have one id.
    """
    match judgement:
        case Accept(report_date=day):
            when = f" in {period_name(day, kind)}" if day else ", always"
            return f"accepted {_query(judgement, kind, findings)}{when}"
        case SetQueryState(report_date=day, state=state):
            when = f" in {period_name(day, kind)}"
            return f"query {state}: {_query(judgement, kind, findings)}{when}"
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
            return f"the same as {before.called}"
        case UnlinkMeasures(before=before):
            return f"not the same as {before.called}"
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


def decided_at_once(
    judgements: Sequence[Judgement],
    kind: PeriodType,
    findings: Collection[Finding] = (),
) -> str:
    """Return what was decided at once, and on what: `queries accepted, OCC11.02, OCC11.11`.

    What was taken back in order to decide something else is not named.
    """
    made = [each for each in judgements if not isinstance(each, TakeBack)] or judgements
    what = {decided(each, kind, findings) for each in made}
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

    Of rules that share an id all are told. One that this version does not know has its id alone.
    """
    from kpi_tui.analysis.checks.registry import RULES

    titles = (in_words_of(kind, rule.title) for rule in RULES if rule.id == rule_id)
    said = " / ".join(map(_within, titles))
    return f"{said} ({rule_id})" if said else one_line(rule_id)


def _query(
    judgement: Accept | SetQueryState, kind: PeriodType, findings: Collection[Finding]
) -> str:
    """Return the title of the query that was decided, where one of the findings is that query."""
    for finding in findings:
        if (
            finding.rule == judgement.rule
            and finding.report_date == judgement.report_date
            and judgement.measure in (finding.measures or (None,))
        ):
            return f"{_within(finding.title)} ({finding.rule})"
    return query_title(judgement.rule, kind)


def _within(title: str) -> str:
    """Return a title as it stands within a sentence; YTD stays as it is."""
    return f"{title[:1] if title[1:2].isupper() else title[:1].lower()}{title[1:]}"

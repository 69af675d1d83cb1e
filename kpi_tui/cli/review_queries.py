"""`kpi-tui review accept` and `query`: what is decided about a query that a report raises."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kpi_tui.cli.common import open_store, read_judged, say
from kpi_tui.cli.measure_names import PrintedMeasure, measure
from kpi_tui.cli.periods import period_of
from kpi_tui.errors import KpiTuiError
from kpi_tui.judgements.judgement import Accept, SetQueryState
from kpi_tui.labels import and_list, plural
from kpi_tui.period_names import name_of
from kpi_tui.text import one_line
from kpi_tui.vocabulary import QueryState

if TYPE_CHECKING:
    from kpi_tui.analysis.checks.finding import Finding
    from kpi_tui.period import PeriodKey
    from kpi_tui.store.store import Store


def acceptance(args: Namespace, who: str, why: str) -> Accept:
    """Accept a query in one period, or in all of them where `always` was typed.

    One is the default, since what is in order now need not be next year. Of no measure it is on all
    that the rule asks about, so these are counted and named. Always holds for queries
    that are yet to come, so there need be none now; that is said. Raises `KpiTuiError`.
    """
    store, rule, always = open_store(args), args.rule, args.period == "always"
    found, period = _about(store, args, None if always else args.period)
    findings = _findings(args, store, period)
    raised = _raised(findings, rule, found)
    if (found is None and any(each.measures for each in raised)) or len(raised) > 1:
        say(_at_once(raised, rule, period))
    if not raised:
        none = _none(findings, rule, found, period)
        if not always:
            raise KpiTuiError(none)
        say(f"{none}; this holds where it is raised in another")
    return Accept(
        who=who,
        why=why,
        rule=rule,
        measure=found.named if found else None,
        report_date=None if always else period.last_day,
    )


def progress(args: Namespace, who: str, why: str) -> SetQueryState:
    """Set how far a query is. Raises `KpiTuiError` where there is none such.

    That of a query on several measures is kept with the first of them, whichever was typed.
    """
    store, rule = open_store(args), args.rule
    found, period = _about(store, args, args.period)
    findings = _findings(args, store, period)
    raised = _raised(findings, rule, found)
    if not raised:
        raise KpiTuiError(_none(findings, rule, found, period))
    measures = raised[0].measures
    if found is None and all(each.measures for each in raised):
        raise KpiTuiError(
            f"{rule}: is about measures in {name_of(period)}: type the code of one behind it, as in "
            f"{rule} {one_line(measures[0].code)}"
        )
    moved = [each for each in findings if rule in each.rules and each.measures[:1] == measures[:1]]
    _say_moved(moved, args.state, rule, period)
    return SetQueryState(
        who=who,
        why=why,
        rule=rule,
        measure=measures[0] if found else None,
        report_date=period.last_day,
        state=QueryState(args.state),
    )


def _about(
    store: Store, args: Namespace, asked: str | None
) -> tuple[PrintedMeasure | None, PeriodKey]:
    """Return the measure typed, if any, and the period meant. Raises `KpiTuiError`."""
    if args.code is None:
        return None, period_of(store, asked or "latest")
    found = measure(store, args.code, asked)
    return found, found.period


def _findings(args: Namespace, store: Store, period: PeriodKey) -> list[Finding]:
    from kpi_tui.analysis.assess import assess

    return assess(store, read_judged(args)).findings(period)


def _raised(findings: Sequence[Finding], rule: str, found: PrintedMeasure | None) -> list[Finding]:
    """Return the findings that a decision is about, those accepted already too."""
    return [
        each
        for each in findings
        if rule in each.rules and (found is None or found.named in each.measures)
    ]


def _at_once(raised: Sequence[Finding], rule: str, period: PeriodKey) -> str:
    """Say how many queries of a period are accepted with a rule, on which measures, and the way back."""
    left = [each for each in raised if each.accepted is None]
    whole = sum(each.rules[0] == rule for each in left)
    counted = [plural(whole, "query")] if whole or not left else []
    counted += [f"a part of {len(left) - whole}"] if len(left) > whole else []
    codes = dict.fromkeys(one_line(named.code) for each in left for named in each.measures)
    said = f"{rule}: accepts {and_list(counted)} in {name_of(period)}"
    if not codes:
        return said
    one = f"with a code behind it, as in {rule} {next(iter(codes))}, it is that measure's alone; "
    undone = "kpi-tui review undo takes it back"
    return f"{said}, on {and_list(codes)}: {one * (len(codes) > 1)}{undone}"


def _say_moved(moved: Sequence[Finding], state: str, rule: str, period: PeriodKey) -> None:
    """Say where one decision moves several queries, and where one stays accepted all the same."""
    accepted = sum(each.accepted is not None for each in moved)
    on = and_list(dict.fromkeys(one_line(named.code) for each in moved for named in each.measures))
    where = f"in {name_of(period)}{f', on {on}' if on else ''}"
    if len(moved) > 1:
        say(
            f"{rule}: {len(moved)} queries {where}, are {state}: what one rule asks of one measure "
            "is decided together; kpi-tui review undo takes it back"
        )
    if accepted:
        say(
            f"{rule}: {plural(accepted, 'query')} {where}, "
            f"{'stays' if accepted == 1 else 'stay'} accepted: undo that first, by its id, which "
            "kpi-tui review list shows"
        )


def _none(
    findings: Sequence[Finding], rule: str, found: PrintedMeasure | None, period: PeriodKey
) -> str:
    """Say that a period's report raises no such query, and which there are."""
    when = name_of(period)
    if found is None:
        return (
            f"{rule}: no such query in {when}: kpi-tui queries --period '{when}' lists its queries"
        )
    code = one_line(found.named.code)
    own = dict.fromkeys(
        each for finding in findings if found.named in finding.measures for each in finding.rules
    )
    listed = f"its queries are {', '.join(own)}" if own else "it has no query at all"
    return f"{rule}: no such query on {code} in {when}: {listed}"

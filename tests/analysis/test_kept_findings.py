"""What was worked out is kept, and never told once it would be another thing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec import structs
from msgspec.structs import replace as replaced

from kpi_tui.analysis import kept_findings
from kpi_tui.analysis.assess import assess
from kpi_tui.analysis.checks.finding import POLARITY, Finding, ReportFindings
from kpi_tui.analysis.council import CouncilFacts
from kpi_tui.analysis.facts import facts
from kpi_tui.judgements.in_force import NO_JUDGEMENTS
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
from kpi_tui.judgements.log import append, read
from kpi_tui.judgements.log_line import to_line
from kpi_tui.measure_name import MeasureName
from kpi_tui.paths import cache_path
from kpi_tui.period import ANNEX_MONTHS, PeriodKey
from kpi_tui.report import Priority, Report, Source, Warning
from kpi_tui.status import Status
from kpi_tui.store import kept_results
from kpi_tui.store.files import LOG
from kpi_tui.store.store import Store
from kpi_tui.vocabulary import CorrectedField, Kind, Polarity, QueryState, YtdMethod
from tests.support.frames import frame, month, row

VISITS, PAID, CALLS = "Visits to libraries", "Invoices paid in time", "Calls answered, in %"
RED, GREEN = Status.RED, Status.GREEN
DAYS = [month(f"2024-{n:02}").report_date for n in range(1, 7)]


def report(place: int, issue: int = 1) -> Report:
    """One of six months with things to ask about, some in each.

    Issues 2 and 3 correct figures of the first, 4 and 5 nothing but words and priorities.
    """
    by = place + (1 if issue > 3 else issue)
    readings = [
        row("OCC01.01", VISITS, period_actual=f"{900 + by}", period_target="1,000"),
        row("OCC01.02", PAID, period_actual=f"{60 + by}%", period_target="95%"),
        row("OCC02.01", f"{CALLS}{' ' * (place % 2)}", period_actual="70", period_target="80"),
    ]
    statuses = (RED, GREEN if place in (1, 4) else RED, RED if place < 3 else GREEN)
    readings = [
        replace(
            each,
            period_status=status,
            comment=f"Staff were away {'again ' * (by % 3)}.",
            improvement_plan="Another rota from May." if issue == 4 else None,
        )
        for each, status in zip(readings, statuses, strict=True)
    ]
    if place == 3:
        readings[0] = replace(readings[0], measure_code="OCC01.03", measure_name="Library visits")
    said = f"words of page 3 {issue}" if place % 2 else "a cell is cut off"
    return replace(
        month(f"2024-{place + 1:02}", *readings),
        priorities=(Priority("OCC01", "Libraries"), Priority(f"OCC0{4 + issue}", "Empty")),
        warnings=(Warning(3, "OCC01.02", said),),
        source=Source(f"{place}.pdf", f"{place}{issue}" * 32, 5),
    )


def accept(day: date | None, measure: str | None = PAID, rule: str = "S1") -> Accept:
    about = MeasureName("OCC01.02", measure) if measure else None
    return Accept(who="Ada", why="in order", rule=rule, measure=about, report_date=day)


def correct(day: date, value: str = "97%") -> Correct:
    return Correct(
        who="Ada",
        why="misread",
        measure=MeasureName("OCC01.02", PAID),
        report_date=day,
        field=CorrectedField.PERIOD_ACTUAL,
        value=value,
    )


_NAMES = st.sampled_from([MeasureName("OCC01.01", VISITS), MeasureName("OCC01.02", PAID)])
_DAYS = st.sampled_from(DAYS)
_SIGNED = {"who": st.just("Ada"), "why": st.sampled_from(["", "agreed"])}
_DECIDED: st.SearchStrategy[Judgement] = st.one_of(
    st.builds(
        Accept,
        rule=st.sampled_from(["S1", "X3", "M2", "X1"]),
        measure=st.none() | _NAMES,
        report_date=st.none() | _DAYS,
        **_SIGNED,
    ),
    st.builds(
        Correct,
        measure=_NAMES,
        report_date=_DAYS,
        field=st.just(CorrectedField.PERIOD_ACTUAL),
        value=st.sampled_from(["97%", "1,200"]),
        **_SIGNED,
    ),
    st.builds(SetPolarity, measure=_NAMES, value=st.sampled_from(Polarity), **_SIGNED),
    st.builds(SetKind, measure=_NAMES, value=st.sampled_from(Kind), **_SIGNED),
    st.builds(SetYtdMethod, measure=_NAMES, value=st.sampled_from(YtdMethod), **_SIGNED),
    st.builds(SetTolerance, measure=_NAMES, percent=st.sampled_from([1.0, 60.0]), **_SIGNED),
    st.builds(
        LinkMeasures,
        before=_NAMES,
        after=st.just(MeasureName("OCC01.03", "Library visits")),
        **_SIGNED,
    ),
    st.builds(
        UnlinkMeasures,
        before=_NAMES,
        after=st.just(MeasureName("OCC01.03", "Library visits")),
        **_SIGNED,
    ),
    st.builds(Rebase, measure=_NAMES, report_date=_DAYS, **_SIGNED),
    st.builds(Note, measure=_NAMES, text=st.just("Ask again."), **_SIGNED),
    st.builds(
        SetQueryState,
        rule=st.just("S1"),
        measure=_NAMES,
        report_date=_DAYS,
        state=st.sampled_from(QueryState),
        **_SIGNED,
    ),
)

Step = Callable[[Path], object]
"""What somebody does to a store."""


def add(place: int, issue: int = 1) -> Step:
    return lambda path: Store(path).add(report(place, issue))


def forget(place: int) -> Step:
    return lambda path: Store(path).forget(PeriodKey(DAYS[place]))


def decide(judgement: Judgement) -> Step:
    return lambda path: append(path, judgement)


def take_back(path: Path) -> None:
    """Take the last decision back, the last time that was done among them."""
    held = read(path).all
    if held:
        append(path, TakeBack(who="Ada", why="", judgement=held[-1].id))


def look_at(place: int) -> Step:
    """Look at one period alone, whether it is there or not."""

    def look(path: Path) -> None:
        analysis = assess(Store(path))
        if PeriodKey(DAYS[place]) in analysis.store.periods():
            analysis.findings(PeriodKey(DAYS[place]))
            analysis.keep()

    return look


def damage(at: int) -> Step:
    """Change a byte of what is kept."""

    def change(_: Path) -> None:
        for file in kept_files():
            content = bytearray(file.read_bytes())
            content[at % len(content)] ^= 1 + at % 255
            file.write_bytes(content)

    return change


def kept_files() -> list[Path]:
    return list(cache_path().rglob("*.kept"))


PLACES = st.integers(0, 5)
STEPS: st.SearchStrategy[Step] = st.one_of(
    st.builds(add, PLACES, st.integers(1, 5)),
    st.builds(forget, PLACES),
    st.builds(decide, _DECIDED),
    st.just(take_back),
    st.builds(look_at, PLACES),
    st.builds(damage, st.integers(0, 100_000)),
)


def told(path: Path) -> tuple[pl.DataFrame, dict[PeriodKey, list[Finding]]]:
    """The facts and findings of all periods, from what is kept as far as it holds."""
    analysis = assess(Store(path))
    found = {key: analysis.findings(key) for key in analysis.store.periods()}
    analysis.keep()
    return analysis.facts, found


def told_anew(path: Path) -> tuple[pl.DataFrame, dict[PeriodKey, list[Finding]]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept_findings, "_code", lambda: b"")
        return told(path)


@settings(max_examples=12)
@given(st.lists(STEPS, max_size=6))
@example([decide(accept(DAYS[1])), decide(accept(None)), take_back, forget(0), add(0, 2)])
@example([add(4), add(2), add(5)])
@example([decide(correct(DAYS[1])), add(4), add(5), forget(3)])
@example([add(1, 4), add(0, 4), add(3, 5)])
@example([add(1, 2), add(1, 3), forget(1), add(1, 2), decide(accept(None, None, "M2"))])
def test_what_is_kept_is_what_would_be_found(steps: list[Step]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "store"
        for place in (0, 1, 3):
            add(place)(path)
        for step in (lambda _: None, *steps):
            step(path)
            facts_kept, found_kept = told(path)
            facts_anew, found_anew = told_anew(path)
            assert found_kept == found_anew
            assert facts_kept.equals(facts_anew)
            assert told(path)[1] == found_anew, "from what has just been kept"


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    """The days of the reports that are looked through."""
    days: list[date] = []
    whole = CouncilFacts.found

    def found(
        council: CouncilFacts, report: Report, earlier_issue: Report | None = None
    ) -> ReportFindings:
        days.append(report.report_date)
        return whole(council, report, earlier_issue)

    monkeypatch.setattr(CouncilFacts, "found", found)
    return days


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store in which no report tells anything new of a measure."""
    for place in range(5):
        add(place)(tmp_path / "store")
    for code, name in (("OCC01.01", VISITS), ("OCC01.02", PAID), ("OCC02.01", CALLS)):
        named, up = MeasureName(code, name), Polarity.BIGGER_IS_BETTER
        decide(SetPolarity(who="Ada", why="", measure=named, value=up))(tmp_path / "store")
    return tmp_path / "store"


def looked_through(store: Path, counted: list[date]) -> list[date]:
    counted.clear()
    told(store)
    return counted


def test_what_has_not_changed_is_looked_through_once(store: Path, counted: list[date]) -> None:
    assert looked_through(store, counted) == DAYS[:5]
    assert looked_through(store, counted) == []


def test_a_new_period_costs_one_period(store: Path, counted: list[date]) -> None:
    told(store)
    add(5)(store)
    assert looked_through(store, counted) == DAYS[5:]


def test_an_earlier_report_costs_those_from_it_on(store: Path, counted: list[date]) -> None:
    told(store)
    add(3, 2)(store)
    assert looked_through(store, counted) == DAYS[3:5]


def test_a_decision_on_a_report_costs_those_from_it_on(store: Path, counted: list[date]) -> None:
    told(store)
    decide(accept(DAYS[4]))(store)
    assert looked_through(store, counted) == DAYS[4:5]
    decide(SetTolerance(who="Ada", why="", measure=MeasureName("OCC01.01", VISITS), percent=5.0))(
        store
    )
    assert looked_through(store, counted) == DAYS[:5]


def test_other_rules_find_anew(
    store: Path, counted: list[date], monkeypatch: pytest.MonkeyPatch
) -> None:
    told(store)
    monkeypatch.setattr(kept_findings, "_code", lambda: b"of another version")
    assert looked_through(store, counted) == DAYS[:5]


@pytest.mark.parametrize(
    "name", ["analysis/checks/rules/comments/parts.py", "figures.py", "version.py"]
)
def test_another_rule_is_other_code(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = kept_findings._code.__wrapped__()
    whole = Path.read_bytes
    monkeypatch.setattr(
        Path,
        "read_bytes",
        lambda path: whole(path) + b"#" * path.as_posix().endswith(f"kpi_tui/{name}"),
    )
    assert before != kept_findings._code.__wrapped__()


def test_code_that_cannot_be_read_keeps_nothing(
    store: Path, counted: list[date], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_findings, "_sources", lambda _: [])
    monkeypatch.setattr(kept_findings, "_code", kept_findings._code.__wrapped__)
    told(store)
    assert kept_files() == []
    assert looked_through(store, counted) == DAYS[:5]


@pytest.mark.parametrize("at", [0, 30, 90, -1])
def test_what_is_damaged_is_found_anew(store: Path, counted: list[date], at: int) -> None:
    told(store)
    damage(at)(store)
    assert looked_through(store, counted) == DAYS[:5]


def test_a_cache_that_cannot_be_written_is_no_fault(
    store: Path, counted: list[date], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KPI_TUI_CACHE", "/dev/null/none")
    told(store)
    assert looked_through(store, counted) == DAYS[:5]


def test_a_reason_with_half_a_surrogate_pair_is_kept(store: Path, counted: list[date]) -> None:
    half_a_pair = to_line(replaced(accept(DAYS[1]), why="half")).replace("half", "\\ud800")
    with (store / LOG).open("a") as log:
        log.write(f"{half_a_pair}\n")
    told(store)
    assert not looked_through(store, counted)
    assert told(store)[1] == told_anew(store)[1]


def test_the_oldest_are_dropped_beyond_a_size(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(store)
    (first,) = kept_files()
    monkeypatch.setattr(kept_results, "MOST_BYTES", first.stat().st_size * 3 // 2)
    add(0)(tmp_path / "other")
    for place in range(5):
        add(place)(tmp_path / "other")
    told(tmp_path / "other")
    (left,) = kept_files()
    assert left != first


def test_a_store_that_changes_meanwhile_is_told_as_it_was(store: Path) -> None:
    analysis = assess(Store(store))
    assert analysis.state
    add(5)(store)
    assert analysis.store.periods() == [PeriodKey(day) for day in DAYS[:5]]
    analysis.findings(PeriodKey(DAYS[4]))
    analysis.keep()
    assert told(store)[1] == told_anew(store)[1]


def test_no_rule_goes_by_what_grows_with_each_report() -> None:
    reports = [report(place) for place in range(5)]
    known = facts(frame(*reports))
    grown = known.with_columns(
        ytd_months=pl.col("ytd_months") + 7,
        polarity_why=pl.when(pl.col("polarity").is_not_null()).then(pl.lit("all of them say so")),
    )

    def found(rows: pl.DataFrame) -> list[Finding]:
        council = CouncilFacts(rows, pl.DataFrame(), NO_JUDGEMENTS, ANNEX_MONTHS)
        council = replace(council, issues=lambda day: (reports[DAYS.index(day)], None))
        return [each for of in reports for each in council.findings(of)]

    def unquoted(finding: Finding) -> Finding:
        kept = tuple(each for each in finding.figures if each[0] != POLARITY)
        return structs.replace(finding, figures=kept)

    assert found(known) != found(grown)
    assert list(map(unquoted, found(known))) == list(map(unquoted, found(grown)))
    quoting = [each for each in found(known) if dict(each.figures).get(POLARITY)]
    assert quoting
    assert {len(each.measures) for each in quoting} == {1}

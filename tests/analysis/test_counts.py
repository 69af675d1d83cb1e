"""Each count has one definition: analysis, commands and documents say the same number."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from msgspec import structs

from kpi_tui.analysis.across.owners import OwnerRole, owner_statuses
from kpi_tui.analysis.across.vanished import Absence, vanished
from kpi_tui.analysis.assess import Analysis, assess
from kpi_tui.analysis.assessment import PeriodAssessment
from kpi_tui.analysis.browse.entries import entries
from kpi_tui.analysis.browse.filters import Facet, Filter, offers
from kpi_tui.analysis.browse.views import TO_DATE, View, ViewKind, owners
from kpi_tui.analysis.changes.change import ChangeKind
from kpi_tui.analysis.changes.groups import ChangeGroup
from kpi_tui.analysis.checks.finding import Finding, Level
from kpi_tui.analysis.counts import (
    DEFINITIONS,
    exceptions,
    findings_by_level,
    is_exception,
    is_only_to_date,
    open_findings,
    to_settle,
)
from kpi_tui.analysis.identity.links import Link, LinkKind
from kpi_tui.cli import main
from kpi_tui.demo import published, sample_reports
from kpi_tui.measure_name import MeasureName
from kpi_tui.publish.brief.data import load_brief_data
from kpi_tui.publish.brief.fragments import to_ask
from kpi_tui.publish.brief.sections.exceptions import by_importance
from kpi_tui.report import Report
from kpi_tui.status import Status
from kpi_tui.store.store import Store
from kpi_tui.vocabulary import Confidence
from tests.support.frames import histories, month, row
from tests.support.local import local
from tests.support.samples import LIBRARY
from tests.support.strategies import REPORTS

README = Path(__file__).parents[2] / "README.md"


@pytest.fixture(scope="module")
def months(tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    """The nineteen sample months."""
    store = Store(tmp_path_factory.mktemp("samples"))
    for report in sample_reports():
        store.add(report)
    return assess(store)


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """The two published months alone."""
    store = Store(tmp_path / "two")
    for text in ("2023-01", "2024-07"):
        store.add(published(text))
    return local(store.path)


@pytest.mark.parametrize(
    ("period", "to_date", "asks", "only_to_date"),
    [
        (Status.GREEN, Status.GREEN, False, False),
        (Status.GREEN, Status.AMBER, True, True),
        (None, Status.RED, True, True),
        (Status.MONITORING_ONLY, Status.RED, True, True),
        (Status.RED, Status.RED, True, False),
        (Status.RED, Status.GREEN, True, False),
        (Status.ACTUAL_MISSING, None, True, False),
        (Status.GREEN, Status.DATA_MISSING, False, False),
        (Status.NOT_REPORTED, Status.UNREADABLE, False, False),
    ],
)
def test_what_is_an_exception(
    period: Status | None, to_date: Status | None, asks: bool, only_to_date: bool
) -> None:
    reading = replace(LIBRARY, period_status=period, ytd_status=to_date)
    assert (is_exception(reading), is_only_to_date(reading)) == (asks, only_to_date)


@given(REPORTS)
def test_exceptions_are_those_of_the_view_and_its_parts(report: Report) -> None:
    listed = entries(report)
    found = exceptions(report.readings)
    view = View(ViewKind.EXCEPTIONS)
    assert len(found) == sum(map(view.matches, listed))
    late = sum(map(View(ViewKind.EXCEPTIONS, TO_DATE).matches, listed))
    assert all(map(is_only_to_date, found[len(found) - late :])), "those stand last"
    assert not any(map(is_only_to_date, found[: len(found) - late]))


def test_the_briefing_has_the_same_exceptions(months: Analysis) -> None:
    for key in months.store.periods():
        data = load_brief_data(months.store, key)
        asked, nil = by_importance(data)
        assert sorted(asked + nil, key=str) == sorted(exceptions(data.report.readings), key=str)
    assert len(asked + nil) == 18, "16 for the month and 2 for the year to date"


def test_findings_that_were_accepted_do_not_count() -> None:
    one = Finding(("S1",), Level.ERROR, date(2024, 7, 31), (), "Which?", (), 1, "it is rounded")
    found = [one, structs.replace(one, accepted=""), structs.replace(one, level=Level.QUESTION)]
    assert open_findings(found) == [found[0], found[2]]
    assert findings_by_level(found) == {Level.ERROR: 1, Level.QUESTION: 1}


def test_what_is_to_settle_is_counted_by_the_earlier_measure() -> None:
    old, *new = (MeasureName(f"OCC01.0{n}", f"Complaints {n}") for n in range(1, 4))
    asked = [Link(old, each, Confidence.ASK, 0.6, "alike", LinkKind.SPLIT) for each in new]
    sure = Link(new[0], new[0], Confidence.SURE, 1.0, "the same", LinkKind.SAME)
    assert to_settle([*asked, sure]) == (1, 2)
    assert to_settle([sure]) == (0, 0)


def test_changes_are_counted_as_lists_filters_and_links_have_them(months: Analysis) -> None:
    for key in months.store.periods():
        agree(months.period(key))


def test_of_a_quarterly_measure_in_monthly_reports_all_counts_agree(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for number in range(3, 11):
        rows = [
            row("OCC01.01", "Visits"),
            *([row("OCC01.02", "Survey")] if number % 3 == 0 else []),
        ]
        store.add(month(f"2024-{number:02}", *rows))
    analysis = assess(store)
    counted = []
    for key in store.periods():
        agree(analysis.period(key))
        summary = analysis.period(key).summary
        counted.append((summary.gone, summary.new, summary.back, summary.not_due))
    none = (0, 0, 0, 0)
    away, back, not_due = (1, 0, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1)
    assert counted == [none, away, none, back, not_due, none, back, not_due]


def test_of_the_two_published_months_all_counts_agree(two: Path) -> None:
    analysis = assess(Store(two))
    assessed = analysis.period(analysis.store.periods()[-1])
    agree(assessed)
    counted = assessed.summary
    assert (counted.new, counted.gone, counted.unsettled) == (10, 30, 7)
    assert to_settle(assessed.links) == (7, 13)
    (gone,) = (each for each in assessed.findings if "I3" in each.rules)
    assert re.search(rf"\b{counted.gone} measures\b", gone.message)
    others = re.findall(r"\b(\d+) (?:measures )?(?:are|is) (?:new|in this report)\b", gone.message)
    assert others in ([], [str(counted.new)])
    eased = {name for each in assessed.findings if "I4" in each.rules for name in each.measures}
    unsettled = {key for key, kinds in assessed.flags.changed.items() if "split" in kinds}
    assert len(eased - unsettled) == counted.looser


def test_registers_across_reports_count_as_one_report_does(two: Path) -> None:
    analysis = assess(Store(two))
    assessed = analysis.period(analysis.store.periods()[-1])
    found = histories(published("2023-01"), published("2024-07"))
    absences = Counter(each.absence for each in vanished(found))
    assert absences == {
        Absence.NO_LONGER_REPORTED: assessed.summary.gone,
        Absence.MAY_CONTINUE: assessed.summary.unsettled,
    }
    listed = entries(assessed.report)
    for role, kind in (
        (OwnerRole.DIRECTOR, ViewKind.DIRECTOR),
        (OwnerRole.PORTFOLIO_HOLDER, ViewKind.PORTFOLIO_HOLDER),
    ):
        rows = owner_statuses(found, role).rows
        now = {row.name: row.counts[-1].total() for row in rows if row.name and row.counts[-1]}
        assert now == dict(owners(listed, kind))


def agree(assessed: PeriodAssessment) -> None:
    """Assert that all that counts the changes of a period comes to one number."""
    counted, kinds = assessed.summary, LinkKind
    named = {
        group: {
            change.measure
            for change in assessed.changes
            if change.group is group and change.kind is not ChangeKind.PRIORITY_STATUS
        }
        for group in ChangeGroup
    }
    sizes = {group: len(measures) for group, measures in named.items()}
    links = Counter(each.kind for each in assessed.links)
    filters = {
        item.value: count
        for item, count in offers(entries(assessed.report), assessed.flags)
        if item.facet is Facet.CHANGED or item == Filter(Facet.BECAME, "red")
    }
    settle = to_settle(assessed.links)
    assert counted.new == sizes[ChangeGroup.NEW] == filters.get("new", 0) == links[kinds.NEW]
    assert counted.back == sizes[ChangeGroup.BACK] == links[kinds.BACK]
    assert counted.gone == sizes[ChangeGroup.GONE] == links[kinds.VANISHED]
    assert counted.not_due == sizes[ChangeGroup.NOT_DUE] == links[kinds.NOT_DUE]
    assert (counted.unsettled, filters.get("split", 0)) == settle
    assert sizes[ChangeGroup.UNSETTLED] == sum(settle)
    assert counted.looser + counted.targets_removed == sizes[ChangeGroup.TARGET_LOOSENED]
    assert counted.tighter + counted.other_targets == sizes[ChangeGroup.TARGET]
    assert counted.targets == filters.get("target", 0)
    assert counted.owners == sizes[ChangeGroup.OWNER] == filters.get("owner", 0)
    assert counted.values == sizes[ChangeGroup.VALUE] == filters.get("value", 0)
    assert counted.wording == sizes[ChangeGroup.WORDING] == filters.get("wording", 0)
    assert counted.new_reds == sizes[ChangeGroup.NEWLY_RED] == filters.get("red", 0)
    assert counted.better == sizes[ChangeGroup.BETTER]
    assert counted.worse == len(named[ChangeGroup.NEWLY_RED] | named[ChangeGroup.WORSE])


def test_errors_and_questions_are_the_same_in_every_command(
    two: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    main(["--store", str(two), "judge", "accept", "S1", "OCC11.10", "--why", "agreed"])
    analysis = assess(Store(two))
    assessed = analysis.period(analysis.store.periods()[-1])
    counted = findings_by_level(assessed.findings)
    capfd.readouterr()
    main(["--store", str(two), "check", "--format", "json"])
    printed, said = capfd.readouterr()
    open_ones = [each["level"] for each in json.loads(printed) if each["accepted"] is None]
    assert Counter(open_ones) == {level.value: count for level, count in counted.items()}
    accepted = len(assessed.findings) - len(open_ones)
    errors, questions = counted[Level.ERROR], counted[Level.QUESTION]
    assert (
        f"{errors} must resolve, {questions} queries, {counted[Level.INFORMATION]} for inf" in said
    )
    assert f"; {accepted} accepted" in said
    asked = to_ask(load_brief_data(analysis.store, assessed.last_day).findings)
    assert len(asked) == errors + questions


def test_readme_has_every_definition() -> None:
    text = " ".join(README.read_text().split())
    for term, meaning in DEFINITIONS:
        assert f"*{term}*: {meaning}" in text, term

"""`show`, `check`, `measures`, the briefing and the explorer tell the same of one measure."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kpi_tui.analysis.assess import assess
from kpi_tui.analysis.checks.finding import Finding
from kpi_tui.cli import main
from kpi_tui.demo import demo_store, published
from kpi_tui.publish.brief.data import load_brief_data
from kpi_tui.report import Report
from kpi_tui.status import Status
from kpi_tui.store.store import Store
from kpi_tui.tui.session.assessor import Assessor
from tests.support.frames import month, row
from tests.support.local import local

Told = dict[tuple[str | None, str | None], Counter[tuple[str, str]]]
"""By a measure's code and name the rules that found something, and their messages."""
JUNE, JULY = date(2024, 6, 30), date(2024, 7, 31)


def by_measure(findings: Sequence[Finding]) -> Told:
    told: Told = {}
    for item in findings:
        key = (item.measure_code, item.measure_name)
        told.setdefault(key, Counter())[item.rule, item.message] += 1
    return told


def by_measure_in_json(findings: Sequence[dict[str, str]]) -> Told:
    told: Told = {}
    for item in findings:
        key = (item["measure_code"], item["measure_name"])
        told.setdefault(key, Counter())[item["rule"], item["message"]] += 1
    return told


def agree(store: Path, day: date, capfd: pytest.CaptureFixture[str], *, every: int = 1) -> Told:
    """What all of them tell of a month, of which each is asserted to tell the same.

    `show` works out the whole month for each measure, and may be asked for `every` third or so.
    """

    def run(*argv: str) -> list[dict[str, str]]:
        main(["--store", str(store), *argv, "--month", f"{day:%Y-%m}", "--format", "json"])
        found: list[dict[str, str]] = json.loads(capfd.readouterr().out)
        return found

    told = by_measure(Assessor(store).assess(day, lambda: False).findings)
    assert by_measure(load_brief_data(Store(store), day).findings) == told
    assert by_measure_in_json(run("check", "--level", "information")) == told
    codes = dict.fromkeys(reading.measure_code for reading in Store(store).report(day).readings)
    for code in [*codes][::every]:
        for page in run("show", code):
            key = (page["measure_code"], page["measure_name"])
            shown = by_measure_in_json(page["findings"])  # type: ignore[arg-type]
            assert shown.get(key, Counter()) == told.get(key, Counter())
    return told


@pytest.mark.parametrize(("day", "every"), [(JULY, 2), (date(2024, 4, 30), 5)])
def test_of_the_sample_months(day: date, every: int, capfd: pytest.CaptureFixture[str]) -> None:
    assert len(agree(demo_store(), day, capfd, every=every)) > 10


def reissued() -> list[Report]:
    """June, and July in three issues, a PDF each."""
    visits = row(period_actual="90", period_target="100", period_status=Status.AMBER)
    trees = row("OCC01.02", "Trees planted", period_actual="5")
    before = month("2024-06", replace(visits, portfolio_holder="Cllr A Wood"), trees)
    first = month("2024-07", replace(visits, portfolio_holder="Cllr B Hill"), trees)
    second = month("2024-07", replace(visits, portfolio_holder="Cllr B Hill", comment="n/a"), trees)
    third = month(
        "2024-07",
        replace(visits, portfolio_holder="Cllr B Hill", period_actual="91", comment="n/a"),
        trees,
    )
    july = (
        replace(issue, source=replace(issue.source, sha256=f"{number:064x}"))
        for number, issue in enumerate((first, second, third))
    )
    return [before, *july]


def test_after_a_reissue(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for report in reissued():
        Store(tmp_path).add(report)
    told = agree(tmp_path, JULY, capfd)
    assert {rule for rule, _ in told["OCC01.01", "Visits"]} >= {"I7", "H3"}


def test_two_files_of_one_revision_are_both_set_against_the_one_before(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Two people on a shared folder may add the second issue at once, each another correction."""
    *earlier, second, third = reissued()
    for report in (*earlier, second):
        Store(tmp_path).add(report)
    (tmp_path / "aside").mkdir()
    for report in (*earlier, third):
        added = Store(tmp_path / "aside").add(report)
    local(added.path).rename(tmp_path / added.path.relative_to(tmp_path / "aside"))
    told = agree(tmp_path, JULY, capfd)
    newest = Store(tmp_path).report(JULY)
    found = {rule for rule, _ in told["OCC01.01", "Visits"]}
    assert ("H3" in found) is (newest.readings[0].period_actual == "91")


def test_measures_counts_what_the_others_list(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for report in reissued():
        Store(tmp_path).add(report)
    main(["--store", str(tmp_path), "check", "--month", "2024-07", "--format", "json"])
    levels = Counter(
        item["level"]
        for item in json.loads(capfd.readouterr().out)
        if item["measure_code"] == "OCC01.01"
    )
    main(["--store", str(tmp_path), "measures", "--month", "2024-07"])
    (line,) = (line for line in capfd.readouterr().out.splitlines() if "OCC01.01" in line)
    assert levels["question"]
    assert not levels["error"]
    assert line.split("\t")[-1] == str(levels.total())


def test_new_measures_are_counted_alike_wherever_they_are_counted(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for text in ("2023-01", "2024-07"):
        store.add(published(text))
    analysis = assess(store)
    assessed = analysis.period(analysis.key(JULY))
    kinds = list(assessed.flags.changed.values())
    assert sum("new" in kind for kind in kinds) == assessed.summary.new == 10
    unsettled = [key for key, kind in assessed.flags.changed.items() if "split" in kind]
    assert sum(key in assessed.measures for key in unsettled) == 13, "they may go on from 7 others"
    assert assessed.summary.unsettled == 7
    better = [change.sentence for change in assessed.changes if change.measure_code == "OCC11.10"]
    assert better[0].endswith(", though 495,192 is 65% above its target of 300,000")
    found = analysis.changes(analysis.key(date(2023, 1, 31)), analysis.key(JULY))
    assert found == list(assessed.changes)

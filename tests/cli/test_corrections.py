"""What officers corrected, in what every command prints: marked, and the printed kept."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kpi_tui.demo import published
from kpi_tui.judgements.judgement import Correct
from kpi_tui.judgements.log import append
from kpi_tui.labels import mark
from kpi_tui.measure_name import MeasureName
from kpi_tui.report import Reading, Report
from kpi_tui.status import Status
from kpi_tui.store.store import Store
from kpi_tui.store_url import StoreUrl
from kpi_tui.vocabulary import CorrectedField
from tests.support.command_line import Run
from tests.support.frames import month, row
from tests.support.local import local
from tests.support.samples import DEBT, JULY, JUNE, LIBRARY, WASTE

MARKED = "£21,262,000 (corrected)"
SAID = "ctual corrected to £21,262,000 by Finance officer, "


def correct(
    path: Path | StoreUrl, report: Report, reading: Reading, field: CorrectedField, value: str
) -> None:
    """Put a correction by an officer on record."""
    named = MeasureName(reading.measure_code, reading.measure_name)
    day, who, why = report.report_date, "Finance officer", "the ledger"
    judged = Correct(who=who, why=why, measure=named, report_date=day, field=field, value=value)
    append(path, judged)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    store = Store(tmp_path / "store")
    for report in (JUNE, JULY):
        store.add(report)
    for reading, field, value in (
        (DEBT, CorrectedField.PERIOD_ACTUAL, "£21,262,000"),
        (WASTE, CorrectedField.PERIOD_STATUS, "amber"),
    ):
        correct(store.path, JULY, reading, field, value)
    return local(store.path)


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], path: Path) -> Run:
    return Run(capfd, path)


def test_show_has_the_correction_beside_what_is_printed(run: Run) -> None:
    code, out, _ = run("show", "OCC02.01")
    assert code == 0
    assert MARKED in out
    assert SAID in out
    assert "(printed: £21,262,0)" in out
    (shown,) = json.loads(run("show", "OCC02.01", "--format", "json")[1])
    assert shown["period_actual"] == "£21,262,0", "as printed"
    assert shown["corrected"]["period_actual"]["value"] == "£21,262,000"
    assert shown["corrected"]["period_actual"]["why"] == "the ledger"
    assert shown["history"][-1]["corrected"] == shown["corrected"]


def test_a_table_of_measures_and_its_filters(run: Run) -> None:
    header, *rows = (line.split("\t") for line in run("measures")[1].splitlines())
    debt = dict(zip(header, rows[-1], strict=True))
    assert (debt["Actual"], debt["Corrected"]) == (MARKED, "actual")
    amber = run("measures", "--status", "amber")[1].splitlines()
    assert len(amber) == 2, "filters go by the correction"
    assert run("measures", "--status", "red")[1] == ""


FILTERS = [
    ("--status", "amber", WASTE),
    ("--director", "Somebody Else", LIBRARY),
    ("--portfolio-holder", "Cabinet member for Roads", LIBRARY),
]


@pytest.mark.parametrize(("option", "value", "found"), FILTERS)
@pytest.mark.parametrize("form", ["json", "md", "tidy"])
def test_every_command_filters_by_what_is_corrected(
    run: Run, path: Path, form: str, option: str, value: str, found: Reading
) -> None:
    """A name that only a correction has is a name; what is printed stays in a file."""
    for field, said in (
        (CorrectedField.DIRECTORS, "Somebody Else; Another"),
        (CorrectedField.PORTFOLIO_HOLDER, "Cabinet member for Roads"),
    ):
        correct(path, JULY, LIBRARY, field, said)
    filters = ("--period", "2024-07", option, value)
    listed = json.loads(run("measures", *filters, "--format", "json")[1])
    assert [each["measure_code"] for each in listed] == [found.measure_code]
    as_what = ("--tidy", "--format", "csv") if form == "tidy" else ("--format", form)
    code, out, _ = run("export", *filters, *as_what)
    others = {each.measure_code for each in JULY.readings} - {found.measure_code}
    assert code == 0
    assert found.measure_code in out
    assert not any(other in out for other in others)


def test_a_filter_by_what_is_printed_finds_no_more_what_was_corrected(run: Run) -> None:
    printed = mark(WASTE.period_status).word
    out = run("export", "--period", "2024-07", "--status", printed, "--format", "json")[1]
    assert WASTE.measure_code not in out


def test_a_list_for_programs_says_which_fields_are_corrected(run: Run) -> None:
    """A corrected status stands in the place of the printed one, and nothing else would tell it."""
    listed = json.loads(run("measures", "--format", "json")[1])
    corrected = {each["measure_code"]: each["corrected"] for each in listed}
    assert corrected[DEBT.measure_code] == "actual"
    assert corrected[WASTE.measure_code] == "status"
    assert corrected[LIBRARY.measure_code] is None


def test_a_query_that_it_settles(run: Run) -> None:
    queries = json.loads(run("check", "--format", "json")[1])
    (settled,) = (each for each in queries if "N1" in each["rules"])
    assert SAID.lower() in settled["accepted"].lower()


def test_all_periods_side_by_side(run: Run) -> None:
    out = run("grid", "--format", "md")[1]
    assert "● amber (corrected)" in out


@pytest.mark.parametrize("form", ["json", "csv"])
def test_files_have_what_is_printed_and_what_is_corrected(run: Run, form: str) -> None:
    out = run("export", "--period", "2024-07", "--format", form)[1]
    assert "£21,262,0" in out
    for column in ("period_actual_corrected", "period_status_corrected", "corrections"):
        assert column in out
    assert SAID in out


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_briefing_marks_a_status_that_was_corrected(run: Run, form: str) -> None:
    out = re.sub(r"<[^>]*>", "", run("brief", "--full", "--format", form)[1])
    assert f"56.96% against 61.50%, {mark('amber')} (corrected)" in out
    cell = f"{mark('amber')} (corrected)"
    assert out.count(cell) == 2, "in the table of exceptions and beside its figures"
    assert "amber (corrected) at 56.96%" in run("brief", "--format", "md")[1]


def test_a_query_marks_a_status_that_was_corrected(run: Run, tmp_path: Path) -> None:
    store = Store(tmp_path / "real")
    july = published("2024-07")
    store.add(july)
    debt = next(each for each in july.readings if each.measure_code == "OCC11.10")
    correct(store.path, july, debt, CorrectedField.PERIOD_STATUS, "red")
    _, out, _ = run("check", store=local(store.path))
    assert f"495,192 is 65% above the target of 300,000 ({mark('red')} (corrected))" in out


@pytest.mark.parametrize("field", [CorrectedField.PERIOD_STATUS, CorrectedField.YTD_STATUS])
def test_of_two_statuses_that_are_alike_the_corrected_one_is_marked(
    run: Run, tmp_path: Path, field: CorrectedField
) -> None:
    printed = row(
        name="Calls answered",
        period_actual="65%",
        period_target="90%",
        period_status=Status.RED if field is CorrectedField.PERIOD_STATUS else Status.GREEN,
        ytd_actual="65%",
        ytd_target="90%",
        ytd_status=Status.RED if field is CorrectedField.YTD_STATUS else Status.GREEN,
    )
    report = month("2024-07", printed)
    store = Store(tmp_path / "alike")
    store.add(report)
    correct(store.path, report, printed, field, "green")
    _, out, _ = run("check", store=local(store.path))
    now, year = (
        f"{mark('green')}{' (corrected)' * (name in field.value)}" for name in ("period", "ytd")
    )
    assert f"yet it is {now}, and the year to date is {year}" in " ".join(out.split())


def test_priorities_count_measures_as_every_list_does(run: Run) -> None:
    rows = json.loads(run("priorities", "--format", "json")[1])
    of_it = next(row for row in rows if row["priority_code"] == WASTE.priority_code)
    assert (of_it["amber"], of_it["red"]) == (1, 0)
    assert f"{mark('amber')} 1" in run("priorities")[1]


def test_a_briefing_says_what_was_corrected(run: Run) -> None:
    out = run("brief", "--full", "--format", "md")[1]
    assert "Corrected by officers" in out
    assert "£21,262,000 by Finance officer" in out

"""Every command over every type of period, and over stores of several councils' reports."""

from __future__ import annotations

import csv
import json
import re
from argparse import Namespace
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from kpi_tui.analysis.checks.registry import RULES
from kpi_tui.cli.commands.explore import choose_report
from kpi_tui.errors import KpiTuiError
from kpi_tui.labels import and_list
from kpi_tui.paths import state_path
from kpi_tui.period import ANNEX, ANNEX_COUNCIL, PeriodType, Series
from kpi_tui.period_names import column_name, period_name, short_name
from kpi_tui.status import Status
from kpi_tui.store.store import Store
from kpi_tui.tui.state import Memory, recall
from tests.support.command_line import Run
from tests.support.periods import (
    COUNCIL,
    REPORT_ID,
    last_days,
    months_then_quarters,
    reports,
)
from tests.support.stores import filled, stored

OTHERS = [kind for kind in PeriodType if kind is not PeriodType.MONTH]
KEYS = re.compile(r"\b(?:from_month|to_month|months_at_status|ytd_months)\b")
"""What columns and keys are called in every file, whatever a report's periods are."""


def every_command(kind: PeriodType, folder: Path) -> list[list[str]]:
    """What a person may ask of a store with six periods of a kind."""
    first, *_, before, last = last_days(kind, 6)
    name, short = period_name(last, kind), short_name(before, kind)
    commands = [
        ["reports"],
        ["reports", "--revisions"],
        ["priorities", "--commitments", "--period", name],
        ["measures"],
        ["measures", "--period", "all"],
        ["measures", "--month", short, "--status", "blue,complete,not started,red"],
        ["links", period_name(first, kind), name],
        ["links", "--format", "md"],
        ["judge", "list"],
        ["judge", "note", "A.01", "seen", "--period", short, "--who", "An officer"],
        ["judge", "accept", "H1", "--period", name, "--why", "agreed", "--who", "An officer"],
        ["judge", "list"],
        ["export", "--format", "csv", "--output", str(folder / "tidy.csv"), "--tidy"],
        ["export", "--period", "latest", "--format", "md"],
        ["brief", "--period", short],
        ["brief", "--priority", "A", "--format", "html"],
        ["doctor"],
    ]
    for form in ("text", "json", "md"):
        commands += [
            ["show", "A.01", "--format", form],
            ["show", "A.02", "--beside", "--format", form],
            ["show", "B.01", "--period", short, "--format", form],
            ["changes", "--format", form],
            ["check", "--format", form],
            ["check", "--period", "all", "--format", form],
        ]
    return commands


@pytest.mark.parametrize("kind", OTHERS)
def test_changes_name_their_periods(run: Run, tmp_path: Path, kind: PeriodType) -> None:
    """Beside their last days, whose keys speak of months."""
    filled(tmp_path / "store", *reports(kind))
    *_, before, last = last_days(kind, 6)
    _, out, _ = run("changes", "--format", "json")
    found = {(each["from_period"], each["to_period"]) for each in json.loads(out)}
    assert found == {(period_name(before, kind), period_name(last, kind))}


@pytest.mark.parametrize("kind", OTHERS)
def test_no_command_says_month_of_other_periods(run: Run, tmp_path: Path, kind: PeriodType) -> None:
    filled(tmp_path / "store", *reports(kind))
    for command in every_command(kind, tmp_path):
        code, out, err = run(*command)
        assert code in (0, 3), (command, err)
        said = KEYS.sub("", out + err).replace(str(tmp_path), "").replace("two months", "")
        assert "month" not in said.lower(), (command, said)
        assert "None" not in out, command
    assert "month" not in (tmp_path / "tidy.schema.json").read_text().lower()


@pytest.mark.parametrize("kind", PeriodType)
def test_periods_are_asked_for_by_their_names(run: Run, tmp_path: Path, kind: PeriodType) -> None:
    filled(tmp_path / "store", *reports(kind))
    for day in last_days(kind, 6):
        for typed in (
            period_name(day, kind),
            short_name(day, kind),
            column_name(day, kind),
            str(day),
        ):
            code, _, err = run("measures", "--period", typed)
            assert (code, err) == (0, f"{period_name(day, kind)}: 6 measures\n")


@pytest.mark.parametrize("kind", PeriodType)
def test_a_period_that_is_not_held(run: Run, tmp_path: Path, kind: PeriodType) -> None:
    filled(tmp_path / "store", *reports(kind, 2))
    code, out, err = run("show", "A.01", "--period", "Q3 1999/00")
    first, last = (period_name(day, kind) for day in last_days(kind, 2))
    assert (code, out) == (1, "")
    assert err.startswith(f"kpi-tui: Q3 1999/00: no such {kind.noun} held of this report: write ")
    assert err.endswith(f" or latest; there are {first} and {last}\n")


def test_lists_are_headed_by_the_type(run: Run, tmp_path: Path) -> None:
    filled(tmp_path / "store", *reports(PeriodType.QUARTER, 2))
    _, out, _ = run("reports")
    rows = [line.split("\t") for line in out.splitlines()]
    assert [row[0] for row in rows] == ["Quarter", "Q2 2024/25", "Q3 2024/25"]
    _, out, _ = run("measures", "--period", "all")
    assert out.splitlines()[0].split("\t")[0] == "Quarter"
    _, out, _ = run("show", "A.01")
    assert "In quarter: " in out
    assert "\nQuarter\tActual" in out
    assert "Previous quarter, as printed: 80%" in out
    assert "Floor: 85%" in out


def test_statuses_beside_the_rated_ones_are_counted_and_named(run: Run, tmp_path: Path) -> None:
    filled(tmp_path / "store", *reports(PeriodType.QUARTER, 2))
    _, out, _ = run("reports")
    assert "◆ blue 1 · ✔ complete 1 · ○ not started 1" in out
    _, out, _ = run("brief", "--full")
    assert "1 blue, 1 complete, 1 not started" in out
    assert "Project number 2" not in out.split("## Exceptions")[1].split("## Questions")[0]
    _, out, err = run("measures", "--status", "blue,complete,not started")
    assert err == "Quarter 3 2024/25: 3 measures\n"


def test_columns_that_only_some_reports_have(run: Run, tmp_path: Path) -> None:
    filled(tmp_path / "store", *reports(PeriodType.QUARTER, 2))
    heads = run("measures")[1].splitlines()[0].split("\t")
    assert heads[-3:] == ["Floor", "Before, as printed", "Direction, as printed"]
    heads = run("measures", "--priority", "B")[1].splitlines()[0].split("\t")
    assert heads[-1] == "Queries"
    assert "Floor" in run("export", "--format", "md")[1]
    rows = list(csv.DictReader(run("export", "--format", "csv")[1].splitlines()))
    assert [row["floor"] for row in rows[:2]] == ["85%", ""]
    (shown,) = json.loads(run("show", "A.01", "--format", "json")[1])
    assert (shown["floor"], shown["published_direction"]) == ("85%", "worsening")


def test_the_printed_direction_stands_beside_ours(run: Run, tmp_path: Path) -> None:
    filled(tmp_path / "store", *reports(PeriodType.QUARTER, 2))
    _, out, _ = run("show", "A.01")
    assert "Direction, as printed: worsening (kpi-tui: ↑ better)" in out
    findings = json.loads(run("check", "--format", "json")[1])
    assert not [item for item in findings if "worsening" in str(item["figures"])]


def test_a_figure_of_the_quarter_before_that_is_printed_otherwise(run: Run, tmp_path: Path) -> None:
    early, late = reports(PeriodType.QUARTER, 2)
    calls, *others = late.readings
    calls = replace(calls, previous_actual="78%", previous_status=Status.GREEN)
    filled(tmp_path / "store", early, replace(late, readings=(calls, *others)))
    findings = json.loads(run("check", "--format", "json")[1])
    assert [item["message"] for item in findings if item["rule"] == "H4"] == [
        "It prints 78% ★ green as the quarter before; the report of Quarter 2 2024/25 said "
        "80% ▲ red. Was it revised?"
    ]


# Several reports in one store


@pytest.fixture(scope="module")
def two_councils(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the annex's months and then its quarters, and of another council's quarters."""
    path = tmp_path_factory.mktemp("councils") / "store"
    return stored(path, *months_then_quarters(), *reports(PeriodType.QUARTER))


@pytest.fixture
def two(two_councils: Path, tmp_path: Path) -> Store:
    """A copy of that store, to be changed."""
    return Store(Path(copytree(two_councils, tmp_path / "store")))


@pytest.mark.usefixtures("two")
def test_the_annex_is_meant_and_the_others_are_named(run: Run) -> None:
    code, _, err = run("measures")
    assert code == 0
    assert err.splitlines() == [
        f"kpi-tui: this is {ANNEX}/month, one of 3 reports in the library: --report ID chooses",
        "March 2025: 6 measures",
    ]


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("typed", ["kent-qpr", "kent", "KENT", "Kent County"])
def test_a_report_is_chosen(run: Run, typed: str) -> None:
    assert run("measures", "--report", typed)[2] == "Quarter 3 2024/25: 6 measures\n"


@pytest.mark.usefixtures("two")
def test_a_report_is_chosen_before_the_command_too(run: Run) -> None:
    before = replace(run, command="--report=kent")
    assert before("measures") == run("measures", "--report", "kent")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("kemt-qpr", "no such report in the report library: did you mean kent-qpr"),
        ("xyz", "no such report in the report library: it holds "),
        ("county", "is 2 reports, "),
        ("", "no such report"),
    ],
)
@pytest.mark.usefixtures("two")
def test_a_name_of_no_report(run: Run, typed: str, said: str) -> None:
    code, out, err = run("measures", "--report", typed)
    assert (code, out) == (1, "")
    assert said in err


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    "command", [["measures"], ["changes"], ["show", "A.01"], ["export", "--format", "csv"]]
)
def test_a_period_that_only_another_report_has(run: Run, command: list[str]) -> None:
    period = ["Q3 2024/25"] if command == ["changes"] else ["--period", "Q3 2024/25"]
    code, out, err = run(*command, *period)
    assert (code, out) == (1, "")
    assert err == f"kpi-tui: Q3 2024/25: none of {ANNEX}/month: say --report {REPORT_ID}\n"


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    ("report", "typed"),
    [
        (f"{ANNEX}/quarter", ["--period", "2031-01"]),
        ("kent", ["--period", "Q3 2029/30"]),
        ("kent", ["--priority", "OCC11"]),
        ("kent", ["--director", "Nobody"]),
    ],
)
def test_what_another_report_may_have_is_not_denied_of_the_library(
    run: Run, report: str, typed: list[str]
) -> None:
    code, out, err = run("measures", "--report", report, *typed)
    assert (code, out) == (1, "")
    assert " held of this report: " in err
    assert "library" not in err


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("command", ["measures", "priorities", "brief", "check"])
def test_a_period_that_is_not_written_out_is_never_guessed(run: Run, command: str) -> None:
    code, out, err = run(command, "--report", "kent", "--period", "2024")
    assert (code, out) == (1, "")
    assert err.startswith("kpi-tui: 2024: no such quarter held of this report")


@pytest.mark.usefixtures("two")
def test_a_quarter_without_its_year_is_the_newest(run: Run) -> None:
    for typed in ("Q3", "quarter 3", "third quarter"):
        code, _, err = run("measures", "--report", "kent", "--period", typed)
        assert code == 0
        assert err.startswith(f"{typed}: Quarter 3 2024/25, the newest held of this report\n")


@pytest.mark.usefixtures("two")
def test_all_periods_are_asked_for_where_that_can_be(run: Run) -> None:
    named = "6 quarters from Quarter 2 2023/24 to Quarter 3 2024/25"
    assert run("check", "--report", "kent", "--period", "all")[2].startswith(f"{named}: ")
    assert run("measures", "--report", "kent", "--period", "all")[2].startswith(f"{named}: ")
    for command in (["priorities"], ["brief"], ["show", "A.01"]):
        code, _, err = run(*command, "--report", "kent", "--period", "all")
        assert (code, err) == (1, "kpi-tui: all: takes one quarter: name it, as in 'Q3 2024/25'\n")


@pytest.mark.usefixtures("two")
def test_codes_of_ours_are_headed_so(run: Run) -> None:
    assert "Our code\tMeasure" in run("measures", "--report", "kent")[1]
    assert "| Our code |" in run("export", "--report", "kent", "--format", "md")[1]
    said = "Code: A.01, given by kpi-tui: the report prints none"
    assert said in run("show", "A.01", "--report", "kent")[1]
    rows = csv.DictReader(run("export", "--report", "kent", "--format", "csv")[1].splitlines())
    assert {row["code_is_ours"] for row in rows} == {"true"}


def test_what_is_said_of_a_whole_section_stands_under_its_measures(
    run: Run, tmp_path: Path
) -> None:
    (report,) = reports(PeriodType.QUARTER, 1)
    spoken = replace(report.priorities[0], commitments=("Calls rose.", "Staff were trained."))
    filled(
        tmp_path / "store",
        replace(report, priorities=(spoken, report.priorities[1]), section_commentary=True),
    )
    _, out, _ = run("show", "A.02")
    assert "On all of Customers\n  Calls rose.\n  Staff were trained." in out
    assert "No commentary this quarter." in run("show", "B.01")[1]
    assert not [
        each for each in json.loads(run("check", "--format", "json")[1]) if each["rule"] == "X3"
    ]
    _, out, _ = run("brief", "--full", "--format", "md")
    assert "comments on whole priorities, not on each measure" in out
    assert "No comment is printed" not in out


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    "decision",
    [
        ["correct", "A.01", "actual", "12.5%"],
        ["polarity", "A.01", "low"],
        ["note", "A.01", "seen"],
        ["accept", "X3"],
        ["query", "X3", "A.02", "asked"],
        ["rebase", "A.01", "latest"],
    ],
)
def test_a_review_says_once_which_report_it_is_of(run: Run, decision: list[str]) -> None:
    code, _, err = run("review", *decision, "--who", "An officer")
    assert code == 0, err
    assert err.count("one of 3 reports in the library") == 1


@pytest.mark.usefixtures("two")
def test_months_and_quarters_of_one_report_are_told_by_the_period(run: Run) -> None:
    assert run("measures", "--period", "Q2 2025/26")[2].endswith("Quarter 2 2025/26: 6 measures\n")
    assert run("measures", "--period", "2025-02")[2].endswith("February 2025: 6 measures\n")
    named = run("measures", "--report", f"{ANNEX}/quarter")[2]
    assert named == "Quarter 3 2025/26: 6 measures\n"
    _, _, err = run("changes", "Q1 2025/26", "Q2 2025/26")
    assert "no such" not in err
    code, _, err = run("changes", "2025-03", "Q1 2025/26")
    assert code == 1
    assert "2025-03 Q1 2025/26: a month and a quarter, which are never compared" in err


@pytest.mark.usefixtures("two")
def test_the_report_that_the_explorer_was_left_on(run: Run) -> None:
    Memory(state_path()).keep(report_id=REPORT_ID, period_type="quarter")
    assert run("measures")[2].endswith("Quarter 3 2024/25: 6 measures\n")
    assert f"this is {REPORT_ID}" in run("measures")[2]
    assert run("measures", "--report", ANNEX)[2] == "March 2025: 6 measures\n"


@pytest.mark.usefixtures("two")
def test_reports_lists_them_all(run: Run) -> None:
    rows = [line.split("\t") for line in run("reports")[1].splitlines()]
    assert rows[0][:3] == ["Council", "Report", "Period"]
    assert {row[0] for row in rows[1:] if row[1] == ANNEX} == {ANNEX_COUNCIL}
    assert {row[0] for row in rows[1:] if row[1] == REPORT_ID} == {COUNCIL}
    ids = [row[1] for row in rows[1:]]
    assert ids == sorted(ids, key=lambda each: each != ANNEX), "council by council"
    listed = [tuple(row[1:3]) for row in rows[1:]]
    assert (ANNEX, "2025-03") in listed
    assert (ANNEX, "Q1 2025/26") in listed
    assert (REPORT_ID, "Q3 2024/25") in listed


def test_one_of_a_report_is_forgotten_and_no_other(run: Run, two: Store) -> None:
    held = set(two.periods())
    day = date(2024, 12, 31)  # a month of one, a quarter of the other
    code, _, err = run("forget", "Q3 2024/25", "--yes", "--report", "kent")
    assert (code, err) == (0, "Quarter 3 2024/25: 1 revision deleted\n")
    (gone,) = held - set(two.periods())
    assert (gone.last_day, gone.report_id) == (day, REPORT_ID)


@pytest.mark.usefixtures("two")
def test_judgements_go_to_the_report_that_was_chosen(run: Run) -> None:
    run("judge", "polarity", "A.02", "smaller", "--report", "kent", "--who", "An officer")
    assert "settled by An officer" in run("show", "A.02", "--report", "kent")[1]
    assert "settled by An officer" not in run("show", "A.02", "--report", ANNEX)[1]


@pytest.mark.usefixtures("two")
def test_a_judgement_names_the_period_of_its_report(run: Run) -> None:
    said = ["--why", "agreed", "--who", "An officer"]
    _, _, err = run("judge", "accept", "X3", "--report", "kent", *said)
    titles = "no commentary where it is due / priority without commentary / nothing reported (X3)"
    assert err.splitlines() == [
        "X3: accepts 1 query in Quarter 3 2024/25, on A.02: kpi-tui review undo takes it back",
        f"the whole report: accepted {titles} in Quarter 3 2024/25",
    ]
    _, _, err = run("judge", "accept", "X3", "--period", "2024-12", "--report", ANNEX, *said)
    assert err.splitlines() == [
        "X3: accepts 1 query in December 2024, on A.02: kpi-tui review undo takes it back",
        f"the whole report: accepted {titles} in December 2024",
    ]
    _, out, _ = run("judge", "list")
    assert "Quarter 3 2024/25" in out
    assert "December 2024" in out


def test_the_explorer_is_opened_on_the_report_asked_for(two: Store) -> None:
    choose_report(Namespace(store=two.path, report="kent"))
    assert recall(state_path()).series == Series(REPORT_ID, PeriodType.QUARTER)
    with pytest.raises(KpiTuiError, match="no such report"):
        choose_report(Namespace(store=two.path, report="xyz"))
    assert recall(state_path()).series == Series(REPORT_ID, PeriodType.QUARTER)


def test_the_help_names_the_rules_that_hold_for_months_alone(run: Run) -> None:
    _, out, _ = run("check", "--help")
    assert f"{and_list(rule.id for rule in RULES if rule.months_only)} hold for months alone" in out

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kpi_tui.judgements.judgement import Accept, SetPolarity, SetQueryState
from kpi_tui.judgements.log import append
from kpi_tui.judgements.log_line import to_line
from kpi_tui.measure_name import MeasureName
from kpi_tui.report import Reading
from kpi_tui.status import Status
from kpi_tui.store.files import LOG
from kpi_tui.store.store import Store
from kpi_tui.vocabulary import Polarity, QueryState
from tests.support.command_line import HEAVY, Run, loaded
from tests.support.samples import JULY, LIBRARY, WASTE, corrected

DEBT = Reading(
    priority_code="OCC02",
    measure_code="OCC02.01",
    measure_name="Debt | [bold]outstanding[/]",
    period_actual="£495,192",
    period_target="£300,000",
    period_status=Status.GREEN,
    ytd_actual="£502,096",
    ytd_target="£300,000",
    ytd_status=Status.AMBER,
    comment="It is in order.",
    pages=(17,),
)
"""Shown green while it is far over its target."""
SOUND = replace(LIBRARY, ytd_status=Status.GREEN, ytd_actual="10,500")
REPORT = replace(JULY, priorities=(), readings=(SOUND, WASTE, DEBT), warnings=())
REPORT = replace(REPORT, account=replace(JULY.account, leftovers=()))
CLEAN = replace(REPORT, readings=(SOUND,))
JUNE = replace(REPORT, report_date=date(2024, 6, 30), readings=(SOUND, WASTE))


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs `check` on a store of some reports."""
    return Run(capfd, tmp_path, "check", (JUNE, REPORT))


def rules(out: str) -> list[str]:
    return [item["rule"] for item in json.loads(out)]


def test_an_error_ends_with_3(run: Run) -> None:
    code, out, err = run("--level", "error")
    assert code == 3
    assert out.splitlines() == [
        "July 2024: Statuses that their figures contradict (1)",
        "",
        "Must resolve: status contradicts the figures (S1 X1), OCC02.01 Debt | [bold]outstanding[/], page 17",
        "  £495,192 is 65% above the target of £300,000 and lower is better, yet it is ★ green; the "
        "year to date, £502,096, is ● amber. Which is right, the status or the figures?",
        "",
    ]
    assert err == "July 2024: 1 must resolve, 0 queries, 1 for information\n"


def test_what_matters_most_is_listed_first(run: Run) -> None:
    _, everything, _ = run()
    titles = [line for line in everything.splitlines() if line.startswith("July 2024")]
    assert titles == [
        "July 2024: Statuses that their figures contradict (1)",
        "July 2024: How far the figures can be relied on (1)",
    ]
    _, out, _ = run("--level", "question")
    assert [line for line in out.splitlines() if line.startswith("July 2024")] == titles[:1]


def test_json_has_the_figures_as_they_are_printed(run: Run) -> None:
    code, out, _ = run("--level", "error", "--format", "json")
    (finding,) = json.loads(out)
    assert code == 3
    assert {
        key: finding[key] for key in ("rule", "level", "report_date", "measure_code", "page")
    } == {
        "rule": "S1",
        "level": "error",
        "report_date": "2024-07-31",
        "measure_code": "OCC02.01",
        "page": 17,
    }
    assert finding["figures"]["period actual"] == "£495,192"
    assert finding["figures"]["period target"] == "£300,000"
    assert "Which is right, the status or the figures?" in finding["message"]
    assert (finding["measure_name"], finding["accepted"]) == ("Debt | [bold]outstanding[/]", None)
    assert isinstance(finding["why_harmless"], str)
    assert finding["rules"] == ["S1", "X1"]
    assert finding["measure_codes"] == ["OCC02.01"]
    assert finding["since"] == "2024-07-31"
    assert finding["importance"] == "contradiction"


def test_markdown_disarms_what_the_report_says(run: Run) -> None:
    _, out, _ = run("--level", "error", "--format", "md")
    assert out.startswith(
        "# Data quality queries, July 2024\n\n1 must resolve, 0 queries, 0 for information."
    )
    assert (
        "- **Must resolve: status contradicts the figures (S1 X1), OCC02.01 Debt \\| \\[bold\\]outstanding\\[/\\], page 17**  \n"
        in out
    )
    assert "## Statuses that their figures contradict" in out
    assert "Figures: period actual: £495,192" in out


def test_queries_on_the_month_named(run: Run) -> None:
    code, out, err = run("--month", "June 2024", "--format", "json")
    assert (code, rules(out)) == (0, [])
    assert err == "June 2024: 0 must resolve, 0 queries, 0 for information\n"
    assert run("--month", "June 2024") == (0, "", err)
    code, _, err = run("--month", "2020-01")
    assert code == 1
    assert "2020-01: no such month held of this report" in err


def test_of_all_months_a_query_stands_in_the_first_that_has_it(run: Run) -> None:
    late = replace(REPORT, report_date=date(2024, 8, 31))
    code, out, err = run("--month", "all", "--level", "error", reports=(JUNE, REPORT, late))
    assert code == 3
    assert [line for line in out.splitlines() if "figures contradict" in line] == [
        "July 2024: Statuses that their figures contradict (1)",
        "August 2024: Statuses that their figures contradict (1)",
    ]
    assert err.startswith("June 2024, July 2024, August 2024: 2 must resolve")
    assert out.count("Which is right, the status or the figures?") == 1
    assert (
        "Must resolve: status contradicts the figures (S1 X1), OCC02.01 Debt | [bold]outstanding[/], page 17. Still open since July 2024.\n"
        in out
    )
    _, out, _ = run("--month", "all", "--level", "error", "--format", "md")
    assert out.count("Which is right, the status or the figures?") == 1
    _, out, _ = run("--month", "all", "--level", "error", "--format", "json")
    assert [item["since"] for item in json.loads(out)] == ["2024-07-31", "2024-07-31"]
    _, out, _ = run("--month", "2024-08", "--level", "error")
    assert "Which is right, the status or the figures?" in out
    assert "\n  Still open since July 2024." in out


def test_an_accepted_error_is_shown_and_no_longer_counts(run: Run, tmp_path: Path) -> None:
    measure = MeasureName("OCC02.01", "debt | [BOLD]outstanding[/]")
    append(tmp_path, Accept(who="Ada", why="a year-end matter", rule="S1", measure=measure))
    code, out, err = run("--level", "error")
    assert code == 0
    assert "  Accepted: a year-end matter\n" in out
    assert "Possible explanation" not in out
    assert err == "July 2024: 0 must resolve, 0 queries, 1 for information; 1 accepted\n"


@pytest.mark.parametrize("form", ["text", "json", "csv", "md"])
def test_half_a_surrogate_pair_in_a_reason_is_shown_as_a_sign(
    run: Run, tmp_path: Path, form: str
) -> None:
    measure = MeasureName("OCC02.01", "debt | [BOLD]outstanding[/]")
    line = to_line(Accept(who="Ada", why="WHY", rule="S1", measure=measure))
    (tmp_path / LOG).write_text(line.replace("WHY", "\\ud800 reason") + "\n")
    code, out, _ = run("--level", "error", "-f", form)
    assert code == 0
    assert "\N{REPLACEMENT CHARACTER} reason" in out


def test_a_settled_polarity_is_gone_by(run: Run, tmp_path: Path) -> None:
    measure = MeasureName("OCC02.01", DEBT.measure_name)
    append(tmp_path, SetPolarity(who="Ada", why="", measure=measure, value=Polarity.NEUTRAL))
    code, _, err = run()
    assert code == 0
    assert err.startswith("July 2024: 0 must resolve")


def test_a_bad_line_of_the_log_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "judgements.jsonl").write_text("nonsense\n")
    code, _, err = run()
    assert code == 3
    assert "judgements.jsonl, line 1: is not JSON: it does not count" in err


def test_a_later_issue_tells_what_it_changed(run: Run) -> None:
    again = corrected(REPORT)
    assert "H3" not in rules(run("--format", "json")[1])
    _, out, _ = run("--format", "json", reports=(JUNE, REPORT, again))
    (told,) = [item for item in json.loads(out) if item["rule"] == "H3"]
    assert told["figures"] == {"OCC01.01 period actual": "1,247 → 1,250"}


def test_where_nothing_is_found_that_is_counted(run: Run) -> None:
    assert run("--format", "json", reports=(CLEAN,)) == (
        0,
        "[]\n",
        "July 2024: 0 must resolve, 0 queries, 0 for information\n",
    )
    assert run("--format", "md", reports=(CLEAN,))[:2] == (0, "\n")


def test_an_empty_store_says_so(run: Run) -> None:
    code, out, err = run(reports=())
    assert (code, out) == (1, "")
    assert " is empty: import a report first" in err


@pytest.mark.parametrize("argv", [("--level", "worst"), ("--format", "xlsx"), ("OCC01.01",)])
def test_options_that_are_none_are_refused_in_one_line(run: Run, argv: tuple[str, ...]) -> None:
    code, _, err = run(*argv)
    assert code == 2
    assert err.startswith("kpi-tui: ")
    assert err.count("\n") == 1
    assert "--help" in err


def test_it_loads_no_terminal_and_no_pdf_code(tmp_path: Path) -> None:
    Store(tmp_path).add(CLEAN)
    assert loaded("--store", str(tmp_path), "check").isdisjoint({*HEAVY, "rich"})


def test_the_log_says_how_far_each_query_has_come(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("--log", "--format", "json")
    before = json.loads(out)
    assert (code, {each["state"] for each in before}) == (3, {"open"})
    wanted = before[0]
    for state in (QueryState.ASKED, QueryState.ANSWERED):
        asked = SetQueryState(
            who="Finance officer",
            why=f"{state} by e-mail",
            rule=wanted["rule"],
            measure=MeasureName(DEBT.measure_code, DEBT.measure_name),
            report_date=REPORT.report_date,
            state=state,
        )
        append(tmp_path, asked)
    after = json.loads(run("--log", "--format", "json", reports=())[1])
    assert (after[0]["state"], after[0]["who"]) == ("answered", "Finance officer")
    assert after[0]["why"] == "answered by e-mail"
    assert [each["rule"] for each in after] == [each["rule"] for each in before]
    told = " by Finance officer: answered by e-mail."
    for form in ("text", "md"):
        _, out, err = run("--level", "must-resolve", "--format", form, reports=())
        assert told in out
        assert err.endswith("for information; 1 answered\n"), "as the explorer counts them"


def test_the_log_takes_the_level_the_periods_and_every_format(run: Run, tmp_path: Path) -> None:
    serious = json.loads(run("--log", "--level", "must-resolve", "--format", "json")[1])
    assert {each["level"] for each in serious} == {"error"}
    every = run("--log", "--period", "all", reports=())[1].splitlines()
    assert every[0].split("\t")[:2] == ["Report", "Measure"]
    assert {line.split("\t")[0] for line in every[1:]} <= {"June 2024", "July 2024"}
    for form in ("xlsx", "html", "md", "csv"):
        path = tmp_path.parent / f"{tmp_path.name}-log.{form}"
        code, out, err = run("--log", "--output", str(path), reports=())
        assert (code, out) == (3, "")
        assert "written to" in err
        assert path.stat().st_size


def test_a_workbook_is_for_the_log_alone(run: Run) -> None:
    code, out, err = run("--format", "html")
    assert (code, out) == (2, "")
    assert "--format html: is for --log" in err


OWNED = replace(DEBT, directors=("Ada Brown",), portfolio_holder="Cllr G Hill")
OF_TWO = replace(
    REPORT, readings=(SOUND, replace(WASTE, directors=("Bo Lee",), portfolio_holder="J"), OWNED)
)


def test_only_queries_on_one_persons_measures(run: Run) -> None:
    run = replace(run, reports=(OF_TWO,))
    for *owner, called in (
        ("--director", "ada", "Ada Brown"),
        ("--portfolio-holder", "hill", "Cllr G Hill"),
    ):
        code, out, err = run(*owner, "--format", "json")
        assert {found["measure_code"] for found in json.loads(out)} == {OWNED.measure_code}
        assert code == 3
        assert err.startswith(f"July 2024, measures of {called}: 1 must resolve, ")
    code, out, err = run("--director", "bo lee", "--format", "json")
    assert (code, out) == (0, "[]\n"), "the one to resolve is on another's"
    listed = run("--director", "ada", "--period", "all", "--format", "json")[1]
    assert OWNED.measure_code in {found["measure_code"] for found in json.loads(listed)}


def test_the_log_of_one_persons_queries(run: Run) -> None:
    run = replace(run, reports=(OF_TWO,))
    log = run("--director", "Ada Brown", "--log", "--format", "md")[1]
    assert "July 2024, measures of Ada Brown" in log
    assert OWNED.measure_code in log
    log = run("--director", "Bo Lee", "--log", "--format", "md")[1]
    assert OWNED.measure_code not in log


def test_somebody_who_answers_for_nothing_is_told_who_does(run: Run) -> None:
    code, out, err = run("--director", "Nobody")
    assert (code, out) == (1, "")
    assert err == ("kpi-tui: Nobody: no such director in July 2024: there are Ada Brown, Cy Dean\n")
    assert (
        "--portfolio-holder: not allowed with"
        in run("--director", "ada", "--portfolio-holder", "x")[2]
    )

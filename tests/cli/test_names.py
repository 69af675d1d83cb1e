"""What people type: older names of commands, parts of names, periods in short, and near misses."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kpi_tui.cli.parser import COMMANDS
from kpi_tui.cli.usage import OLDER_NAMES, WORDS_TRIED
from kpi_tui.near import did_you_mean, near
from kpi_tui.period import ANNEX
from kpi_tui.report import Priority
from kpi_tui.status import Status
from kpi_tui.store.store import Store
from tests.support.command_line import Run
from tests.support.frames import month, row
from tests.support.other_reports import QUARTER_ENDS, quarterly

DEBT = replace(
    row("OCC11.10", "Debt requiring impairment - Corporate"),
    directors=("Director of Finance",),
    portfolio_holder="Cabinet member for Finance",
    period_actual="500",
    period_target="300",
    period_status=Status.RED,
)
ADULT_DEBT = replace(
    DEBT, measure_code="OCC11.11", measure_name="Debt requiring impairment - Adult"
)
VISITS = replace(
    row("OCC02.03", "Visits to libraries"),
    directors=("Director of Culture",),
    period_actual="7",
    period_status=Status.GREEN,
)
REPORTS = tuple(month(text, DEBT, ADULT_DEBT, VISITS) for text in ("2023-07", "2024-06", "2024-07"))


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs any command on a store of three reports."""
    return Run(capfd, tmp_path, "", REPORTS)


@pytest.mark.parametrize(("name", "others"), OLDER_NAMES.items())
def test_older_names_of_commands_do_the_same(run: Run, name: str, others: tuple[str, ...]) -> None:
    words = ("list",) if name == "review" else ("--format", "json")
    first = run(name, *words)
    assert name in {command for command, *_ in COMMANDS}
    for other in others:
        assert run(other, *words, reports=()) == first


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("meas", "did you mean measures?"),
        ("chnages", "did you mean changes?"),
        ("search", "did you mean kpi-tui measures --search?"),
        ("help", "did you mean kpi-tui --help?"),
        ("explore", "did you mean kpi-tui alone, for the explorer?"),
        ("red", "did you mean kpi-tui measures --status red?"),
        ("lst", "See kpi-tui --help"),
        ("xyzzy", "See kpi-tui --help"),
    ],
)
def test_a_command_that_is_none(run: Run, typed: str, offered: str) -> None:
    code, out, err = run(typed)
    assert (code, out) == (2, "")
    assert f"{typed!r} is not known" in err
    assert offered in err


def test_a_format_that_is_none(run: Run) -> None:
    assert "'cvs' is not known: did you mean csv?" in run("queries", "--format", "cvs")[2]


@pytest.mark.parametrize("typed", ["OCC11.10", "11.10", "occ11.10", "corporate", "debt corporate"])
def test_a_measure_by_its_number_or_its_name(run: Run, typed: str) -> None:
    code, out, _ = run("show", typed)
    assert code == 0
    assert out.startswith("OCC11.10 Debt requiring impairment - Corporate\nJuly 2024")


def test_a_name_that_several_have(run: Run) -> None:
    assert run("show", "debt") == (
        1,
        "",
        "kpi-tui: debt: 2 measures of July 2024 have that in their names: type the code of one, "
        "as in OCC11.10\n"
        "  OCC11.10 Debt requiring impairment - Corporate\n"
        "  OCC11.11 Debt requiring impairment - Adult\n",
    )


@pytest.mark.parametrize("typed", ["OCC11", "occ11."])
def test_the_part_of_a_code_that_several_have(run: Run, typed: str) -> None:
    code, out, err = run("show", typed)
    assert (code, out) == (1, "")
    assert err.splitlines() == [
        f"kpi-tui: {typed}: 2 measures of July 2024 have codes that begin with that: "
        "type one, as in OCC11.10",
        "  OCC11.10 Debt requiring impairment - Corporate",
        "  OCC11.11 Debt requiring impairment - Adult",
    ]


@pytest.mark.parametrize("typed", ["OC", "OCC1", "OCC11.1"])
def test_no_whole_part_of_a_code(run: Run, typed: str) -> None:
    assert "no such measure" in run("show", typed)[2]


def test_the_part_of_a_code_that_one_has(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    Store(tmp_path).add(month("2024-07", row("A01.01", "Debt"), row("A02.01", "Rate")))
    code, out, _ = Run(capsys, tmp_path)("show", "a02")
    assert (code, out.partition("\n")[0]) == (0, "A02.01 Rate")


def test_words_of_a_name_in_any_order_and_without_quotes(run: Run) -> None:
    assert run("show", "corporate", "impairment")[1].startswith("OCC11.10 Debt requiring")


def test_the_words_of_a_name_in_another_form_are_said(run: Run) -> None:
    code, out, err = run("show", "library", "visit")
    assert (code, err) == (0, "library visit: taken for OCC02.03 Visits to libraries\n")
    assert out.startswith("OCC02.03 Visits to libraries\n")


def test_a_whole_word_goes_before_part_of_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    names = ("Debt", "Rate of debtors")
    Store(tmp_path).add(
        month("2024-07", *(row(f"A01.0{at}", name) for at, name in enumerate(names)))
    )
    code, out, err = Run(capsys, tmp_path)("show", "debt")
    assert (code, err) == (0, "debt: A01.00; in 1 other name it is part of a word\n")
    assert out.startswith("A01.00 Debt\n")


def test_an_option_that_is_none_offers_one(run: Run) -> None:
    assert run("measures", "--stat", "red") == (
        2,
        "",
        "kpi-tui: measures: there is no option --stat: did you mean --status? "
        "See kpi-tui measures --help\n",
    )
    assert "no option --sto: did you mean --store?" in run("--sto", "x")[2]
    assert "'b' is one word too many" in run("measures", "b")[2]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("measures 2024-05", "'2024-05' is one word too many: did you mean --period 2024-05?"),
        ("brief May 2024", "'May' is one word too many: did you mean --period 'May 2024'?"),
        (
            "export july-2024.xlsx",
            "'july-2024.xlsx' is one word too many: did you mean --output july-2024.xlsx?",
        ),
        (
            "brief my report.docx",
            "'my' is one word too many: did you mean --output 'my report.docx'?",
        ),
        ("measures Red", "'Red' is one word too many: did you mean --status Red?"),
        ("brief finance", "'finance' is one word too many: did you mean --priority finance?"),
        ("grid waste", "'waste' is one word too many: did you mean --search waste?"),
        ("queries Ann Cole", "'Ann' is one word too many: did you mean --director 'Ann Cole'?"),
        (
            "measures --director Ann Cole",
            "'Cole' is one word too many: put quotes round what has spaces in it.",
        ),
        ("reports red", "'red' is one word too many: put quotes round what has spaces in it."),
        (
            "changes --period 2024-05",
            "there is no option --period: type the period alone, or two: the earlier one first.",
        ),
        (
            "matches 2024-05 --month",
            "there is no option --month: type the period alone, or two: the earlier one first.",
        ),
    ],
)
def test_a_period_or_a_status_in_the_wrong_place_is_told_its_own(
    run: Run, typed: str, said: str
) -> None:
    command, *words = typed.split()
    assert run(command, *words) == (
        2,
        "",
        f"kpi-tui: {command}: {said} See kpi-tui {command} --help\n",
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (("queries", "--since"), "."),
        (("measures", "--since"), "."),
        (("brief", "--owner"), "."),
        (("export", "--perod"), ": did you mean --period?"),
        (("changes", "--dir"), ": did you mean --director?"),
    ],
)
def test_options_with_nothing_alike_but_their_dashes_are_not_offered(
    run: Run, typed: tuple[str, str], meant: str
) -> None:
    command, option = typed
    said = f"kpi-tui: {command}: there is no option {option}{meant} See kpi-tui {command} --help\n"
    assert run(*typed, "x") == (2, "", said)


@pytest.mark.parametrize("argv", [("reports",), ("review", "list"), ("measures",)])
def test_the_library_may_be_named_after_the_command(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, argv: tuple[str, ...]
) -> None:
    Store(tmp_path).add(month("2024-07", row("A01.01", "Debt")))
    before = Run(capsys)("--store", str(tmp_path), *argv)
    assert Run(capsys)(*argv, "--store", str(tmp_path)) == before
    assert before[0] == 0


def test_a_measure_that_is_none(run: Run) -> None:
    assert run("show", "libary")[2] == (
        "kpi-tui: libary: no such measure: did you mean OCC02.03 Visits to libraries?\n"
    )
    assert "kpi-tui measures lists what there is" in run("show", "99.99", reports=())[2]


@pytest.mark.parametrize(
    "typed", ["2024-7", "2024-07", "7/2024", "31/07/2024", "31/7/2024", "July 2024", "JUL 2024"]
)
def test_a_month_as_people_write_it(run: Run, typed: str) -> None:
    assert run("measures", "--month", typed)[2] == "July 2024: 3 measures\n"


def test_a_month_without_its_year_is_the_newest(run: Run) -> None:
    _, _, err = run("measures", "--month", "july")
    assert err == "july: July 2024, the newest held of this report\nJuly 2024: 3 measures\n"
    for command in ("queries", "show"):
        words = ("11.10",) if command == "show" else ()
        assert "July 2024, the newest" in run(command, *words, "--month", "Jul", reports=())[2]


def test_a_month_that_cannot_be_read_names_the_forms(run: Run) -> None:
    code, _, err = run("measures", "--month", "soon")
    assert code == 1
    assert err == (
        "kpi-tui: soon: no such month held of this report: write 2024-07, July 2024, 31/07/2024 "
        "or latest; there are July 2023 to July 2024\n"
    )


@pytest.mark.parametrize(("typed", "count"), [("r", 2), ("R", 2), ("RED", 2), ("g", 1), ("r,g", 3)])
def test_a_status_by_its_letter(run: Run, typed: str, count: int) -> None:
    assert f": {count} measure" in run("measures", "--status", typed)[2]


@pytest.mark.parametrize(
    ("option", "typed", "said"),
    [
        ("--director", "finanse", "did you mean Director of Finance?"),
        ("--director", "nobody", "there are Director of Culture, Director of Finance"),
        ("--portfolio-holder", "Finanse", "did you mean Cabinet member for Finance?"),
    ],
)
def test_an_owner_whom_no_report_names(run: Run, option: str, typed: str, said: str) -> None:
    for command in ("measures", "grid", "brief", "queries", "changes"):
        code, out, err = run(command, option, typed, reports=REPORTS)
        assert (code, out) == (1, ""), command
        begins = f"kpi-tui: {typed}: no such {option[2:].replace('-', ' ')} in "
        assert err.startswith(begins), command
        assert err.endswith(f": {said}\n"), command


def test_an_owner_with_no_such_measure(run: Run) -> None:
    assert run("measures", "--director", "culture", "--status", "red") == (
        0,
        "",
        "No measures match\n",
    )


def test_names_with_the_word_or_close_to_it_are_near() -> None:
    names = ["Director of Finance", "Director of Culture", "Cabinet member for Finance"]
    assert near("cult", names) == ["Director of Culture"]
    assert near("finanse", names)[0] in (names[0], names[2])
    assert near("", names) == [] == near("zzz", names)
    assert did_you_mean("director of", names) == (
        "did you mean Director of Finance or Director of Culture?"
    )


def test_what_words_are_taken_for_are_commands() -> None:
    names = {name for name, *_ in COMMANDS}
    for tried, command in WORDS_TRIED.items():
        assert tried not in names, "it is known: nothing is offered for it"
        first = command.split()[0]
        assert first in ("--help", "--version", "alone,") or first in names


LISTING = ["measures", "export", "grid", "vanished", "lags"]
TWO_PRIORITIES = (Priority("OCC11", "Finance"), Priority("OCC12", "Staff and finance"))


KNOWN = "there are OCC02, OCC11, OCC12; kpi-tui priorities has their titles"


@pytest.mark.parametrize("command", [*LISTING, "brief"])
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("99", "99: no such priority in {}: " + KNOWN),
        ("", "nothing: no such priority in {}: " + KNOWN),
        (
            "FINANCE",
            "FINANCE: no such priority in {}: "
            "did you mean OCC11 Finance or OCC12 Staff and finance?",
        ),
        ("finanse", "finanse: no such priority in {}: did you mean OCC11 Finance?"),
    ],
)
def test_a_priority_that_no_report_has(run: Run, command: str, typed: str, said: str) -> None:
    reports = tuple(replace(each, priorities=TWO_PRIORITIES) for each in REPORTS)
    form = "md" if command == "brief" else "csv"
    answer = run(command, "--priority", typed, "--format", form, reports=reports)
    where = "July 2024" if command == "brief" else "what is held of this report"
    assert answer == (1, "", f"kpi-tui: {said.format(where)}\n")


@pytest.mark.parametrize("command", [*LISTING, "brief"])
def test_a_priority_is_meant_by_a_part_of_its_title(run: Run, command: str) -> None:
    reports = tuple(
        replace(
            each,
            priorities=TWO_PRIORITIES,
            readings=tuple(replace(row, priority_code="OCC12") for row in each.readings[:2]),
        )
        for each in REPORTS
    )
    form = "md" if command == "brief" else "csv"
    by_title, by_code = (
        run(command, "--priority", typed, "--format", form, reports=reports)
        for typed in ("staff AND", "OCC12")
    )
    assert by_title == by_code
    assert by_code[0] == 0


def test_a_priority_without_a_measure(run: Run) -> None:
    reports = tuple(replace(each, priorities=(Priority("OCC08", "Democracy"),)) for each in REPORTS)
    assert run("measures", "--priority", "8", reports=reports) == (0, "", "No measures match\n")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["version"], "did you mean kpi-tui --version?"),
        (["config", "--init=1"], "--init: takes nothing after =, not even '1'."),
        (["queries", "--level", "bad"], "use must-resolve, query, for-information."),
    ],
)
def test_what_is_said_of_a_word_too_many(run: Run, typed: list[str], said: str) -> None:
    code, _, err = run(*typed)
    assert code == 2
    assert said in err


@pytest.mark.parametrize("command", ["measures", "priorities", "grid", "queries", "brief"])
def test_of_an_empty_library_every_command_says_where_to_begin(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, command: str
) -> None:
    code, out, err = Run(capfd, tmp_path, command)()
    assert (code, out) == (1, "")
    assert err.endswith(" import FILE, or look at the samples, kpi-tui demo\n")


def test_the_last_report_has_two_names(run: Run) -> None:
    assert run("measures", "--period", "last")[:2] == run("measures", "--period", "latest")[:2]


@pytest.mark.parametrize("words", [["OCC02.03"], ["02.03"], ["libraries", "visits"]])
def test_a_page_is_asked_for_as_a_measure_is_shown(run: Run, words: list[str]) -> None:
    assert run("show", *words)[0] == 0
    code, _, err = run("page", *words)
    assert code == 1, "these reports were read from no PDF"
    assert "OCC02.03 is on page" in err


def test_a_number_may_be_typed_without_the_noughts_in_front(run: Run) -> None:
    lights, debt = row("OCC01.02", "Lights"), row("OCC11.02", "Debt")
    reports = (month("2024-07", lights, debt),)
    assert run("show", "1.02", reports=reports)[1].startswith("OCC01.02 Lights\n")
    assert run("show", "11.02", reports=reports)[1].startswith("OCC11.02 Debt\n")
    assert "no such measure" in run("show", "1.2", reports=reports)[2]
    assert "no such measure" in run("show", "0", reports=reports)[2]


@pytest.mark.parametrize("typed", ["CS.02", "CS", "calls within"])
def test_a_measure_that_another_report_of_the_library_has_is_told_of_it(
    run: Run, typed: str
) -> None:
    kent = quarterly(QUARTER_ENDS[0])
    code, out, err = run("show", typed, "--report", ANNEX, reports=(*REPORTS, kent))
    assert (code, out) == (1, "")
    said = "no such measure in this report: kent-qpr has it: say --report kent-qpr"
    assert err == f"kpi-tui: {typed}: {said}\n"
    assert (
        "OCC11.10: no such measure in this report: "
        in run("page", "OCC11.10", "--report", "kent", reports=())[2]
    )
    assert "no such measure: kpi-tui measures lists" in run("show", "zebra", reports=())[2]

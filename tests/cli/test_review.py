from __future__ import annotations

import getpass
import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kpi_tui.cli import main
from kpi_tui.cli.review_arguments import FIELDS
from kpi_tui.demo import published
from kpi_tui.judgements.corrections import corrected_text, field_words
from kpi_tui.judgements.decided_at_once import together
from kpi_tui.judgements.judgement import (
    Accept,
    Correct,
    Judgement,
    LinkMeasures,
    Note,
    Rebase,
    SetPolarity,
    SetQueryState,
    TakeBack,
    UnlinkMeasures,
)
from kpi_tui.judgements.log import append, read
from kpi_tui.measure_name import MeasureName
from kpi_tui.status import Status
from kpi_tui.store.files import LOG
from kpi_tui.store.store import Store
from kpi_tui.vocabulary import CorrectedField, Kind, Polarity, QueryState, YtdMethod
from kpi_tui.wording.judgements import query_title
from tests.support import samples
from tests.support.command_line import Run
from tests.support.frames import Cells, month, row
from tests.support.local import local

_GREEN_BELOW_TARGET: Cells = {
    "period_actual": "10",
    "period_target": "20",
    "period_status": Status.GREEN,
    "published_polarity": Polarity.BIGGER_IS_BETTER,
}
"""What rule S1 asks about."""
JUNE = month(
    "2024-06",
    row("OCC01.01", "Visits", **_GREEN_BELOW_TARGET),
    row("OCC01.02", "Red cats", **_GREEN_BELOW_TARGET),
    row("OCC01.03", "Old", **_GREEN_BELOW_TARGET),
)
JULY = month(
    "2024-07",
    row("OCC01.01", "Visits", **_GREEN_BELOW_TARGET),
    row("OCC01.02", "Blue cats", **_GREEN_BELOW_TARGET),
    row("OCC01.04", "Birds"),
    row("OCC01.04", "Bees \x1b[31m"),
)
VISITS = MeasureName("OCC01.01", "Visits")
RED, BLUE = MeasureName("OCC01.02", "Red cats"), MeasureName("OCC01.02", "Blue cats")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    store = Store(tmp_path / "store")
    for report in (JUNE, JULY):
        store.add(report)
    return local(store.path)


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], path: Path) -> Run:
    """Runs `review` on the store, by its older name."""
    return Run(capfd, path, "judge")


def last(path: Path) -> Judgement:
    return read(path).all[-1]


def last_note(path: Path) -> Note:
    note = last(path)
    assert isinstance(note, Note)
    return note


def test_a_judgement_is_kept_and_its_id_printed(run: Run, path: Path) -> None:
    code, out, err = run("polarity", "occ01.01", "bigger", "--why", " more ", "--who", "Ada")
    kept = last(path)
    assert (code, out) == (0, f"{kept.id}\n")
    assert err == "OCC01.01 Visits: polarity: higher is better\n"
    assert isinstance(kept, SetPolarity)
    assert (kept.measure, kept.who, kept.why) == (VISITS, "Ada", "more")


@pytest.mark.parametrize(
    ("word", "polarity"),
    [
        ("high", Polarity.BIGGER_IS_BETTER),
        ("low", Polarity.SMALLER_IS_BETTER),
        ("none", Polarity.NEUTRAL),
        ("range", Polarity.IN_RANGE),
        ("bigger", Polarity.BIGGER_IS_BETTER),
        ("smaller", Polarity.SMALLER_IS_BETTER),
        ("neutral", Polarity.NEUTRAL),
        ("in-range", Polarity.IN_RANGE),
    ],
)
def test_a_polarity_is_set_by_its_word(run: Run, path: Path, word: str, polarity: Polarity) -> None:
    assert run("polarity", "OCC01.01", word)[0] == 0
    assert read(path).polarity([VISITS]) is polarity


@pytest.mark.parametrize("kind", Kind)
def test_a_type_of_figure_is_set_by_its_word(run: Run, path: Path, kind: Kind) -> None:
    assert run("kind", "OCC01.01", kind.value)[0] == 0
    assert read(path).kind([VISITS]) is kind


@pytest.mark.parametrize("method", YtdMethod)
def test_year_to_date(run: Run, path: Path, method: YtdMethod) -> None:
    assert run("ytd", "OCC01.01", method.value.replace("_", "-"))[0] == 0
    assert read(path).ytd_method([VISITS]) is method


@pytest.mark.parametrize("typed", ["2.5", "2.5%", " 2.5 % "])
def test_a_tolerance_is_set_with_or_without_its_sign(run: Run, path: Path, typed: str) -> None:
    assert run("tolerance", "OCC01.01", typed)[0] == 0
    assert read(path).tolerance([VISITS]) == 2.5


@pytest.mark.parametrize(
    ("typed", "said"),
    [("some", "no number"), ("nan", "percent is from 0"), ("1e9", "from 0 to 1000")],
)
def test_a_tolerance_that_is_none(run: Run, path: Path, typed: str, said: str) -> None:
    code, out, err = run("tolerance", "OCC01.01", typed)
    assert (code, out) == (1, "")
    assert said in err
    assert not (path / LOG).exists()


def test_a_note_keeps_its_lines(run: Run, path: Path) -> None:
    assert run("note", "OCC01.01", "ask in\nMay")[2] == (
        "OCC01.01 Visits: note on July 2024: ask in May\n"
    )
    assert last_note(path).text == "ask in\nMay"
    assert last_note(path).report_date == date(2024, 7, 31), "the last period that has it"
    run("note", "OCC01.02", "x", "--month", "June 2024")
    assert last_note(path).report_date == date(2024, 6, 30)


def test_the_last_month_that_has_a_code_unless_told(run: Run, path: Path) -> None:
    run("note", "OCC01.02", "x")
    assert last_note(path).measure == BLUE
    run("note", "OCC01.02", "x", "--month", "June 2024")
    assert last_note(path).measure == RED
    run("note", "OCC01.03", "x")
    assert last_note(path).measure == MeasureName("OCC01.03", "Old")


def test_a_code_of_two_measures_lists_both(run: Run) -> None:
    code, out, err = run("note", "OCC01.04", "x")
    assert (code, out) == (1, "")
    assert "OCC01.04: is 2 measures in July 2024: add words of the name" in err
    assert err.splitlines()[1:] == ["  OCC01.04 Birds", "  OCC01.04 Bees ␛[31m"]


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["note", "OCC09.09", "x"], "OCC09.09: no such measure: did you mean "),
        (["note", "OCC01.03", "x", "--month", "2024-07"], "not in July 2024: it is in June 2024"),
        (["note", "OCC01.01", "x", "--month", "all"], "takes one month"),
        (["note", "OCC01.01", "x", "--month", "2020-01"], "no such month"),
        (["note", "OCC01.04 fish", "x"], "no such measure"),
        (["undo", "abc"], "abc: no such decision: kpi-tui review list"),
        (["undo", "--who", "Eve"], "Eve: has no decision to undo"),
        (["undo", ""], "no such decision"),
        (["link", "OCC01.01", "OCC01.01", "--why", "x"], "no other measure before July 2024"),
        (
            ["link", "OCC01.01", "OCC01.01", "--from", "2024-06", "--why", "x"],
            "has the same code and name in both months",
        ),
        (["note", "OCC01.01", " "], "has no text"),
    ],
)
def test_what_cannot_be_judged(run: Run, path: Path, argv: list[str], said: str) -> None:
    code, out, err = run(*argv)
    assert (code, out) == (1, "")
    assert said in err
    assert err.count("\n") == 1
    assert not (path / LOG).exists()


def test_words_of_the_name_tell_two_measures_of_a_code_apart(run: Run, path: Path) -> None:
    assert run("note", "occ01.04 BIRD", "x")[0] == 0
    assert last_note(path).measure == MeasureName("OCC01.04", "Birds")


@pytest.mark.parametrize(("word", "kind"), [("link", LinkMeasures), ("not-link", UnlinkMeasures)])
def test_a_match_is_confirmed_or_refused(
    run: Run, path: Path, word: str, kind: type[LinkMeasures | UnlinkMeasures]
) -> None:
    code, _, err = run(word, "OCC01.02", "OCC01.02", "--why", "painted")
    assert code == 0
    kept = last(path)
    assert isinstance(kept, kind)
    assert (kept.before, kept.after, kept.why) == (RED, BLUE, "painted")
    same = "the same as" if kind is LinkMeasures else "not the same as"
    assert err == f"OCC01.02 Blue cats: {same} OCC01.02 Red cats\n"


def test_links_between_months_that_are_named(run: Run, path: Path) -> None:
    run("link", "OCC01.03", "OCC01.02", "--from", "2024-06", "--to", "2024-06", "--why", "x")
    assert last(path).measures == (MeasureName("OCC01.03", "Old"), RED)


def test_of_two_that_stand_side_by_side_it_is_said_where_their_link_counts(run: Run) -> None:
    code, _, err = run("link", "OCC01.01", "OCC01.04 Birds", "--from", "2024-07")
    assert code == 0
    assert "OCC01.01 and OCC01.04 are both in July 2024: this counts only between" in err
    assert "are both in" not in run("link", "OCC01.02", "OCC01.02")[2]
    assert (
        "are both in" not in run("not-link", "OCC01.01", "OCC01.04 Birds", "--from", "2024-07")[2]
    )


def test_a_reason_may_be_left_out(run: Run, path: Path) -> None:
    assert run("link", "OCC01.02", "OCC01.02")[0] == 0
    assert run("accept", "S1")[0] == 0
    assert run("query", "I3", "asked")[0] == 0
    assert run("correct", "OCC01.01", "floor", "3")[0] == 0
    assert [kept.why for kept in read(path).all] == [""] * 4


def test_a_link_settles_the_links(run: Run, capfd: pytest.CaptureFixture[str], path: Path) -> None:
    run("link", "OCC01.02", "OCC01.02", "--why", "painted")
    main(["--store", str(path), "links", "--format", "json"])
    found = json.loads(capfd.readouterr().out)
    assert [item["confidence"] for item in found if item["to_code"] == "OCC01.02"] == ["sure"]


@pytest.mark.parametrize(
    ("argv", "measure", "day"),
    [
        (["s1", "OCC01.01"], VISITS, "2024-07-31"),
        (["S1", "OCC01.03"], MeasureName("OCC01.03", "Old"), "2024-06-30"),
        (["S1", "OCC01.02", "--month", "2024-06"], RED, "2024-06-30"),
        (["S1", "OCC01.02", "--month", "always"], BLUE, None),
        (["S1"], None, "2024-07-31"),
        (["S1", "--month", "2024-06"], None, "2024-06-30"),
        (["S1", "--month", "always"], None, None),
    ],
)
def test_findings_in_order(
    run: Run, path: Path, argv: list[str], measure: MeasureName | None, day: str | None
) -> None:
    assert run("accept", *argv, "--why", "known")[0] == 0
    kept = last(path)
    assert isinstance(kept, Accept)
    assert (kept.rule, kept.measure) == ("S1", measure)
    assert (kept.report_date.isoformat() if kept.report_date else None) == day


def test_accepting_a_rule_of_no_measure_says_how_many_queries_that_is(
    run: Run, path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert "accepts" not in run("accept", "S1", "OCC01.01", "--month", "2024-06")[2]
    assert run("accept", "S1", "--month", "2024-06")[2].splitlines()[0] == (
        "S1: accepts 2 queries in June 2024, on OCC01.02 and OCC01.03: with a code behind it, as in "
        "S1 OCC01.02, it is that measure's alone; kpi-tui review undo takes it back"
    )
    main(["--store", str(path), "queries", "--month", "2024-06"])
    assert "; 3 accepted" in capfd.readouterr().err
    assert run("accept", "S1", "--month", "2024-06")[2].startswith("S1: accepts 0 queries in June")


@pytest.fixture
def with_other_owners(tmp_path: Path) -> Path:
    """Make a store in which I7 asks twice of one measure: of its director and its portfolio holder."""
    store = Store(tmp_path / "owners")
    was = replace(
        row("OCC01.01", "Visits"), directors=("Ada Brown",), portfolio_holder="Cllr E Fry"
    )
    now = replace(was, directors=("Eve Fox",), portfolio_holder="Cllr H Ames")
    for report in (month("2024-06", was), month("2024-07", now)):
        store.add(report)
    return local(store.path)


def test_accepting_on_a_measure_counts_where_its_rule_asks_twice(
    capfd: pytest.CaptureFixture[str], with_other_owners: Path
) -> None:
    main(["--store", str(with_other_owners), "review", "accept", "I7", "OCC01.01"])
    assert capfd.readouterr().err.splitlines()[0] == (
        "I7: accepts 2 queries in July 2024, on OCC01.01: kpi-tui review undo takes it back"
    )


def test_moving_a_query_counts_those_that_move_with_it(
    run: Run, capfd: pytest.CaptureFixture[str], with_other_owners: Path
) -> None:
    main(["--store", str(with_other_owners), "review", "query", "I7", "OCC01.01", "asked"])
    assert capfd.readouterr().err.splitlines()[0] == (
        "I7: 2 queries in July 2024, on OCC01.01, are asked: what one rule asks of one measure is "
        "decided together; kpi-tui review undo takes it back"
    )
    assert len(run("query", "S1", "OCC01.01", "asked")[2].splitlines()) == 1


def test_an_accepted_query_that_is_asked_is_said_to_stay_accepted(run: Run) -> None:
    run("accept", "S1", "OCC01.01")
    assert run("query", "S1", "OCC01.01", "asked")[2].splitlines()[0] == (
        "S1: 1 query in July 2024, on OCC01.01, stays accepted: undo that first, by its id, which "
        "kpi-tui review list shows"
    )


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (
            ["accept", "S1", "OCC01.04 birds"],
            "S1: no such query on OCC01.04 in July 2024: it has no query at all",
        ),
        (
            ["accept", "X1", "OCC01.01"],
            "X1: no such query on OCC01.01 in July 2024: its queries are S1",
        ),
        (
            ["query", "X1", "OCC01.01", "asked", "--month", "2024-06"],
            "X1: no such query on OCC01.01 in June 2024: its queries are S1",
        ),
        (
            ["accept", "C9"],
            "C9: no such query in July 2024: kpi-tui queries --period 'July 2024' lists its queries",
        ),
        (
            ["query", "S1", "asked"],
            "S1: is about measures in July 2024: type the code of one behind it, as in S1 OCC01.01",
        ),
    ],
)
def test_a_query_that_a_report_does_not_raise_is_not_decided(
    run: Run, path: Path, argv: list[str], said: str
) -> None:
    assert run(*argv, "--why", "known") == (1, "", f"kpi-tui: {said}\n")
    assert not (path / LOG).exists()


def test_always_holds_for_a_query_that_is_yet_to_come_and_says_that_there_is_none(
    run: Run, path: Path
) -> None:
    code, _, err = run("accept", "X1", "OCC01.01", "--month", "always", "--why", "known")
    assert (code, len(read(path).all)) == (0, 1)
    assert err.splitlines()[0] == (
        "X1: no such query on OCC01.01 in July 2024: its queries are S1; "
        "this holds where it is raised in another"
    )


def test_an_accepted_query_can_be_accepted_for_another_reason(run: Run, path: Path) -> None:
    for why in ("known", "finance agreed"):
        assert run("accept", "S1", "OCC01.01", "--why", why)[0] == 0
    assert [kept.why for kept in read(path).all] == ["known", "finance agreed"]


def test_a_query_on_several_measures_is_asked_whichever_is_typed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = Store(tmp_path / "real")
    store.add(published("2024-07"))
    at = ["--store", str(local(store.path))]
    assert main([*at, "review", "query", "Y1", "OCC10.04", "asked", "--why", "x"]) == 0
    capsys.readouterr()
    main([*at, "queries", "--log", "--format", "json"])
    logged = json.loads(capsys.readouterr().out)
    assert [each["state"] for each in logged if each["rule"] == "Y1"] == ["asked"]


@pytest.mark.parametrize(
    ("field", "value", "kept_value"),
    [
        ("period_actual", "£21,262,000", "£21,262,000"),
        ("Period-Actual", " 2 ", "2"),
        ("ytd_target", "-0.5", "-0.5"),
        ("period_status", "not_reported", "not_reported"),
        ("directors", "Ada Brown; Cy Dean", "Ada Brown; Cy Dean"),
        ("measure_name", "Visitors", "Visitors"),
        ("ytd-status", "Green", "green"),
        ("actual", "67.5%", "67.5%"),
    ],
)
def test_a_correction_is_kept_as_typed(
    run: Run, path: Path, field: str, value: str, kept_value: str
) -> None:
    code, out, err = run("correct", "OCC01.01", field, value, "--why", "cut off")
    kept = last(path)
    assert (code, out) == (0, f"{kept.id}\n")
    assert isinstance(kept, Correct)
    wanted = FIELDS.get(field) or CorrectedField(field.lower().replace("-", "_"))
    assert (kept.measure, kept.field, kept.value) == (VISITS, wanted, kept_value)
    assert (kept.report_date, kept.why) == (date(2024, 7, 31), "cut off")
    said = f"{field_words(wanted)} corrected to {corrected_text(kept)}"
    assert err == f"OCC01.01 Visits: {said} in July 2024\n"


def test_a_correction_of_an_earlier_month(run: Run, path: Path) -> None:
    run("correct", "OCC01.02", "floor", "1", "--month", "2024-06", "--why", "x")
    kept = last(path)
    assert isinstance(kept, Correct)
    assert (kept.measure, kept.report_date) == (RED, date(2024, 6, 30))


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("ytd_status", "purple", "purple is no status: green, amber, red"),
        ("directors", " ; ", "No name was typed"),
        ("floor", " ", "Nothing was typed"),
        ("actual", "£21,262,0", "£21,262,0 is no whole figure"),
        ("actual", "lots", "lots is no whole figure"),
        ("name", "Visits", "Visits is what is printed: nothing to correct"),
    ],
)
def test_a_correction_that_is_none(run: Run, path: Path, field: str, value: str, said: str) -> None:
    code, out, err = run("correct", "OCC01.01", field, value, "--why", "x")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert err.startswith("kpi-tui: review correct: ")
    assert said in err
    assert not (path / LOG).exists()


@pytest.mark.parametrize(
    ("argv", "measure", "day"),
    [
        (["s1", "OCC01.01", "asked"], VISITS, "2024-07-31"),
        (["S1", "OCC01.03", "asked"], MeasureName("OCC01.03", "Old"), "2024-06-30"),
        (["S1", "OCC01.02", "asked", "--month", "2024-06"], RED, "2024-06-30"),
        (["I3", "asked"], None, "2024-07-31"),
        (["I3", "asked", "--month", "2024-07"], None, "2024-07-31"),
    ],
)
def test_the_state_of_a_query_is_kept_with_what_it_is_about(
    run: Run, path: Path, argv: list[str], measure: MeasureName | None, day: str
) -> None:
    code, out, err = run("query", *argv, "--why", "Is it a misprint?")
    kept = last(path)
    assert (code, out) == (0, f"{kept.id}\n")
    assert isinstance(kept, SetQueryState)
    rule = argv[0].upper()
    assert (kept.rule, kept.measure, kept.state) == (rule, measure, QueryState.ASKED)
    assert (kept.report_date.isoformat(), kept.why) == (day, "Is it a misprint?")
    assert f": query asked: {query_title(rule)} in " in err


@pytest.mark.parametrize("state", QueryState)
def test_states_of_a_query(run: Run, path: Path, state: QueryState) -> None:
    assert run("query", "S1", "OCC01.01", state.value, "--why", "x")[0] == 0
    found = read(path).query_state("S1", [VISITS], date(2024, 7, 31))
    assert found is not None
    assert found.state is state


def test_a_usual_range_is_set_anew_from_a_period(run: Run, path: Path) -> None:
    code, out, err = run("rebase", "OCC01.01", "June 2024", "--why", "counted otherwise")
    kept = last(path)
    assert (code, out) == (0, f"{kept.id}\n")
    assert isinstance(kept, Rebase)
    assert (kept.measure, kept.report_date) == (VISITS, date(2024, 6, 30))
    assert kept.why == "counted otherwise"
    assert err == "OCC01.01 Visits: usual range worked out anew from June 2024 on\n"
    assert run("rebase", "OCC01.01", "latest")[0] == 0
    assert len(read(path).rebases([VISITS])) == 2


def test_a_rebase_follows_the_measure_and_not_its_code(run: Run, tmp_path: Path) -> None:
    store = Store(tmp_path / "real")
    for text in ("2023-01", "2024-07"):
        store.add(published(text))
    code, _, err = run("rebase", "OCC02.03", "2023-01", store=local(store.path))
    assert code == 1
    assert "OCC02.03: is “Digital engagement with Heritage services" in err
    assert "in January 2023 and “Number of physical visits to Libraries” in July 2024: add" in err
    assert not local(store.path / LOG).exists()
    code, _, err = run("rebase", "OCC02.03 physical", "2023-01", store=local(store.path))
    assert code == 0
    assert err == (
        "OCC02.03 Number of physical visits to Libraries: usual range worked out anew from "
        "January 2023 on\n"
    )
    code, _, err = run("rebase", "OCC10.07", "2023-01", store=local(store.path))
    assert code == 1
    assert "January 2023 is not among its reports, which go from July 2024 to July 2024" in err


@pytest.mark.parametrize(
    "argv",
    [
        ("correct", "OCC01.01", "floor", "3", "--why", "x"),
        ("query", "S1", "OCC01.01", "open", "--why", "x"),
        ("rebase", "OCC01.01", "2024-06"),
    ],
)
def test_corrections_queries_and_usual_ranges_are_listed_and_taken_back(
    run: Run, path: Path, argv: tuple[str, ...]
) -> None:
    made, said = run(*argv)[1:]
    for form in ("text", "json", "md"):
        assert made.strip() in run("list", "--format", form)[1]
    assert said.strip() in run("list")[1]
    assert run("take-back", made.strip()[:8])[0] == 0
    assert read(path).all == ()


@pytest.mark.parametrize(
    "argv",
    [
        ("correct", "OCC01.01", "comment", "x", "--why", "x"),
        ("query", "S1", "OCC01.01", "shut", "--why", "x"),
        ("rebase", "OCC01.01"),
    ],
)
def test_what_is_missing_of_these_is_usage(run: Run, path: Path, argv: tuple[str, ...]) -> None:
    assert run(*argv)[0] == 2
    assert not (path / LOG).exists()


_WITH_LITTLE_ROOM = """
import sys
from resource import RLIMIT_FSIZE, setrlimit
from kpi_tui.cli import main
room = int(sys.argv.pop(1))
setrlimit(RLIMIT_FSIZE, (room, room))
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no file's size")
@pytest.mark.parametrize("room", [0, 1, 40])
def test_what_finds_no_room_on_the_disk_is_not_kept(run: Run, path: Path, room: int) -> None:
    run("note", "OCC01.01", "first")
    log = path / LOG
    before = log.read_bytes()
    command = ("--store", str(path), "judge", "note", "OCC01.01", "second")
    limit = str(len(before) + room)
    done = subprocess.run(
        [sys.executable, "-c", _WITH_LITTLE_ROOM, limit, *command], capture_output=True, text=True
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith(f"kpi-tui: {log}: ")
    assert log.read_bytes() == before
    run("note", "OCC01.01", "third")
    assert [note.text for note in read(path).notes_on([VISITS])] == ["first", "third"]


def test_who_judges_unless_told(run: Run, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "ada")
    run("note", "OCC01.01", "x")
    assert last(path).who == "ada"
    run("note", "OCC01.01", "x", "--who", " Cy ")
    assert last(path).who == "Cy"


@pytest.mark.parametrize("error", [OSError, KeyError, ImportError])
def test_a_system_that_knows_no_login_name(
    run: Run, path: Path, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def nobody() -> str:
        raise error

    monkeypatch.setattr(getpass, "getuser", nobody)
    run("note", "OCC01.01", "x")
    assert last(path).who == "somebody"


def test_taken_back_by_the_beginning_of_an_id(run: Run, path: Path) -> None:
    first = run("note", "OCC01.01", "one")[1].strip()
    run("note", "OCC01.01", "two")
    code, _, err = run("take-back", "--yes", first[:9].upper())
    assert (code, err) == (0, "undone: OCC01.01 Visits: note on July 2024: one\n")
    assert [note.text for note in read(path).notes_on([VISITS])] == ["two"]
    assert len(read(path).all) == 1
    assert "no such decision" in run("take-back", first)[2]


def test_undo_without_an_id_undoes_ones_own_last_decision(run: Run, path: Path) -> None:
    run("note", "OCC01.01", "one", "--who", "Ada")
    run("note", "OCC01.01", "two", "--who", "Ada")
    run("note", "OCC01.01", "three", "--who", "Cy")
    assert run("undo", "--who", "Ada")[2] == "undone: OCC01.01 Visits: note on July 2024: two\n"
    assert run("undo", "--who", "Ada")[2] == "undone: OCC01.01 Visits: note on July 2024: one\n"
    assert run("undo", "--who", "Ada")[0] == 1
    assert [note.text for note in read(path).notes_on([VISITS])] == ["three"]
    assert len((path / LOG).read_text(encoding="utf-8").splitlines()) == 5, "the log only grows"


def test_undo_without_an_id_undoes_all_that_was_decided_at_once(run: Run, path: Path) -> None:
    accept = Accept(who="Ada", why="seen", rule="S1", measure=VISITS, report_date=date(2024, 7, 31))
    append(path, accept)
    back = TakeBack(who="Ada", why="", judgement=accept.id)
    asked = [
        SetQueryState(
            who="Ada",
            why="",
            rule="S1",
            measure=each,
            report_date=date(2024, 7, 31),
            state=QueryState.ASKED,
        )
        for each in (VISITS, MeasureName("OCC01.02", "Red cats"))
    ]
    for each in together([back, *asked]):
        append(path, each)
    code, ids, said = run("undo", "--who", "Ada")
    assert (code, len(ids.split())) == (0, 3)
    assert said.splitlines() == [
        "undone: OCC01.01 Visits: query asked: status contradicts the figures (S1) in July 2024",
        "undone: OCC01.02 Red cats: query asked: status contradicts the figures (S1) in July 2024",
        "what was undone in order to decide that holds again",
    ]
    assert read(path).all == (accept,)


def test_a_beginning_of_several_ids_takes_nothing_back(run: Run, path: Path) -> None:
    line = '{"id": "%s", "at": "2024-09-01", "who": "A", "what": "take_back", "judgement": "x", "why": ""}'
    lines = [line % "aa1", line % "aa2"]
    (path / LOG).write_text(
        "\n".join(lines).replace("take_back", "accept").replace("judgement", "rule")
    )
    assert "begins 2 ids" in run("take-back", "aa")[2]
    assert len(read(path).all) == 2


def test_the_list_has_each_decision_with_who_and_why(run: Run) -> None:
    assert run("list") == (0, "", "nothing has been reviewed in this report library\n")
    run("note", "OCC01.04 bees", "[bold]x[/] | y", "--who", "Ada")
    run("tolerance", "OCC01.01", "5", "--who", "Cy", "--why", "small numbers")
    run("ytd", "OCC01.01", "end-of-period", "--who", "Cy")
    run("kind", "OCC01.01", "stock", "--who", "Cy")
    run("accept", "S6", "--month", "always", "--who", "Cy", "--why", "known")
    code, out, err = run("list")
    assert (code, err) == (0, "")
    assert [line.split("\t")[2:] for line in out.splitlines()] == [
        ["Recorded by", "Decision", "Why"],
        ["Ada", "OCC01.04 Bees ␛[31m: note on July 2024: [bold]x[/] | y", ""],
        ["Cy", "OCC01.01 Visits: amber tolerance: 5% of target", "small numbers"],
        ["Cy", "OCC01.01 Visits: YTD is the last month's figure", ""],
        ["Cy", "OCC01.01 Visits: type of figure: snapshot at month end", ""],
        ["Cy", f"the whole report: accepted {query_title('S6')}, always", "known"],
    ]
    assert r"\[bold\]x\[/\] \| y" in run("list", "--format", "md")[1]


def test_the_list_as_json_is_what_the_log_holds(run: Run, path: Path) -> None:
    assert run("list", "--format", "json")[1] == "[]\n"
    run("note", "OCC01.01", "x – y")
    out = run("list", "--format", "json")[1]
    assert json.loads(out) == [json.loads((path / LOG).read_text(encoding="utf-8"))]
    assert "x – y" in out


def test_bad_lines_are_said_and_the_others_listed(run: Run, path: Path) -> None:
    run("note", "OCC01.01", "x")
    with (path / LOG).open("a") as log:
        log.write("{}\n")
    code, out, err = run("list")
    assert code == 0
    assert len(out.splitlines()) == 2
    assert "judgements.jsonl, line 2: has no what: it does not count" in err


def test_the_store_goes_on_beside_its_judgements(run: Run, path: Path) -> None:
    run("note", "OCC01.01", "x")
    assert len(Store(path).last_days()) == 2


def test_what_is_no_judgement_is_usage(run: Run) -> None:
    assert run()[0] == 2
    assert run("colour", "OCC01.01", "red")[0] == 2
    assert run("polarity", "OCC01.01", "up")[0] == 2


def test_a_corrected_figure_is_exported_beside_the_printed_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Store(tmp_path).add(samples.JULY)
    words = ["correct", "OCC02.01", "period-actual", "£21,262,000", "--why", "finance answered"]
    assert main(["--store", str(tmp_path), "judge", *words]) == 0
    capsys.readouterr()
    assert main(["--store", str(tmp_path), "export", "--format", "json"]) == 0
    rows = {row["measure_code"]: row for row in json.loads(capsys.readouterr().out)}
    debt = rows["OCC02.01"]
    assert (debt["period_actual"], debt["period_actual_value"]) == ("£21,262,0", None)
    assert debt["period_actual_corrected"] == "£21,262,000"
    assert debt["period_actual_corrected_value"] == 21_262_000.0
    assert rows["OCC01.01"]["period_actual_corrected"] is None


@pytest.mark.parametrize("argv", [("accept", "ZZ9"), ("query", "ZZ9", "asked"), ("accept", " ")])
def test_a_rule_that_is_none_is_not_reviewed(run: Run, path: Path, argv: tuple[str, ...]) -> None:
    code, out, err = run(*argv)
    assert (code, out) == (2, "")
    assert "no such rule: kpi-tui queries shows the id of each" in err
    assert not (path / LOG).exists()

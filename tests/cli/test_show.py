"""`kpi-tui show`: a measure's page as text, without a screen."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given

from kpi_tui.demo import published
from kpi_tui.judgements.in_force import NO_JUDGEMENTS
from kpi_tui.judgements.judgement import Accept, Note, SetPolarity, SetQueryState
from kpi_tui.judgements.log import append
from kpi_tui.labels import PROSE
from kpi_tui.measure_name import MeasureName
from kpi_tui.publish.listings.measure_history import gather
from kpi_tui.publish.listings.measure_page import history, namesakes, sections, source
from kpi_tui.publish.listings.measure_page_formats import to_json, to_markdown
from kpi_tui.report import Report
from kpi_tui.status import Status
from kpi_tui.store.files import LOG
from kpi_tui.store.store import Store
from kpi_tui.text import visible
from kpi_tui.vocabulary import Polarity, QueryState
from tests.support.command_line import Run
from tests.support.frames import month, row
from tests.support.laws import examples
from tests.support.samples import JULY, LIBRARY
from tests.support.strategies import REPORTS

WAS = replace(
    row("OCC01.09", "Visits to all libraries"),
    period_actual="900",
    period_target="1,000",
    period_status=Status.AMBER,
    comment="More people came than in spring, and the café was closed.",
    risk_impact="None.",
)
NOW = replace(
    WAS,
    measure_code="OCC01.01",
    measure_name="Visits to libraries",
    period_actual="1,247",
    period_status=Status.GREEN,
    comment="More people came than in spring, and the café was open.",
    risk_impact=None,
    pages=(2, 3),
)
OTHER = row("OCC01.01", "Potholes mended", period_actual="5")
JUNE, JULY_ = month("2024-06", WAS, OTHER), month("2024-07", NOW)


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs `show` on a store of some reports."""
    return Run(capfd, tmp_path, "show", (JUNE, JULY_))


def under(out: str, heading: str) -> list[str]:
    """The lines under a heading, without their indent."""
    lines = out.splitlines()
    rest = lines[lines.index(heading) + 1 :]
    return [line.removeprefix("  ") for line in rest[: rest.index("") if "" in rest else None]]


def test_a_page_from_top_to_bottom(run: Run) -> None:
    code, out, err = run("OCC01.01")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[:3] == [
        "OCC01.01 Visits to libraries",
        "July 2024 · OCC01",
        "Director: none printed · Portfolio holder: none printed",
    ]
    headings = [line for line, before in zip(lines[1:], lines, strict=False) if not before]
    assert [line for line in headings if not line.startswith("Source")] == [
        "Figures",
        "kpi-tui's analysis, not published",
        "Data quality queries",
        "Comment",
        "History",
    ]
    assert lines[-1].startswith("Source: annex.pdf, pages 2, 3; revision 1, imported ")
    assert lines[-1].endswith(f"SHA-256 {'ab' * 32}")


def test_figures_with_the_gap_in_words(run: Run) -> None:
    assert under(run("OCC01.01")[1], "Figures") == [
        "In month: 1,247 · target 1,000 · ★ green (kpi-tui: 25% above target)",
    ], "its report has no year to date at all"
    other = replace(row("OCC01.02", "Potholes"), ytd_actual="3")
    out = run("OCC01.01", reports=(replace(JULY_, readings=(NOW, other)),))[1]
    assert under(out, "Figures")[1] == "Year to date: no actual · no target · no status printed"
    even = replace(NOW, ytd_actual="5", ytd_target="5.0", ytd_status=Status.GREEN)
    out = run("OCC01.01", reports=(replace(JULY_, readings=(even,)),))[1]
    assert under(out, "Figures")[1].endswith("★ green (kpi-tui: on target)")


def test_what_we_work_out(run: Run) -> None:
    said = under(run("OCC01.01")[1], "kpi-tui's analysis, not published")
    assert said[0].startswith("Higher is better")
    assert "Up since June 2024 (900): better." in said
    (query,) = under(run("OCC01.01")[1], "Data quality queries")
    assert query == "Query I1 I2: Was OCC01.09 in June 2024."


def test_history_follows_the_measure_and_not_the_code(run: Run) -> None:
    out = run("OCC01.01")[1]
    assert under(out, "History") == [
        "Month\tActual\tTarget\tStatus\tkpi-tui's analysis",
        "2024-06\t900\t1,000\t● amber\tas OCC01.09 Visits to all libraries",
        "2024-07\t1,247\t1,000\t★ green\t",
        "Another measure had this code in June 2024: Potholes mended",
    ]
    out = run("OCC01.09", "--month", "2024-06")[1]
    assert under(out, "History")[1:] == [
        "2024-06\t900\t1,000\t● amber\t",
        "2024-07\t1,247\t1,000\t★ green\tas OCC01.01 Visits to libraries",
    ]


def test_a_measure_that_has_another_code_by_now_says_so_on_top(run: Run) -> None:
    """In words and in Markdown; programs have the last code under `ours`."""
    said = "Earlier figures, of June 2024: it is OCC01.01 by now, last in July 2024."
    assert run("OCC01.09")[1].splitlines()[:2] == ["OCC01.09 Visits to all libraries", said]
    assert f"\n{said}" in run("OCC01.09", "--format", "md")[1]
    (found,) = json.loads(run("OCC01.09", "--format", "json")[1])
    assert (found["ours"]["last_date"], found["ours"]["last_code"]) == ("2024-07-31", "OCC01.01")
    assert "Earlier figures" not in run("OCC01.01")[1]


def test_a_measure_that_is_reported_no_longer_says_so_on_top(run: Run) -> None:
    assert run("potholes")[1].splitlines()[1] == (
        "Earlier figures, of June 2024: no later report is known to have it; "
        "the last report held is July 2024."
    )


def test_earlier_figures_that_were_asked_for_need_no_word(run: Run) -> None:
    held = (month("2024-06", WAS), month("2024-07", WAS))
    assert "Earlier figures" not in run("OCC01.09", "--month", "2024-06", reports=held)[1]


def test_history_has_no_column_without_remarks(run: Run) -> None:
    out = run("OCC01.01", reports=(JULY,))[1]
    assert under(out, "History")[0].endswith("\tYTD RAG")


def test_a_code_that_is_spelt_the_same_is_not_named_again(run: Run) -> None:
    other = replace(NOW, measure_name="VISITS  to\nlibraries ")
    out = run("OCC01.01", reports=(replace(JUNE, readings=(other,)), JULY_))[1]
    assert len(under(out, "History")) == 3
    assert "as " not in "".join(under(out, "History"))


def test_another_measure_is_known_by_its_last_name_and_each_month_once(run: Run) -> None:
    renamed = replace(OTHER, measure_name="Potholes that were mended", measure_code="occ01.01")
    reports = (month("2024-05", OTHER, OTHER), month("2024-06", renamed), JULY_)
    out = run("OCC01.01", reports=reports)[1]
    assert under(out, "History")[-1] == (
        "Another measure had this code in May 2024, June 2024: Potholes that were mended"
    )


def test_what_a_chart_marks_is_in_the_history(run: Run) -> None:
    in_pounds = replace(NOW, period_actual="£91,247", period_target="£91,000")
    reports = (replace(JUNE, readings=(NOW,)), replace(JULY_, readings=(in_pounds,)))
    assert under(run("OCC01.01", reports=reports)[1], "History")[2].endswith("\tbreak in series")


def test_many_months_of_another_measure_are_counted(run: Run) -> None:
    months = [month(f"2023-{number:02}", OTHER) for number in range(1, 6)]
    out = run("OCC01.01", reports=(*months, JULY_))[1]
    assert (
        "Another measure had this code in 5 months from January 2023 to May 2023: Potholes mended"
    ) in out


def test_findings_with_why_they_were_accepted(run: Run, tmp_path: Path) -> None:
    late = replace(NOW, period_actual="400")
    reports = (JUNE, replace(JULY_, readings=(late,)))
    (finding, *_) = under(run("OCC01.01", reports=reports)[1], "Data quality queries")
    assert finding.startswith("Query S1: 400 is 60% below")
    asked = SetQueryState(
        who="Ada",
        why="by e-mail",
        rule="S1",
        measure=MeasureName(NOW.measure_code, NOW.measure_name),
        report_date=JULY_.report_date,
        state=QueryState.ASKED,
    )
    append(tmp_path, asked)
    (finding, *_) = under(run("OCC01.01", reports=())[1], "Data quality queries")
    assert " Asked " in finding
    assert " by Ada: by e-mail." in finding
    by = Accept(who="Ada", why="A misprint.", rule="S1", report_date=JULY_.report_date)
    append(tmp_path, by)
    (finding, *_) = under(run("OCC01.01", reports=())[1], "Data quality queries")
    assert finding.endswith("Accepted: A misprint.")
    assert "explanation" not in finding


def test_findings_on_others_are_not_shown(run: Run) -> None:
    wrong = replace(NOW, period_actual="400")
    reports = (JUNE, month("2024-07", wrong, row("OCC01.05", "Dogs")))
    assert " S1: " in run("OCC01.01", reports=reports)[1]
    out = run("OCC01.05", reports=())[1]
    assert " S1: " not in out
    assert "Does not add up" not in out


def test_findings_on_a_namesake_are_not_shown(run: Run) -> None:
    wrong = replace(NOW, period_actual="400")
    out = run("OCC01.01", reports=(JUNE, month("2024-07", wrong, OTHER)))[1]
    first, second = out.split("\n\nOCC01.01 Potholes")
    assert (first.count(" S1: "), second.count(" S1: ")) == (1, 0)


def test_notes_made_under_an_earlier_name(run: Run, tmp_path: Path) -> None:
    Store(tmp_path).add(JUNE)
    noted = Note(
        who="Ada",
        why="",
        measure=MeasureName(WAS.measure_code, WAS.measure_name),
        text="Ask\nCy.",
    )
    append(tmp_path, noted)
    (note,) = under(run("OCC01.01")[1], "Notes")
    assert note.startswith("Ask Cy. (Ada, ")
    assert json.loads(run("OCC01.01", "--format", "json")[1])[0]["notes"] == [note]
    assert "Notes" not in run("OCC01.05", reports=(month("2024-07", row("OCC01.05", "Dogs")),))[1]


def test_judgements_are_heeded_and_bad_lines_named(run: Run, tmp_path: Path) -> None:
    Store(tmp_path).add(JULY_)
    (tmp_path / LOG).write_bytes(b"nonsense\n")
    named = MeasureName(NOW.measure_code, NOW.measure_name)
    append(
        tmp_path,
        SetPolarity(who="Ada", why="noise", measure=named, value=Polarity.SMALLER_IS_BETTER),
    )
    _, out, err = run("OCC01.01")
    assert "  Lower is better: settled by Ada: noise." in out
    assert err == "kpi-tui: judgements.jsonl, line 1: is not JSON: it does not count\n"


def test_beside_the_report_before(run: Run) -> None:
    out = run("OCC01.01", "--beside")[1]
    assert under(out, "Compared with June 2024") == [
        "What was in June 2024, where it was OCC01.09, and what is now."
    ]
    assert under(out, "Measure: changed") == [
        "Was: Visits to all libraries",
        "Now: Visits to libraries",
    ]
    assert under(out, "In month: changed") == [
        "Was: 900 target 1,000 ● amber",
        "Now: 1,247 target 1,000 ★ green",
    ]
    assert under(out, "Comment: changed") == [
        "Same: More people came than in spring, and the café was",
        "Removed: closed",
        "Added: open",
    ]
    assert under(out, "Risk impact: removed") == ["None."]
    assert "\nComment\n" not in out
    document = run("OCC01.01", "--beside", "--format", "md")[1]
    for other in ("Figures", "History", "kpi-tui's analysis, not published"):
        assert f"\n{other}\n" not in out
        assert f"\n## {other}\n" not in document


def test_nothing_before_to_be_beside(run: Run) -> None:
    out = run("OCC01.01", "--beside", "--month", "2024-06")[1]
    assert under(out, "Compare with the previous report") == ["No earlier report has this measure."]
    assert under(out, "Commentary") == ["No commentary this month."]


def test_the_code_before_is_named_only_where_it_was_another(run: Run) -> None:
    out = run("OCC01.01", "--beside", reports=(replace(JUNE, readings=(NOW,)), JULY_))[1]
    assert under(out, "Compared with June 2024") == ["What was in June 2024, and what is now."]
    assert under(out, "Comment: no change") == [NOW.comment]


TWICE = month("2024-07", NOW, replace(OTHER, comment="Cold."))


def test_a_code_of_two_measures_shows_both(run: Run) -> None:
    out = run("occ01.01", reports=(TWICE,))[1]
    pages = out.split("\n\nOCC01.01 ")
    assert len(pages) == 2
    assert "Comment\n  Cold." in pages[1]
    assert "Another measure had this code in July 2024: Visits to libraries" in pages[1]
    assert len(json.loads(run("OCC01.01", "--format", "json", reports=())[1])) == 2


def test_words_of_the_name_tell_two_apart(run: Run) -> None:
    out = run("OCC01.01 potholes", reports=(TWICE,))[1]
    assert out.startswith("OCC01.01 Potholes mended\n")
    assert out.count("Source:") == 1


def test_what_is_printed_twice_is_shown_twice(run: Run) -> None:
    again = replace(NOW, comment="Once more.")
    out = run("OCC01.01", reports=(month("2024-07", NOW, again),))[1]
    assert out.count("OCC01.01 Visits to libraries\n") == 2
    assert "Once more." in out


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["OCC99.01"], "OCC99.01: no such measure"),
        (["OCC01.09", "--month", "2024-07"], "not in July 2024: it is in June 2024"),
        (["OCC01.01", "--month", "all"], "takes one month"),
        (["OCC01.01", "--month", "2020"], "no such month held of this report"),
        (["OCC01.01 cats"], "no such measure"),
    ],
)
def test_faults_are_one_line(run: Run, argv: list[str], said: str) -> None:
    code, out, err = run(*argv)
    assert (code, out) == (1, "")
    assert said in err
    assert err.count("\n") == 1


def test_json_keeps_what_is_ours_apart(run: Run) -> None:
    (found,) = json.loads(run("OCC01.01", "--format", "json")[1])
    assert found["report_date"] == "2024-07-31"
    assert (found["period_actual"], found["period_status"]) == ("1,247", "green")
    assert (found["pages"], found["revision"], found["source_file"]) == ([2, 3], 1, "annex.pdf")
    ours = found["ours"]
    assert (ours["polarity"], ours["travel"], ours["moved"]) == (
        "bigger_is_better",
        "better",
        347.0,
    )
    assert ours["sentences"][1] == "Up since June 2024 (900): better."
    assert "points" not in ours
    assert [(item["report_date"], item["measure_code"]) for item in found["history"]] == [
        ("2024-06-30", "OCC01.09"),
        ("2024-07-31", "OCC01.01"),
    ]
    assert found["history"][0]["remark"] == "as OCC01.09 Visits to all libraries"
    assert found["history"][1]["remark"] is None
    assert isinstance(found["findings"][0]["why_harmless"], str)
    assert "beside" not in found


def test_json_has_the_priority_that_is_printed(run: Run) -> None:
    (found,) = json.loads(run("OCC01.01", "--format", "json", reports=(JULY,))[1])
    assert found["priority_title"] == "Climate"
    (found,) = json.loads(
        run("OCC01.05", "--format", "json", reports=(month("2024-06", row("OCC01.05")),))[1]
    )
    assert found["priority_title"] is None


def test_json_has_the_previous_report_beside(run: Run) -> None:
    (found,) = json.loads(run("OCC01.01", "--beside", "--format", "json")[1])
    assert (found["beside"]["report_date"], found["beside"]["measure_code"]) == (
        "2024-06-30",
        "OCC01.09",
    )
    assert {"kind": "removed", "text": "closed"} in found["beside"]["fields"]["comment"]
    first = run("OCC01.09", "--month", "2024-06", "--beside", "--format", "json", reports=())[1]
    assert json.loads(first)[0]["beside"] is None


def test_markdown_is_a_document_of_one_measure(run: Run) -> None:
    out = run("OCC01.01", "--format", "md", reports=(JULY,))[1]
    blocks = out.rstrip("\n").split("\n\n")
    assert blocks[0] == "# OCC01.01 Visits to libraries"
    assert blocks[1].startswith("July 2024 · OCC01 Climate\\\nDirector: Ada Brown, Cy Dean")
    assert blocks[2:4] == [
        "## Figures",
        "- In month: 1,247 · target 1,000 · ★ green (kpi-tui: 25% above target)\n"
        "- Year to date: 9,000 · target 10,000 · ● amber (kpi-tui: 10% below target)",
    ]
    assert blocks[blocks.index("## Comment") + 1].startswith("More people came.\\\n")
    assert r"\[bold\]not markup\[/\]" in out
    assert "## History" in blocks
    trick = replace(LIBRARY, measure_name="[bold]Potholes[/]")
    assert (
        "\nAnother measure had this code in June 2024: \\[bold\\]Potholes"
        in (run("OCC01.01", "--format", "md", reports=(replace(JUNE, readings=(trick,)),))[1])
    )
    assert blocks[-2].splitlines()[2] == (
        "| 2024-07 | 1,247 | 1,000 | ★ green | 9,000 | 10,000 | ● amber |  |"
    )
    assert blocks[-1].startswith("Source: annex.pdf")


def test_text_from_a_report_cannot_drive_the_terminal(run: Run) -> None:
    evil = "evil \x1b]0;title\x07 \u202e"
    reading = replace(
        LIBRARY,
        priority_code="<b>",
        measure_name=evil,
        comment=evil,
        directors=(evil,),
        period_actual=evil,
        portfolio_holder=evil,
    )
    before = replace(reading, measure_code="OCC09.09")
    reports = (replace(JUNE, readings=(before,)), replace(JULY, readings=(reading,)))
    for form in ("text", "md"):
        for more in ([], ["--beside"]):
            out = run("OCC01.01", "--format", form, *more, reports=reports)[1]
            assert not {"\x1b", "\x07", "\u202e"} & set(out)
            assert "evil" in out
            assert form == "text" or "\\<b\\>" in out


def test_a_terminal_without_room_leaves_the_year_out(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    with_year = (replace(JULY_, readings=(replace(NOW, ytd_actual="4,900"),)),)
    for columns, there in (("80", False), ("120", True)):
        monkeypatch.setenv("COLUMNS", columns)
        assert ("YTD actual" in run("OCC01.01", reports=with_year)[1]) is there


def test_colours_say_nothing_more(run: Run, tmp_path: Path) -> None:
    late = "It is reported a month in arrears."
    wrong = replace(NOW, period_actual="400", ytd_status=Status.RED, comment=late)
    reports = (JUNE, month("2024-07", wrong))
    run("OCC01.01", reports=reports)
    names = [MeasureName(NOW.measure_code, NOW.measure_name)]
    (found,) = gather(Store(tmp_path), NO_JUDGEMENTS, reports[1].report_date, names)
    colours = {line.text.split()[0]: line.colour for part in sections(found) for line in part.lines}
    assert (colours["In"], colours["Year"]) == ("green", "red")
    assert (colours["Query"], colours["For"]) == ("yellow", "")


def test_every_published_measure_has_a_page(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for text in ("2023-01", "2024-07"):
        store.add(published(text))
    report = published("2024-07")
    names = [MeasureName(item.measure_code, item.measure_name) for item in report.readings]
    found = gather(store, NO_JUDGEMENTS, report.report_date, names)
    assert [item.measure.reading for item in found] == list(report.readings)
    waste = next(item for item in found if item.measure.reading.measure_code == "OCC01.07")
    assert [remark for _, remark in history(waste)] == ["as OCC01.09", ""]
    assert waste.measure.previous is not None
    assert waste.measure.previous.reading.measure_code == "OCC01.09"


@examples(15)
@given(REPORTS, REPORTS)
def test_whatever_is_in_a_report_can_be_shown(one: Report, other: Report) -> None:
    with TemporaryDirectory() as folder:
        store = Store(folder)
        for report in (one, other):
            store.add(report)
        month = store.last_days()[-1]
        shown = store.report(month).readings
        names = [MeasureName(item.measure_code, item.measure_name) for item in shown]
        found = gather(store, NO_JUDGEMENTS, month, names)
        assert [item.measure.reading for item in found] == list(shown)
        for beside in (False, True):
            assert len(json.loads(to_json(found, beside))) == len(shown)
            to_markdown(found, beside)
        for item in found:
            said = [line.text for section in sections(item) for line in section.lines]
            assert all("\n" not in line for line in [*namesakes(item), source(item)])
            for name in PROSE:
                words: str | None = getattr(item.measure.reading, name)
                assert not words or visible(words) in said


def test_a_tab_in_a_text_begins_no_cell_of_a_spreadsheet(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    odd = replace(NOW, comment="Twice\t=1+1")
    _, out, _ = Run(capfd, tmp_path, "show", (month("2024-07", odd),))("OCC01.01")
    assert "Twice =1+1" in out

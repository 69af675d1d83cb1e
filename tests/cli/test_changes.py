from __future__ import annotations

import csv
import io
import json
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kpi_tui.analysis.changes.change import Change, ChangeKind, Effect
from kpi_tui.analysis.changes.groups import ChangeGroup, weigh
from kpi_tui.demo import published
from kpi_tui.judgements.judgement import LinkMeasures
from kpi_tui.judgements.log import append
from kpi_tui.measure_name import MeasureName
from kpi_tui.publish.listings.changes import COLUMNS, heading_of
from kpi_tui.status import Status
from tests.support.command_line import HEAVY, Run, loaded, rows
from tests.support.samples import JULY, LIBRARY, WASTE, corrected

JUNE = replace(
    JULY,
    report_date=date(2024, 6, 30),
    readings=(
        replace(
            LIBRARY,
            period_actual="900",
            period_status=Status.AMBER,
            comment="Fewer people came.\n- the café “reopened”\n- [bold]not markup[/]",
        ),
        replace(WASTE, period_status=Status.GREEN, directors=("Cy Dean",)),
    ),
)
LATER = replace(JULY, readings=(LIBRARY, WASTE))
MAY = replace(JUNE, report_date=date(2024, 5, 31))


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs `changes` on a store of some reports."""
    return Run(capfd, tmp_path, "changes", (MAY, JUNE, LATER))


def objects(out: str) -> list[dict[str, object]]:
    parsed: list[dict[str, object]] = json.loads(out)
    return parsed


def test_the_last_month_against_the_one_before(run: Run) -> None:
    code, out, err = run()
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "June 2024 → July 2024: 1 worse in status, 1 better, 1 new red, 1 measure with a different owner",
        "",
        "Newly red",
        "  OCC01.02 Household waste recycled | composted",
        "    Went from ★ green to ▲ red; its figures are the same",
        "",
        "Better status",
        "  OCC01.01 Visits to libraries",
        "    Went from ● amber to ★ green",
        "",
        "Owners changed",
        "  Director: Cy Dean → Ada Brown",
        "    OCC01.02 Household waste recycled | composted",
        "",
        "Actuals changed",
        "  OCC01.01 Visits to libraries",
        "    Actual 900 → 1,247, up 347 (39%), better",
        "",
        "Commentary changed",
        "  OCC01.01 Visits to libraries",
        "    Comment: 10% of the words are new or gone",
        "    [-Fewer-] {+More+} people came. - the …",
    ]


@pytest.mark.parametrize(
    ("argv", "months"),
    [
        ((), ("2024-06-30", "2024-07-31")),
        (("latest",), ("2024-06-30", "2024-07-31")),
        (("June 2024",), None),
        (("2024-06", "2024-07"), ("2024-06-30", "2024-07-31")),
        (("2024-05", "2024-07"), ("2024-05-31", "2024-07-31")),
        (("--since", "2024-05"), ("2024-05-31", "2024-07-31")),
        (("--since", "2024-05", "2024-06"), None),
    ],
)
def test_the_months_typed_are_those_compared(
    run: Run, argv: tuple[str, ...], months: tuple[str, str] | None
) -> None:
    _, out, _ = run(*argv, "--format", "json")
    found = {(item["from_month"], item["to_month"]) for item in objects(out)}
    assert found == ({months} if months else set())


def test_one_month_alone_is_compared_with_the_latest_before_it(run: Run) -> None:
    _, out, _ = run("2024-06")
    assert out == "May 2024 → June 2024: no status, target, owner or measure changed\n"


def test_a_month_that_is_missing_is_stepped_over(run: Run) -> None:
    _, out, _ = run("2024-07", reports=(MAY, LATER))
    assert out.startswith("May 2024 → July 2024: 1 worse in status")


def test_json_has_the_keys(run: Run) -> None:
    _, out, _ = run("--format", "json")
    found = objects(out)
    assert all(tuple(item) == COLUMNS for item in found)
    assert found[0] == {
        "from_month": "2024-06-30",
        "to_month": "2024-07-31",
        "kind": "status",
        "measure_code": "OCC01.02",
        "old_code": "OCC01.02",
        "measure_name": "Household waste recycled | composted",
        "field": "period_status",
        "old": "green",
        "new": "red",
        "effect": "worse",
        "sentence": "Went from ★ green to ▲ red; its figures are the same",
        "page": 3,
        "from_provenance": "published",
        "to_provenance": "published",
        "from_period": "June 2024",
        "to_period": "July 2024",
        "group": "Newly red",
    }


def test_what_is_counted_in_words_can_be_counted_in_json(run: Run) -> None:
    published_reports = (published("2023-01"), published("2024-07"))
    _, out, _ = run("2023-01", "2024-07", reports=published_reports)
    _, data, _ = run("2023-01", "2024-07", "--format", "json", reports=())
    counted = Counter(
        group
        for group, _, _ in {
            (each["group"], each["measure_code"], each["measure_name"])
            for each in objects(data)
            if each["field"] != "priority" and each["kind"] != "renumbered"
        }
    )
    headline = out.splitlines()[0]
    assert f"{counted['No longer reported']} measures no longer reported" in headline
    assert f"{counted['New in the report']} measures new" in headline


def test_csv_holds_what_json_does_and_nothing_live(run: Run) -> None:
    plan = replace(WASTE, comment="=1+1", measure_name="@sum", period_actual="+5")
    reports = (
        replace(JUNE, readings=(replace(plan, comment="Was said."),)),
        replace(LATER, readings=(plan,)),
    )
    _, out, _ = run("--format", "csv", reports=reports)
    rows = list(csv.DictReader(io.StringIO(out)))
    _, text, _ = run("--format", "json", reports=reports)
    assert [row["sentence"] for row in rows] == [item["sentence"] for item in objects(text)]
    assert {row["measure_name"] for row in rows} == {"'@sum"}
    assert [row["new"] for row in rows if row["field"] == "comment"] == ["'=1+1"]


def test_markdown_escapes(run: Run) -> None:
    _, out, _ = run("--format", "md")
    lines = out.splitlines()
    assert lines[0] == "# What changed, June 2024 → July 2024"
    assert lines[2].startswith("1 worse in status, 1 better")
    assert "## Newly red" in lines
    assert (
        "- **OCC01.02 Household waste recycled \\| composted:** "
        "Went from ★ green to ▲ red; its figures are the same"
    ) in lines
    at = lines.index("## Commentary changed")
    assert lines[at + 2 :] == [
        "- **OCC01.01 Visits to libraries**",
        "  - Comment: 10% of the words are new or gone",
        "  - \\[-Fewer-\\] {+More+} people came. - the …",
    ]


def test_only_some_kinds(run: Run) -> None:
    _, out, _ = run("--kind", "Owner, value", "--format", "json")
    assert [item["kind"] for item in objects(out)] == ["owner", "value"]
    _, out, err = run("--kind", "split")
    assert out.splitlines() == [
        "June 2024 → July 2024: 1 worse in status, 1 better, 1 new red, 1 measure with a different owner"
    ]
    assert err == "nothing of that kind changed\n"


@pytest.mark.parametrize("kinds", ["nonsense", "", "owner,"])
def test_kinds_there_are_not(run: Run, kinds: str) -> None:
    code, out, err = run("--kind", kinds)
    assert (code, out) == (2, "")
    assert "use status, value, target" in err


@pytest.mark.parametrize(
    ("form", "expected"),
    [("text", ""), ("json", "[]\n"), ("csv", ",".join(COLUMNS) + "\n"), ("md", "")],
)
def test_nothing_to_compare_with(run: Run, form: str, expected: str) -> None:
    code, out, err = run("--format", form, reports=())
    assert (code, out) == (1, "")
    assert err.startswith("kpi-tui: the report library ")
    assert err.endswith(" import FILE, or look at the samples, kpi-tui demo\n")
    code, out, err = run("--format", form, reports=(JUNE,))
    assert (code, out) == (0, expected)
    assert err == (
        "June 2024 is the only month held of this report: nothing to compare it with: import another\n"
    )
    code, out, err = run("2024-06", "--format", form, reports=(LATER,))
    assert (code, out) == (0, expected)
    assert err == "June 2024 is the first month held of this report: nothing to compare it with\n"


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (("2024-07", "2024-06"), "July 2024 comes after June 2024: name the earlier month first"),
        (
            ("2024-07", "2024-07"),
            "a month has no changes against itself: name two; kpi-tui changes --revisions 2024-07 "
            "lists what its last issue changed",
        ),
        (("all",), "changes: compares two months: name each, as in 2024-06 2024-07"),
        (("--since", "all"), "changes: compares two months: name each, as in 2024-06 2024-07"),
        (("--since", "2024-05", "2024-06", "2024-07"), "type one more at most"),
        (("--since", "2019-01"), "2019-01: no such month held of this report: write 2024-07"),
        (("2024-06", "2019-01"), "2019-01: no such month held of this report: write 2024-07"),
    ],
)
def test_months_that_cannot_be_compared(run: Run, argv: tuple[str, ...], message: str) -> None:
    code, out, err = run(*argv)
    assert (code, out) == (1, "")
    assert message in err
    assert len(err.splitlines()) == 1


def test_hostile_text_is_made_visible(run: Run) -> None:
    reports = tuple(
        replace(
            report,
            readings=(
                replace(LIBRARY, measure_name="A\x1b[31m name\nof two lines", comment=comment),
            ),
        )
        for report, comment in ((JUNE, "one two three"), (LATER, "one two \x1b]0;x\x07 three"))
    )
    for form in ("text", "md"):
        _, out, _ = run("--format", form, reports=reports)
        assert "\x1b" not in out
        assert "\x07" not in out
    _, out, _ = run(reports=reports)
    assert "  OCC01.01 A␛[31m name of two lines" in out.splitlines()


def test_what_an_officer_settled_counts(run: Run, tmp_path: Path) -> None:
    old = replace(WASTE, measure_name="Customer telephone enquiries resolved")
    new = replace(WASTE, measure_name="Customer telephone calls abandoned")
    reports = (replace(JUNE, readings=(old,)), replace(LATER, readings=(new,)))
    _, out, _ = run("--format", "json", reports=reports)
    assert [item["kind"] for item in objects(out)] == ["gone", "new"]
    ends = [MeasureName(item.measure_code, item.measure_name) for item in (old, new)]
    append(tmp_path, LinkMeasures(who="A Brown", why="the same", before=ends[0], after=ends[1]))
    _, out, _ = run("--format", "json", reports=reports)
    assert [item["kind"] for item in objects(out)] == ["name"]


def test_it_loads_no_terminal_and_no_pdf_code(run: Run, tmp_path: Path) -> None:
    run()
    assert loaded("--store", str(tmp_path), "changes").isdisjoint({*HEAVY, "rich"})


def test_a_priority_newly_red_is_no_measure_newly_red() -> None:
    """What is counted as new reds are measures: the heading says which of both it has."""
    weight = weigh(ChangeGroup.NEWLY_RED)
    red = Change(ChangeKind.PRIORITY_STATUS, "OCC01", "Climate", "OCC01", "status", "green", "red",
                 Effect.WORSE, "Priority: went from green to red", 3, weight)  # fmt: skip
    reds = [red]
    assert heading_of(ChangeGroup.NEWLY_RED, reds) == "Newly red: priorities"
    measure = replace(red, kind=ChangeKind.STATUS)
    assert (
        heading_of(ChangeGroup.NEWLY_RED, [*reds, measure]) == "Newly red: measures and priorities"
    )
    assert heading_of(ChangeGroup.NEWLY_RED, [measure]) == "Newly red"
    assert heading_of(ChangeGroup.WORSE, reds) == "Worse status"


def test_only_what_changed_of_one_persons_measures(run: Run) -> None:
    code, out, err = run("--portfolio-holder", "hill")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == (
        "June 2024 → July 2024: measures of Cllr G Hill: 1 worse in status, 1 new red, "
        "1 measure with a different owner"
    )
    assert not any(LIBRARY.measure_name in line for line in lines)
    found = objects(run("--director", "cy dean", "--format", "json")[1])
    codes = {each["measure_code"] for each in found}
    assert codes == {LIBRARY.measure_code, WASTE.measure_code}, "whoever answered for it before"


def test_somebody_who_answers_for_nothing_is_told_who_does(run: Run) -> None:
    code, out, err = run("--director", "Nobody")
    assert (code, out) == (1, "")
    said = "Nobody: no such director in June 2024, July 2024: there are Ada Brown, Cy Dean"
    assert err.startswith(f"kpi-tui: {said}")


@pytest.mark.parametrize("period", ["2024-07", None])
def test_what_a_later_issue_changed_is_asked_for_when_its_import_is_past(
    run: Run, period: str | None
) -> None:
    line = (*([period] if period else []), "--revisions")
    code, out, err = run(*line, reports=(JULY, corrected()))
    assert code == 0
    assert err == "July 2024: revision 1 (annex.pdf) → revision 2 (annex-corrected.pdf)\n"
    assert rows(out) == [
        ["Code", "What", "Before", "After"],
        ["OCC01.01", "period actual", "1,247", "1,250"],
        ["OCC02.01", "measure gone", "Debt outstanding", "–"],
    ]


def test_no_headings_are_printed_where_no_issue_corrects_another(run: Run) -> None:
    said = "July 2024: one issue is held, which no other corrects\n"
    assert run("--revisions", reports=(JULY,)) == (0, "", said)


def test_an_issue_that_differs_in_no_cell_is_said_to_once(run: Run) -> None:
    moved = tuple(replace(each, pages=(9,)) for each in JULY.readings)
    again = replace(JULY, readings=moved, source=replace(JULY.source, sha256="b" * 64))
    said = "July 2024: revision 1 (annex.pdf) → revision 2 (annex.pdf): no cell differs\n"
    assert run("--revisions", reports=(JULY, again)) == (0, "", said)


def test_corrections_as_objects_and_where_there_are_none(run: Run) -> None:
    assert run("--revisions", "--format", "json", reports=(JULY,)) == (
        *(0, "[]\n"),
        "July 2024: one issue is held, which no other corrects\n",
    )
    _, out, _ = run("--revisions", "--format", "json", reports=(corrected(),))
    assert objects(out)[1] == {
        "measure_code": "OCC02.01",
        "field": "measure",
        "before": "Debt outstanding",
        "after": None,
    }


@pytest.mark.parametrize(
    "more", [("2024-06", "2024-07"), ("--since", "2024-06"), ("--kind", "status")]
)
def test_corrections_are_of_one_period(run: Run, more: tuple[str, ...]) -> None:
    code, _, err = run("--revisions", *more)
    assert code == 2
    assert "--revisions: takes one period" in err

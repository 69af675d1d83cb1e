"""Comments below a table that begin with the codes of its measures."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.drafted_reports import NAMES
from tests.support.html_reports import drafted, rated, table

WORK = "the works of the summer were done, and those of the autumn have begun in all of the wards of the city"


def measures(first: int, last: int, *more: str) -> str:
    """A table of measures with codes from first to last."""
    rows = [
        [f"HR{n:02}", NAMES[n], f"{50 + n}%", "55%", rated(n), *more] for n in range(first, last)
    ]
    return table(["Ref", "Measure", "Actual", "Target", "RAG", *("Comment" for _ in more)], rows)


@pytest.mark.parametrize(
    "form",
    [
        *("<p>{0}: {1}</p>", "<p>{0} – {1}</p>", "<p><b>{0}:</b> {1}</p>"),
        *("<ul><li>{0}: {1}</li></ul>", "<p><b>{0} {2}:</b> {1}</p>", "<p>{0} – {2}: {1}</p>"),
    ],
)
@pytest.mark.parametrize("over", ["", "<h3>Commentary</h3>"], ids=["alone", "under a heading"])
def test_a_comment_is_of_the_measure_whose_code_stands_before_it(
    tmp_path: Path, form: str, over: str
) -> None:
    """It was left over, or a text about all of the section."""
    said = {1: f"It fell, as {WORK}, so that it is more.", 3: "No vans.", 7: "It rained less."}
    notes = [form.format(f"HR{n:02}", text, NAMES[n]) for n, text in said.items()]
    _, report = drafted(
        tmp_path,
        *("<h2>Clean streets</h2>", measures(0, 5), over, *notes[:2]),
        *("<h2>Good homes</h2>", measures(5, 10), over, notes[2]),
    )
    assert [each.comment for each in report.readings] == [said.get(n) for n in range(10)]
    assert [each.title for each in report.priorities] == ["Clean streets", "Good homes"]
    assert [each.commitments for each in report.priorities] == [(), ()]
    assert report.warnings == ()


@pytest.mark.parametrize("code", ["HR42", "HR07"], ids=["of none", "of another table"])
def test_of_comments_with_a_code_that_is_not_in_the_table_none_is_read(
    tmp_path: Path, code: str
) -> None:
    notes = f"<p>HR01: Sickness rose.</p><p>{code}: The depot was shut.</p>"
    _, report = drafted(
        tmp_path,
        *("<h2>Clean streets</h2>", measures(0, 5), notes),
        *("<h2>Good homes</h2>", measures(5, 10)),
    )
    assert {each.comment for each in report.readings} == {None}
    assert [each.text for each in report.account.leftovers] == [
        "HR01: Sickness rose.",
        f"{code}: The depot was shut.",
    ]
    assert report.warnings[0].message == (
        f"“{code}: The depot was shut.” below the table is not read: "
        "no measure of the table above has that code"
    )


HEADED = "<p><b>{0} {1}</b></p><p>{2}</p>"


@pytest.mark.parametrize("form", [HEADED, "<h4>{0}: {1}</h4><div>{2}</div>"])
def test_a_comment_may_stand_below_the_code_and_the_name_of_its_measure(
    tmp_path: Path, form: str
) -> None:
    """It was left over."""
    said = {n: f"Of {n} vans some fell out, as {WORK}, so that it is more." for n in (1, 3, 7)}
    notes = [form.format(f"HR{n:02}", NAMES[n], text) for n, text in said.items()]
    _, report = drafted(
        tmp_path,
        *("<h2>Clean streets</h2>", measures(0, 5), *notes[:2]),
        *("<h2>Good homes</h2>", measures(5, 10), notes[2]),
    )
    assert [each.comment for each in report.readings] == [said.get(n) for n in range(10)]
    assert [each.title for each in report.priorities] == ["Clean streets", "Good homes"]
    assert report.warnings == ()


def test_a_second_paragraph_below_a_name_is_told_of_its_measure(tmp_path: Path) -> None:
    first = HEADED.format("HR01", NAMES[1], "All of the works of the summer were done.")
    last = HEADED.format("HR03", NAMES[3], "All of the works of the autumn were done.")
    more = "<p>So were those of the spring.</p>"
    _, report = drafted(tmp_path, "<h2>Clean streets</h2>", measures(0, 10), first, more, last)
    assert report.readings[1].comment == "All of the works of the summer were done."
    told = [(each.measure_code, each.message) for each in report.warnings if each.measure_code]
    said = "its comment may go on: “So were those of the spring.” below it is not read"
    assert told == [("HR01", said)]


def test_the_code_may_stand_before_the_name_in_the_table_too(tmp_path: Path) -> None:
    rows = [[f"HR{n:02} {name}", f"{50 + n}%", "55%", rated(n)] for n, name in enumerate(NAMES)]
    note = HEADED.format("HR03", NAMES[3], "All of the works of the summer were done.")
    _, report = drafted(
        tmp_path,
        *("<h2>Clean streets</h2>", table(["Measure", "Actual", "Target", "RAG"], rows), note),
    )
    assert report.readings[3].comment == "All of the works of the summer were done."
    assert report.warnings == ()


@pytest.mark.parametrize(
    "below", ["", "100% 80% 60% 40% 20% 0%", "Q1 Q2 Q3 Q4", "52% in all of the wards"]
)
def test_what_is_no_sentence_below_a_name_is_no_comment(tmp_path: Path, below: str) -> None:
    """The list of names, and the chart."""
    notes = [HEADED.format(f"HR{n:02}", NAMES[n], below) for n in (1, 3)]
    more = HEADED.format("HR04", NAMES[4], "All of the works of the summer were done.")
    _, report = drafted(tmp_path, "<h2>Clean streets</h2>", measures(0, 10), *notes, more)
    assert {each.comment for each in report.readings} == {None}
    assert report.account.left_over > 0


def test_a_measure_with_a_comment_of_its_own_has_no_other(tmp_path: Path) -> None:
    note = "<p>HR01: Sickness rose.</p>"
    _, report = drafted(
        tmp_path, "<h2>Clean streets</h2>", measures(0, 10, "All went as was planned."), note
    )
    assert {each.comment for each in report.readings} == {"All went as was planned."}
    said = "“HR01: Sickness rose.” below the table is not read: is it its comment?"
    assert ("HR01", said) in [(each.measure_code, each.message) for each in report.warnings]


@pytest.mark.parametrize(
    "text",
    [
        "HR01 and HR03 rose because of flu.",
        "HR01-HR03: both rose because of flu.",
        "HR01: 52%",
        "All of HR01: none.",
    ],
)
def test_a_text_that_only_names_a_code_is_no_measure_s(tmp_path: Path, text: str) -> None:
    _, report = drafted(tmp_path, "<h2>Clean streets</h2>", measures(0, 10), f"<p>{text}</p>")
    assert {each.comment for each in report.readings} == {None}
    assert [each.text for each in report.account.leftovers] == [text]


def comments(*rows: tuple[str, str], looks: str = "vertical-align: top") -> str:
    """A table of comments with codes."""
    cells = [
        [f'<td style="{looks}; width: 60pt">{code}</td>', f'<td style="{looks}">{said}</td>']
        for code, said in rows
    ]
    return table(["Ref", "Commentary"], cells, "width: 60%")


LONG = f"It fell, as {WORK}, and {WORK}, so that it is more."


@pytest.mark.parametrize("over", ["", "<h3>Commentary</h3>"], ids=["alone", "under a heading"])
def test_comments_may_stand_in_a_table_below_that_of_the_measures(
    tmp_path: Path, over: str
) -> None:
    """Its rows were measures, each listed twice, with twenty warnings."""
    said = {1: LONG, 3: "No vans.", 7: "It rained less."}
    rows = [(f"HR{n:02}", text) for n, text in said.items()]
    guess, report = drafted(
        tmp_path,
        *("<h2>Clean streets</h2>", measures(0, 5), over, comments(*rows[:2])),
        *("<h2>Good homes</h2>", measures(5, 10), over, comments(rows[2])),
    )
    assert [each.comment for each in report.readings] == [said.get(n) for n in range(10)]
    assert [each.title for each in report.priorities] == ["Clean streets", "Good homes"]
    assert [each.commitments for each in report.priorities] == [(), ()]
    assert report.account.left_over == 0
    assert report.warnings == ()
    assert "Ref Commentary" not in guess.toml


@pytest.mark.parametrize(
    ("code", "looks", "why"),
    [
        ("HR42", "vertical-align: top", "no measure of the table above has that code"),
        ("HR07", "vertical-align: middle", "which comment is which measure’s cannot be told"),
    ],
    ids=["of another measure", "codes half-way down"],
)
def test_a_table_of_comments_that_are_not_surely_a_measure_s_is_told_of_once(
    tmp_path: Path, code: str, looks: str, why: str
) -> None:
    below = comments(("HR01", "No vans."), (code, LONG), looks=looks)
    _, report = drafted(tmp_path, "<h2>Clean streets</h2>", measures(0, 10), below)
    assert {each.comment for each in report.readings} == {None}
    assert len(report.readings) == len(NAMES)
    told = [each.message for each in report.warnings if "left over" not in each.message]
    assert [why in message for message in told] == [True]

"""Tables as other councils print them, each drafted and read by its draft as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kpi_tui.errors import PdfError, UnknownReportError
from kpi_tui.pdf import read_report
from kpi_tui.report import PublishedDirection
from kpi_tui.status import Status
from kpi_tui.vocabulary import Polarity
from tests.support.drafted_reports import NAMES, RATED
from tests.support.html_reports import arrow, drafted, printed, rated, table

WAYS = {
    "up": PublishedDirection.IMPROVING,
    "down": PublishedDirection.WORSENING,
    "right": PublishedDirection.SAME,
}

COLOURS = (Status.GREEN, Status.AMBER, Status.RED)


def test_codes_before_names_and_two_trends_whose_key_is_a_table(tmp_path: Path) -> None:
    """The columns of a performance system that many councils have."""
    headings = (
        '<th rowspan="2">PI Code &amp; Short Name</th><th>Q1 2025/26</th>'
        '<th colspan="2">Q2 2025/26</th><th rowspan="2">Status</th><th rowspan="2">Long Trend</th>'
        '<th rowspan="2">Short Trend</th><th rowspan="2">Managed By</th></tr>'
        "<tr><th>Value</th><th>Value</th><th>Target</th>"
    )
    ways = [*WAYS]
    rows = [
        [f"ENV{n:02} {name}", f"{40 + n}%", f"{50 + n}%", "55%", rated(n), arrow("up"), arrow(ways[n % 3]), "Ada Fenwick"]
        for n, name in enumerate(NAMES)
    ]  # fmt: skip
    key = [
        [arrow(way), said] for way, said in zip(ways, ("Improving", "Worse", "Same"), strict=True)
    ]
    guess, report = drafted(
        tmp_path, "<h2>Streets</h2>", table(headings, rows), table("", key, "width: auto")
    )
    for number, each in enumerate(report.readings):
        assert (each.measure_code, each.measure_name) == (f"ENV{number:02}", NAMES[number])
        assert (each.previous_actual, each.period_actual) == (f"{40 + number}%", f"{50 + number}%")
        assert (each.period_target, each.directors) == ("55%", ("Ada Fenwick",))
        assert each.published_direction is WAYS[ways[number % 3]]
    assert len(report.readings) == len(NAMES)
    # The trend that has no field is told of once, not by each of its arrows too.
    assert dict(guess.columns)["Long Trend"] == "unread"
    assert {each.measure_code for each in report.warnings} == {None}


TITLED = (("Clean streets", 0), ("Good homes", 5))
HEADINGS = ("Indicator", "Q1 2025/26", "Q2 2025/26", "Target", "RAG")


def exceptions(*more: str) -> tuple[str, str]:
    """The measures off target with what is said of each, and a table of all measures."""
    off = [
        [name, f"{50 + n}%", "55%", rated(n), *(f"{said} at {name}." for said in more)]
        for n, name in enumerate(NAMES)
        if n % 3
    ]
    rows = [[name, f"{40 + n}%", f"{50 + n}%", "55%", rated(n)] for n, name in enumerate(NAMES)]
    headings = ("Indicator", "Q2 2025/26", "Target", "RAG", *(f"{said} taken" for said in more))
    first = f"<h2>Off target</h2>{table(headings, off)}"
    return first, f"<h2>Clean streets</h2>{table(HEADINGS, rows)}"


def test_a_list_of_exceptions_before_the_measures_is_a_summary_of_these_alone(
    tmp_path: Path,
) -> None:
    """It has some of their headings, and was read as measures of a priority of its own."""
    _, report = drafted(tmp_path, *exceptions())
    assert [each.measure_name for each in report.readings] == list(NAMES)
    assert {each.title for each in report.priorities} == {"Clean streets"}
    assert report.warnings == ()


def test_what_a_list_of_exceptions_says_of_measures_is_kept(tmp_path: Path) -> None:
    _, report = drafted(tmp_path, *exceptions("Action"))
    for number, each in enumerate(report.readings):
        assert each.comment == (f"Action at {NAMES[number]}." if number % 3 else None)
    assert len(report.readings) == len(NAMES)
    assert report.warnings == ()


def test_what_a_summary_says_otherwise_in_words_is_left_over(tmp_path: Path) -> None:
    rows = [
        [name, f"{40 + n}%", f"{50 + n}%", "55%", rated(n), f"Comment on {name}."]
        for n, name in enumerate(NAMES)
    ]
    first, _ = exceptions("Action")
    measures = table([*HEADINGS, "Comment"], rows)
    _, report = drafted(tmp_path, first, f"<h2>Clean streets</h2>{measures}")
    assert [each.comment for each in report.readings] == [f"Comment on {name}." for name in NAMES]
    left = " ".join(each.text for each in report.account.leftovers)
    assert left.count("Action at") == sum(n % 3 > 0 for n in range(len(NAMES)))


ABOVE = {
    "quarters below their years": ("Quarter 2 2025/26", [("2024/25", "Q4"), ("2025/26", "Q1 Q2")]),
    "months below their years": ("September 2025", [("2024/25", "Sep"), ("2025/26", "Aug Sep")]),
    "years below their quarters": (
        "Quarter 2 2025/26",
        [("Quarter 4", "2024/25"), ("Quarter 1", "2025/26"), ("Quarter 2", "2025/26")],
    ),
}


@pytest.mark.parametrize(("title", "above"), ABOVE.values(), ids=ABOVE)
def test_a_period_in_two_storeys(
    tmp_path: Path, title: str, above: Sequence[tuple[str, str]]
) -> None:
    over = "".join(f'<th colspan="{len(below.split())}">{said}</th>' for said, below in above)
    low = "".join(f"<th>{said}</th>" for _, below in above for said in below.split(" "))
    tall = '<th rowspan="2">{}</th>'.format
    headings = f"{tall('Measure')}{over}{tall('Target')}{tall('RAG')}</tr><tr>{low}"
    rows = [
        [name, f"{30 + n}%", f"{40 + n}%", f"{50 + n}%", "55%", rated(n)]
        for n, name in enumerate(NAMES)
    ]
    _, report = drafted(tmp_path, "<h2>Clean streets</h2>", table(headings, rows), title=title)
    assert report.period_label == title
    for number, each in enumerate(report.readings):
        assert (each.previous_actual, each.period_actual) == (f"{40 + number}%", f"{50 + number}%")
    assert len(report.readings) == len(NAMES)
    assert report.warnings == ()


@pytest.mark.parametrize(
    "last",
    [
        "<p>Source: LG Inform, October 2025</p>",
        "<h2>Key</h2><p>Green: on target</p>",
        "<h2>Next steps</h2><p>The next report goes to Cabinet in February.</p>",
    ],
)
def test_what_stands_below_the_last_table_is_left_over_and_no_priority(
    tmp_path: Path, last: str
) -> None:
    rows = [[name, f"{40 + n}%", f"{50 + n}%", "55%", rated(n)] for n, name in enumerate(NAMES)]
    halves = [f"<h2>{title}</h2>{table(HEADINGS, rows[at : at + 5])}" for title, at in TITLED]
    _, report = drafted(tmp_path, *halves, last)
    assert [each.title for each in report.priorities] == [title for title, _ in TITLED]
    assert report.account.left_over > 0


@pytest.mark.parametrize(
    ("heading", "is_title"),
    [
        ("Key", False),
        ("Key:", False),
        ("RAG key", False),
        ("Legend", False),
        ("Key to symbols", False),
        ("Key to the RAG ratings and arrows", False),
        ("Notes", False),
        ("Key services", True),
        ("Key to the door", True),
        ("Notable places", True),
    ],
)
def test_what_heads_a_key_above_a_table_is_no_priority(
    tmp_path: Path, heading: str, *, is_title: bool
) -> None:
    """All measures below it were filed under “Key”, and nothing was said."""
    rows = [[name, f"{40 + n}%", f"{50 + n}%", "55%", rated(n)] for n, name in enumerate(NAMES)]
    key = f"<h3>{heading}</h3><p>Green: on target</p><p>Red: more than 5% below it</p>"
    halves = [f"<h2>{title}</h2>{key}{table(HEADINGS, rows[at : at + 5])}" for title, at in TITLED]
    _, report = drafted(tmp_path, *halves)
    titles = [each.title for each in report.priorities]
    assert titles == ([heading] if is_title else [title for title, _ in TITLED])


def test_a_title_that_comes_again_below_another_is_another_priority(tmp_path: Path) -> None:
    """Its measures were filed with those below the first, though another title stands over them."""
    rows: list[list[str]] = []
    for number, name in enumerate(NAMES):
        above = {0: ["Clean streets", "Monthly"], 3: ["Annual"], 5: ["Good homes", "Monthly"]}
        again = {7: ["Good homes", "Monthly"], 8: ["Annual"]}  # as on a further page
        titles = (above | again).get(number, [])
        rows += [
            [f'<td colspan="5" style="background: #ccd"><b>{said}</b></td>'] for said in titles
        ]
        rows.append([name, f"{40 + number}%", f"{50 + number}%", "55%", rated(number)])
    _, report = drafted(tmp_path, table(HEADINGS, rows))
    named = {each.code: (each.section, each.title) for each in report.priorities}
    found = [named[each.priority_code] for each in report.readings]
    assert found == [
        *[("Clean streets", "Monthly")] * 3,
        *[("Clean streets", "Annual")] * 2,
        *[("Good homes", "Monthly")] * 3,
        *[("Good homes", "Annual")] * 2,
    ]
    assert len(report.priorities) == 6


@pytest.mark.parametrize(
    ("heading", "meant"),
    [
        ("Target met?", {Status.GREEN, Status.RED}),
        ("On target (Y/N)", {Status.GREEN, Status.RED}),
        ("RAG: target not met?", {Status.UNREADABLE}),
    ],
)
def test_yes_and_no_mean_what_the_heading_asks(
    tmp_path: Path, heading: str, meant: set[Status]
) -> None:
    said = [("Y", "N"), ("Yes", "No")]["?" in heading]
    rows = [[name, f"{50 + n}%", "55%", said[n % 3 > 0]] for n, name in enumerate(NAMES)]
    _, report = drafted(
        tmp_path, "<h2>Clean streets</h2>", table(["Measure", "Q2", "Target", heading], rows)
    )
    assert {each.period_status for each in report.readings} == meant
    assert bool(report.warnings) is (meant == {Status.UNREADABLE})


@pytest.mark.parametrize("heading", ["Achieved?", "On track?"])
@pytest.mark.parametrize("said", ["✓✗", "✔✘", ("Yes", "No")])
def test_a_tick_says_yes_where_the_heading_asks(
    tmp_path: Path, heading: str, said: Sequence[str]
) -> None:
    """“Achieved?” was not read, and a tick below “On track?” could not be."""
    signs = [f'<span class="sign">{each}</span>' for each in said]
    rows = [[name, f"{50 + n}%", "55%", signs[n % 3 > 0]] for n, name in enumerate(NAMES)]
    _, report = drafted(
        tmp_path, "<h2>Clean streets</h2>", table(["Measure", "Actual", "Target", heading], rows)
    )
    assert [(each.period_actual, each.period_status) for each in report.readings] == [
        (f"{50 + n}%", Status.RED if n % 3 else Status.GREEN) for n in range(len(NAMES))
    ]
    assert report.warnings == ()


def test_a_tick_below_a_heading_that_does_not_ask_means_nothing(tmp_path: Path) -> None:
    rows = [
        [name, f"{50 + n}%", "55%", f'<span class="sign">{"✓✗"[n % 2]}</span>']
        for n, name in enumerate(NAMES)
    ]
    headings = ["Measure", "Actual", "Target", "Target not achieved?"]
    _, report = drafted(tmp_path, "<h2>Clean streets</h2>", table(headings, rows))
    assert {each.period_status for each in report.readings} == {None}
    assert [each.message[:50] for each in report.warnings] == [
        "the column “Target not achieved?” is not known, it"
    ]


def test_a_heading_may_end_with_a_word_that_is_cut_short(tmp_path: Path) -> None:
    """Such a table was none of measures, and no draft was made."""
    headings = ("KPI Ref No.", "Description", "Q1 Perf.", "Q2 2025/26", "Target", "RAG")
    rows = [
        [f"ENV{n:02}", name, f"{40 + n}%", f"{50 + n}%", "55%", rated(n)]
        for n, name in enumerate(NAMES)
    ]
    _, report = drafted(tmp_path, "<h2>Clean streets</h2>", table(headings, rows))
    assert [(each.measure_code, each.measure_name) for each in report.readings] == [
        (f"ENV{n:02}", name) for n, name in enumerate(NAMES)
    ]


def test_names_may_have_no_heading(tmp_path: Path) -> None:
    """Their first figures were taken for names."""
    rows = [[name, f"{40 + n}%", f"{50 + n}%", "55%", rated(n)] for n, name in enumerate(NAMES)]
    headings = ["", *HEADINGS[1:]]
    halves = [f"<h2>{title}</h2>{table(headings, rows[at : at + 5])}" for title, at in TITLED]
    guess, report = drafted(tmp_path, *halves)
    assert 'measure = ["{blank}"]' in guess.toml
    assert [each.measure_name for each in report.readings] == list(NAMES)
    assert [each.title for each in report.priorities] == [title for title, _ in TITLED]
    assert report.warnings == ()


def test_a_table_of_one_measure_alone_is_no_table_of_measures(tmp_path: Path) -> None:
    """Its figures and years became names of measures."""
    rows = [
        ["2024/25", "48%", "49%", "50%", "51%"],
        ["2025/26", "52%", "53%", "", ""],
        ["Target", *["55%"] * 4],
    ]
    headings = ["", "Q1", "Q2", "Q3", "Q4"]
    measures = [f"<h3>{name}</h3>{table(headings, rows)}" for name in NAMES]
    with pytest.raises(PdfError, match="no table of measures in it that could be guessed at"):
        drafted(tmp_path, *measures)


@pytest.mark.parametrize("below", [True, False], ids=["below titles", "in their place"])
def test_who_answers_stands_in_rows_across_the_table(tmp_path: Path, *, below: bool) -> None:
    """Such a row was a priority called after a person, who answered for nothing."""
    rows: list[list[str]] = []
    for number, name in enumerate(NAMES):
        if number % 5 == 0:
            title, who = TITLED[number // 5][0], ("Ada Fenwick", "Bilal Khan")[number // 5]
            above = [title, f"Lead officer: {who}"][not below :]
            rows += [
                [f'<td colspan="5" style="background: #ccd"><b>{said}</b></td>'] for said in above
            ]
        rows.append([name, f"{40 + number}%", f"{50 + number}%", "55%", rated(number)])
    _, report = drafted(tmp_path, table(HEADINGS, rows))
    owners = [*[("Ada Fenwick",)] * 5, *[("Bilal Khan",)] * 5]
    assert [each.directors for each in report.readings] == owners
    titles = [title for title, _ in TITLED] if below else ["Ada Fenwick", "Bilal Khan"]
    assert [each.title for each in report.priorities] == titles
    assert report.warnings == ()


def test_a_bold_total_does_not_hide_titles_in_rows_of_their_own(tmp_path: Path) -> None:
    """All measures had no priority, in silence."""
    rows: list[list[str]] = []
    for number, name in enumerate(NAMES):
        if number % 5 == 0:
            rows.append([f"<b>{TITLED[number // 5][0]}</b>", "", "", "", ""])
        rows.append([name, f"{40 + number}%", f"{50 + number}%", "55%", RATED[number % 3]])
    rows.append(["<b>Total number of measures</b>", f"<b>{len(NAMES)}</b>", "", "", ""])
    looks = "<style>td, th { border-left: none; border-right: none }</style>"
    _, report = drafted(tmp_path, looks, table(HEADINGS, rows))
    assert [each.title for each in report.priorities] == [title for title, _ in TITLED]
    assert [each.measure_name for each in report.readings] == [*NAMES]


def test_a_title_wider_than_its_column_hides_none_that_is_narrower(tmp_path: Path) -> None:
    """Names seemed to be bold as it is: the second title was a measure, the first was over all."""
    titles = ("Clean streets, good homes and safe places", "Fair chances")
    rows: list[list[str]] = []
    for number, name in enumerate(NAMES):
        if number % 5 == 0:
            rows.append([f'<td colspan="4"><b>{titles[number // 5]}</b></td>'])
        rows.append([name, f"{40 + number}%", "55%", RATED[number % 3]])
    looks = (
        "<style>td, th { border-left: none; border-right: none } th:first-child { width: 120pt }"
        " table { width: 400pt !important; table-layout: fixed }</style>"
    )
    _, report = drafted(tmp_path, looks, table(("Measure", "Actual", "Target", "RAG"), rows))
    assert [each.title for each in report.priorities] == [*titles]
    assert [each.measure_name for each in report.readings] == [*NAMES]
    assert report.warnings == ()


def test_a_title_on_a_ground_hides_no_column_that_begins_below_its_words(tmp_path: Path) -> None:
    """Letters close behind names were words of these, some in silence."""
    title = '<td colspan="4" style="background: #ccd"><b>Clean streets, good homes and safe places</b></td>'
    rows = [[title]]
    for number, name in enumerate(NAMES):
        first, _, last = name.rpartition(" ")
        rows.append([f"{first}<br>{last}", "GAR"[number % 3], f"{40 + number}%", "55%"])
    looks = (
        "<style>td, th { border: none; padding: 2pt 1.5pt; vertical-align: middle }"
        " th { background: none; color: black; text-align: center } th:first-child { width: 102pt }"
        " table { width: 400pt !important; table-layout: fixed }</style>"
    )
    _, report = drafted(tmp_path, looks, table(("Measure", "RAG status", "Actual", "Target"), rows))
    assert [each.measure_name for each in report.readings] == [*NAMES]
    statuses = [Status.GREEN, Status.AMBER, Status.RED]
    assert [each.period_status for each in report.readings] == [
        statuses[number % 3] for number in range(len(NAMES))
    ]


def test_a_column_that_is_not_known_is_told_of_once(tmp_path: Path) -> None:
    rows = [
        [name, f"{50 + n}%", "55%", rated(n), ("North", "", "South")[n % 3]]
        for n, name in enumerate(NAMES)
    ]
    headings = ["Measure", "Actual", "Target", "RAG", "Ambit"]
    halves = [f"<h2>{title}</h2>{table(headings, rows[at : at + 5])}" for title, at in TITLED]
    _, report = drafted(tmp_path, *halves)
    (told,) = report.warnings
    assert told.message == (
        "the column “Ambit” is not known, its cells are not read: 7 cells, the first “North”"
    )


@pytest.mark.parametrize(
    ("heading", "cell", "form"),
    [
        ("Actual / Target", "{} / {}", "{period_actual} / {period_target}"),
        ("Target / Actual", "{1}/{0}", "{period_target}/{period_actual}"),
        ("Q2 2025/26 Actual (Target)", "{} ({})", "{period_actual} ({period_target})"),
        (
            "Performance against target",
            "{} (target {})",
            "{period_actual} (target {period_target})",
        ),
        ("Result vs target", "{}<br>{}", "{period_actual} {period_target}"),
    ],
)
def test_the_actual_and_the_target_in_one_cell(
    tmp_path: Path, heading: str, cell: str, form: str
) -> None:
    """They were both the target's, and one figure with a stroke in it."""
    rows = [
        [name, cell.format(f"{50 + n}.5%", f"{52 + n}%"), rated(n)] for n, name in enumerate(NAMES)
    ]
    headings = ["Measure", heading, "RAG"]
    guess, report = drafted(tmp_path, "<h2>Clean streets</h2>", table(headings, rows))
    assert f'= "{form}"' in guess.toml
    assert [name for _, name in guess.beside] == [
        "period_target" if form[1:14] == "period_actual" else "period_actual"
    ]
    assert [(each.period_actual, each.period_target) for each in report.readings] == [
        (f"{50 + n}.5%", f"{52 + n}%") for n in range(len(NAMES))
    ]
    assert report.warnings == ()
    assert report.account.left_over == 0


@pytest.mark.parametrize("heading", ["Actual / Target", "Actual (Target)", "Actual – Target", "Q2"])
def test_a_refusal_names_headings_whole(tmp_path: Path, heading: str) -> None:
    """Of “Actual / Target” it named “Actual”."""
    rows = [[name, f"{50 + n}% / 55%", rated(n)] for n, name in enumerate(NAMES)]
    path = printed(tmp_path, table(["Measure", heading, "RAG"], rows))
    with pytest.raises(UnknownReportError, match=re.escape(f"headed “Measure · {heading} · RAG”")):
        read_report(path)


def test_three_fields_in_one_cell(tmp_path: Path) -> None:
    rows = [[name, f"{50 + n}% / 55% / {40 + n}%", rated(n)] for n, name in enumerate(NAMES)]
    headings = ["Measure", "Actual / Target / Previous", "RAG"]
    _, report = drafted(tmp_path, "<h2>Clean streets</h2>", table(headings, rows))
    for number, each in enumerate(report.readings):
        assert (each.previous_actual, each.period_actual) == (f"{40 + number}%", f"{50 + number}%")
        assert each.period_target == "55%"
    assert len(report.readings) == len(NAMES)
    assert report.warnings == ()


@pytest.mark.parametrize(
    ("heading", "cell", "form"),
    [
        (
            "Actual / Target (RAG)",
            "{}% / 55% ({})",
            "{period_actual} / {period_target} ({period_status})",
        ),
        (
            "Status (actual / target)",
            "{1} ({0}% / 55%)",
            "{period_status} ({period_actual} / {period_target})",
        ),
        ("Performance", "{}% ({})", "{period_actual} ({period_status})"),
        ("Q2 2025/26", "{}% - {}", "{period_actual} - {period_status}"),
    ],
)
def test_a_status_is_one_of_the_fields_in_a_cell(
    tmp_path: Path, heading: str, cell: str, form: str
) -> None:
    """The whole cell was a status, and its figures were missing in silence."""
    said = ("On target", "Nearly met", "Missed")
    rows = [
        [name, cell.format(50 + n, said[n % 3]), f"Said of {name} in a few words."]
        for n, name in enumerate(NAMES)
    ]
    guess, report = drafted(
        tmp_path, "<h2>Clean streets</h2>", table(["Measure", heading, "Comment"], rows)
    )
    assert form in guess.toml
    statuses = (Status.GREEN, Status.AMBER, Status.RED)
    for number, each in enumerate(report.readings):
        assert each.period_actual == f"{50 + number}%"
        assert each.period_target == ("55%" if "target" in form else None)
        assert each.period_status is statuses[number % 3]
    assert len(report.readings) == len(NAMES)
    assert report.warnings == ()


@pytest.mark.parametrize("behind", [" ({})", " / {}"])
def test_the_actual_before_is_read_beside_a_target_that_has_no_field(
    tmp_path: Path, behind: str
) -> None:
    """The whole column was not kept, and nothing was said of it."""
    rows = [
        [name, f"{40 + n}%{behind.format('54%')}", f"{50 + n}%{behind.format('55%')}", rated(n)]
        for n, name in enumerate(NAMES)
    ]
    headings = ["Measure", "Q1 Actual / Target", "Q2 Actual / Target", "RAG"]
    guess, report = drafted(tmp_path, "<h2>Clean streets</h2>", table(headings, rows))
    for number, each in enumerate(report.readings):
        assert (each.previous_actual, each.period_actual) == (f"{40 + number}%", f"{50 + number}%")
        assert each.period_target == "55%"
    assert len(report.readings) == len(NAMES)
    assert report.account.left_over == 0
    assert report.warnings == ()
    assert any("Q1" in note and "not kept" in note for note in guess.notes)


def test_a_cell_without_the_status_of_the_others_is_told(tmp_path: Path) -> None:
    cells = [f"{50 + n}% / 55% ({RATED[n % 3]})" for n in range(9)] + ["59% / 55%"]
    rows = [
        [name, cell, f"Said of {name} in a few words."]
        for name, cell in zip(NAMES, cells, strict=True)
    ]
    headings = ["Measure", "Actual / Target / RAG", "Comment"]
    _, report = drafted(tmp_path, "<h2>Clean streets</h2>", table(headings, rows))
    assert [each.period_actual for each in report.readings][-2:] == ["58%", None]
    assert any("59% / 55%" in each.message for each in report.warnings)


def test_figures_beside_statuses_of_which_no_heading_tells_are_not_read(tmp_path: Path) -> None:
    """They were statuses, each with a meaning of its own."""
    rows = [
        [name, f"{50 + n}% / 55% ({RATED[n % 3]})", f"Said of {name} in a few words."]
        for n, name in enumerate(NAMES)
    ]
    guess, report = drafted(
        tmp_path, "<h2>Clean streets</h2>", table(["Measure", "Performance", "Comment"], rows)
    )
    assert 'unread = ["Performance"]' in guess.toml
    assert any("“50% / 55% (Green)”" in note for note in guess.notes)
    assert any("“Performance”" in each.message for each in report.warnings)


def test_the_actual_before_stands_in_brackets_behind_the_actual(tmp_path: Path) -> None:
    rows = [[name, f"{50 + n}% ({40 + n}%)", "55%", rated(n)] for n, name in enumerate(NAMES)]
    headings = ["Measure", "Current (previous)", "Target", "RAG"]
    _, report = drafted(tmp_path, "<h2>Clean streets</h2>", table(headings, rows))
    for number, each in enumerate(report.readings):
        assert (each.previous_actual, each.period_actual) == (f"{40 + number}%", f"{50 + number}%")
    assert len(report.readings) == len(NAMES)
    assert report.warnings == ()


def test_a_table_of_cells_with_two_fields_may_be_one_of_several(tmp_path: Path) -> None:
    """It has fewer headings than the others: it was none, and nothing was said of its measures."""
    rows = [[name, f"{50 + n}%", "55%", rated(n)] for n, name in enumerate(NAMES)]
    one = [[name, f"{actual} / {target}", rag] for name, actual, target, rag in rows[:5]]
    _, report = drafted(
        tmp_path,
        *("<h2>Clean streets</h2>", table(["Measure", "Actual / Target", "RAG"], one)),
        *("<h2>Good homes</h2>", table(["Measure", "Actual", "Target", "RAG"], rows[5:])),
    )
    assert [(each.period_actual, each.period_target) for each in report.readings] == [
        (f"{50 + n}%", "55%") for n in range(len(NAMES))
    ]
    assert [each.title for each in report.priorities] == [title for title, _ in TITLED]
    assert report.warnings == ()


def test_a_cell_of_two_fields_that_has_another_form_is_left_over(tmp_path: Path) -> None:
    headings = ["Measure", "Actual / Target", "RAG"]
    cells = [f"{50 + n}% / 55%" for n in range(len(NAMES))]
    first = [
        [name, said, rated(n)] for n, (name, said) in enumerate(zip(NAMES, cells, strict=True))
    ]
    guess, _ = drafted(tmp_path, "<h2>Clean streets</h2>", table(headings, first))
    cells[1:4] = ["51% or 50% / 55% / 60%", "N/A", "53%"]
    later = [
        [name, said, rated(n)] for n, (name, said) in enumerate(zip(NAMES, cells, strict=True))
    ]
    path = printed(tmp_path, "<h2>Clean streets</h2>", table(headings, later))
    report = read_report(path, profile=str(tmp_path / f"{guess.name}.toml"))
    found = [(each.period_actual, each.period_target) for each in report.readings]
    assert found[:5] == [
        *[("50%", "55%"), (None, None), ("N/A", None), (None, None), ("54%", "55%")],
    ]
    told = [(each.measure_code, each.message) for each in report.warnings[:2]]
    form = "{period_actual} / {period_target}"
    assert told == [
        ("01.02", f"“51% or 50% / 55% / 60%” is not as {form}, and is not read"),
        ("01.04", f"“53%” is not as {form}, and is not read"),
    ]


@pytest.mark.parametrize("others", [("53",), ("53", "54 of 55"), ("50% / 55% / 60%", "1/2 / 3")])
def test_cells_of_another_form_do_not_hide_that_of_most(
    tmp_path: Path, others: tuple[str, ...]
) -> None:
    """By one of them all the column was drafted as targets, “50% / 55%” and no actual."""
    cells = [f"{50 + n}% / 55%" for n in range(len(NAMES))]
    cells[: len(others)] = others
    rows = [[name, said, rated(n)] for n, (name, said) in enumerate(zip(NAMES, cells, strict=True))]
    headings = ["Measure", "Actual / Target", "RAG"]
    _, report = drafted(tmp_path, "<h2>Clean streets</h2>", table(headings, rows))
    assert [(each.period_actual, each.period_target) for each in report.readings] == [
        *[(None, None) for _ in others],
        *[(f"{50 + n}%", "55%") for n in range(len(others), len(NAMES))],
    ]
    form = "{period_actual} / {period_target}"
    told = [each.message for each in report.warnings if each.measure_code]
    assert told == [f"“{said}” is not as {form}, and is not read" for said in others]


def test_a_form_that_half_of_the_cells_have_is_none(tmp_path: Path) -> None:
    rows = [
        [name, f"{50 + n}% / 55%" if n % 2 else f"{50 + n}%", rated(n)]
        for n, name in enumerate(NAMES)
    ]
    headings = ["Measure", "Actual / Target", "RAG"]
    guess, _ = drafted(tmp_path, "<h2>Clean streets</h2>", table(headings, rows))
    assert "[table.cells]" not in guess.toml


def test_both_who_answer_in_one_cell(tmp_path: Path) -> None:
    rows = [
        [name, "Cllr Ada Fenwick / Bilal Khan", f"{50 + n}%", "55%", rated(n)]
        for n, name in enumerate(NAMES)
    ]
    headings = ["Measure", "Portfolio Holder / Lead Officer", "Actual", "Target", "RAG"]
    _, report = drafted(tmp_path, "<h2>Clean streets</h2>", table(headings, rows))
    assert {(each.portfolio_holder, each.directors) for each in report.readings} == {
        ("Cllr Ada Fenwick", ("Bilal Khan",))
    }
    assert report.warnings == ()


CARDS = {
    "in a table": "<table><tr><td>Actual:</td><td>{0}%</td><td>Target:</td><td>55%</td></tr>"
    "<tr><td>Status:</td>{1}<td>Good is:</td><td>{2}</td></tr></table>",
    "below a heading": "<table><tr><th>Actual</th><th>Target</th><th>Status</th><th>Good is</th></tr>"
    "<tr><td>{0}%</td><td>55%</td>{1}<td>{2}</td></tr></table>",
    "in lines": "<p>Actual: {0}%</p><p>Target: 55%</p><p>Good is: {2}</p>",
    "in one line": "<p>Actual: {0}% Target: 55% Good is: {2}</p><p>It was planned so at {0}.</p>",
}


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_cards_say_which_way_is_better(tmp_path: Path, card: str) -> None:
    """“Good is” was taken for a status, and left over."""
    printed = [
        f"<div style='break-inside: avoid'><h3>{name}</h3>"
        f"{card.format(50 + n, rated(n), ('High', 'Low')[n % 2])}</div>"
        for n, name in enumerate(NAMES)
    ]
    _, report = drafted(tmp_path, "<h2>Clean streets</h2>", *printed)
    assert [each.period_actual for each in report.readings] == [f"{50 + n}%" for n in range(10)]
    assert [each.published_polarity for each in report.readings] == [
        *[Polarity.BIGGER_IS_BETTER, Polarity.SMALLER_IS_BETTER] * 5
    ]
    assert report.warnings == ()


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Target met by", ("31 March 2026", "30 June 2026", "31/12/2025")),
        ("Target to be achieved by", ("Mar-26", "Q4", "31.03.26")),
        ("Target met", ("March 2026", "2026/27", "")),
    ],
)
def test_the_date_by_which_a_target_is_met_is_no_status(
    tmp_path: Path, heading: str, said: tuple[str, ...]
) -> None:
    """Each was a status that could not be read."""
    rows = [[name, f"{50 + n}%", "55%", said[n % 3]] for n, name in enumerate(NAMES)]
    headings = ["Measure", "Q2 2025/26", "Target", heading]
    _, report = drafted(tmp_path, "<h2>Clean streets</h2>", table(headings, rows))
    assert [each.timeframe for each in report.readings] == [
        said[n % 3] or None for n in range(len(NAMES))
    ]
    assert {each.period_status for each in report.readings} == {None}
    assert len(report.warnings) == ("by" not in heading)


@pytest.mark.parametrize(
    ("more", "target"), [(["Target"], "55%"), ([], ">= 60%")], ids=["with a target", "without"]
)
@pytest.mark.parametrize("over", [True, False], ids=["over them", "alone"])
def test_what_each_colour_means_is_neither_status_nor_floor(
    tmp_path: Path, more: list[str], target: str, *, over: bool
) -> None:
    """“>= 60%” below “Thresholds” and “Green” was a floor, and columns of colours were not known."""
    colours = ("Green", "Amber", "Red")
    tall = "".join(f'<th rowspan="2">{said}</th>' for said in ("Measure", "Actual", *more, "RAG"))
    low = "".join(f"<th>{said}</th>" for said in colours)
    headings = f'{tall}<th colspan="3">Thresholds</th></tr><tr>{low}'
    limits = ["&gt;= 60%", "50-59%", "&lt; 50%"]
    rows = [
        [name, f"{50 + n}%", *["55%"] * len(more), rated(n), *limits]
        for n, name in enumerate(NAMES)
    ]
    drawn = table(headings if over else ["Measure", "Actual", *more, "RAG", *colours], rows)
    guess, report = drafted(tmp_path, "<h2>Clean streets</h2>", drawn)
    for number, each in enumerate(report.readings):
        assert (each.period_actual, each.period_target) == (f"{50 + number}%", target)
        assert (each.period_status, each.floor) == (
            COLOURS[number % 3],
            None,
        )
    assert len(report.readings) == len(NAMES)
    assert any("say which figures have which status" in note for note in guess.notes)
    assert report.warnings == ()


def test_a_cross_below_one_of_three_colours_is_told(tmp_path: Path) -> None:
    rows = [
        [name, f"{50 + n}%", "55%", *("X" if n % 3 == at else "" for at in range(3))]
        for n, name in enumerate(NAMES)
    ]
    headings = ["Measure", "Actual", "Target", "Red", "Amber", "Green"]
    _, report = drafted(tmp_path, "<h2>Clean streets</h2>", table(headings, rows))
    told = [each.message for each in report.warnings]
    assert [said.partition(" is not known")[0] for said in told] == [
        f"the column “{colour}”" for colour in ("Red", "Amber", "Green")
    ]


def test_how_many_have_each_of_three_colours_is_told(tmp_path: Path) -> None:
    """They were taken for what each colour means, and left out of each import in silence."""
    rows = [[name, f"{50 + n}%", "55%", f"{n}", "3", f"{n + 1}"] for n, name in enumerate(NAMES)]
    headings = ["Measure", "Actual", "Target", "Green", "Amber", "Red"]
    guess, report = drafted(tmp_path, "<h2>Clean streets</h2>", table(headings, rows))
    assert [field for _, field in [*guess.columns][-3:]] == ["unread"] * 3
    assert len(report.warnings) == 3


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("RAG thresholds", "G ≥55%; A 50-54%; R &lt;50%"),
        ("Tolerance", "Within 5% of target is amber"),
        ("Last update", "Q2 2025/26"),
        ("Latest update", "30 September 2025"),
    ],
)
def test_what_colours_mean_is_no_floor_and_a_date_no_comment(
    tmp_path: Path, heading: str, said: str
) -> None:
    rows = [[name, f"{50 + n}%", "55%", said, rated(n)] for n, name in enumerate(NAMES)]
    headings = ["Measure", "Actual", "Target", heading, "RAG"]
    _, report = drafted(tmp_path, "<h2>Clean streets</h2>", table(headings, rows))
    assert {(each.floor, each.comment) for each in report.readings} == {(None, None)}
    assert report.warnings == ()


def test_of_two_actuals_the_one_with_the_targets_unit_is_read_and_the_choice_told(
    tmp_path: Path,
) -> None:
    rows = [[name, str(300 + n), f"{50 + n}%", "55%", rated(n)] for n, name in enumerate(NAMES)]
    headings = ["Measure", "Q2 number", "Q2 %", "Target %", "RAG"]
    guess, report = drafted(tmp_path, "<h2>Clean streets</h2>", table(headings, rows))
    assert [each.period_actual for each in report.readings] == [f"{50 + n}%" for n in range(10)]
    said = "“Q2 %” is taken for the period actual, though “Q2 number” may be that too"
    assert said in guess.notes


def test_a_column_that_is_not_the_actual_holds_no_status_beside_it(tmp_path: Path) -> None:
    """The draft said so of it all the same, and a report read by it was refused."""
    rows = [[name, f"{50 + n}%", f"55% {'GAR'[n % 3]}"] for n, name in enumerate(NAMES)]
    headings = ["Measure", "Current performance", "Performance"]
    guess, report = drafted(tmp_path, "<h2>Clean streets</h2>", table(headings, rows))
    assert [each.period_actual for each in report.readings] == [f"{50 + n}%" for n in range(10)]
    assert ("Performance", "unread") in guess.columns


def below(name: str, *rows: tuple[str, str, str, str]) -> list[list[str]]:
    """The rows of a measure below each other, each with its own cell of the name."""
    return [[name if at == 0 else "", *row] for at, row in enumerate(rows)]


def merged(name: str, *rows: tuple[str, str, str, str]) -> list[list[str]]:
    """The same with the name in one cell beside them all."""
    cell = f'<td rowspan="{len(rows)}">{name}'
    return [[cell, *row] if at == 0 else [*row] for at, row in enumerate(rows)]


def again(name: str, *rows: tuple[str, str, str, str]) -> list[list[str]]:
    """The same with the name in each row."""
    return [[name, *row] for row in rows]


def in_one(name: str, *rows: tuple[str, str, str, str]) -> list[list[str]]:
    """The same in one row, with nothing drawn between its lines."""
    *parts, status = zip(*rows, strict=True)
    return [[name, *("<br>".join(part) for part in parts), max(status, key=len)]]


ROWS = {
    "below": (below, "Type", ""),
    "below, the heading empty": (below, "", ""),
    "merged": (merged, "Type", ""),
    "merged, the heading empty": (merged, "", ""),
    "named again": (again, "Type", ""),
    "in one": (in_one, "", ""),
    "without lines": (below, "Type", "<style>td, th { border: none }</style>"),
}


@pytest.mark.parametrize(("made", "heading", "looks"), ROWS.values(), ids=ROWS)
def test_the_actual_and_the_target_in_rows_below_each_other(
    tmp_path: Path, made: Callable[..., list[list[str]]], heading: str, looks: str
) -> None:
    """The target was read as the actual, or nothing was. They go on over a page's end."""
    names = [f"{name} in {place}" for place in ("Ash", "Birch", "Cedar") for name in NAMES]
    rows = [
        row
        for n, name in enumerate(names)
        for row in made(
            name,
            ("Target", "55%", "56%", ""),
            ("Actual", f"{40 + n}%", f"{50 + n}%", rated(n)),
        )
    ]
    headings = ["Measure", heading, "Q1 2025/26", "Q2 2025/26", "RAG"]
    guess, report = drafted(tmp_path, looks, "<h2>Clean streets</h2>", table(headings, rows))
    assert [each.measure_name for each in report.readings] == names
    for number, each in enumerate(report.readings):
        assert (each.previous_actual, each.period_actual) == (f"{40 + number}%", f"{50 + number}%")
        assert (each.period_target, each.period_status) == ("56%", COLOURS[number % 3])
    assert report.warnings == ()
    assert report.account.left_over == 0
    assert "[table.rows]" in guess.toml
    assert guess.beside == (("Q2 2025/26", "period_target"),)


def test_a_row_that_is_neither_actual_nor_target_is_told_or_passed_over(tmp_path: Path) -> None:
    rows = [
        row
        for n, name in enumerate(NAMES)
        for row in below(
            name,
            ("Actual", f"{40 + n}%", f"{50 + n}%", rated(n)),
            ("Target", "55%", "56%", ""),
            ("Variance", "1%", "2%", ""),
            *([("Cohort", "7", "8", "")] if n == 4 else []),
        )
    ]
    headings = ["Measure", "Type", "Q1 2025/26", "Q2 2025/26", "RAG"]
    guess, report = drafted(tmp_path, "<h2>Clean streets</h2>", table(headings, rows))
    assert 'ignored = ["Variance"]' in guess.toml
    assert [(each.period_actual, each.period_target) for each in report.readings] == [
        (f"{50 + n}%", "56%") for n in range(len(NAMES))
    ]
    told, *_ = report.warnings
    assert (told.measure_code, told.message) == (
        "01.05",
        "“Cohort” is no kind of row that [table.rows] knows: its figures are not read",
    )
    assert {each.text for each in report.account.leftovers} == {"7", "8"}


def test_a_heading_of_three_lines_far_below_a_line_is_read_whole(tmp_path: Path) -> None:
    look = "<style>.t * {border: 0; background: none; color: black; vertical-align: middle}</style>"
    key = "<p style='border-top: 1pt solid; margin-bottom: 24pt'>Green</p>"
    rows = [[name, f"{50 + n}%", "55%", rated(n)] for n, name in enumerate(NAMES)]
    made = table(["Measure", "Q2<br>2025/26<br>result", "Target", "RAG"], rows)
    guess, _ = drafted(tmp_path, look, f'{key}<div class="t">{made}</div>')
    assert ("Q2 2025/26 result", "period_actual") in guess.columns


def test_the_title_of_a_report_is_that_of_no_priority(tmp_path: Path) -> None:
    """All measures were filed under “Performance report” where its table names none."""
    rows = [[name, f"{40 + n}%", f"{50 + n}%", "55%", rated(n)] for n, name in enumerate(NAMES)]
    _, report = drafted(tmp_path, table(HEADINGS, rows))
    assert [each.title for each in report.priorities] == [""]
    assert report.warnings == ()


def test_a_sentence_between_a_title_and_its_table_is_no_title(tmp_path: Path) -> None:
    """That above the first table was, where the text of a key is smaller."""
    rows = [[name, f"{40 + n}%", f"{50 + n}%", "55%", rated(n)] for n, name in enumerate(NAMES)]
    prose = "<p>This section sets out how we are doing against the measures of this plan.</p>"
    halves = [
        f"<h2>{title}</h2>{prose}{table(HEADINGS, rows[at : at + 5])}" for title, at in TITLED
    ]
    _, report = drafted(tmp_path, '<p style="font-size: 7pt">Green: on target</p>', *halves)
    assert [each.title for each in report.priorities] == [title for title, _ in TITLED]


def test_a_sentence_in_bold_is_the_title_of_a_priority(tmp_path: Path) -> None:
    """The first was left over where smaller text stood on the page: “Our priorities” had its measures."""
    rows = [[name, f"{40 + n}%", f"{50 + n}%", "55%", rated(n)] for n, name in enumerate(NAMES)]
    titles = ("We want all people to lead long lives.", "We want all of our streets to be clean.")
    halves = [
        f"<h2>{title}</h2>{table(HEADINGS, rows[at : at + 5])}"
        for title, at in zip(titles, (0, 5), strict=True)
    ]
    key = '<p style="font-size: 7pt">Green: on target</p><h1>Our priorities</h1>'
    _, report = drafted(tmp_path, key, *halves)
    assert [each.title for each in report.priorities] == [*titles]


def test_a_title_may_be_no_wider_than_the_column_of_codes_it_stands_above(tmp_path: Path) -> None:
    """All measures were under no title, where that of the first was as short."""
    look = "<style>.t * {border-width: 0 0 .6pt; background: none; color: black}</style>"
    rows = [[f"ENV{n:02}", name, f"{50 + n}%", "55%", rated(n)] for n, name in enumerate(NAMES)]
    for title, at in (("Housing for all of the city", 5), ("Parks", 0)):
        rows.insert(at, [f'<td colspan="5"><b>{title}</b></td>'])
    made = table(["Reference", "Measure", "Actual", "Target", "RAG"], rows)
    guess, report = drafted(tmp_path, look, f'<div class="t">{made}</div>')
    assert 'place = "row"' in guess.toml
    assert [each.title for each in report.priorities] == ["Parks", "Housing for all of the city"]
    assert report.warnings == ()


def test_arrows_that_are_higher_than_their_row_s_text_and_no_line_parts_point_where_they_do(
    tmp_path: Path,
) -> None:
    """Those to the right were cut off at their row's top, and not known."""
    ways = [*WAYS]
    rows = [
        [name, f"{50 + n}%", "55%", arrow(ways[n % 3]), "On track."] for n, name in enumerate(NAMES)
    ]
    looks = "<style>td, th { border: none; padding: 5pt 2pt } svg { width: 11pt; height: 11pt; margin: -1.5pt 0; vertical-align: top }</style>"
    key = f"<p>{arrow('up')} Improving</p><p>{arrow('down')} Worse</p><p>{arrow('right')} Same</p>"
    headings = ("Indicator", "Q2 2025/26", "Target", "Trend", "Comment")
    _, report = drafted(tmp_path, looks, key, "<h2>Streets</h2>", table(headings, rows))
    found = [each.published_direction for each in report.readings]
    assert found == [WAYS[ways[n % 3]] for n in range(len(NAMES))]

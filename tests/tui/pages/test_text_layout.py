"""Text cut into lines of a width, and lines put beside lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from kpi_tui.text import one_line, visible
from kpi_tui.tui.text_layout import beside, heading, row, with_paths_broken, wrap
from tests.support.subjects import PLAIN

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)
LETTERS = st.text("ab é語 \n\t-", max_size=120)


def plain(lines: list[Text]) -> list[str]:
    return [line.plain.rstrip() for line in lines]


def test_lines_are_broken_between_words_and_stay_lines() -> None:
    assert plain(wrap(Text("one two three\n\nfour"), 8)) == ["one two", "three", "", "four"]
    assert plain(wrap(Text(""), 8)) == [""]
    assert plain(wrap(Text("one two"), 8, indent=4)) == ["    one", "    two"]


def test_a_line_ends_between_counts_and_not_within_one() -> None:
    said = Text("45 measures · ★ green 12 · ? actual missing 1 · a part so long that it is broken")
    assert plain(wrap(said, 24)) == [
        "45 measures ·",
        "★ green 12 ·",
        "? actual missing 1 · a",
        "part so long that it is",
        "broken",
    ]
    assert plain(wrap(Text("It is told ★ green and not ▲ red"), 12)) == [
        "It is told",
        "★ green and",
        "not ▲ red",
    ]


def test_no_line_ends_within_the_count_behind_a_line_of_a_list() -> None:
    assert plain(wrap(Text("Preserve green spaces  1 measure"), 26)) == [
        "Preserve green spaces",
        "1 measure",
    ]


def test_a_long_word_is_broken_and_nothing_of_it_is_lost() -> None:
    assert plain(wrap(Text("x" * 20), 8)) == ["x" * 8, "x" * 8, "x" * 4]


def test_colours_are_kept() -> None:
    (first, second) = wrap(Text("one two", Style(bold=True)), 4)
    assert [line.style for line in (first, second)] == [Style(bold=True)] * 2


@given(WORDS, st.integers(1, 60))
def test_no_line_is_wider_than_the_width(text: str, width: int) -> None:
    lines = wrap(Text(visible(text)), width)
    assert lines
    for line in lines:
        assert cell_len(line.plain.rstrip()) <= max(width, 2), "a wide letter takes two cells"


@given(LETTERS, st.integers(2, 60))
def test_no_word_is_lost(text: str, width: int) -> None:
    said = "".join(line.plain for line in wrap(Text(text), width))
    assert "".join(said.split()) == "".join(text.split())


def test_two_columns() -> None:
    lines = beside([Text("ab"), Text("c")], [Text("d"), Text("e"), Text("f")], 4, "|")
    assert [line.plain for line in lines] == ["ab  |d", "c   |e", "    |f"]
    assert [line.plain for line in beside([Text("too long")], [], 4, "|")] == ["too |"]
    assert beside([], [], 4) == []


@given(st.lists(WORDS.map(one_line), max_size=4), st.lists(WORDS.map(one_line), max_size=4))
def test_the_right_column_stands_straight(left: list[str], right: list[str]) -> None:
    lines = beside([Text(line) for line in left], [Text(line) for line in right], 20, "|")
    assert len(lines) == max(len(left), len(right))
    for at, line in enumerate(lines):
        wanted = right[at] if at < len(right) else ""
        assert line.cell_len == 21 + cell_len(wanted)
        assert line.plain.endswith(f"|{wanted}")


def test_a_label_and_what_it_is_about() -> None:
    lines = row(Text("Plan  "), Text("one two three four"), 18)
    assert plain(lines) == ["Plan  one two", "      three four"]
    assert [line.plain for line in row(Text("Plan  "), Text(""), 18)] == ["Plan  "]


def test_a_heading_and_what_is_said_beside_it() -> None:
    assert heading("Comment", PLAIN).plain == "Comment"
    assert heading("Comment", PLAIN, "the same").plain == "Comment  the same"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("written to /home/ann/annex.csv", "written to /home/ann/annex.csv"),
        ("/home/ann/reports/2024-25/july.csv", "/home/ann/reports/\n2024-25/july.csv"),
        (
            r"to C:\Users\Ann\AppData\Local\copied.txt",
            "to C:\\Users\\Ann\\\nAppData\\Local\\\ncopied.txt",
        ),
        (f"/{'x' * 25}", f"/{'x' * 19}\n{'x' * 6}"),
        ("", ""),
    ],
)
def test_a_path_is_broken_between_its_folders(text: str, expected: str) -> None:
    assert with_paths_broken(text, 20) == expected

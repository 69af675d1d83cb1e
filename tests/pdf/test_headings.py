"""Lines outside the tables become priorities, and each of their words is counted once."""

from __future__ import annotations

import pytest

from kpi_tui.pdf.report.headings import AnnouncedOutline, PrioritySection, title_and_mark
from kpi_tui.pdf.report.priorities import Headings, headings_of, with_unannounced
from kpi_tui.pdf.signs.convention import Convention
from kpi_tui.pdf.signs.status import StatusMark
from kpi_tui.pdf.text.line_breaks import NO_WORDS
from kpi_tui.pdf.text.lines import Line, count_words
from kpi_tui.report import Priority, Reading
from kpi_tui.status import Status
from tests.support.annex_profile import PHRASES, RULES
from tests.support.pdf_words import line

TABLE = None
"""Stands for the rows of a table between two lines."""


def outline(*texts: str | tuple[str, float] | None, page: int = 1) -> AnnouncedOutline:
    """The outline of lines given by text, or text and size; three points lie between two."""
    made = AnnouncedOutline(PHRASES)
    base = 20.0
    for item in texts:
        if item is TABLE:
            made.break_off()
            continue
        text, size = item if isinstance(item, tuple) else (item, 9.0)
        base += size + 9.0
        made.line(line(text, base, size=size, page=page, right=700))
    made.break_off()
    return made


def headings(made: AnnouncedOutline) -> Headings:
    return headings_of(made, NO_WORDS, Convention(RULES, shapes_matter=True))


def lines_of(made: AnnouncedOutline) -> int:
    of_sections = ([*part.title_lines, *part.before, *part.notes] for part in made.sections)
    return sum(map(count_words, of_sections)) + count_words([*made.front, *made.strays])


ONE = (
    ("Keep clean", 18),
    "We will sweep.",
    "Status of Indicators 31/07/2024",
    "OCC01 - Keep clean",
)
TWO = (("Help all", 18), "We will help.", "Status of Indicators 31/07/2024", "OCC02 - Help all")


def test_a_heading_its_commitments_date_and_title() -> None:
    made = outline(*ONE, TABLE, *TWO, TABLE)
    first, second = headings(made).priorities
    assert (first.code, first.title, first.section) == ("OCC01", "Keep clean", None)
    assert first.commitments == ("We will sweep.",)
    assert (second.code, second.commitments) == ("OCC02", ("We will help.",))
    assert made.dates == [(1, "31/07/2024"), (1, "31/07/2024")]


def test_a_line_between_the_date_and_the_title_is_no_commitment() -> None:
    made = outline(*ONE[:3], "For decision", ONE[3], TABLE, *TWO[:3], "See note 4", TWO[3], TABLE)
    assert [each.commitments for each in headings(made).priorities] == [
        ("We will sweep.",),
        ("We will help.",),
    ]
    assert [each.text for each in made.strays] == ["For decision", "See note 4"]


def test_a_date_without_a_heading_before_it_ends_none() -> None:
    made = outline(ONE[2], *ONE[:2], ONE[3], TABLE)
    assert headings(made).priorities[0].commitments == ("We will sweep.",)


def test_two_priorities_under_one_heading() -> None:
    made = outline(
        ("Running the business", 18),
        "Status of Indicators 31/07/2024",
        "OCC10 - Customer Service",
        TABLE,
        "OCC11 - Finance",
        TABLE,
    )
    assert [item.section for item in headings(made).priorities] == ["Running the business"] * 2


def test_a_note_in_place_of_a_table() -> None:
    made = outline(
        *ONE, "This report does not contain any data", "This priority has no measures", TABLE
    )
    (priority,) = headings(made).priorities
    assert priority.note == "This report does not contain any data\nThis priority has no measures"


def test_a_date_may_stand_on_a_line_of_its_own() -> None:
    made = outline("Status of Indicators", "31/07/2024", "OCC01 - Keep clean")
    assert made.dates == [(1, "31/07/2024")]


def test_a_priority_that_is_announced_at_the_end_of_the_cover_has_its_commitments() -> None:
    made = AnnouncedOutline(PHRASES)
    for at, item in enumerate(("Contents", "Keep clean", "Help all", *ONE[:3])):
        text, size = item if isinstance(item, tuple) else (item, 9.0)
        made.line(line(text, 20.0 * (at + 1), size=size, page=1, right=700))
    made.line(line(ONE[3], 20.0, page=2, right=700))
    made.break_off()
    assert headings(made).priorities[0].commitments == ("We will sweep.",)
    assert [each.text for each in made.front] == ["Contents", "Keep clean", "Help all"]


def test_an_entry_of_the_contents_announces_nothing() -> None:
    made = AnnouncedOutline(PHRASES)
    for at, text in enumerate(("Contents", "Keep clean", "Help all", ONE[2])):
        made.line(line(text, 20.0 * (at + 1), size=9.0, page=1, right=700))
    made.line(line(ONE[3], 20.0, page=2, right=700))
    made.break_off()
    assert headings(made).priorities[0].commitments == ()
    assert [each.text for each in made.front] == ["Contents", "Keep clean", "Help all"]


@pytest.mark.parametrize(
    "made",
    [
        outline(*ONE, TABLE, *TWO, TABLE),
        outline("Annex A", "Contents", TABLE, "Key", *ONE, TABLE, "a stray line", TABLE),
        outline(*ONE, TABLE, *ONE, TABLE, "OCC01 - Keep clean", "No data available", TABLE),
        outline(*ONE, TABLE, "A sentence of 9 points.", *TWO, TABLE, "at the end"),
        outline("nothing of a report"),
    ],
    ids=["plain", "front", "repeated", "before a heading", "none"],
)
def test_every_word_is_counted_once(made: AnnouncedOutline) -> None:
    found = headings(made)
    assert found.words + count_words(found.front) + count_words(found.strays) == lines_of(made)


def test_what_a_repeated_heading_adds_is_left_over() -> None:
    made = outline(*ONE, TABLE, ONE[0], "We will also dust.", *ONE[2:], TABLE)
    found = headings(made)
    assert [priority.commitments for priority in found.priorities] == [("We will sweep.",)]
    assert [stray.text for stray in found.strays] == ["We will also dust."]


@pytest.mark.parametrize(
    ("printed", "title", "status"),
    [
        ("OCC01 - Keep clean", "Keep clean", None),
        ("OCC01 - Keep clean n/a", "Keep clean", Status.MONITORING_ONLY),
        ("OCC01 - Keep clean ?", "Keep clean", Status.ACTUAL_MISSING),
        ("OCC01 - Keep clean ?!", "Keep clean", Status.DATA_MISSING),
        ("OCC01 - Keep clean GREEN", "Keep clean", Status.GREEN),
        ("OCC01 - Keep it green", "Keep it green", None),
        ("OCC01 - KEEP IT GREEN", "KEEP IT GREEN", None),
        ("OCC01 - Who cares?", "Who cares?", None),
    ],
)
def test_marks_behind_titles(printed: str, title: str, status: Status | None) -> None:
    got, mark = title_and_mark(PrioritySection("OCC01", 1, [line(printed)], []), NO_WORDS, PHRASES)
    assert got == title
    assert (mark.printed if mark else None) is status


def test_the_icon_behind_a_title_is_its_status() -> None:
    made = outline(*ONE)
    made.sections[0].mark = StatusMark(hue=Status.RED, shape="triangle")
    assert headings(made).priorities[0].status is Status.RED


def test_measures_without_a_heading_have_a_priority_all_the_same() -> None:
    known = Priority("OCC02", "Help all")
    readings = (Reading("OCC02", "OCC02.01", "a"), Reading("OCC01", "OCC01.01", "b", pages=(7,)))
    assert with_unannounced((known,), readings) == (Priority("OCC01", "", page=7), known)
    assert with_unannounced((known,), readings[:1]) == (known,)


def test_a_title_may_go_on_on_the_next_line() -> None:
    made = AnnouncedOutline(PHRASES)
    made.line(line("OCC01 - Keep the streets", 20))
    made.line(line("clean and dry", 32))
    made.line(line("another paragraph", 80))
    made.break_off()
    assert [item.text for item in made.sections[0].title_lines] == [
        "OCC01 - Keep the streets",
        "clean and dry",
    ]
    assert [item.text for item in made.strays] == ["another paragraph"]


def test_lines_are_words() -> None:
    assert count_words([line("two words"), Line(line("one").words)]) == 3


def narrow(heading: str, *title: str) -> Headings:
    """A priority below a heading, whose title is broken into these lines, close below each other."""
    made = AnnouncedOutline(PHRASES)
    made.line(line(heading, 20, size=18))
    made.line(line("Status of Indicators 31/07/2024", 60))
    for number, text in enumerate(title):
        made.line(line(text, 80 + 12 * number))
    made.break_off()
    return headings(made)


@pytest.mark.parametrize(
    "title",
    [
        ("OCC01 - Tack", "ling decay"),
        ("OCC01 -", "Tackling decay"),
        ("OCC01", "- Tackling", "decay"),
        ("OCC01", "-", "Tackling decay"),
        ("OCC01 -", "Tack", "ling", "decay"),
    ],
)
def test_a_title_that_is_broken_anywhere_is_whole(title: tuple[str, ...]) -> None:
    (read,) = narrow("Tackling decay", *title).priorities
    assert (read.code, read.title, read.section) == ("OCC01", "Tackling decay", None)


def test_what_another_heading_says_joins_no_words() -> None:
    (read,) = narrow("Tackling decay", "OCC01 - Tack", "led decay").priorities
    assert read.title == "Tack led decay"
    (read,) = narrow("Tacklingdecay", "OCC01 - Tackling decay").priorities
    assert read.title == "Tackling decay"


def test_a_code_further_up_is_none_of_a_title_s() -> None:
    made = outline("OCC01 -", "Tackling decay", TABLE)
    assert headings(made).priorities == ()


@pytest.mark.parametrize(
    "title",
    [("OCC01 - Tackling decay",), ("OCC01 - Tackling", "decay"), ("OCC01", "- Tackling decay")],
)
def test_a_heading_on_the_page_before_a_broken_title_is_no_front_matter(
    title: tuple[str, ...],
) -> None:
    made = AnnouncedOutline(PHRASES)
    for at, (text, size) in enumerate(
        (("Introduction", 18), ("Tackling decay", 18), ("We will mend.", 9))
    ):
        made.line(line(text, 20 + 60 * at, size=size, page=min(at + 1, 2)))
    made.line(line("Status of Indicators 31/07/2024", 60, page=3))
    for number, text in enumerate(title):
        made.line(line(text, 80 + 12 * number, page=3))
    made.break_off()
    (read,) = headings(made).priorities
    assert (read.title, read.commitments) == ("Tackling decay", ("We will mend.",))
    assert [each.text for each in made.front] == ["Introduction"]

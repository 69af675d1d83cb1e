from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.analysis.comment_figures import (
    each_after_another,
    first_clause,
    first_quantity,
    last_clause,
    months_named,
    names_another,
    quantities,
    sentences,
    word_set,
)
from kpi_tui.figures import Unit
from tests.support.check_rows import day
from tests.support.measures import JULY


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One fell. Two rose!  Three?", ("One fell.", "Two rose!", "Three?")),
        ("It is 3.5 now, e.g. at No. 4.", ("It is 3.5 now, e.g. at No.", "4.")),
        ("A list:\n• one\n\n• two", ("A list:", "• one", "• two")),
        ("Up by £2. £3 next.", ("Up by £2.", "£3 next.")),
        ("All. of it", ("All. of it",)),
        ("It is c. 5 points, or approx. £3 vs. 4.", ("It is c. 5 points, or approx. £3 vs. 4.",)),
        ("We gained vitamin C. It is 5.", ("We gained vitamin C.", "It is 5.")),
        ("", ()),
    ],
)
def test_a_text_is_parted_at_the_ends_of_its_sentences(text: str, parts: tuple[str, ...]) -> None:
    assert sentences(text) == parts


@given(st.text())
def test_no_word_is_lost_between_sentences(text: str) -> None:
    joined = "".join(" ".join(sentences(text)).split())
    assert len(joined) >= len("".join(text.split())) - text.count("”") - text.count(
        '"'
    ) - text.count("'") - text.count(")")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("£0.547m", [(547_000, Unit.GBP, 500)]),
        ("£17.4m of it", [(17_400_000, Unit.GBP, 50_000)]),
        ("13,217 calls, 7.3% lost", [(13_217, Unit.NUMBER, 0.5), (7.3, Unit.PERCENT, 0.05)]),
        ("12 per cent and 3 percent", [(12, Unit.PERCENT, 0.5), (3, Unit.PERCENT, 0.5)]),
        (
            "2k, 3 million, 4 billion",
            [(2e3, Unit.NUMBER, 500), (3e6, Unit.NUMBER, 5e5), (4e9, Unit.NUMBER, 5e8)],
        ),
        ("2 thousand, 3bn", [(2_000, Unit.NUMBER, 500), (3e9, Unit.NUMBER, 5e8)]),
        ("(9737) and [48,170]", [(9737, Unit.NUMBER, 0.5), (48_170, Unit.NUMBER, 0.5)]),
        ("in 2023 and 2024/25", []),
        ("2,023 people in 2023", [(2_023, Unit.NUMBER, 0.5)]),
        ("31 July and 1 May", []),
        ("31 Julys", [(31, Unit.NUMBER, 0.5)]),
        ("OCC11.10, S42, A1, Q2, 23-24, 23rd", []),
        ("Quarter 2 and quarter 3 of 9", [(9, Unit.NUMBER, 0.5)]),
        ("this quarter 2 were let", [(2, Unit.NUMBER, 0.5)]),
        ("1.492 calls", [(1.492, Unit.NUMBER, 0.0005)]),
        ("£1,2,3 and 1,23", []),
        ("04:30 against 4:00, at 10:15, 1:04:30 and 3:1", []),
        (
            "casualties: 3, of 12: 4",
            [(3, Unit.NUMBER, 0.5), (12, Unit.NUMBER, 0.5), (4, Unit.NUMBER, 0.5)],
        ),
    ],
)
def test_figures_in_a_text(text: str, found: list[tuple[float, Unit, float]]) -> None:
    read = list(quantities(text))
    assert [(item.value, item.unit) for item in read] == [(value, unit) for value, unit, _ in found]
    assert [item.rounding for item in read] == pytest.approx([half for _, _, half in found])


def test_a_figure_may_be_another_one_rounded() -> None:
    (item,) = quantities("£0.547m")
    assert item.meets(547_400)
    assert item.meets(-546_600)
    assert not item.meets(495_192)
    assert not item.meets(None)
    assert item.meets(548_000, rounding=500)
    assert not item.meets(548_000)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("in July", ["2024-07"]),
        ("in August", ["2024-08"]),
        ("in September", ["2023-09"]),
        ("since December 2021", ["2021-12"]),
        ("by March '25 or Sept 25", ["2025-03", "2025-09"]),
        ("In May 98 lamps were fitted", ["2024-05"]),
        ("we may march on, says Jane", []),
        ("at the end of Q1", ["2024-06"]),
        ("quarter 4 of 2022-23", ["2023-03"]),
        ("Quarter3", ["2024-12"]),
        ("Junes", []),
    ],
)
def test_months_of_a_text(text: str, named: list[str]) -> None:
    assert months_named(text, JULY) == [day(item) for item in named]


@pytest.mark.parametrize(
    ("month", "at", "year"),
    [
        ("January", date(2023, 12, 31), 2024),
        ("January", date(2023, 1, 31), 2023),
        ("December", date(2023, 1, 31), 2022),
        ("February", date(2023, 1, 31), 2023),
    ],
)
def test_a_month_without_a_year(month: str, at: date, year: int) -> None:
    (named,) = months_named(f"In {month} it rose", at)
    assert named.year == year


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("It rose in July.", False),
        ("It rose.", False),
        ("In June and July it rose.", True),
        ("Up in Q3.", True),
    ],
)
def test_another_month_than_that_of_the_report(text: str, another: bool) -> None:
    assert names_another(text, JULY) is another


def test_sentences_each_behind_the_one_before() -> None:
    assert [*each_after_another(("One.", "Two."))] == [("", "One."), ("One.", "Two.")]
    assert not [*each_after_another(())]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("In June, it rose (by 3", "In June", "by 3"),
        ("it rose; and: fell", "it rose", " fell"),
        ("it rose.", "it rose.", "it rose."),
        ("", "", ""),
    ],
)
def test_clauses_end_at_commas_colons_and_brackets(text: str, first: str, last: str) -> None:
    assert (first_clause(text), last_clause(text)) == (first, last)


def test_the_first_figure_of_a_text() -> None:
    told = first_quantity("From £3m to 4%.")
    assert told is not None
    assert (told.value, told.unit) == (3e6, Unit.GBP)
    assert first_quantity("In 2024.") is None


def test_a_quarter_of_a_year_that_began_last_year() -> None:
    assert months_named("Q3", date(2024, 2, 29)) == [date(2023, 12, 31)]


def test_words_are_compared_by_their_stems() -> None:
    assert word_set("The visitors of libraries") == word_set("Visits to a Library")
    assert word_set("Read the report") != word_set("Write the report")

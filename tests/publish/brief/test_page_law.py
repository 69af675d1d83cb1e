"""Whatever a report says, its briefing is one page of 330 words at most."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kpi_tui.publish.brief import write
from kpi_tui.publish.brief.fragments import to_ask
from kpi_tui.publish.brief.one_page.compose import compose_page
from kpi_tui.publish.brief.one_page.draft import AskAbout, Draft, DraftClause, ListedPoints, fitted
from kpi_tui.publish.brief.one_page.names import (
    cut_at_a_word,
    page_range,
    subject,
    told_apart,
)
from kpi_tui.publish.brief.one_page.space import fits_a_page, lines, words
from kpi_tui.report import Priority, Reading, Report
from kpi_tui.status import Status
from tests.support.briefing import JULY, JUNE, MADE, NASTY, VISITS, gathered, month

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=30)
LONG = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)
FIGURES = st.one_of(
    st.none(), st.integers(-9, 10**9).map(str), st.just("12.5%"), st.just("£21,262,0"), LONG
)
STATUSES = st.one_of(st.none(), st.sampled_from(Status))


@st.composite
def readings(draw: st.DrawFn, number: int) -> Reading:
    """A measure of anything at all."""
    return Reading(
        priority_code=f"OCC{number % 3:02}",
        measure_code=f"OCC{number % 3:02}.{number:02}",
        measure_name=draw(LONG),
        directors=tuple(draw(st.lists(WORDS, max_size=4))),
        portfolio_holder=draw(st.none() | LONG),
        period_actual=draw(FIGURES),
        period_target=draw(FIGURES),
        period_status=draw(STATUSES),
        ytd_actual=draw(FIGURES),
        ytd_target=draw(FIGURES),
        ytd_status=draw(STATUSES),
        comment=draw(st.none() | LONG),
        improvement_plan=draw(st.none() | LONG),
        pages=(draw(st.integers(1, 400)),),
    )


@st.composite
def reports(draw: st.DrawFn, day: date) -> Report:
    """A report of anything at all."""
    rows = [draw(readings(number)) for number in range(draw(st.integers(0, 12)))]
    priorities = tuple(
        Priority(f"OCC{number:02}", draw(LONG), status=draw(STATUSES), page=number)
        for number in range(draw(st.integers(0, 9)))
    )
    return replace(month(day, *rows), priorities=priorities, title=draw(st.none() | LONG))


@given(reports(JUNE), reports(JULY))
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_report_takes_one_page(before: Report, now: Report) -> None:
    document = compose_page(gathered([before, now]), MADE)
    assert words(document) <= 330
    assert fits_a_page(document)


def test_many_long_measures_take_one_page_and_what_is_dropped_is_said() -> None:
    many = [
        replace(
            VISITS,
            measure_code=f"OCC01.{number:02}",
            measure_name=f"{number} {NASTY} {'very long name of a measure ' * 9}",
            directors=(f"Director {number} of everything that has a very long name indeed",) * 3,
        )
        for number in range(60)
    ]
    data = gathered([month(JULY, *many)])
    document = compose_page(data, MADE)
    assert fits_a_page(document)
    page = write(document, "md").decode()
    assert re.search(r"^## Ask about \(\d of 60\)$", page, re.M)
    assert f"Full briefing: {len(to_ask(data.findings))} questions" in page


PARTS = st.builds(DraftClause, st.text("ab ", min_size=1, max_size=40), st.integers(0, 3))
ASKS = st.builds(
    AskAbout,
    WORDS,
    st.lists(st.lists(PARTS, min_size=1, max_size=4).map(tuple), max_size=3).map(tuple),
    WORDS,
)
LISTS = st.lists(WORDS, max_size=6).map(lambda points: ListedPoints(tuple(points)))
DRAFTS = st.builds(
    Draft,
    st.lists(PARTS, max_size=4).map(tuple),
    st.lists(ASKS, max_size=6).map(tuple),
    st.integers(0, 9),
    LISTS,
    LISTS,
    LISTS,
)


def size(draft: Draft) -> int:
    asked = sum(len(parts) for ask in draft.asks for parts in ask.sentences) + len(draft.asks)
    listed = (draft.unreliable, draft.better, draft.worse)
    return len(draft.position) + asked + sum(len(each.points) for each in listed)


@given(DRAFTS)
def test_it_is_made_less_step_by_step_and_nothing_is_dropped_unsaid(draft: Draft) -> None:
    tried: list[Draft] = []

    def never(each: Draft) -> bool:
        tried.append(each)
        return False

    least = fitted(draft, never)
    assert tried[0] == draft
    assert least == tried[-1]
    assert not least.asks
    assert all(size(after) < size(before) for before, after in pairwise(tried))
    for each in tried:
        assert len(each.asks) + each.more_asks == len(draft.asks) + draft.more_asks
        assert len(each.better.points) + each.better.more == len(draft.better.points)
        assert len(each.worse.points) + each.worse.more == len(draft.worse.points)
        assert len(each.unreliable.points) + each.unreliable.more == len(draft.unreliable.points)
        assert each.asks == () or each.asks[0].head == draft.asks[0].head


@given(DRAFTS, st.integers(0, 40))
def test_what_is_put_back_fits_too(draft: Draft, most: int) -> None:
    least = fitted(draft, lambda _: False)
    made = fitted(draft, lambda each: size(each) <= most)
    assert size(made) <= max(most, size(least))


def test_a_limit_at_the_end_of_a_name_is_kept() -> None:
    name = "% of Education Health & Care Plans completed within 20 weeks"
    assert subject(name, 50) == "% Education Health & Care Plans… within 20 weeks"


@given(DRAFTS)
def test_what_fits_is_left_whole(draft: Draft) -> None:
    assert fitted(draft, lambda _: True) == draft


LENGTHY = Draft(
    (),
    (
        AskAbout(
            "A long name",
            ((DraftClause("a", 0), DraftClause("b", 2), DraftClause("cc ccc ccc", 3)),),
            "",
            (),
            "A long…",
        ),
    ),
    0,
    ListedPoints(),
    ListedPoints(("better by far", "by far"), short=("better…", "by…")),
)


@pytest.mark.parametrize(
    ("room", "said"),
    [
        (60, ["A long name", "a; b; cc ccc ccc.", "better by far", "by far"]),
        (41, ["A long name", "a; b; cc ccc ccc.", "better…", "by far"]),
        (32, ["A long name", "a; b.", "better by far", "by…"]),
        (29, ["A long name", "a; b.", "better…", "by far"]),
        (26, ["A long name", "a; b.", "better…", "by…"]),
        (22, ["A long…", "a; b.", "better…", "by…"]),
        (10, ["A long…", "a."]),
    ],
)
def test_names_are_whole_where_there_is_room(room: int, said: list[str]) -> None:
    """They give way before what is done about a miss, and go before what else is known of it."""

    def told(draft: Draft) -> list[str]:
        return [
            *(text for ask in draft.asks for text in (ask.head, ask.text)),
            *draft.better.points,
        ]

    made = fitted(LENGTHY, lambda each: sum(map(len, told(each))) <= room)
    assert told(made) == said


@given(LONG, st.integers(2, 80))
def test_a_name_is_never_longer_than_it_may_be(name: str, most: int) -> None:
    assert len(cut_at_a_word(name, most)) <= most
    assert len(subject(name, most)) <= most
    assert "\n" not in cut_at_a_word(name, most)


def test_what_a_measure_is_about() -> None:
    assert subject("Number of contacts into the MASH", 40) == "contacts into the MASH"
    assert subject("Percentage of people helped", 40) == "% people helped"
    assert subject("% of people helped", 40) == "% people helped"
    assert subject("The number of plans", 40) == "plans"
    assert subject("Number of", 40) == "Number of"


@pytest.mark.parametrize(
    ("name", "cut"),
    [
        ("Adult Social Care complaints (Stage 1) in time", "Adult Social Care complaints…"),
        ("Complaints (Stage 1) answered within the time", "Complaints (Stage 1) answered…"),
        ("Debts (those of people and of companies) due", "Debts (those of people and of…"),
        ("(Stage 1) complaints answered within the time", "(Stage 1) complaints answered…"),
    ],
)
def test_no_name_is_cut_in_the_midst_of_a_bracket(name: str, cut: str) -> None:
    assert cut_at_a_word(name, 36) == cut


def test_names_are_told_apart_by_what_they_do_not_share() -> None:
    assert told_apart(["Debt at risk - firms", "Debt at risk - people at home"]) == (
        "Debt at risk",
        ["firms", "people at home"],
    )
    assert told_apart(
        [
            "% of Complaints (Stage 1) answered in time",
            "% of Complaints (Stage 2) answered in time",
        ]
    ) == ("% of Complaints… answered in time", ["Stage 1", "Stage 2"])


def test_pages_that_follow_one_another_are_told_as_a_range() -> None:
    assert page_range([]) == ""
    assert page_range([None, 3]) == "p.3"
    assert page_range([5, 3, 4, 9]) == "pp.3–5, 9"
    assert page_range([1, 3, 5, 7]) == "pp.1–7"


def test_a_page_has_room_for_more_lines_the_shorter_they_are() -> None:
    short, long = (
        compose_page(gathered([month(JULY, replace(VISITS, measure_name=name))]), MADE)
        for name in ("Visits", "Visits to a library of the county")
    )
    assert lines(short) <= lines(long)

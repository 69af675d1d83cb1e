from __future__ import annotations

from random import Random
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.analysis.checks.finding import Level
from kpi_tui.analysis.checks.rules.comments.passages import SpokenComments, longest_run, words_of
from kpi_tui.judgements.judgement import Accept
from tests.support.check_rows import found, month, one, row
from tests.support.judging import judged
from tests.support.measures import VISITS
from tests.support.measures import measure as made

FIFTEEN = "This is a comment of fifteen words, which is as few as it takes for it."
FOURTEEN = FIFTEEN.removesuffix(" for it.") + "."
LONG = " ".join(f"word{n}" for n in range(40))


def test_the_words_of_a_text() -> None:
    assert words_of("The café’s 3 cats – all_of them!") == (
        "the",
        "café",
        "s",
        "3",
        "cats",
        "all",
        "of",
        "them",
    )
    assert words_of(None) == ()


def test_an_identical_comment_of_fifteen_words() -> None:
    assert (len(words_of(FIFTEEN)), len(words_of(FOURTEEN))) == (16, 14)
    for comment, hits in ((FIFTEEN, 1), (FOURTEEN, 0)):
        rows = [row(comment=comment), row("OCC01.02", "Books lent", comment=comment.upper())]
        assert len(found("C5", month(*rows))) == hits


def test_measures_of_one_service_may_have_one_comment() -> None:
    rows = [row(f"OCC01.0{n}", f"Measure {n}", comment=FIFTEEN) for n in (1, 2, 3)]
    finding = one("C5", month(*rows))
    assert finding.level is Level.INFORMATION
    assert finding.message == "OCC01.01, OCC01.02 and OCC01.03 have the same comment."


@pytest.mark.parametrize(
    "other",
    [{"code": "OCC02.01"}, {"directors": ("Director of Roads",)}, {"portfolio_holder": "X"}],
)
def test_two_services_are_asked_whether_it_fits_both(other: dict[str, Any]) -> None:
    rows = [row(comment=FIFTEEN), row(**{"code": "OCC01.02", **other}, comment=FIFTEEN)]
    finding = one("C5", month(*rows))
    assert finding.level is Level.QUESTION
    assert finding.message.endswith(" have the same comment. Does it fit both?")


@pytest.mark.parametrize(
    ("risk", "asked"),
    [
        ("It is above the national average.", True),
        ("It is in line with the national average.", False),
        ("It is above the limit.", False),
        (None, False),
    ],
)
def test_a_sentence_copied_that_the_comment_denies(risk: str | None, asked: bool) -> None:
    comment = f"{FIFTEEN} It remains in line with the national position."
    rows = [row(comment=FIFTEEN), row("OCC01.02", "Books", comment=comment, risk_impact=risk)]
    for finding in found("C5", month(*rows)):
        assert ("Which holds?" in finding.message) is asked
    assert len(found("C5", month(row(comment=comment), rows[1]))) == 1


def test_a_comment_that_an_officer_accepted_for_either_measure_is_accepted() -> None:
    rows = [row(comment=FIFTEEN), row("OCC01.02", "Books", comment=FIFTEEN)]
    for measure in rows:
        said = judged(Accept(who="Ada", why="one team", rule="C5", measure=measure.named))
        finding = one("C5", month(*rows, judged=said))
        assert (finding.accepted, finding.measures) == ("one team", (measure.named,))


def test_a_passage_of_twenty_five_words() -> None:
    words = LONG.split()
    for length, hits in ((25, 1), (24, 0)):
        other = " ".join(["Here", "begins", *words[:length], "and", "ends"])
        told = found("C5", month(row(comment=LONG), row("OCC01.02", "Books", comment=other)))
        assert [item.message for item in told] == [
            "OCC01.01 and OCC01.02 have 25 words of their comments in common."
        ] * hits


def test_the_comment_of_the_report_before() -> None:
    def pair(before: str, now: str) -> list[tuple[Level, str]]:
        old, new = (row(comment=comment, measure_id="x") for comment in (before, now))
        seen = month(new, before=(old,), held=("2024-06",))
        return [(item.level, item.message) for item in found("C5", seen)]

    assert pair(LONG, LONG) == [
        (Level.QUESTION, "The comment is as in June 2024, word for word. What has happened since?")
    ]
    ((level, said),) = pair(LONG, f"{LONG} and no more")
    assert (level, said[:32]) == (Level.QUESTION, "40 of the comment's 43 words are")
    assert pair(LONG, f"{LONG} and {LONG.upper().replace('WORD', 'other')}") == []
    assert pair(LONG, f"{LONG} and £0.547m now") == []  # what is left is of this month
    assert pair(FOURTEEN, FOURTEEN) == []
    assert pair("", "") == []


def test_another_measures_comment_of_before_is_no_repetition() -> None:
    old = row("OCC05.05", "Roads", comment=LONG)
    assert found("C5", month(row(comment=LONG), before=(old,), held=("2024-06",))) == []


@given(
    st.lists(st.sampled_from("ab"), max_size=30),
    st.lists(st.sampled_from("ab"), max_size=30),
    st.integers(1, 5),
)
def test_a_run_stands_in_both(one_text: list[str], other: list[str], least: int) -> None:
    place, length = longest_run(tuple(one_text), tuple(other), least)
    run = "".join(other[place : place + length])
    assert run in "".join(one_text)
    assert length == 0 or length >= least
    if length == 0:
        shorter = ["".join(other[at : at + least]) for at in range(len(other) - least + 1)]
        assert not any(item in "".join(one_text) for item in shorter)


SHARED = (
    "A service improvement project reports each week to the head of finance on these pressures."
)


def test_a_sentence_under_finance_and_under_risk() -> None:
    rows = [
        row("OCC07.05", "One", finance_impact=f"Costs rise. {SHARED}"),
        row("OCC07.06", "Two", finance_impact="Costs rise.", risk_impact=SHARED),
        row("OCC07.07", "Three", finance_impact=SHARED, risk_impact="None."),
    ]
    finding = one("C9", month(*rows))
    assert (finding.measure_code, finding.level) == ("OCC07.06", Level.INFORMATION)
    assert finding.message == (
        "Its whole risk impact stands in the finance impact of OCC07.05. What is the risk?"
    )
    assert finding.figures == (("risk impact", SHARED), ("finance impact of", "OCC07.05, OCC07.07"))


@pytest.mark.parametrize(
    ("finance", "risk", "words"),
    [
        (SHARED, SHARED, "Its risk impact is, word for word, the finance impact of OCC07.05."),
        (f"{SHARED} More.", SHARED, "Its whole risk impact stands in the finance impact of"),
        (SHARED, f"{SHARED} More.", "Part of its risk impact stands in the finance impact of"),
    ],
)
def test_how_much_of_a_risk_impact_is_a_finance_impact(finance: str, risk: str, words: str) -> None:
    rows = [
        row("OCC07.05", "One", finance_impact=finance),
        row("OCC07.06", "Two", risk_impact=risk),
    ]
    assert one("C9", month(*rows)).message.startswith(words)


def test_a_sentence_of_twelve_words() -> None:
    twelve = "A service improvement project reports each week to the head of finance."
    assert len(words_of(twelve)) == 12
    for sentence, hits in ((twelve, 1), (twelve.removeprefix("A "), 0)):
        rows = [row(finance_impact=sentence), row("OCC01.02", "Books", risk_impact=sentence)]
        assert len(found("C9", month(*rows))) == hits


def test_short_sentences_and_a_measures_own_are_in_order() -> None:
    short = "No impact is expected at this stage of the work."
    rows = [row("OCC07.05", "One", finance_impact=short), row("OCC07.06", "Two", risk_impact=short)]
    assert found("C9", month(*rows)) == []
    assert found("C9", month(row(finance_impact=SHARED, risk_impact=SHARED))) == []


@given(st.lists(st.text("ab", min_size=25, max_size=45), min_size=1, max_size=6))
def test_the_first_measure_with_the_first_passage_is_the_one_named(comments: list[str]) -> None:
    said = SpokenComments()
    *before, last = [tuple(comment) for comment in comments]
    measures = [made(VISITS) for _ in before]
    for words, spoken in zip(before, measures, strict=True):
        said.add(words, spoken)
    passages = [last[begin : begin + 25] for begin in range(len(last) - 24)]
    expected = [
        spoken
        for passage in passages
        for words, spoken in zip(before, measures, strict=True)
        if " ".join(passage) in " ".join(words)
    ]
    found = said.first_with_a_passage_of(last)
    assert found is (expected[0] if expected else None)


def test_a_report_of_very_many_measures_is_looked_through_once() -> None:
    said, any_of = SpokenComments(), Random(7)
    began = process_time()
    for _ in range(3_000):
        words = tuple(any_of.choices(("more", "fewer", "visits", "were", "counted"), k=80))
        assert said.first_with_a_passage_of(words) is None
        said.add(words, made(VISITS))
    assert process_time() - began < 20

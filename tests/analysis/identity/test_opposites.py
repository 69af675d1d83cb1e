from __future__ import annotations

import pytest

from kpi_tui.analysis.identity.links import link
from kpi_tui.analysis.identity.opposites import opposites_in, words_apart
from kpi_tui.measure_name import MeasureName
from kpi_tui.vocabulary import Confidence


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("Calls to the service centre abandoned", "Calls to the service centre answered",
         ("abandoned", "answered")),
        ("Minor planning applications decided", "Other planning applications decided",
         ("minor", "other")),
        ("Young people, male", "Young people, female", ("male", "female")),
        ("Invoices paid late", "Invoices paid on time", ("late", "on time")),
    ],
)  # fmt: skip
def test_a_word_and_its_opposite(before: str, after: str, found: tuple[str, str]) -> None:
    assert opposites_in(before, after) == found
    assert opposites_in(after, before) == found[::-1]
    assert words_apart(before, after) == (frozenset({found[0]}), frozenset({found[1]}))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Calls answered", "Calls answered"),
        # One that is only left out, or put in, is no opposite.
        ("Calls to the centre answered", "Calls to the centre"),
        ("Minor and other applications decided", "Other and minor applications decided"),
        ("Major and minor applications", "Minor applications"),
    ],
)
def test_what_has_no_opposite(before: str, after: str) -> None:
    assert opposites_in(before, after) is None
    assert not any(words_apart(before, after))


@pytest.mark.parametrize("code", ["A.1", "A.9"])
def test_names_with_opposites_are_asked_about_however_alike(code: str) -> None:
    old = MeasureName("A.1", "Telephone calls to the customer service centre abandoned")
    new = MeasureName(code, "Telephone calls to the customer service centre answered")
    (found,) = link([old], [new])
    assert found.confidence is Confidence.ASK
    assert "“abandoned” only before, “answered” only now" in found.why


def test_neighbours_in_a_list_go_on_as_themselves_when_all_are_reworded() -> None:
    kinds = ("Major", "Minor", "Other")
    old = [
        MeasureName(f"A.{n}", f"{kind} planning applications decided in time")
        for n, kind in enumerate(kinds)
    ]
    new = [
        MeasureName(f"A.{n}", f"{kind} applications decided in time")
        for n, kind in enumerate(kinds)
    ]
    found = link(old, new)
    assert [(each.before, each.after) for each in found] == list(zip(old, new, strict=True))
    assert all(each.joins for each in found)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Number of adults in residential care", "Number of children in residential care"),
        ("% of calls answered in time", "% of emails answered in time"),
        ("New affordable homes completed", "New affordable homes started"),
        ("% of adult complaints answered in time", "% of child complaints answered in time"),
    ],
)
def test_words_that_name_another_group_make_another_measure(before: str, after: str) -> None:
    for old, new in ((before, after), (after, before)):
        (found,) = link([MeasureName("A.1", old)], [MeasureName("A.1", new)])
        assert found.confidence is Confidence.ASK
        assert opposites_in(old, new) is None, "it is no measure that was turned round"


def test_groups_that_both_names_have_make_no_other_measure() -> None:
    names = "Adults and children in residential care", "Children and adults in residential care"
    assert not any(words_apart(*names))

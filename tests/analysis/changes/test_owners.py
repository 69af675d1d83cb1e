from __future__ import annotations

import pytest

from kpi_tui.analysis.changes.change import Change, ChangeKind, Effect
from kpi_tui.analysis.changes.groups import ChangeGroup
from kpi_tui.analysis.changes.owners import owners, same_people, same_person
from tests.support.pairs import cells, pair


def directors(before: tuple[str, ...], after: tuple[str, ...]) -> list[Change]:
    return list(owners(pair(cells(directors=before), cells(directors=after))))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Bill Cotton", "bill  cotton", True),
        ("Cllr A Gant", "A Gant", True),
        ("Cllr D Levy", "Dan Levy", True),
        ("Cllr D Levy", "Cllr J Levy", False),
        ("Ansaf Azhar", "Dr Ansaf Azhar", True),
        ("Azhar", "Ansaf Azhar", True),
        # A letter wrong in a long surname is a misprint; in a short one it may be another name.
        ("Cllr N Fawcett", "Cllr N Fawcet", True),
        ("Cllr N Fawcett", "Cllr N Fawcitt", True),
        ("Cllr N Fawcett", "Cllr N Fowcitt", False),
        ("Cllr N Fawcett", "Cllr N Faw", False),
        ("Cllr A Gant", "Cllr A Gent", False),
        ("Bill Cotton", "Paul Cotton", False),
        ("Bill Cotton", "Paul Fermer", False),
        ("", "Paul Fermer", False),
        ("", "", True),
    ],
)
def test_who_is_who(one: str, other: str, expected: bool) -> None:
    assert same_person(one, other) is expected
    assert same_person(other, one) is expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ((), (), True),
        (("A Brown", "C Dean"), ("C Dean", "A Brown"), True),
        (("A Brown",), ("A Brown", "C Dean"), False),
        (("A Brown", "C Dean"), ("C Dean",), False),
        (("A Brown", "A Brown"), ("A Brown", "C Dean"), False),
    ],
)
def test_people_in_any_order(
    before: tuple[str, ...], after: tuple[str, ...], expected: bool
) -> None:
    assert same_people(before, after) is expected


def test_a_blank_name_is_nobodys() -> None:
    assert directors((), ("", " ")) == []


def test_another_director() -> None:
    (change,) = directors(("Kevin Gordon",), ("Lisa Lyons", "Stephen Chandler"))
    assert (change.kind, change.field, change.tier) == (
        ChangeKind.OWNER,
        "directors",
        ChangeGroup.OWNER,
    )
    assert (change.old, change.new) == ("Kevin Gordon", "Lisa Lyons; Stephen Chandler")
    assert change.sentence == "Directors: Kevin Gordon → Lisa Lyons; Stephen Chandler"
    assert change.effect is None
    assert directors(("Bill Cotton",), ("Paul Fermer",))[0].sentence == (
        "Director: Bill Cotton → Paul Fermer"
    )


def test_nobody() -> None:
    (gone,) = directors(("Bill Cotton",), ())
    assert (gone.sentence, gone.effect, gone.new) == (
        "Director: Bill Cotton → nobody",
        Effect.REMOVED,
        None,
    )
    assert directors((), ("Bill Cotton",))[0].effect is Effect.ADDED


def test_the_portfolio_holder_comes_after_the_director() -> None:
    before = cells(directors=("Bill Cotton",), portfolio_holder="Cllr P Sudbury")
    after = cells(directors=("Paul Fermer",), portfolio_holder="Cllr A Gant")
    director, holder = owners(pair(before, after))
    assert holder.sentence == "Portfolio holder: Cllr P Sudbury → Cllr A Gant"
    assert holder.field == "portfolio_holder"
    assert director.weight < holder.weight
    (left,) = owners(pair(cells(portfolio_holder="Cllr P Sudbury"), cells()))
    assert left.sentence == "Portfolio holder: Cllr P Sudbury → nobody"

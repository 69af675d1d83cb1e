from __future__ import annotations

from kpi_tui.analysis.changes.change import Change, ChangeKind, Effect
from kpi_tui.analysis.changes.groups import ChangeGroup
from kpi_tui.analysis.changes.owners import owners
from tests.support.pairs import cells, pair


def directors(before: tuple[str, ...], after: tuple[str, ...]) -> list[Change]:
    return list(owners(pair(cells(directors=before), cells(directors=after))))


def test_a_blank_name_is_nobodys() -> None:
    assert directors((), ("", " ")) == []


def test_of_directors_those_that_came_and_went_are_named() -> None:
    (change,) = directors(("Kevin Marsh",), ("Lisa Brooks", "Stephen Meadows"))
    assert (change.kind, change.field, change.group) == (
        ChangeKind.OWNER,
        "directors",
        ChangeGroup.OWNER,
    )
    assert (change.old, change.new) == ("Kevin Marsh", "Lisa Brooks; Stephen Meadows")
    assert change.sentence == "Directors: Kevin Marsh → Lisa Brooks; Stephen Meadows"
    assert change.effect is None
    assert directors(("Bill Stone",), ("Paul Rivers",))[0].sentence == (
        "Director: Bill Stone → Paul Rivers"
    )


def test_where_nobody_answers_any_more_that_is_a_loss() -> None:
    (gone,) = directors(("Bill Stone",), ())
    assert (gone.sentence, gone.effect, gone.new) == (
        "Director: Bill Stone → nobody",
        Effect.REMOVED,
        None,
    )
    assert directors((), ("Bill Stone",))[0].effect is Effect.ADDED


def test_the_portfolio_holder_comes_after_the_director() -> None:
    before = cells(directors=("Bill Stone",), portfolio_holder="Cllr P Banks")
    after = cells(directors=("Paul Rivers",), portfolio_holder="Cllr A Wood")
    director, holder = owners(pair(before, after))
    assert holder.sentence == "Portfolio holder: Cllr P Banks → Cllr A Wood"
    assert holder.field == "portfolio_holder"
    assert director.weight < holder.weight
    (left,) = owners(pair(cells(portfolio_holder="Cllr P Banks"), cells()))
    assert left.sentence == "Portfolio holder: Cllr P Banks → nobody"

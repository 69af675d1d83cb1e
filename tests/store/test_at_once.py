"""Another importer is at work in the middle of ours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from kpi_tui.publish.import_summary import add_and_say
from kpi_tui.report import Source
from kpi_tui.store import parquet, usable
from kpi_tui.store.store import Store
from tests.support.samples import JULY, corrected

Another = Callable[[], object]


def once(first: Another, then: Callable[..., Any]) -> Callable[..., Any]:
    """A function that lets another importer work before it is called for the first time."""
    waiting = [first]

    def both(*args: Any, **named: Any) -> Any:
        if waiting:
            waiting.pop()()
        return then(*args, **named)

    return both


def test_a_pdf_stays_once_though_another_report_came_between(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def another() -> None:
        other = Store(tmp_path)
        other.add(corrected())
        assert other.add(JULY).revision == 2

    monkeypatch.setattr(parquet, "encode", once(another, parquet.encode))
    store = Store(tmp_path)
    added = store.add(JULY)
    held = [store.report(each.key, each.revision) for each in store.reports(revisions=True)]
    assert held == [corrected(), JULY]
    assert store.revisions(added.key)[added.revision - 1].path == added.path


@pytest.mark.parametrize("place", ["list_reports", "encode"])
def test_the_newest_has_the_last_time(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path)
    store.add(replace(JULY, title="first", source=Source("first.pdf", "ee" * 32, 5)))

    def another() -> None:
        Store(tmp_path).add(corrected())

    where: Any = parquet if place == "encode" else usable
    monkeypatch.setattr(where, place, once(another, getattr(where, place)))
    key = store.add(JULY).key
    revisions = store.revisions(key)
    assert len(revisions) == 3
    assert revisions[-1].imported_at == max(each.imported_at for each in revisions)


def test_who_comes_second_with_a_pdf_is_told_that_it_is_there_already(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = datetime(2024, 9, 1, tzinfo=UTC)
    another = partial(Store(tmp_path).add, JULY, earlier)
    monkeypatch.setattr(parquet, "encode", once(another, parquet.encode))
    _, said = add_and_say(Store(tmp_path), JULY)
    assert said == ["already in the report library as revision 1: nothing changed"]

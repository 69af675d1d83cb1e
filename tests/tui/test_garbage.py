"""Garbage is collected when nobody waits, and only where the explorer is the whole program."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from weakref import ref

import pytest

from kpi_tui.tui.terminal.collector import NEVER, collect_when_idle, postpone


class Knot:
    """What only a collection gets rid of: it holds itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)
    gc.enable()


def test_nothing_is_collected_while_it_starts() -> None:
    postpone()
    assert not gc.isenabled()


def test_what_was_made_at_the_start_is_not_looked_through() -> None:
    postpone()
    knot = ref(Knot())
    collect_when_idle()
    assert gc.isenabled()
    assert knot() is not None
    assert gc.get_threshold()[2] == NEVER


def test_what_came_later_and_is_garbage_is_collected() -> None:
    postpone()
    collect_when_idle()
    knot, kept = ref(Knot()), Knot()
    collect_when_idle()
    assert knot() is None
    assert kept.itself is kept


def test_in_another_program_it_is_left_as_it_is() -> None:
    frozen = gc.get_freeze_count()
    collect_when_idle()
    assert gc.get_freeze_count() == frozen

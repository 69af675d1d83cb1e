"""Garbage is collected when nobody waits, and only where the explorer is the whole program."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from weakref import ref

import pytest

from kpi_tui.tui.terminal.collector import (
    MORE,
    OLD,
    collect_when_idle,
    leave_out,
    look_through_all,
    postpone,
)


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
    assert gc.get_threshold()[2] == OLD


def test_what_came_later_and_is_garbage_is_collected() -> None:
    postpone()
    collect_when_idle()
    knot, kept = ref(Knot()), Knot()
    collect_when_idle()
    assert knot() is None
    assert kept.itself is kept


def test_what_a_dialog_holds_is_not_left_out() -> None:
    postpone()
    collect_when_idle()
    frozen = gc.get_freeze_count()
    held = Knot()
    collect_when_idle(in_dialog=True)
    assert gc.get_freeze_count() <= frozen
    knot = ref(held)
    del held
    collect_when_idle()
    assert knot() is None


def test_what_lived_once_and_is_garbage_by_now_is_collected_when_much_has_come() -> None:
    postpone()
    collect_when_idle()
    held = Knot()
    collect_when_idle()
    knot = ref(held)
    del held
    collect_when_idle()
    assert knot() is not None  # not looked at again, yet
    more = [Knot() for _ in range(int((MORE - 1) * gc.get_freeze_count()) + 1000)]
    collect_when_idle()
    assert knot() is None
    assert all(each.itself is each for each in more)


def test_what_lived_once_is_looked_at_again_when_much_is_let_go() -> None:
    postpone()
    collect_when_idle()
    held = Knot()
    collect_when_idle()
    knot = ref(held)
    del held
    look_through_all()
    collect_when_idle()
    assert knot() is None


def test_garbage_that_is_left_out_again_and_again_is_no_more_than_a_tenth() -> None:
    postpone()
    collect_when_idle()
    frozen = gc.get_freeze_count()
    few = frozen // 50
    knots = []
    for _ in range(20):
        knots += [ref(Knot()) for _ in range(few)]
        leave_out()
    assert gc.get_freeze_count() < (MORE + 0.1) * frozen
    collect_when_idle()
    assert sum(knot() is not None for knot in knots) < 10 * few


def test_garbage_of_keys_that_never_rest_is_collected() -> None:
    postpone()
    collect_when_idle()
    knots = [ref(Knot()) for _ in range(100_000)]
    assert sum(knot() is not None for knot in knots) < 80_000


def test_in_another_program_it_is_left_as_it_is() -> None:
    frozen = gc.get_freeze_count()
    collect_when_idle()
    assert gc.get_freeze_count() == frozen

"""Work that is shared out among processes, and what becomes of it when they are ended."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from threading import Event

import pytest

from kpi_tui.cli.children import Children


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Whether anything was asked; what is asked is answered by this process itself."""
    event = Event()

    def answer(_: Children, line: bytes) -> bytes:
        event.set()
        return line

    monkeypatch.setattr(Children, "_answer", answer)
    return event


def test_answers_come_in_the_order_of_the_lines(asked: Event) -> None:
    with Children("none", 2) as children:
        lines = [b"%d" % number for number in range(20)]
        assert list(children.answers(lines, lambda: None)) == lines
    assert asked.is_set()


def test_another_thread_that_asks_comes_to_its_end(asked: Event) -> None:
    with ThreadPoolExecutor(1) as pool:
        with Children("none", 1) as children:
            told = pool.submit(lambda: {*children.answers(repeat(b"now"), lambda: None)})
            assert asked.wait(60)
        assert told.result(60) <= {b"now"}


def test_nothing_is_answered_once_they_are_ended(asked: Event) -> None:
    with Children("none", 1) as children:
        pass
    assert list(children.answers([b"now"], lambda: None)) == []
    assert not asked.is_set()

"""Eight people who judge in one store at the same time, while others read it."""

from __future__ import annotations

import multiprocessing as mp
from collections.abc import Iterator
from random import Random
from typing import Any

from kpi_tui.judgements.judgement import Note
from kpi_tui.judgements.log import append, read
from kpi_tui.measure_name import MeasureName
from kpi_tui.paths import store_at
from kpi_tui.store_url import StorePath
from tests.robustness.tally import Tally, leave_interruptions_to_the_parent, scratch

AT_ONCE = 8
EACH = 13
"""Judgements of each of them in a round."""
DEBT = MeasureName("OCC11.10", "Debt")
LONGEST = 20_000


def notes_of(seed: int, number: int, judge: int) -> list[Note]:
    """What one of them adds in a round: short notes and some that are longer than a disk's block."""
    rng = Random(f"judges {seed} {number} {judge}")
    lengths = [rng.choice((1, 40, 400, 5_000, LONGEST)) for _ in range(EACH)]
    return [
        Note(
            id=f"{number}-{judge}-{turn}",
            who=f"Officer {judge}",
            why="",
            measure=DEBT,
            text="n" * length,
        )
        for turn, length in enumerate(lengths)
    ]


def _judge(place: str, seed: int, judge: int, numbers: range, start: Any, said: Any) -> None:
    """One of them, in a process of its own."""
    leave_interruptions_to_the_parent()
    for number in numbers:
        start.wait()
        wrong = ""
        seen: set[str] = set()
        try:
            for note in notes_of(seed, number, judge):
                append(_store(place, number), note)
                now = {each.id for each in read(_store(place, number)).all}
                if lost := (seen | {note.id}) - now:
                    wrong = wrong or f"lost while others wrote: {sorted(lost)}"
                seen = now
        except Exception as error:  # whatever it is, it is what is sought
            wrong = f"{type(error).__name__}: {error}"
        said.put((number, wrong))


def attack(seed: int, numbers: range) -> Iterator[Tally]:
    """Have eight of them judge a round a number."""
    with scratch() as folder:
        yield from attack_at(str(folder), "eight judges at once: judgements", seed, numbers)


def attack_at(place: str, test: str, seed: int, numbers: range) -> Iterator[Tally]:
    """The same in a folder or a bucket, in which each round has a store."""
    yield (tally := Tally(test))
    context = mp.get_context("spawn")
    start, said = context.Barrier(AT_ONCE), context.Queue()
    judges = [
        context.Process(target=_judge, args=(place, seed, each, numbers, start, said), daemon=True)
        for each in range(AT_ONCE)
    ]
    for each in judges:
        each.start()
    wrong: dict[int, list[str]] = {number: [] for number in numbers}
    for _ in range(AT_ONCE * len(numbers)):
        number, told = said.get(timeout=300)
        wrong[number] += [told] if told else []
    for each in judges:
        each.join()
    for number in numbers:
        found = read(_store(place, number))
        held = {each.id for each in found.all}
        added = {note.id for judge in range(AT_ONCE) for note in notes_of(seed, number, judge)}
        bad = [f"line {each.number}: {each.reason}" for each in found.bad_lines]
        lost = [f"lost: {each}" for each in sorted(added - held)]
        told = "; ".join([*wrong[number], *bad, *lost])
        tally.add("kept", told, number)
        tally.outcomes["kept"] += len(held & added) - 1


def _store(place: str, number: int) -> StorePath:
    return store_at(f"{place}/{number}")

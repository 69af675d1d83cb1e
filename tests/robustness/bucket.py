"""A store in a bucket under eight importers and judges, and importers that are killed.

`python -m tests.robustness bucket`, against an S3 server of its own on this machine. Whatever was
killed, a reader sees whole reports and no others, nothing that was told to be saved is lost, and
the next importer is not kept waiting.
"""

from __future__ import annotations

import multiprocessing as mp
import os
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Any
from uuid import uuid4

import pytest

from kpi_tui.judgements.judgement import Note
from kpi_tui.judgements.log import append, read
from kpi_tui.paths import store_at
from kpi_tui.store.store import Store
from tests.cloud.server import Server
from tests.robustness.store import importers, judges
from tests.robustness.store.importers import issue
from tests.robustness.tally import Tally, leave_interruptions_to_the_parent

MONTHS = 3
NOT_RUN = "not run: pip install -e '.[cloud,cloud-tests]'"


@contextmanager
def _bucket() -> Iterator[str]:
    """An empty bucket by its URL; "" where there is no server to be had."""
    if not (find_spec("obstore") and find_spec("moto")):
        yield ""
        return
    import logging

    logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
    with Server.started() as server, pytest.MonkeyPatch.context() as patch:
        for name, value in server.environment.items():
            patch.setenv(name, value)
        name = f"reports-{uuid4().hex[:12]}"  # a process knows a bucket by its name
        server.make(name)
        yield f"s3://{name}"


def attack(_: int, numbers: range) -> Iterator[Tally]:
    """A round of eight importers of each kind a number."""
    with _bucket() as place:
        yield from (
            importers.attack_at(place, "eight importers at once in a bucket", numbers)
            if place
            else _not_run("eight importers at once in a bucket")
        )


def attack_judges(seed: int, numbers: range) -> Iterator[Tally]:
    """Eight who judge at once, a round a number."""
    test = "eight judges at once in a bucket: judgements"
    with _bucket() as place:
        yield from judges.attack_at(place, test, seed, numbers) if place else _not_run(test)


def attack_requests(_: int, numbers: range) -> Iterator[Tally]:
    """Kill an importer before and after each of its requests, one by one, as far as numbers go."""
    yield from _killed(
        "killed at a request to a bucket", numbers, lambda number: (number + 1, None)
    )


def attack_random(seed: int, numbers: range) -> Iterator[Tally]:
    """Kill an importer into a bucket at a random moment a number."""

    def moment(number: int) -> tuple[int, float]:
        return 0, Random(f"bucket {seed} {number}").uniform(0, 0.6)

    yield from _killed("killed at random: an import into a bucket", numbers, moment)


def _killed(
    test: str, numbers: range, when: Callable[[int], tuple[int, float | None]]
) -> Iterator[Tally]:
    """Kill an importer at a request or a moment a number, and see what is left of it."""
    with _bucket() as place:
        if not place:
            yield from _not_run(test)
            return
        yield (tally := Tally(test))
        for number in numbers:
            with tempfile.TemporaryDirectory() as folder:
                said = Path(folder) / "said"
                said.touch()
                try:
                    died = _run(f"{place}/{number}", said, *when(number))
                    wrong = _look(f"{place}/{number}", said.read_text().split())
                except Exception as error:  # whatever it is, it is what is sought
                    died, wrong = True, f"{type(error).__name__}: {error}"
            tally.add("killed" if died else "came to its end", wrong, number)


def _run(url: str, said: Path, touches: int, seconds: float | None) -> bool:
    """Let a process import and judge until it is killed; tell whether it was."""
    process = mp.get_context("spawn").Process(target=_work, args=(url, said, touches), daemon=True)
    process.start()
    if seconds is not None:
        while process.is_alive() and not said.read_text():
            time.sleep(0.01)  # what is imported for the first work is not what is tried
        time.sleep(seconds)  # the moment is what is tried here: any will do
        process.kill()
    process.join()
    if process.exitcode not in (0, -signal.SIGKILL):
        raise AssertionError(f"exit code {process.exitcode}")
    return process.exitcode != 0


def _work(url: str, said: Path, touches: int) -> None:
    """Import three months, each twice over, and note something after each; dies at a touch."""
    leave_interruptions_to_the_parent()
    from kpi_tui.store.bucket import bucket_of

    place = store_at(url)
    if touches:
        bucket = bucket_of(url)
        bucket._client = _Dying(bucket._client, touches)
    with said.open("a", buffering=1) as log:
        print("begun", file=log)
        for number in range(2 * MONTHS):
            Store(place).add(issue(number, 1 + number % MONTHS))
            print(f"added-{number}", file=log)
            append(place, _note(f"note-{number}"))
            print(f"note-{number}", file=log)


class _Dying:
    """A client of a bucket whose process is killed before or after a request."""

    def __init__(self, client: Any, touches: int) -> None:
        self._client, self._left = client, touches

    def _touch(self) -> None:
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def __getattr__(self, name: str) -> Callable[..., object]:
        ask = getattr(self._client, name)

        def asked(*args: object, **named: object) -> object:
            self._touch()
            answer = ask(*args, **named)
            self._touch()
            return answer

        return asked


def _look(url: str, said: list[str]) -> str:
    """Tell what is wrong with what a killed importer left; then all of it is imported again."""
    reports = [issue(number, 1 + number % MONTHS) for number in range(2 * MONTHS)]
    added = [reports[int(each.removeprefix("added-"))] for each in said if "added-" in each]
    if wrong := importers.check(url, added, by_clock=True):
        return wrong
    place = store_at(url)
    held = {each.id for each in read(place).all}
    if lost := {each for each in said if "note-" in each} - held:
        return f"lost: {sorted(lost)}"
    for report in reports:
        Store(place).add(report)
    append(place, _note("afterwards"))
    if "afterwards" not in {each.id for each in read(place).all}:
        return "nothing can be noted afterwards"
    return importers.check(url, reports, by_clock=False)


def _note(name: str) -> Note:
    return Note(id=name, who="Officer", why="", measure=judges.DEBT, text=name)


def _not_run(test: str) -> Iterator[Tally]:
    tally = Tally(test)
    tally.add(NOT_RUN)
    yield tally

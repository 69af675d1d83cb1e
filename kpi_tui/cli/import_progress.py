"""The bar of an import: on a terminal only, gone while a line is printed and afterwards."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kpi_tui.text import one_line

if TYPE_CHECKING:
    from rich.progress import Progress

    from kpi_tui.importing.batch import Step


class Bar:
    """What is seen of an import: pages of one file, or the share and the time left of many.

    A context manager: it is seen inside. Making one costs nothing, so that the work begins first.
    """

    def __init__(self, files: Sequence[Path]) -> None:
        self._files = files
        self._progress: Progress | None = None

    def step(self, step: Step) -> None:
        """Show how far the import is."""
        self._update(step.page, step.of, step.done)

    def show(self, page: int, of: int, *, done: int) -> None:
        """Show how far the work is, which is done with so many files and at a page of the next."""
        self._update(page, of, (done + page / max(of, 1)) / len(self._files))

    def _update(self, page: int, of: int, share: float) -> None:
        if self._progress:
            completed, total = (share, 1.0) if len(self._files) > 1 else (page, of)
            self._progress.update(self._progress.task_ids[0], completed=completed, total=total)

    def __enter__(self) -> Bar:
        if self._files and sys.stderr.isatty():
            self._progress = _progress(self._files)
            self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._progress:
            self._progress.stop()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the bar away while something is printed."""
        self.__exit__()
        yield
        if self._progress:
            self._progress.start()


def _progress(files: Sequence[Path]) -> Progress:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    name = TextColumn("{task.description}", markup=False)
    one: tuple[ProgressColumn, ...] = (name, MofNCompleteColumn(), BarColumn())
    many = (name, BarColumn(), TaskProgressColumn(), TimeRemainingColumn(), TextColumn("left"))
    # Where the standard output goes elsewhere, Rich would put it on the terminal.
    progress = Progress(
        *(many if len(files) > 1 else one),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    what = f"{len(files)} files" if len(files) > 1 else f"{one_line(files[0].name)}  page"
    progress.add_task(what, total=None)
    return progress

"""The bar of an import: on a terminal only, gone while a line is printed and afterwards."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kpi_tui.cli.bar import bar
from kpi_tui.text import one_line

if TYPE_CHECKING:
    from rich.progress import Progress

    from kpi_tui.importing.batch import Step


class Bar:
    """Shows how far an import is: by the pages of one file, or by the share and time left of many.

    A context manager: it is seen inside. Making one costs nothing, so that the work begins first.
    """

    def __init__(self, files: Sequence[Path]) -> None:
        self._files = files
        self._progress: Progress | None = None

    def step(self, step: Step) -> None:
        """Show how far the import is."""
        self._update(step.page, step.of, step.done)

    def show(self, page: int, of: int, *, done: int) -> None:
        """Show that so many files are done, and that work is at this page of the next."""
        self._update(page, of, (done + page / max(of, 1)) / len(self._files))

    def _update(self, page: int, of: int, share: float) -> None:
        if self._progress:
            completed, total = (share, 1.0) if len(self._files) > 1 else (page, of)
            self._progress.update(self._progress.task_ids[0], completed=completed, total=total)

    def __enter__(self) -> Bar:
        if self._files and sys.stderr.isatty():
            many = len(self._files) > 1
            what = f"{len(self._files)} files" if many else f"{one_line(self._files[0].name)}  page"
            self._progress = bar(what, many)
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

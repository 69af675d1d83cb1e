"""A bar that says how far a long work is: on a terminal alone, gone at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress


def bar(what: str, by_share: bool) -> Progress:
    """Make a bar of one task on the standard error, by its share and the time left or by a count."""
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
    count: tuple[ProgressColumn, ...] = (name, MofNCompleteColumn(), BarColumn())
    share = (name, BarColumn(), TaskProgressColumn(), TimeRemainingColumn(), TextColumn("left"))
    # Where the standard output goes elsewhere, Rich would put it on the terminal.
    progress = Progress(
        *(share if by_share else count),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    progress.add_task(what, total=None)
    return progress

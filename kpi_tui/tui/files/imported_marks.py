"""Which PDFs of a folder have been imported, whatever they are called now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from threading import Thread

from textual.message import Message
from textual.message_pump import MessagePump

from kpi_tui.errors import KpiTuiError
from kpi_tui.store_url import StorePath


@dataclass
class ImportedFound(Message):
    """A report of the store was read from this file."""

    path: Path


def mark_imported(
    paths: Sequence[Path],
    store: StorePath | None,
    teller: MessagePump,
    is_wanted: Callable[[Path], bool],
) -> None:
    """Post `ImportedFound` of each file that was imported, from a thread that nobody waits for.

    `is_wanted` is asked before each file is read: at the first `False` the thread ends.
    """
    if store is None or not paths:
        return

    def look() -> None:
        from kpi_tui.importing.sources import imported_among
        from kpi_tui.store.store import Store

        with suppress(KpiTuiError, RuntimeError):  # the store is damaged; the dialog has been left
            held = Store(store, on_problem=lambda _: None).reports(revisions=True)
            sha256s = {each.source.sha256 for each in held}
            wanted = takewhile(is_wanted, paths) if sha256s else ()
            for path in imported_among(wanted, sha256s):
                teller.post_message(ImportedFound(path))

    Thread(target=look, daemon=True).start()

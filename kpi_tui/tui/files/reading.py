"""Reading the files of an import, and putting what they hold into the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from kpi_tui.doubts import doubts
from kpi_tui.errors import KpiTuiError
from kpi_tui.labels import plural
from kpi_tui.text import one_line
from kpi_tui.tui.files.import_result import ImportResult, refused_file

if TYPE_CHECKING:
    from kpi_tui.importing.batch import Outcome
    from kpi_tui.report import Report
    from kpi_tui.store.store import Store


@dataclass(frozen=True, slots=True)
class ToRead:
    """Files that are read alike."""

    files: tuple[Path, ...]
    password: str | None = None
    profile: Path | None = None
    """The profile to read them by; where it is `None`, the one that knows them."""
    read: tuple[Report, ...] = ()
    """What is read of the one file already."""

    @property
    def command(self) -> tuple[str, ...]:
        """The command that reads them."""
        from kpi_tui.importing.child import READER
        from kpi_tui.importing.protocol import PROFILE

        return (*READER, *([f"{PROFILE}{self.profile}"] if self.profile else []))


def to_read(files: Sequence[Path], passwords: Mapping[Path, str]) -> list[ToRead]:
    """Put those files together that the same password opens."""
    return [
        ToRead(tuple(path for path in files if passwords.get(path) == each), each)
        for each in dict.fromkeys(map(passwords.get, files))
    ]


def results_of(
    outcome: Outcome,
    store: Store,
    passwords: Mapping[Path, str],
    require: Callable[[], None],
) -> Iterator[ImportResult]:
    """Put what was read of a file into the store, and yield what became of each of its reports.

    `require` raises `StoreError` where the store is not to be written any more.
    """
    path = outcome.path
    if isinstance(outcome.result, KpiTuiError):
        yield refused_file(path.name, outcome.result, path, typed=path in passwords)
        return
    from kpi_tui.importing.sources import remember_source

    for report in outcome.result:
        remember_source(path, report.source.sha256)
        yield _added(path.name, report, store, require)


def _added(name: str, report: Report, store: Store, require: Callable[[], None]) -> ImportResult:
    from kpi_tui.publish.import_summary import add_and_say, headline, words_read
    from kpi_tui.publish.issue_doubts import decided_before, perhaps_other_period

    try:
        require()
        added, (said, *changes) = add_and_say(store, report)
    except KpiTuiError as error:
        return refused_file(name, error)
    lines = (headline(report), *words_read(report), said)
    return ImportResult(
        name,
        lines,
        tuple(changes),
        (
            *perhaps_other_period(store, added, report),
            *doubts(report.warnings, report.account),
            *decided_before(store, added, report),
        ),
        added.key,
        len(report.readings),
        added.is_new,
        report.council,
        revision=added.revision if added.is_new and added.previous is not None else None,
    )


def opening(parts: Sequence[ToRead]) -> Text:
    """Say which file is opened, of several how many: what is known until the first page is read."""
    files = [path for part in parts for path in part.files]
    named = one_line(files[0].name) if len(files) == 1 else plural(len(files), "file")
    return Text(f"Opening {named} …")

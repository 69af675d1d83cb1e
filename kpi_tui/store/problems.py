"""Errors about a file of the store: one line says what is wrong and what to do about it."""

from __future__ import annotations

from enum import StrEnum

from kpi_tui.errors import StoreError, reason_of
from kpi_tui.labels import Label
from kpi_tui.store_url import StorePath, StoreUrl


class ProblemKind(StrEnum):
    """A kind of fault of a file, which decides what to do about it."""

    MISNAMED = "misnamed"
    COPY = "copy"
    NO_FILE = "no_file"
    UNREADABLE = "unreadable"
    DAMAGED = "damaged"
    FOREIGN = "foreign"
    MISPLACED = "misplaced"
    TAKEN = "taken"
    NEWER = "newer"
    TEMPORARY = "temporary"
    NEEDLESS = "needless"


_CURES = {
    ProblemKind.MISNAMED: "move it elsewhere",
    ProblemKind.COPY: f"kpi-tui doctor says whether its content is in the {Label.LIBRARY}",
    ProblemKind.NO_FILE: "move it elsewhere",
    ProblemKind.UNREADABLE: "it may be sound: check who may read it, and try again",
    ProblemKind.DAMAGED: "import its PDF again, then delete this file",
    ProblemKind.FOREIGN: "move it elsewhere",
    ProblemKind.MISPLACED: "import its PDF again, then delete this file",
    ProblemKind.TAKEN: "import its PDF by a profile of another name, then delete this file",
    ProblemKind.NEWER: "upgrade with pip install -U kpi-tui",
    ProblemKind.NEEDLESS: "delete it",
    ProblemKind.TEMPORARY: "kpi-tui doctor --sweep removes it",
}


class StoreFileError(StoreError):
    """A fault of one file, which is left out; the rest of the store can be read."""

    def __init__(self, path: StorePath, kind: ProblemKind, why: str) -> None:
        super().__init__(f"{path}: {why}: {_CURES[kind]}")
        self.path, self.kind, self.why = path, kind, why

    def with_outcome(self, outcome: str) -> StoreFileError:
        """Return the same with a consequence added: `…, so revision 1 is read instead`."""
        return StoreFileError(self.path, self.kind, f"{self.why}, so {outcome}")

    @property
    def short(self) -> str:
        """The line with the file's name in place of its path, for a screen that shows one store."""
        return f"{self.path.name}: {self.why}: {self.cure}"

    @property
    def cure(self) -> str:
        """What to do about it."""
        return _CURES[self.kind]


def unreadable(path: StorePath, error: OSError) -> StoreFileError:
    """Build the problem of a file that the system does not let us read."""
    why = reason_of(error)
    return StoreFileError(path, ProblemKind.UNREADABLE, f"cannot be read: {why}")


def disk_error(path: StorePath, error: OSError) -> StoreError:
    """Build the error for a folder, disk or bucket that cannot be read or written."""
    why = reason_of(error)
    is_far = isinstance(path, StoreUrl)
    what = "its name, your rights and the network" if is_far else "the folder and its disk"
    return StoreError(f"{path}: {why}: check {what}, or choose another with --store")

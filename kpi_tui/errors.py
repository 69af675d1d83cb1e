"""The one kind of error a person is meant to read."""

from typing import ClassVar


class KpiTuiError(Exception):
    """Something a person can act on: its text is one line, "what: why, and what to do".

    `choices` are what may have been meant, where that is several things: a line each, under it.
    """

    choices: tuple[str, ...] = ()


class PdfError(KpiTuiError):
    """A file that could not be read as a report."""


class UnknownReportError(PdfError):
    """A report that no profile knows: one can be drafted."""

    COMMAND: ClassVar[str] = "kpi-tui profile new FILE"
    """What its text says drafts one."""


class LockedPdfError(PdfError):
    """A file that a password locks: none was given, or not the right one."""


class StoreError(KpiTuiError):
    """A store that could not be read or written."""


class ProfileError(KpiTuiError):
    """A profile of a council's report that says what is not understood."""

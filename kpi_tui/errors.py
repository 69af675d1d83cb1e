"""The errors that a person is meant to read, all of one kind."""

from typing import ClassVar


class KpiTuiError(Exception):
    """Something a person can act on: its text is one line, "what: why, and what to do".

    `choices` are lines to print under it, one for each thing that may have been meant.
    """

    choices: tuple[str, ...] = ()


class PdfError(KpiTuiError):
    """A file that could not be read as a report."""


class UnknownReportError(PdfError):
    """A report that no profile knows: one can be drafted."""

    COMMAND: ClassVar[str] = "kpi-tui profile new FILE"
    """The command in its text that drafts one."""
    NOT_KNOWN: ClassVar[str] = ": no profile knows "
    """What parts its text: what was found in the file, and what to do."""

    @property
    def found(self) -> str:
        """What was found in the file."""
        return str(self).rpartition(self.NOT_KNOWN)[0] or str(self)


class LockedPdfError(PdfError):
    """A file that is locked, for which no password was given, or a wrong one."""


class StoreError(KpiTuiError):
    """A store that could not be read or written."""


class ProfileError(KpiTuiError):
    """A profile of a council's report that is not understood."""


def reason_of(error: OSError) -> str:
    """Return why the system did not do something, in its own words."""
    return error.strerror or type(error).__name__

"""What the process that reads a PDF says to the one that waits for it: a line of JSON a message.

`{"reading": 3, "of": 23}` when it turns to a page, `{"page": 3, "of": 23}` when it is done with
it, and last one of these: `{"reports": [{…}]}`,
`{"explanation": ["one line", …], "refused": null}`, `{"draft": {…}}`,
`{"drawn": "what is to be said"}`, `{"error": "one line for a person", "kind": "LockedPdfError"}`
or `{"fault": "IndexError"}`.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from kpi_tui.errors import KpiTuiError, LockedPdfError, PdfError, UnknownReportError
from kpi_tui.profiles.guess import ProfileGuess
from kpi_tui.report import Report

PASSWORD = "KPI_TUI_PDF_PASSWORD"
"""The environment variable that holds the PDF's password: arguments are for every user to see."""

PICTURES = "--pictures="
"""The argument that names the folder for pictures of the pages, before the name of the folder."""

PROFILE = "--profile="
"""The argument that says which profile the PDF is read by, before its name or file."""

DRAFT = "--draft="
"""The argument that asks for a profile's draft, before what a person told of it as JSON, if anything."""

ROW = "--row="
"""The argument that asks for a picture of a measure's row, before a `RowRequest` as JSON."""

_KINDS: tuple[type[PdfError], ...] = (UnknownReportError, LockedPdfError)
_MOST_PAGES = 1_000_000
"""More than any PDF has: no clock is set by a larger number."""


@dataclass(frozen=True, slots=True)
class PageBegun:
    """A page that is worked on from now, counted from 1."""

    page: int
    of: int


@dataclass(frozen=True, slots=True)
class PageRead:
    """A page that is done with, counted from 1."""

    page: int
    of: int


@dataclass(frozen=True, slots=True)
class Reports:
    """What was read: a report, or one for each period that the file reports on."""

    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Where every word of a PDF went, in lines of text."""

    lines: tuple[str, ...]
    refused: str | None = None
    """Why the PDF is no report, as a person reads it."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """What was guessed of a report that no profile knows."""

    guess: ProfileGuess
    reports: tuple[Report, ...] = ()
    """What the guess reads of the file; nothing where that is refused."""


@dataclass(frozen=True, slots=True)
class RowRequest:
    """Which row of a PDF is to be drawn, and into which file."""

    sha256: str
    """Of the PDF it was read from."""
    code: str
    name: str
    pages: tuple[int, ...]
    output: str
    """The PNG to write."""

    def to_json(self) -> str:
        """Return the request as an argument."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> RowRequest:
        """Return the request in an argument."""
        data = json.loads(text)
        return cls(**{**data, "pages": tuple(data["pages"])})


@dataclass(frozen=True, slots=True)
class RowDrawn:
    """The picture of a row has been written."""

    note: str
    """What is to be said of it; nothing where the row is marked."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why the PDF is no report, as a person reads it: the line of a `PdfError`."""

    sentence: str
    kind: type[PdfError] = PdfError
    """What a person can do about it: draft a profile, type a password."""

    @classmethod
    def of(cls, error: KpiTuiError) -> Refusal:
        """Return what is said of an error."""
        return cls(str(error), next((each for each in _KINDS if isinstance(error, each)), PdfError))


@dataclass(frozen=True, slots=True)
class Fault:
    """An error that nobody foresaw, by the name of its class."""

    error: str


Message = PageBegun | PageRead | Reports | Explanation | Drafted | RowDrawn | Refusal | Fault


def encode(message: Message) -> bytes:
    """Return the message as a line of ASCII."""
    data: dict[str, Any]
    match message:
        case PageBegun(page, of):
            data = {"reading": page, "of": of}
        case PageRead(page, of):
            data = {"page": page, "of": of}
        case Reports(reports):
            data = {"reports": [report.to_dict() for report in reports]}
        case Explanation(lines, refused):
            data = {"explanation": lines, "refused": refused}
        case Drafted(guess, reports):
            data = {"draft": guess.to_dict(), "read": [report.to_dict() for report in reports]}
        case RowDrawn(note):
            data = {"drawn": note}
        case Refusal(sentence, kind):
            data = {"error": sentence, "kind": kind.__name__}
        case Fault(error):
            data = {"fault": error}
    return json.dumps(data, ensure_ascii=True).encode() + b"\n"


def decode(line: str) -> Message:
    """Return the message in a line. Raises `ValueError` for a line that is none."""
    try:
        data: dict[str, Any] = json.loads(line)
        if "error" in data:
            kinds = {each.__name__: each for each in _KINDS}
            return Refusal(str(data["error"]), kinds.get(str(data.get("kind")), PdfError))
        if "fault" in data:
            return Fault(str(data["fault"]))
        if "reports" in data:
            return Reports(tuple(map(Report.from_dict, data["reports"])))
        if "explanation" in data:
            refused = data.get("refused")
            lines = tuple(map(str, data["explanation"]))
            return Explanation(lines, None if refused is None else str(refused))
        if "draft" in data:
            read = tuple(map(Report.from_dict, data["read"]))
            return Drafted(ProfileGuess.from_dict(data["draft"]), read)
        if "drawn" in data:
            return RowDrawn(str(data["drawn"]))
        of = int(data["of"])
        if not 0 <= of <= _MOST_PAGES:
            raise ValueError("no number of pages")
        if "reading" in data:
            return PageBegun(int(data["reading"]), of)
        return PageRead(int(data["page"]), of)
    except (KeyError, TypeError, AttributeError, ArithmeticError) as error:
        raise ValueError(f"no message: {line[:80]}") from error

"""Opening a PDF, and what to say when it cannot be opened."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from kpi_tui.errors import LockedPdfError, PdfError
from kpi_tui.pdf.page.annotations import Annotation, open_page
from kpi_tui.pdf.page.limits import LARGEST_FILE, LARGEST_SIDE, MOST_PAGES, LimitError
from kpi_tui.pdf.page.pages import Page
from kpi_tui.regex import regex

_PIECE = 1 << 20
"""Bytes that are read at once."""
_MOST_KEPT = 60
"""Pages that stay open for the next who asks for them."""
_MOST_OBJECTS = 4_000
"""A longer list of a page's objects is given back while the page stays open."""
_LOCKED = b"/Encrypt"
_OFFICE = regex(r"(Libre|Open)Office|Collabora", re.I)

OnStart = Callable[[int, int], None]
"""Called with the number of the page that is worked on from now, and how many there are."""


@dataclass(frozen=True)
class PdfDocument:
    """An open PDF: its pages are opened when asked."""

    path: Path
    sha256: str
    raw: pypdfium2.PdfDocument = field(repr=False)
    progress: _Progress = field(repr=False)
    annotations: dict[int, list[Annotation]] = field(default_factory=dict, repr=False)
    """What was put on the pages, by their number."""
    kept: dict[int, Page] = field(default_factory=dict, repr=False)
    """Pages that are open, by their number."""

    @property
    def name(self) -> str:
        """The file's name, as text that any file can hold."""
        return self.path.name.encode("utf-8", "replace").decode()

    @property
    def count(self) -> int:
        """The number of its pages."""
        return self.progress.pages

    def keep(self, page: Page, *, holds_some: bool) -> None:
        """Leave a page open for the next who asks for it, or close it where there are many.

        `holds_some` says that it may hold something of a report.
        """
        if len(self.kept) < _MOST_KEPT and (holds_some or self.count <= _MOST_KEPT):
            page.forget_objects(_MOST_OBJECTS)
            self.kept[page.number] = page
        else:
            page.close()

    @property
    def draws_hyphens_apart(self) -> bool:
        """Whether the program that wrote it draws the hyphens of broken words by themselves."""
        return bool(_OFFICE.match(self.raw.get_metadata_value("Producer")))

    def open_page(self, number: int) -> Page:
        """Open a page. Raises `LimitError` where it is damaged or of no possible size."""
        self.progress.start(number)
        if kept := self.kept.pop(number, None):
            return kept
        try:
            raw, annotations = open_page(self.raw, number - 1)
        except pypdfium2.PdfiumError:
            raise LimitError("is damaged: download it again") from None
        # What is typed into the fields of a page becomes part of it: the next time it has none.
        annotations = self.annotations.setdefault(number, annotations)
        page = Page(number, raw, self.progress.start, annotations)
        if not all(1 <= side <= LARGEST_SIDE for side in page.raw.get_size()):
            page.close()
            raise LimitError("has an impossible size: not read")
        return page


@contextmanager
def open_pdf(
    path: Path, on_start: OnStart | None = None, password: str | None = None
) -> Iterator[PdfDocument]:
    """Open the PDF at `path`; it is never in memory as a whole.

    Raises `PdfError` where it is no PDF that can be read, where a page is beyond its limits when it
    is read inside, and at the end where the file is no longer what it was.
    """
    sha256, is_locked = _examine(path)
    try:
        document = pypdfium2.PdfDocument(path, password)
    except (pypdfium2.PdfiumError, FileNotFoundError) as error:
        # PDFium keeps its last error: a code alone may be that of the file before.
        code = getattr(error, "err_code", None)
        if code == pdfium.FPDF_ERR_PASSWORD and is_locked:
            said = "a password is needed to open it: give it with --password"
            if password:
                said = "this password does not open it: give another with --password"
            raise LockedPdfError(f"{path}: {said}") from error
        why = "damaged, not readable as PDF: download it again"
        raise PdfError(f"{path}: {why}") from error
    count = len(document)
    if count == 0:
        raise PdfError(f"{path}: a PDF without pages: download it again")
    if count > MOST_PAGES:
        raise PdfError(f"{path}: {count} pages, more than any pack ({MOST_PAGES}): not read")
    progress = _Progress(count, on_start)
    if document.get_formtype() != pdfium.FORMTYPE_NONE:
        document.init_forms()  # PDFium draws the fields only now
    try:
        yield PdfDocument(path, sha256, document, progress)
        _refuse_changed(path, sha256)
    except LimitError as error:
        raise PdfError(f"{path}: page {progress.page} {error}") from None
    finally:
        document.close()


def _refuse_changed(path: Path, sha256: str) -> None:
    """Raise `PdfError` for a file that is another now: pages are read from it one by one."""
    try:
        now, _ = _examine(path)
    except PdfError:
        now = ""
    if now != sha256:
        raise PdfError(f"{path}: was changed while it was read: import it again once it is whole")


@dataclass
class _Progress:
    """Which page of the file is worked on."""

    pages: int
    on_start: OnStart | None
    page: int = 1

    def start(self, page: int) -> None:
        """Note that work on a page begins or goes on."""
        self.page = page
        if self.on_start:
            self.on_start(page, self.pages)


def _examine(path: Path) -> tuple[str, bool]:
    """Return the file's SHA-256 and whether it is encrypted. Raises `PdfError` for what is no PDF."""
    digest = hashlib.sha256()
    is_locked = False
    try:
        if path.is_dir():
            raise PdfError(f"{path}: a folder, not a file: name a PDF in it")
        if path.exists() and not path.is_file():
            raise PdfError(f"{path}: not a file: name a PDF")
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise PdfError(
                f"{path}: {size / 1e6:.0f} MB, larger than any pack ({LARGEST_FILE / 1e6:.0f} MB): not read"
            )
        with path.open("rb") as file:
            piece = file.read(_PIECE)
            if not piece:
                raise PdfError(f"{path}: an empty file: download it again")
            if b"%PDF" not in piece[:1024]:
                raise PdfError(f"{path}: not a PDF: save or download the report as PDF")
            end = b""
            while piece:
                digest.update(piece)
                is_locked = is_locked or _LOCKED in end + piece
                end = piece[1 - len(_LOCKED) :]
                piece = file.read(_PIECE)
    except FileNotFoundError:
        raise PdfError(f"{path}: no such file: check the name and the folder") from None
    except OSError as error:
        raise PdfError(
            f"{path}: cannot be opened ({error.strerror}): close it elsewhere or copy it"
        ) from error
    return digest.hexdigest(), is_locked

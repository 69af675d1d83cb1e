"""Opening a PDF, and what to say when it cannot be opened."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from kpi_tui.errors import PdfError
from kpi_tui.pdf.page.annotations import open_page
from kpi_tui.pdf.page.limits import LARGEST_FILE, LARGEST_SIDE, MOST_PAGES, LimitError
from kpi_tui.pdf.page.pages import Page

OnStart = Callable[[int, int], None]
"""Called with the number of the page that is worked on from now, and how many there are."""


@dataclass(frozen=True)
class PdfDocument:
    """An open PDF: its pages are read when asked."""

    path: Path
    sha256: str
    pages: list[Page]

    @property
    def name(self) -> str:
        """The file's name, as text that any file can hold."""
        return self.path.name.encode("utf-8", "replace").decode()


@contextmanager
def open_pdf(
    path: Path, on_start: OnStart | None = None, password: str | None = None
) -> Iterator[PdfDocument]:
    """Open the PDF at `path`.

    Raises `PdfError` where it is no PDF that can be read, or a page is beyond its limits when it
    is read inside.
    """
    data = _read(path)
    try:
        document = pypdfium2.PdfDocument(data, password)
    except pypdfium2.PdfiumError as error:
        # PDFium keeps its last error: a code alone may be that of the file before.
        code = getattr(error, "err_code", None)
        if code == pdfium.FPDF_ERR_PASSWORD and b"/Encrypt" in data:
            why = "a password is needed to open it: give it with --password"
        else:
            why = "damaged, not readable as PDF: download it again"
        raise PdfError(f"{path}: {why}") from error
    count = len(document)
    if count == 0:
        raise PdfError(f"{path}: a PDF without pages: download it again")
    if count > MOST_PAGES:
        raise PdfError(f"{path}: {count} pages, more than any annex ({MOST_PAGES}): not read")
    progress = _Progress(count, on_start)
    if document.get_formtype() != pdfium.FORMTYPE_NONE:
        document.init_forms()  # PDFium draws the fields only now
    try:
        pages = [_page(path, document, number, progress) for number in range(1, count + 1)]
        yield PdfDocument(path, hashlib.sha256(data).hexdigest(), pages)
    except LimitError as error:
        raise PdfError(f"{path}: page {progress.page} {error}") from None
    finally:
        document.close()


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


def _read(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise PdfError(f"{path}: a folder, not a file: name a PDF in it")
        if path.exists() and not path.is_file():
            raise PdfError(f"{path}: not a file: name a PDF")
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise PdfError(
                f"{path}: {size / 1e6:.0f} MB, larger than any annex ({LARGEST_FILE / 1e6:.0f} MB): not read"
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise PdfError(f"{path}: no such file: check the name and the folder") from None
    except OSError as error:
        raise PdfError(
            f"{path}: cannot be opened ({error.strerror}): close it elsewhere or copy it"
        ) from error
    if not data:
        raise PdfError(f"{path}: an empty file: download it again")
    if b"%PDF" not in data[:1024]:
        raise PdfError(f"{path}: not a PDF: save or download the annex as PDF")
    return data


def _page(path: Path, document: pypdfium2.PdfDocument, number: int, progress: _Progress) -> Page:
    progress.start(number)
    try:
        raw, annotations = open_page(document, number - 1)
        page = Page(number, raw, progress.start, annotations)
    except pypdfium2.PdfiumError as error:
        raise PdfError(f"{path}: page {number} is damaged: download it again") from error
    if not all(1 <= side <= LARGEST_SIDE for side in page.raw.get_size()):
        raise PdfError(f"{path}: page {number} has an impossible size: not read")
    return page

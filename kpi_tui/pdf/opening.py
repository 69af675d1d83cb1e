"""Opening a PDF, and what to say when it cannot be opened."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from kpi_tui.errors import PdfError
from kpi_tui.pdf.pages import Page

LARGEST_FILE = 50_000_000
MOST_PAGES = 500
LARGEST_SIDE = 5_000
"""Points; a page of a report is some 850 points wide."""


@dataclass(frozen=True)
class Opened:
    """An open PDF: its pages are read when asked."""

    path: Path
    sha256: str
    pages: list[Page]


@contextmanager
def open_pdf(path: Path) -> Iterator[Opened]:
    """The pages of the PDF at `path`. Raises `PdfError` where it is no PDF that can be read."""
    data = _read(path)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise PdfError(_why(path, error)) from error
    try:
        yield Opened(path, hashlib.sha256(data).hexdigest(), _pages(path, document))
    finally:
        document.close()


def _read(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise PdfError(f"{path}: a folder, not a file: name a PDF in it")
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


def _why(path: Path, error: pypdfium2.PdfiumError) -> str:
    if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
        return f"{path}: a password is needed to open it: save a copy without one"
    return f"{path}: damaged, not readable as PDF: download it again"


def _pages(path: Path, document: pypdfium2.PdfDocument) -> list[Page]:
    count = len(document)
    if count == 0:
        raise PdfError(f"{path}: a PDF without pages: download it again")
    if count > MOST_PAGES:
        raise PdfError(f"{path}: {count} pages, more than any annex ({MOST_PAGES}): not read")
    pages = []
    for index in range(count):
        try:
            page = Page(index + 1, document[index])
        except pypdfium2.PdfiumError as error:
            raise PdfError(f"{path}: page {index + 1} is damaged: download it again") from error
        if not all(1 <= side <= LARGEST_SIDE for side in page.size):
            raise PdfError(f"{path}: page {index + 1} has an impossible size: not read")
        pages.append(page)
    return pages

"""The pages of an open PDF, all at once: the reader opens those that it reads, one by one."""

from __future__ import annotations

from kpi_tui.pdf.page.document import PdfDocument
from kpi_tui.pdf.page.pages import Page


def pages_of(document: PdfDocument) -> list[Page]:
    return [document.open_page(number) for number in range(1, document.count + 1)]

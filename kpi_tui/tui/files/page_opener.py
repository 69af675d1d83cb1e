"""Showing the PDF page that a measure was read from, in the system's own viewer."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.widget import Widget
from textual.worker import Worker, WorkerState

from kpi_tui.errors import KpiTuiError, LockedPdfError
from kpi_tui.labels import page_list
from kpi_tui.text import one_line
from kpi_tui.tui.screens.ask import PromptDialog

if TYPE_CHECKING:
    from kpi_tui.importing.child import PdfChild
    from kpi_tui.report import Reading, Report

LONG = 12.0
"""Seconds for which the message stays that says why there is nothing to see."""


@dataclass
class PageOpened(Message):
    """A picture is open, or a browser may download it."""

    said: str
    name: str = ""
    content: bytes | None = None


@dataclass
class PageLocked(Message):
    """The PDF is locked by a password, which is missing or wrong."""

    reading: Reading
    report: Report
    is_wrong: bool


@dataclass
class PageNotOpened(Message):
    """There is no picture, or no program for it."""

    why: str


class PageOpener(Widget):
    """Draws the page in a process of its own, opens the picture, and says so.

    It shows nothing itself.
    """

    DEFAULT_CSS = "PageOpener { display: none; }"

    def __init__(self) -> None:
        super().__init__()
        self._child: PdfChild | None = None
        self._passwords: dict[str, str] = {}
        """What has opened PDFs, by their SHA-256."""

    def show(self, reading: Reading, report: Report) -> None:
        """Show where a measure stands; what is still being drawn for another is given up."""
        self._cancel()
        where = f"{page_list(reading.pages)} of {one_line(report.source.name)}"
        looking = f"Looking for the page of {one_line(reading.measure_code)} …"
        self.app.notify(looking, timeout=2, markup=False)
        self._draw(reading, report, where, self._passwords.get(report.source.sha256))

    @work(thread=True, exclusive=True, exit_on_error=False, group="page")
    def _draw(self, reading: Reading, report: Report, where: str, password: str | None) -> None:
        """Draw and open in a thread, and post what became of it."""
        from kpi_tui.importing.page_picture import draw_page
        from kpi_tui.opening import open_with_system

        code = one_line(reading.measure_code)
        try:
            drawn = draw_page(reading, report, password=password, on_child=self._keep)
            if password:
                self._passwords[report.source.sha256] = password
            said = f"{where}: {drawn.note or f'{code} is marked'}."
            if self.app.is_web:
                content = drawn.path.read_bytes()
                self.post_message(
                    PageOpened(f"Sent to your browser: {said}", drawn.path.name, content)
                )
            else:
                open_with_system(drawn.path)
                self.post_message(PageOpened(f"Opened {said}"))
        except LockedPdfError:
            self.post_message(PageLocked(reading, report, bool(password)))
        except KpiTuiError as error:
            self.post_message(PageNotOpened(one_line(str(error))))

    def _keep(self, child: PdfChild) -> None:
        self._child = child

    def _cancel(self) -> None:
        """End the process that draws, if there is one."""
        if self._child is not None:
            self._child.cancel()
            self._child = None

    def on_unmount(self) -> None:
        """Leave no process behind."""
        self._cancel()

    @on(PageOpened)
    def _tell(self, event: PageOpened) -> None:
        event.stop()
        if event.content is not None:
            self.app.deliver_binary(io.BytesIO(event.content), save_filename=event.name)
        self.app.notify(event.said, markup=False)

    @on(PageLocked)
    def _ask_password(self, event: PageLocked) -> None:
        event.stop()
        name, reading, report = one_line(event.report.source.name), event.reading, event.report

        def draw(password: str | None) -> None:
            if password is not None:
                where = f"{page_list(reading.pages)} of {name}"
                self._draw(reading, report, where, password)

        said = "This password does not open" if event.is_wrong else "A password locks"
        dialog = PromptDialog("Password", f"{said} {name}.", "password", True, secret=True)
        self.app.push_screen(dialog, draw)

    @on(PageNotOpened)
    def _refuse(self, event: PageNotOpened) -> None:
        event.stop()
        self.app.notify(event.why, severity="warning", timeout=LONG, markup=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say that the page could not be shown, after a fault of ours too."""
        if event.state is WorkerState.ERROR:
            fault = type(event.worker.error).__name__
            self.app.notify(f"The page could not be shown ({fault}).", severity="error")

"""A briefing as PDF, made by a program found here: LibreOffice, a browser, or WeasyPrint."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from kpi_tui.endings import endings_wait, undo_before_ending
from kpi_tui.errors import KpiTuiError, reason_of
from kpi_tui.publish.brief import write
from kpi_tui.publish.brief.document import Brief

_SECONDS = 120
"""How many seconds a program may take."""
_POLL = 0.1
"""Seconds between two looks at whether it has ended."""
INSTEAD = "write it as html, open that, and print it"
"""What to do where no PDF can be made."""
_TAGGED = '{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
"""What has LibreOffice keep headings, tables and their headers, which a screen reader goes by."""
_WEASYPRINT_WITH_TAGS = 66
_OFFICES = ("soffice", "libreoffice")
_BROWSERS = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    *("microsoft-edge", "microsoft-edge-stable", "msedge", "brave-browser"),
)
_IN_FOLDERS = {
    "office": ("LibreOffice/program/soffice.exe",),
    "browser": ("Microsoft/Edge/Application/msedge.exe", "Google/Chrome/Application/chrome.exe"),
}
"""Where installers put them on Windows, where they are not on the search path."""
_ON_MACS = {
    "office": ("LibreOffice.app/Contents/MacOS/soffice",),
    "browser": (
        "Google Chrome.app/Contents/MacOS/Google Chrome",
        "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        "Chromium.app/Contents/MacOS/Chromium",
    ),
}


class NoPdfMadeError(KpiTuiError):
    """A PDF that could not be made."""


@dataclass(frozen=True, slots=True)
class PdfProgram:
    """A program that makes PDFs."""

    name: str
    takes: str
    """The format that it makes PDFs from."""
    command: Callable[[Path, Path], list[str]]
    """Returns the command line for a file and an empty folder. The PDF appears beside the file."""


def pdf_programs() -> Iterator[PdfProgram]:
    """Yield the programs there are, the one that keeps the pages best first."""
    if office := _found("office", _OFFICES):
        yield PdfProgram("LibreOffice", "docx", lambda file, own: _of_office(office, file, own))
    if browser := _found("browser", _BROWSERS):
        name = Path(browser).stem.replace("-", " ").title().replace("Msedge", "Microsoft Edge")
        yield PdfProgram(name, "html", lambda file, own: _of_browser(browser, file, own))
    if sys.executable and find_spec("weasyprint"):
        has_tags = int(version("weasyprint").partition(".")[0]) >= _WEASYPRINT_WITH_TAGS
        module = [sys.executable, "-m", "weasyprint", *(["--pdf-tags"] if has_tags else [])]
        yield PdfProgram(
            "WeasyPrint", "html", lambda file, _: [*module, str(file), str(_beside(file))]
        )


def to_pdf(
    brief: Brief,
    template: Path | None = None,
    *,
    go_on: Callable[[], None] = lambda: None,
    tell: Callable[[str], object] = str,
) -> bytes:
    """Return the briefing as PDF, made by the first program that can.

    `go_on` is called all the while and may raise to end it; `tell` is given the program's name.
    Raises `KpiTuiError` where no program makes one.
    """
    failed = ""
    for program in pdf_programs():
        tell(program.name)
        content = write(brief, program.takes, template if program.takes == "docx" else None)
        with (
            undo_before_ending(),
            TemporaryDirectory(prefix="kpi-tui-", ignore_cleanup_errors=True) as folder,
        ):
            file = Path(folder, f"briefing.{program.takes}")
            own = Path(folder, "own")
            try:
                own.mkdir()
                file.write_bytes(content)
                code = _run(program.command(file, own), own, go_on)
                made = _beside(file).read_bytes() if _beside(file).exists() else b""
            except TimeoutError:
                failed = f"{program.name} took more than {_SECONDS} seconds"
                continue
            except OSError as error:
                failed = f"{program.name} made none ({reason_of(error)})"
                continue
        if made.startswith(b"%PDF"):
            return made
        failed = f"{program.name} made none{f' (exit code {code})' if code else ''}"
    raise NoPdfMadeError(f"no PDF: {failed or 'no program here makes one'}: {INSTEAD}")


def _run(command: list[str], folder: Path, go_on: Callable[[], None]) -> int:
    """Run a program and return its exit code. Raises `TimeoutError`, `OSError`, what `go_on` raises."""
    process: subprocess.Popen[bytes] | None = None
    end = monotonic() + _SECONDS
    try:
        with endings_wait():
            process = subprocess.Popen(
                command,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        while True:
            with suppress(subprocess.TimeoutExpired), endings_wait():
                return process.wait(_POLL)
            go_on()
            if monotonic() > end:
                raise TimeoutError
    finally:
        with endings_wait():
            if process is not None and process.poll() is None:
                _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a program and what it started."""
    with suppress(OSError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()


def _found(kind: str, names: tuple[str, ...]) -> str | None:
    for name in names:
        if path := shutil.which(name):
            return path
    folders = [os.environ.get(name) for name in ("ProgramFiles", "ProgramFiles(x86)")]
    places = [
        Path(folder, *end.split("/")) for folder in folders if folder for end in _IN_FOLDERS[kind]
    ]
    if sys.platform == "darwin":
        places += [Path("/Applications", place) for place in _ON_MACS[kind]]
    return next((str(place) for place in places if place.is_file()), None)


def _of_office(office: str, file: Path, own: Path) -> list[str]:
    profile = f"-env:UserInstallation={own.as_uri()}"
    return [
        *(office, profile, "--headless", "--norestore", "--convert-to"),
        *(f"pdf:writer_pdf_Export:{_TAGGED}", "--outdir", str(file.parent), str(file)),
    ]


def _of_browser(browser: str, file: Path, own: Path) -> list[str]:
    return [
        *(browser, "--headless", "--disable-gpu", "--no-first-run", "--no-pdf-header-footer"),
        "--export-tagged-pdf",
        *(f"--user-data-dir={own}", f"--print-to-pdf={_beside(file)}", file.as_uri()),
    ]


def _beside(file: Path) -> Path:
    return file.with_suffix(".pdf")

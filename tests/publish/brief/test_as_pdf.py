"""PDFs of a briefing by other programs: which, what of one that fails, and how one is ended."""

from __future__ import annotations

import errno
import io
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from itertools import chain, repeat
from pathlib import Path
from time import monotonic
from typing import Any

import pikepdf
import pytest

from kpi_tui.publish.brief.as_pdf import NoPdfMadeError, PdfProgram, pdf_programs, to_pdf
from kpi_tui.publish.brief.document import Brief
from tests.rendering.engines import need
from tests.support.pdf_makers import (
    FAILS,
    IS_NOT_THERE,
    MAKES_PDF,
    MAKES_SOMETHING_ELSE,
    NEVER_ENDS,
)
from tests.support.samples import JULY

BRIEF = Brief("Briefing", "", (), (), JULY.report_date, datetime(2024, 9, 3, tzinfo=UTC))


@pytest.fixture
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def offer(monkeypatch: pytest.MonkeyPatch, *programs: PdfProgram) -> None:
    monkeypatch.setattr("kpi_tui.publish.brief.as_pdf.pdf_programs", lambda: iter(programs))


def test_the_first_that_can_makes_it(monkeypatch: pytest.MonkeyPatch, empty_folder: Path) -> None:
    offer(monkeypatch, IS_NOT_THERE, FAILS, MAKES_SOMETHING_ELSE, MAKES_PDF)
    told: list[str] = []
    assert to_pdf(BRIEF, tell=told.append) == b"%PDF-1.7 PK\x03\x04"
    assert told == ["Nothing", "A program", "A program", "A program"]
    assert not list(empty_folder.iterdir())


@pytest.mark.parametrize(
    ("programs", "why"),
    [
        ([], "no program here makes one"),
        ([FAILS], "A program made none (exit code 1): "),
        ([MAKES_SOMETHING_ELSE], "A program made none: "),
        ([IS_NOT_THERE], "Nothing made none (No such file or directory)"),
    ],
)
def test_without_one_it_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, empty_folder: Path, programs: Sequence[PdfProgram], why: str
) -> None:
    offer(monkeypatch, *programs)
    with pytest.raises(NoPdfMadeError) as refused:
        to_pdf(BRIEF)
    assert str(refused.value).startswith(f"no PDF: {why}")
    assert str(refused.value).endswith(": write it as html, open that, and print it")
    assert not list(empty_folder.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="ended in another way")
def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch, empty_folder: Path) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    offer(monkeypatch, MAKES_PDF)
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(NoPdfMadeError, match="No space left"):
        to_pdf(BRIEF)
    assert not list(empty_folder.iterdir())


def test_one_that_takes_too_long_is_ended(
    monkeypatch: pytest.MonkeyPatch, empty_folder: Path
) -> None:
    offer(monkeypatch, NEVER_ENDS, MAKES_PDF)
    clock = chain([0.0], repeat(1000.0))  # the second has all the time it needs
    monkeypatch.setattr("kpi_tui.publish.brief.as_pdf.monotonic", lambda: next(clock))
    assert to_pdf(BRIEF).startswith(b"%PDF")
    assert not list(empty_folder.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="ended in another way")
def test_it_ends_when_it_is_no_longer_wanted(
    monkeypatch: pytest.MonkeyPatch, empty_folder: Path
) -> None:
    class EnoughError(Exception):
        pass

    def refuse() -> None:
        raise EnoughError

    offer(monkeypatch, NEVER_ENDS)
    with pytest.raises(EnoughError):
        to_pdf(BRIEF, go_on=refuse)
    assert not list(empty_folder.iterdir())


BRIEFING = """
import signal
signal.signal(signal.SIGHUP, signal.SIG_DFL)  # who runs the tests may have it ignored
from tests.publish.brief import test_as_pdf as here
from kpi_tui.publish.brief import as_pdf
as_pdf.pdf_programs = lambda: iter([here.NEVER_ENDS])
as_pdf.to_pdf(here.BRIEF, tell=lambda _: print("begun", flush=True))
"""


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_terminal_that_is_closed_leaves_no_briefing_behind(empty_folder: Path, name: str) -> None:
    environment = {**os.environ, "TMPDIR": str(empty_folder)}
    command = (sys.executable, "-c", BRIEFING)
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == b"begun\n"
            deadline = monotonic() + 60
            while not list(empty_folder.glob("*/own")):
                assert monotonic() < deadline
            process.send_signal(getattr(signal, name))
            process.wait(60)
        finally:
            process.kill()
    assert process.returncode == -getattr(signal, name)
    assert not list(empty_folder.iterdir())
    assert not running_on(empty_folder)


AS_IT_LOCKS = """
import signal, sys
name = sys.argv[1]

def told(frame, event, called):
    locks = event == "c_return" and called.__name__ == "acquire"
    if locks and frame.f_code.co_name in ("_wait", "_internal_poll"):
        sys.setprofile(None)
        signal.raise_signal(getattr(signal, name))

from tests.publish.brief import test_as_pdf as here
from kpi_tui.publish.brief import as_pdf
signal.signal(signal.SIGHUP, signal.SIG_DFL)
as_pdf.pdf_programs = lambda: iter([here.NEVER_ENDS])
as_pdf.to_pdf(here.BRIEF, tell=lambda _: sys.setprofile(told))
"""


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_that_comes_as_a_lock_is_taken_does_not_hang_it(
    empty_folder: Path, name: str
) -> None:
    environment = {**os.environ, "TMPDIR": str(empty_folder)}
    command = (sys.executable, "-c", AS_IT_LOCKS, name)
    ended = subprocess.run(
        command, env=environment, check=False, timeout=60, stderr=subprocess.DEVNULL
    )
    assert ended.returncode == -getattr(signal, name)
    assert not list(empty_folder.iterdir())
    assert not running_on(empty_folder)


def running_on(folder: Path) -> list[str]:
    """The processes that were started with a file of a folder; none where that is not told."""
    found = []
    for said in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):  # it has ended meanwhile
            if os.fsencode(folder) in (command := said.read_bytes()):
                found.append(f"{said.parent.name}: {command!r}")
    return found


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Ctrl+C is heard, also where the tests themselves were begun without it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(os.name != "posix", reason="ended in another way")
@pytest.mark.usefixtures("interruptible")
def test_a_program_that_is_just_beginning_is_ended_too(
    monkeypatch: pytest.MonkeyPatch, empty_folder: Path
) -> None:
    begun: list[subprocess.Popen[bytes]] = []

    class Interrupted(subprocess.Popen[bytes]):
        def __init__(self, *args: Any, **named: Any) -> None:
            super().__init__(*args, **named)
            begun.append(self)
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(subprocess, "Popen", Interrupted)
    offer(monkeypatch, NEVER_ENDS)
    with pytest.raises(KeyboardInterrupt):
        to_pdf(BRIEF)
    assert begun[0].returncode == -signal.SIGKILL
    assert not list(empty_folder.iterdir())


def test_an_office_goes_before_a_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    there = {"soffice": "/usr/bin/soffice", "msedge": "/usr/bin/msedge"}
    monkeypatch.setattr("shutil.which", there.get)
    office, browser, *_ = pdf_programs()
    assert (office.name, office.takes) == ("LibreOffice", "docx")
    assert (browser.name, browser.takes) == ("Microsoft Edge", "html")
    file, own = tmp_path / "a b.docx", tmp_path / "own"
    assert office.command(file, own)[-1] == str(file)
    assert f"-env:UserInstallation={own.as_uri()}" in office.command(file, own)
    assert browser.command(file, own)[-1] == file.as_uri()
    assert not any("sandbox" in word for word in browser.command(file, own))


@pytest.mark.parametrize("name", ["LibreOffice", "WeasyPrint"])
def test_a_screen_reader_finds_headings_tables_and_the_language_in_it(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = [program for program in pdf_programs() if program.name == name]
    if not programs:
        pytest.skip(f"{name} is not here")
    if name == "WeasyPrint":
        need("weasyprint")
    offer(monkeypatch, *programs)
    made = to_pdf(BRIEF)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert pdf.Root.Lang == "en-GB"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.docinfo["/Title"] == "Briefing"

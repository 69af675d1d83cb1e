"""Copying: what is tried, in which order, and what is said of it."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TextIO

import pytest
from textual.app import App, ComposeResult

from kpi_tui.publish.copying.as_html import document
from kpi_tui.publish.copying.copied import Copied, of_text
from kpi_tui.publish.copying.parts import CopiedTable
from kpi_tui.publish.sheets.sheet import Sheet, SheetCell, SheetColumn
from kpi_tui.tui.terminal import clipboard, clipboard_tools
from kpi_tui.tui.terminal.clipboard import Clipboard, CopiedText, fallback_file, outcome
from kpi_tui.tui.terminal.clipboard_tools import MAC, Clip, Taken, content_for, native_copy
from tests.support.explorer import finished, quickly

TEXT = "Debt £21,262,0 – “cut off”\nsecond line"
posix = pytest.mark.skipif(os.name != "posix", reason="tools are scripts here")
Install = Callable[[str, str], Path]
CLIP = Clip(TEXT, "<p>as HTML</p>")
TABLE = Clip("Code\tStatus\r\nA\tRed", "<table><tr><td>“Red”</td></tr></table>", is_table=True)
ROWS = Copied(
    "12 rows",
    (
        CopiedTable(
            Sheet("", (SheetColumn("a"), SheetColumn("b")), ((SheetCell("c"), SheetCell("d")),))
        ),
    ),
)


def told(text: str, what: str, *, is_table: bool = False) -> CopiedText:
    return CopiedText(Clip(text, "", is_table), what)


@pytest.fixture(autouse=True)
def bare_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """No clipboard of the person who runs the tests is touched."""
    for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("WSL_DISTRO_NAME", raising=False)
    monkeypatch.setattr(clipboard_tools, "SECONDS", 20.0)


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Puts a script on a path of its own, and gives the file where it leaves what it is given."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setattr("shutil.which", lambda name: _found(folder / name))
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")

    def put(name: str, script: str) -> Path:
        kept = tmp_path / f"{name}.kept"
        (folder / name).write_text(f"#!/bin/sh\n{script.replace('KEPT', str(kept))}\n")
        (folder / name).chmod(0o755)
        return kept

    return put


def _found(path: Path) -> str | None:
    return str(path) if path.exists() else None


# -- the tools of this machine ----------------------------------------------------------------


@posix
def test_a_tool_that_ends_well_took_the_text(
    install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = install("xclip", 'cat > "KEPT"; echo "$@" >> "KEPT.args"')
    monkeypatch.setenv("DISPLAY", ":0")
    assert native_copy(CLIP) is Taken.TEXT
    assert kept.read_text() == TEXT
    assert Path(f"{kept}.args").read_text() == "-selection clipboard\n"


@posix
def test_a_tool_without_its_display_is_not_asked(install: Install) -> None:
    kept = install("xclip", 'cat > "KEPT"')
    assert native_copy(CLIP) is Taken.NOTHING
    assert not kept.exists()


@posix
def test_a_tool_that_fails_is_not_believed_and_says_nothing(
    install: Install, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    install("wl-copy", "cat > /dev/null; echo no display; echo no display >&2; exit 1")
    kept = install("xsel", 'cat > "KEPT"')
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert native_copy(CLIP) is Taken.NOTHING
    monkeypatch.setenv("DISPLAY", ":0")
    assert native_copy(CLIP) is Taken.TEXT, "the next one is tried"
    assert kept.read_text() == TEXT
    assert capfd.readouterr() == ("", "")


@posix
def test_a_tool_that_hangs_is_given_up(install: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    install("xclip", "exec sleep 600")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(clipboard_tools, "SECONDS", 0.2)
    assert native_copy(CLIP) is Taken.NOTHING, "one that has ended well would be believed"


@posix
def test_one_that_stays_on_to_hold_the_text_is_not_waited_for(
    install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = install("xclip", 'cat > /dev/null; sleep 600 & echo $! > "KEPT"')
    monkeypatch.setenv("DISPLAY", ":0")
    assert native_copy(CLIP) is Taken.TEXT
    os.kill(int(kept.read_text()), 9)  # it still runs: this fails where there is no such process


@posix
@pytest.mark.parametrize("variable", ["SSH_CONNECTION", "SSH_TTY"])
def test_over_ssh_no_tool_is_asked(
    install: Install, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    kept = install("xclip", 'cat > "KEPT"')
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv(variable, "1.2.3.4")
    assert native_copy(CLIP) is Taken.NOTHING
    assert not kept.exists()


@posix
def test_windows_below_linux_has_its_own_letters_and_lines(
    install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = install("clip.exe", 'cat > "KEPT"')
    monkeypatch.setenv("WSL_DISTRO_NAME", "Ubuntu")
    assert native_copy(CLIP) is Taken.TEXT
    assert kept.read_bytes().decode("utf-16le") == TEXT.replace("\n", "\r\n")


@posix
@pytest.mark.parametrize(
    ("tool", "variable", "arguments"),
    [
        ("xclip", "DISPLAY", "-selection clipboard -t text/html"),
        ("wl-copy", "WAYLAND_DISPLAY", "--type text/html"),
    ],
)
def test_of_a_table_the_html_is_offered(
    install: Install, monkeypatch: pytest.MonkeyPatch, tool: str, variable: str, arguments: str
) -> None:
    """These hold one kind of content; a page says in which letters it is written."""
    kept = install(tool, 'cat > "KEPT"; echo "$@" >> "KEPT.args"')
    monkeypatch.setenv(variable, ":0")
    assert native_copy(TABLE) is Taken.HTML
    page = kept.read_bytes().decode()
    assert page.startswith('<html><head><meta charset="utf-8"></head><body><!--StartFragment-->')
    assert TABLE.html in page
    assert Path(f"{kept}.args").read_text() == f"{arguments}\n"


@posix
def test_a_table_is_text_where_nothing_takes_html(
    install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    install("xclip", "cat > /dev/null; exit 1")
    kept = install("xsel", 'cat > "KEPT"')
    monkeypatch.setenv("DISPLAY", ":0")
    assert native_copy(TABLE) is Taken.TEXT
    assert kept.read_bytes() == TABLE.text.encode()


@posix
def test_macos_takes_both(install: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = install("osascript", 'cat > "KEPT"; echo "$@" >> "KEPT.args"')
    monkeypatch.setattr(sys, "platform", "darwin")
    assert native_copy(TABLE) is Taken.BOTH
    assert Path(f"{kept}.args").read_text() == "-l JavaScript -\n"
    script = kept.read_bytes().decode("ascii")
    texts = [json.loads(text) for text in re.findall(r"\$\((\".*?\")\), \"public", script)]
    assert texts == [TABLE.text, document(TABLE.html)]


@posix
def test_macos_takes_text_where_scripts_are_not_allowed(
    install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    install("osascript", "cat > /dev/null; exit 1")
    kept = install("pbcopy", 'cat > "KEPT"')
    monkeypatch.setattr(sys, "platform", "darwin")
    assert native_copy(TABLE) is Taken.TEXT
    assert kept.read_bytes() == TABLE.text.encode()


@pytest.mark.parametrize("text", ['"); throw "', "\\", "\u2028$(x)\n\x00", "</script>"])
def test_no_text_ends_the_script_it_stands_in(text: str) -> None:
    script = content_for(MAC[0], Clip(text)).decode("ascii")
    (line,) = (line for line in script.splitlines() if "utf8-plain-text" in line)
    start = line.index("$(") + 2
    assert json.JSONDecoder().raw_decode(line[start:])[0] == text
    assert len(script.splitlines()) == 5


# -- Windows ----------------------------------------------------------------------------------


def test_windows_takes_both(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[tuple[str, str]] = []

    def put(text: str, html: str) -> bool:
        given.append((text, html))
        return True

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr("kpi_tui.tui.terminal.clipboard_windows.put_on_clipboard", put)
    assert native_copy(Clip("a\tb\r\nc\nd", "<p>é</p>")) is Taken.BOTH
    assert given == [("a\tb\r\nc\r\nd", "<p>é</p>")]


def test_windows_takes_the_text_by_a_library_s_way(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[str] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "pyperclip", SimpleNamespace(copy=taken.append))
    assert native_copy(Clip("a\tb\r\nc\nd", "<p>é</p>")) is Taken.TEXT
    assert taken == ["a\tb\r\nc\r\nd"]


def test_a_clipboard_of_windows_that_another_program_holds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def held(_: str) -> None:
        raise RuntimeError("Error calling OpenClipboard (access denied)")

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "pyperclip", SimpleNamespace(copy=held))
    assert native_copy(CLIP) is Taken.NOTHING
    monkeypatch.setitem(sys.modules, "pyperclip", None)
    assert native_copy(CLIP) is Taken.NOTHING


# -- the file ---------------------------------------------------------------------------------


def test_the_file_beside_it() -> None:
    file = fallback_file(told(TEXT, "OCC11.10"))
    assert file is not None
    assert file.name == "copied.txt"
    assert file.read_bytes() == TEXT.encode()
    rows = fallback_file(told("a\tb\r\n£\tc", "2 rows", is_table=True))
    assert rows is not None
    assert rows.name == "copied.tsv"
    assert rows.read_bytes() == b"\xef\xbb\xbfa\tb\r\n\xc2\xa3\tc", "Excel needs the mark"


def test_a_cache_that_cannot_be_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("KPI_TUI_CACHE", str(tmp_path / "file" / "below"))
    assert fallback_file(told(TEXT, "OCC11.10")) is None


# -- what is said -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("taken", "measure", "rows"),
    [
        (Taken.BOTH, "OCC11.10 copied.", "12 rows copied as a table."),
        (Taken.TEXT, "OCC11.10 copied as text: 3 words.", "12 rows copied as text."),
        (Taken.NOTHING, "OCC11.10 copied as text.", "12 rows copied as text."),
        (Taken.HTML, "OCC11.10 copied as a table.", "12 rows copied as a table."),
    ],
)
def test_what_was_copied_is_said_by_what_the_clipboard_took(
    taken: Taken, measure: str, rows: str
) -> None:
    assert outcome(told("one two three", "OCC11.10"), taken, None) == measure
    assert outcome(told("", "12 rows", is_table=True), taken, None) == rows


@posix
def test_the_file_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    file = tmp_path / ".cache" / "copied.tsv"
    clip = told("", "the line", is_table=True)
    said = "The line copied as text. If paste is empty: ~/.cache/copied.tsv"
    assert outcome(clip, Taken.NOTHING, file) == said
    said = "The line copied as a table. As text: ~/.cache/copied.tsv"
    assert outcome(clip, Taken.HTML, file) == said


class CopyingApp(App[None]):
    """A screen with nothing but the unseen copier."""

    web = False

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[str, bool]] = []
        self.downloaded: list[tuple[str, str]] = []

    def compose(self) -> ComposeResult:
        yield Clipboard()

    @property
    def is_web(self) -> bool:
        return self.web

    def notify(self, message: str, **more: Any) -> None:
        self.told.append((message, more["markup"]))

    def deliver_text(self, path_or_file: Any, **more: Any) -> str | None:
        stream: TextIO = path_or_file
        self.downloaded.append((more["save_filename"], stream.read()))
        return None


@asynccontextmanager
async def copying(app: CopyingApp) -> AsyncIterator[Clipboard]:
    with quickly(app):
        async with app.run_test():
            yield app.query_one(Clipboard)
            await finished(app)


async def test_taken_by_a_tool(monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    taken: list[Clip] = []

    def take(clip: Clip) -> Taken:
        taken.append(clip)
        return Taken.TEXT

    monkeypatch.setattr(clipboard, "native_copy", take)
    app = CopyingApp()
    async with copying(app) as copier:
        assert not copier.display
        copier.copy(of_text("one two three", "OCC11.10[/]\n"))
    assert [clip.text for clip in taken] == ["one two three"]
    assert app.told == [("OCC11.10[/] copied as text: 3 words.", False)]
    assert not app.clipboard, "the terminal is left alone"
    assert not list(cache.glob("copied*"))


async def test_sent_to_the_terminal_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "native_copy", lambda _: Taken.NOTHING)
    app = CopyingApp()
    async with copying(app) as copier:
        copier.copy(of_text("a\tb\ud800", "12 measures"))
    assert app.clipboard == "a\tb?"
    ((message, _),) = app.told
    assert message.startswith("12 measures copied as text. If paste is empty: ")
    assert message.endswith("copied.txt")
    assert Path(os.environ["KPI_TUI_CACHE"], "copied.txt").read_text() == "a\tb?"


async def test_in_a_browser_it_is_a_download(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "native_copy", lambda _: pytest.fail("not on the server"))
    app = CopyingApp()
    app.web = True
    async with copying(app) as copier:
        copier.copy(ROWS)
    assert app.downloaded == [("copied.tsv", "\ufeffa\tb\r\nc\td")]
    assert "downloading 12 rows as copied.tsv" in app.told[0][0]
    assert not app.clipboard

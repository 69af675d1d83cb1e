"""Copying: what is tried, in which order, and what is said of it."""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TextIO

import pytest
from textual.app import App, ComposeResult

from kpi_tui.tui.terminal import clipboard
from kpi_tui.tui.terminal.clipboard import (
    Clipboard,
    CopiedText,
    fallback_file,
    native_copy,
    outcome,
)
from tests.support.explorer import finished, quickly

TEXT = "Debt £21,262,0 – “cut off”\nsecond line"
posix = pytest.mark.skipif(os.name != "posix", reason="tools are scripts here")
Install = Callable[[str, str], Path]


@pytest.fixture(autouse=True)
def bare_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """No clipboard of the person who runs the tests is touched."""
    for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("WSL_DISTRO_NAME", raising=False)
    monkeypatch.setattr(clipboard, "SECONDS", 20.0)


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
    assert native_copy(TEXT)
    assert kept.read_text() == TEXT
    assert Path(f"{kept}.args").read_text() == "-selection clipboard\n"


@posix
def test_a_tool_without_its_display_is_not_asked(install: Install) -> None:
    kept = install("xclip", 'cat > "KEPT"')
    assert not native_copy(TEXT)
    assert not kept.exists()


@posix
def test_a_tool_that_fails_is_not_believed_and_says_nothing(
    install: Install, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    install("wl-copy", "cat > /dev/null; echo no display; echo no display >&2; exit 1")
    kept = install("xsel", 'cat > "KEPT"')
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert not native_copy(TEXT)
    monkeypatch.setenv("DISPLAY", ":0")
    assert native_copy(TEXT), "the next one is tried"
    assert kept.read_text() == TEXT
    assert capfd.readouterr() == ("", "")


@posix
def test_a_tool_that_hangs_is_given_up(install: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    install("xclip", "exec sleep 600")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(clipboard, "SECONDS", 0.2)
    assert not native_copy(TEXT), "one that has ended well would be believed"


@posix
def test_one_that_stays_on_to_hold_the_text_is_not_waited_for(
    install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = install("xclip", 'cat > /dev/null; sleep 600 & echo $! > "KEPT"')
    monkeypatch.setenv("DISPLAY", ":0")
    assert native_copy(TEXT)
    os.kill(int(kept.read_text()), 9)  # it still runs: this fails where there is no such process


@posix
@pytest.mark.parametrize("variable", ["SSH_CONNECTION", "SSH_TTY"])
def test_over_ssh_no_tool_is_asked(
    install: Install, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    kept = install("xclip", 'cat > "KEPT"')
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv(variable, "1.2.3.4")
    assert not native_copy(TEXT)
    assert not kept.exists()


@posix
def test_windows_below_linux_has_its_own_letters_and_lines(
    install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = install("clip.exe", 'cat > "KEPT"')
    monkeypatch.setenv("WSL_DISTRO_NAME", "Ubuntu")
    assert native_copy(TEXT)
    assert kept.read_bytes().decode("utf-16le") == TEXT.replace("\n", "\r\n")


def test_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[str] = []
    monkeypatch.setitem(sys.modules, "pyperclip", SimpleNamespace(copy=taken.append))
    assert clipboard._copy_on_windows("a\tb\r\nc\nd")
    assert taken == ["a\tb\r\nc\r\nd"]


def test_a_clipboard_of_windows_that_another_program_holds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def held(_: str) -> None:
        raise RuntimeError("Error calling OpenClipboard (access denied)")

    monkeypatch.setitem(sys.modules, "pyperclip", SimpleNamespace(copy=held))
    assert not clipboard._copy_on_windows(TEXT)
    monkeypatch.setitem(sys.modules, "pyperclip", None)
    assert not clipboard._copy_on_windows(TEXT)


# -- the file ---------------------------------------------------------------------------------


def test_the_file_beside_it() -> None:
    file = fallback_file(TEXT, ".txt")
    assert file is not None
    assert file.name == "copied.txt"
    assert file.read_bytes() == TEXT.encode()
    rows = fallback_file("a\tb\r\n£\tc", ".tsv")
    assert rows is not None
    assert rows.read_bytes() == b"\xef\xbb\xbfa\tb\r\n\xc2\xa3\tc", "Excel needs the mark"


def test_a_cache_that_cannot_be_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("KPI_TUI_CACHE", str(tmp_path / "file" / "below"))
    assert fallback_file(TEXT, ".txt") is None


# -- what is said -----------------------------------------------------------------------------


def test_sentences(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    clip = CopiedText("", "OCC11.10", "214 words", ".txt")
    assert outcome(clip, True, None) == "Copied OCC11.10: 214 words."
    assert outcome(CopiedText("", "12 measures", "", ".tsv"), True, None) == "Copied 12 measures."
    sent = "Sent OCC11.10 to the terminal, which does not say whether it took it."
    assert outcome(clip, False, None) == sent
    if os.name == "posix":
        file = tmp_path / ".cache" / "copied.txt"
        assert outcome(clip, False, file) == f"{sent} It is also in ~/.cache/copied.txt."


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
    taken: list[str] = []

    def take(text: str) -> bool:
        taken.append(text)
        return True

    monkeypatch.setattr(clipboard, "native_copy", take)
    app = CopyingApp()
    async with copying(app) as copier:
        assert not copier.display
        copier.copy("one two three", "OCC11.10[/]\n")
    assert taken == ["one two three"]
    assert app.told == [("Copied OCC11.10[/]: 3 words.", False)]
    assert not app.clipboard, "the terminal is left alone"
    assert not list(cache.glob("copied*"))


async def test_sent_to_the_terminal_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "native_copy", lambda _: False)
    app = CopyingApp()
    async with copying(app) as copier:
        copier.copy("a\tb\ud800", "12 measures", suffix=".tsv")
    assert app.clipboard == "a\tb?"
    ((message, _),) = app.told
    assert message.startswith("Sent 12 measures to the terminal, which does not say")
    file = Path(os.environ["KPI_TUI_CACHE"], "copied.tsv")
    assert message.endswith("copied.tsv.")
    assert file.read_text(encoding="utf-8-sig") == "a\tb?"


async def test_in_a_browser_it_is_a_download(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "native_copy", lambda _: pytest.fail("not on the server"))
    app = CopyingApp()
    app.web = True
    async with copying(app) as copier:
        copier.copy("a\tb\r\nc\td", "12 measures", suffix=".tsv")
    assert app.downloaded == [("copied.tsv", "\ufeffa\tb\r\nc\td")]
    assert "downloading 12 measures as copied.tsv" in app.told[0][0]
    assert not app.clipboard

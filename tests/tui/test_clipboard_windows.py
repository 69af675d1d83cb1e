"""What is put on the clipboard of Windows, byte by byte, with its libraries stood in for."""

from __future__ import annotations

import ctypes
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.tui.terminal import clipboard_windows
from kpi_tui.tui.terminal.clipboard_windows import CF_UNICODETEXT, cf_html, put_on_clipboard

HTML = 49_999
"""What the stand-in gives the format of HTML as its number."""


class StandIn:
    """Memory that can be written to, and a clipboard that keeps what it is given."""

    def __init__(self, opens: int = 0, refuses: int | None = None) -> None:
        self.taken: dict[int, bytes] = {}
        self.freed = 0
        self.done: list[str] = []
        self._fails, self._refuses = opens, refuses
        self._held: dict[int, Any] = {}
        self.user32 = SimpleNamespace(
            CreateWindowExW=lambda *_: self._do("window") and 7,
            DestroyWindow=lambda window: self._do(f"destroy {window}"),
            OpenClipboard=self._open,
            EmptyClipboard=lambda: self._do("empty"),
            CloseClipboard=lambda: self._do("close"),
            RegisterClipboardFormatW=lambda name: HTML if name == "HTML Format" else 0,
            SetClipboardData=self._set,
        )
        self.kernel32 = SimpleNamespace(
            GlobalAlloc=self._allocate,
            GlobalLock=lambda held: ctypes.addressof(self._held[held]),
            GlobalUnlock=lambda _: 1,
            GlobalFree=self._free,
        )

    def _do(self, what: str) -> bool:
        self.done.append(what)
        return True

    def _open(self, window: int) -> bool:
        assert window == 7, "without a window it takes nothing"
        self._fails -= 1
        return self._fails < 0

    def _allocate(self, flags: int, size: int) -> int:
        assert flags == clipboard_windows.GMEM_MOVEABLE
        self._held[len(self._held) + 1] = ctypes.create_string_buffer(size)
        return len(self._held)

    def _set(self, form: int, held: int) -> int:
        if form == self._refuses:
            return 0
        self.taken[form] = self._held[held].raw
        return held

    def _free(self, _: int) -> None:
        self.freed += 1


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for a clipboard that is not there."""
    monkeypatch.setattr(clipboard_windows, "PAUSE", 0)


def test_text_and_html_are_put_side_by_side() -> None:
    windows = StandIn()
    assert put_on_clipboard("Debt £3\r\n", "<p>Debt £3</p>", windows)
    assert windows.taken[CF_UNICODETEXT] == "Debt £3\r\n\0".encode("utf-16le")
    assert windows.taken[HTML] == cf_html("<p>Debt £3</p>") + b"\0"
    assert windows.done == ["window", "empty", "close", "destroy 7"]
    assert not windows.freed, "what is taken is the clipboard's"


def test_text_without_html_is_put_there_alone() -> None:
    windows = StandIn()
    assert put_on_clipboard("x", "", windows)
    assert list(windows.taken) == [CF_UNICODETEXT]


def test_another_program_is_waited_for_and_given_up() -> None:
    windows = StandIn(opens=clipboard_windows.TRIES - 1)
    assert put_on_clipboard("x", "", windows)
    windows = StandIn(opens=clipboard_windows.TRIES)
    assert not put_on_clipboard("x", "", windows)
    assert windows.done == ["window", "destroy 7"], "what is not open is not closed"


@pytest.mark.parametrize("form", [CF_UNICODETEXT, HTML])
def test_what_is_refused_is_freed(form: int) -> None:
    windows = StandIn(refuses=form)
    assert not put_on_clipboard("x", "<p>x</p>", windows)
    assert windows.freed == 1


def test_no_windows_is_no_fault() -> None:
    assert not put_on_clipboard("x", "<p>x</p>", SimpleNamespace())


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_the_header_counts_bytes(fragment: str) -> None:
    content = cf_html(fragment)
    head = content[: content.index(b"<html>")].decode("ascii")
    places = dict(line.split(":") for line in head.splitlines())
    assert list(places) == ["Version", "StartHTML", "EndHTML", "StartFragment", "EndFragment"]
    page = content[int(places["StartHTML"]) : int(places["EndHTML"])]
    assert page.startswith(b"<html>")
    assert page.endswith(b"</html>")
    assert int(places["EndHTML"]) == len(content)
    part = content[int(places["StartFragment"]) : int(places["EndFragment"])]
    assert part == fragment.encode()
    assert content[: int(places["StartFragment"])].endswith(b"<!--StartFragment-->")

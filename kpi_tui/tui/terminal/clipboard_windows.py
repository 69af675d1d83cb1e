"""The clipboard of Windows: text, and HTML beside it in the form that Word, Outlook and Excel read."""

from __future__ import annotations

import ctypes
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

from kpi_tui.publish.copying.as_html import END, START, document

CF_UNICODETEXT = 13
GMEM_MOVEABLE = 2
TRIES, PAUSE = 10, 0.05
"""How often it is tried to open a clipboard that another program holds, and seconds in between."""
HEADER = (
    "Version:0.9\r\n"
    "StartHTML:{:010}\r\n"
    "EndHTML:{:010}\r\n"
    "StartFragment:{:010}\r\n"
    "EndFragment:{:010}\r\n"
)


def cf_html(fragment: str) -> bytes:
    """Return a piece of HTML as `CF_HTML`: UTF-8 behind a header that counts where it stands, in bytes."""
    page = document(fragment).encode("utf-8", "replace")
    before = len(HEADER.format(0, 0, 0, 0))
    places = (
        before,
        before + len(page),
        before + page.index(START.encode()) + len(START),
        before + page.rindex(END.encode()),
    )
    return HEADER.format(*places).encode() + page


def put_on_clipboard(text: str, html: str, windows: Any = None) -> bool:
    """Put a text and a piece of HTML on the clipboard; `False` where it does not take the text.

    `windows` has `user32` and `kernel32`: by default those of this machine.
    """
    try:
        libraries = windows or libraries_of_windows()
        with _opened(libraries) as is_open:
            if not is_open or not libraries.user32.EmptyClipboard():
                return False
            form = libraries.user32.RegisterClipboardFormatW("HTML Format")
            taken = _set(libraries, CF_UNICODETEXT, text.encode("utf-16le", "replace") + b"\0\0")
            if taken and html and form:
                taken = _set(libraries, form, cf_html(html) + b"\0")
            return taken
    except (AttributeError, OSError, ctypes.ArgumentError):
        return False


def libraries_of_windows() -> Any:
    """Load the two libraries and declare what their functions take: a handle is as wide as a pointer."""
    load = ctypes.WinDLL  # type: ignore[attr-defined,unused-ignore]
    user32, kernel32 = load("user32"), load("kernel32")
    pointer, number, truth, size = ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_size_t
    words = ctypes.c_wchar_p
    window = (number, words, words, number, *(truth,) * 4, *(pointer,) * 4)
    for function, result, takes in (
        (kernel32.GlobalAlloc, pointer, (number, size)),
        (kernel32.GlobalLock, pointer, (pointer,)),
        (kernel32.GlobalUnlock, truth, (pointer,)),
        (kernel32.GlobalFree, pointer, (pointer,)),
        (user32.CreateWindowExW, pointer, window),
        (user32.DestroyWindow, truth, (pointer,)),
        (user32.OpenClipboard, truth, (pointer,)),
        (user32.SetClipboardData, pointer, (number, pointer)),
        (user32.RegisterClipboardFormatW, number, (words,)),
    ):
        function.restype, function.argtypes = result, takes
    return SimpleNamespace(user32=user32, kernel32=kernel32)


@contextmanager
def _opened(libraries: Any) -> Iterator[bool]:
    """Hold the clipboard open; it wants a window that it belongs to, which nobody sees."""
    user32 = libraries.user32
    window = user32.CreateWindowExW(0, "STATIC", None, 0, 0, 0, 0, 0, None, None, None, None)
    try:
        is_open = any(_open(user32, window, is_first=not at) for at in range(TRIES))
        try:
            yield is_open
        finally:
            if is_open:
                user32.CloseClipboard()
    finally:
        if window:
            user32.DestroyWindow(window)


def _open(user32: Any, window: Any, *, is_first: bool) -> bool:
    if not is_first:
        time.sleep(PAUSE)
    return bool(user32.OpenClipboard(window))


def _set(libraries: Any, form: int, content: bytes) -> bool:
    """Give the clipboard a copy of some bytes, which is its own from then on."""
    kernel32 = libraries.kernel32
    held = kernel32.GlobalAlloc(GMEM_MOVEABLE, len(content))
    place = kernel32.GlobalLock(held) if held else None
    if not place:
        return False
    ctypes.memmove(place, content, len(content))
    kernel32.GlobalUnlock(held)
    if libraries.user32.SetClipboardData(form, held):
        return True
    kernel32.GlobalFree(held)
    return False

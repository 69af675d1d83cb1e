"""The standard streams in 7-bit characters only, for `--ascii`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from typing import Any, TextIO, cast

from kpi_tui.regex import regex

_OTHERS = regex(r" → |[^\x00-\x7f]+")
_NO_COLUMN = regex(r"(?m)(?:(?<=^)|(?<=^  )|(?<=: ))…(?= and)|(?<= )…$")
"""`… and 3 more`, `reading …`: nothing stands in a column behind it."""


class _AsciiText:
    """A stream of text that is written in 7-bit characters. Bytes, which are data, stay."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write a text, each letter as wide as it was where something may stand below another."""
        from kpi_tui.wording.ascii import to_ascii

        plain = _NO_COLUMN.sub("...", text)
        self._stream.write(_OTHERS.sub(lambda found: to_ascii(found[0]), plain))
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@contextmanager
def in_ascii() -> Iterator[None]:
    """Print text in 7-bit characters while the context lasts."""
    with ExitStack() as both:
        both.enter_context(redirect_stdout(cast("TextIO", _AsciiText(sys.stdout))))
        both.enter_context(redirect_stderr(cast("TextIO", _AsciiText(sys.stderr))))
        yield

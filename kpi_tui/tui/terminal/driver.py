"""The terminal of the explorer, which may send any byte, be stopped and go away at any moment."""

from __future__ import annotations

import asyncio
import os
import selectors
import signal
import sys
from codecs import getincrementaldecoder
from contextlib import suppress
from io import TextIOWrapper
from typing import Any, TextIO

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

from kpi_tui.tui.terminal.keys import KeyParser

LOOK_AGAIN = 0.1
"""Seconds after which a lone Esc is a key, and after which it is seen that the explorer ends."""
BYTES = 4096


class TerminalDriver(LinuxDriver):
    """Textual's driver, made to bear stray bytes, stops, signals and a terminal that goes away."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        """Take signals in the event loop: a handler that interrupts a write must not write itself."""
        super().__init__(app, **options)
        self._is_on = False
        self._file: Any = OutputStream(_terminal())
        for number, answer in (
            (signal.SIGTSTP, self._suspend),
            (signal.SIGCONT, self._continue),
        ):
            asyncio.get_running_loop().add_signal_handler(number, answer)

    def write(self, data: str) -> None:
        """Write to the terminal, unless it belongs to a shell just now."""
        if self._is_on:
            super().write(data)

    def start_application_mode(self) -> None:
        """Take the terminal, unless it has been taken or another program is in front."""
        if not self._is_on:
            self._is_on = True
            self._writer_thread = None
            super().start_application_mode()  # type: ignore[no-untyped-call]
            self._is_on = self._writer_thread is not None

    def close(self) -> None:
        """Write what is left to be written; nothing is written from here on."""
        if self._is_on:
            self._is_on = False
            super().close()

    def _suspend(self) -> None:
        """Give the terminal to the shell, and stop."""
        if self._auto_restart and self._is_on:
            self.suspend_application_mode()
        os.kill(os.getpid(), signal.SIGSTOP)

    def _continue(self) -> None:
        """Take the terminal again, also after a stop that came without a signal to us."""
        if self._auto_restart:
            if self._is_on:
                self.suspend_application_mode()
            self._must_signal_resume = True
            self.resume_application_mode()

    def _run_input_thread(self) -> None:
        """Read what is typed; a fault in that ends the explorer as any other does."""
        try:
            self.run_input_thread()
        except Exception as error:
            self._app.call_later(self._app._handle_exception, error)

    def run_input_thread(self) -> None:
        """Hand on what is typed, until the explorer ends or the terminal is gone.

        Bytes that are no text are signs that no key has, and what no terminal sends is nothing.
        """
        parser = KeyParser(self._debug)
        encoding = getattr(sys.__stdin__, "encoding", "utf-8")
        decoder = getincrementaldecoder(encoding)("replace")
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                text = ""
                if selector.select(LOOK_AGAIN):
                    try:
                        data = os.read(self.fileno, BYTES)
                    except OSError:
                        data = b""
                    if not data:
                        self._app.call_later(self._app.exit, None, 128 + signal.SIGHUP)
                        return
                    text = decoder.decode(data)
                # One by one: what follows a sign that nobody understands is typed all the same.
                for letter in text or ("",):
                    try:
                        for event in parser.feed(letter) if letter else parser.tick():
                            self.process_message(event)
                    except (ValueError, ArithmeticError, LookupError, RuntimeError):
                        parser = KeyParser(self._debug)


class OutputStream:
    """The stream that the explorer draws on; it bears that a closed window takes it away."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> None:
        """Write what can be written."""
        with suppress(OSError, ValueError):
            self._stream.write(text)

    def flush(self) -> None:
        """Hand on what has been written."""
        with suppress(OSError, ValueError):
            self._stream.flush()

    def fileno(self) -> int:
        """Return the number of the stream's file."""
        return self._stream.fileno()


def _terminal() -> TextIO:
    """Return standard output, which is the terminal: standard error may go into a file."""
    stream = sys.__stdout__
    assert isinstance(stream, TextIOWrapper)
    stream.reconfigure(errors="replace")
    return stream

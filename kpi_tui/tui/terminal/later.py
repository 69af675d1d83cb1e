"""What is done once, a while later, however long the program stands still meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from textual.message_pump import MessagePump


def later(pump: MessagePump, seconds: float, do: Callable[[], None]) -> None:
    """Do something for a widget or a screen after so many seconds.

    Textual gives up a timer whose time has gone by before it is looked at first, as on a machine that
    stands still for a moment: what waits for it would wait for ever. This one is late.
    """
    pump.set_timer(seconds, do)._skip = False

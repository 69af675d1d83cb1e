"""When garbage is collected: while nobody waits for a key.

A full collection looks through all that lives, which takes longer than a key may.
"""

from __future__ import annotations

import gc

YOUNG, MIDDLE, NEVER = 700, 10, 1_000_000
"""Python's own numbers, but for the last: a full collection does not begin by itself."""


def postpone() -> None:
    """Collect nothing while the program starts; what is made then lives as long as it does."""
    gc.disable()
    gc.set_threshold(YOUNG, MIDDLE, NEVER)


def collect_when_idle() -> None:
    """Collect what is garbage; what is not is never looked through again.

    Nothing where collection was not postponed: then it is as whoever runs the explorer wants it.
    """
    if gc.get_threshold()[2] != NEVER:
        return
    if gc.isenabled():
        gc.collect()
    gc.freeze()
    gc.enable()

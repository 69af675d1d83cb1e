"""When garbage is collected: while nobody waits for a key.

A full collection looks through all objects that live, which takes longer than a key may. So those
that lived at the last one are left out of the next, until there are a tenth more of them.
"""

from __future__ import annotations

import gc

YOUNG, MIDDLE, OLD = 7000, 4, 8
"""How many new objects start a collection amid keys, and how many of these start the next two kinds.

A key makes some 5,000, most of which are still drawn: with Python's own 700 each key would wait for
seven collections, and one in twenty for all that is not left out to be looked through.
"""
MORE = 1.1
"""How much more there may be than was looked through the last time."""

_looked_through = 0


def postpone() -> None:
    """Collect nothing while the program starts; what is made then is not looked through soon."""
    gc.disable()
    gc.set_threshold(YOUNG, MIDDLE, OLD)


def leave_out() -> None:
    """Leave all objects out of collections, as when much has been read that stays.

    Garbage is left out with them, until the next idle moment looks for it.
    """
    if gc.get_threshold()[2] != OLD or not gc.isenabled():
        return
    if gc.get_freeze_count() <= MORE * _looked_through:
        gc.freeze()


def look_through_all() -> None:
    """Have the next idle moment look through all that lives, as when what was read is read again.

    What was read before is garbage then, and has been left out. Where no such moment has come since
    this was last asked for, it is done now.
    """
    global _looked_through
    if _looked_through == 0 and gc.isenabled():
        collect_when_idle()
    _looked_through = 0


def collect_when_idle(in_dialog: bool = False) -> None:
    """Collect garbage, and leave the rest out of collections from here on.

    With a dialog in front nothing is left out: what it holds goes with it. Nothing is done at all
    where `postpone` was not called: then whoever runs the explorer decides.
    """
    global _looked_through
    if gc.get_threshold()[2] != OLD:
        return
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
        _looked_through = gc.get_freeze_count()
        return
    gc.collect()
    if in_dialog:
        return
    gc.freeze()
    if gc.get_freeze_count() > MORE * _looked_through:
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        _looked_through = gc.get_freeze_count()

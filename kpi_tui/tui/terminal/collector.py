"""When garbage is collected: while nobody waits for a key.

A full collection looks through all that lives, which takes longer than a key may. So what lived at
the last one is left out of the next, until a tenth has come to it.
"""

from __future__ import annotations

import gc

YOUNG, MIDDLE, OLD = 7000, 4, 8
"""How many new things a collection amid keys waits for, and how many times that the next two do.

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
    """Leave out of collections all that lives, as when much has been read that stays.

    Garbage is left out with it: no more than the next idle moment looks for.
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
    """Collect what is garbage, and leave out the rest from here on: not what a dialog holds, which goes.

    Nothing where collection was not postponed: then it is as whoever runs the explorer wants it.
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

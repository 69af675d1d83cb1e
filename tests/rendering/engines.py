"""Which engines there are, and why one of them is not on this machine."""

from __future__ import annotations

import shutil
from functools import cache
from importlib import import_module

from .style import Engine

PROGRAMS: dict[str, tuple[str, ...]] = {
    "chromium": ("chromium", "chromium-browser", "google-chrome", "chrome"),
    "libreoffice": ("soffice", "libreoffice"),
}


class EngineMissingError(Exception):
    """An engine is asked to draw on a machine that lacks what it needs."""


@cache
def program(engine: str) -> str | None:
    """The engine's program, where it is one of its own and found."""
    return next(filter(None, map(shutil.which, PROGRAMS.get(engine, ()))), None)


@cache
def missing(engine: Engine) -> str | None:
    """Why the engine cannot draw here; `None` where it can."""
    if engine in PROGRAMS:
        return None if program(engine) else f"{engine} is not on this machine"
    try:
        import_module({"fpdf2": "fpdf"}.get(engine, engine))
    except (ImportError, OSError) as error:  # WeasyPrint needs libraries of the system's
        return f"{engine} cannot be imported: {str(error).splitlines()[0]}"
    return None


def need(engine: Engine) -> None:
    """Raise `EngineMissingError`, which skips a test, where the engine cannot draw here."""
    if reason := missing(engine):
        raise EngineMissingError(reason)

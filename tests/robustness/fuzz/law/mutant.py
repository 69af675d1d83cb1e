"""A report that was broken in one place, and what may be expected of its reading."""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

import pikepdf

from .sound import Cell, Sound

Place = tuple[str, str]
"""The code of a measure or a priority, and a field of it."""


class NotHereError(Exception):
    """A fault that this report cannot have."""


@dataclass(frozen=True)
class Mutant:
    """A broken file."""

    data: bytes
    doubted: frozenset[Place] = frozenset()
    """What is not to be seen any more as it was: there no value is right that nothing is said of."""
    accepted: Mapping[Place, Collection[object]] = field(default_factory=dict)
    """Other values that are as good."""
    pages: Mapping[int, tuple[int, ...]] | None = None
    """Where each page of the sound file stands now, counted from 1; `None` where it was."""
    gone: frozenset[int] = frozenset()
    """The pages of the sound file that nobody can read any more."""

    def pages_of(self, page: int) -> tuple[int, ...]:
        """Where a page of the sound file stands now."""
        return (page,) if self.pages is None else self.pages.get(page, ())


Fault = Callable[[Sound, Random], Mutant]


@dataclass(frozen=True)
class Kind:
    """A kind of fault."""

    name: str
    make: Fault
    harmless: bool
    """Whether a person sees no difference: nothing may be said either."""


KINDS: dict[str, Kind] = {}
BEYOND = {"page left out"}
"""What cannot be told: a page that a file does not have is no page of it."""


def kind(name: str, *, harmless: bool = False) -> Callable[[Fault], Fault]:
    """Register a function that breaks a sound file."""

    def register(make: Fault) -> Fault:
        assert name not in KINDS
        KINDS[name] = Kind(name, make, harmless)
        return make

    return register


def opened(sound: Sound) -> pikepdf.Pdf:
    """The sound file, to be changed."""
    return pikepdf.open(io.BytesIO(sound.data))


def saved(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    """The bytes of a file; the same ones every time."""
    out = io.BytesIO()
    settings: dict[str, Any] = {"static_id": True, "fix_metadata_version": False, **options}
    pdf.save(out, **settings)
    return out.getvalue()


def places(cells: Iterable[Cell]) -> frozenset[Place]:
    """The places of a reading that stand in cells."""
    return frozenset((cell.code, name) for cell in cells for name in cell.names)

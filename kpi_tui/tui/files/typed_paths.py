"""Paths as people type and paste them, and as they are shown."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kpi_tui.regex import regex
from kpi_tui.text import one_line

QUOTES = ("''", '""', "“”", "‘’")
# How a file dragged onto a terminal arrives: "Annex\ A\ \(July\).pdf".
_ESCAPED = regex(r"\\([^\w\\])")


@dataclass(frozen=True, slots=True)
class Completion:
    """A path made longer, and the names it may go on with where there are several."""

    text: str
    names: tuple[str, ...] = ()


def typed_path(text: str) -> Path | None:
    """Return the absolute path meant by a text; `None` where nothing is typed.

    Takes what is pasted too: with quotes about it, as a `file://` address, with backslashes
    before its spaces. `~` is the home folder. Whether it exists is not asked.
    """
    bare = _bare(text)
    return here() / _expanded(bare) if bare else None


def is_path(text: str) -> bool:
    """Whether a text is more than a name: it begins in the home folder, or has a separator."""
    bare = _bare(text)
    return bare.startswith("~") or any(separator in bare for separator in _separators())


def tilde(path: Path) -> str:
    """Write a path to type, with `~` for the home folder where people know that sign."""
    typed = str(path)
    if os.name == "posix":
        home = _expanded("~")
        if len(home) > 1 and (typed == home or typed.startswith(home + os.sep)):
            return f"~{typed[len(home) :]}"
    return typed


def short(path: Path) -> str:
    """Write a path to show: `tilde` on one line, nothing in it that a terminal obeys."""
    return one_line(tilde(path))


def here() -> Path:
    """Return the working folder, or the home folder where that has been deleted."""
    try:
        return Path.cwd()
    except OSError:
        return Path(_expanded("~"))


def left_to_find(text: str, folder: Path) -> str:
    """Return what of a typed text is still to be found in a folder: the name that a path ends in.

    Nothing of a path to the folder itself; all of a text that is no path, or leads elsewhere.
    """
    path = typed_path(text)
    if path is None or not is_path(text):
        return text
    if path == folder:
        return ""
    return path.name if path.parent == folder else text


def complete(text: str, suffix: str) -> Completion:
    """Complete a typed path with the rest of the one name it can mean, or what all those names share.

    Looks at folders and at files with this suffix, hidden ones only where a dot is typed. It
    asks the disk: it is for a thread. Nothing is completed where the folder cannot be read.
    """
    bare = _bare(text)
    if bare == "~":
        return Completion(bare + os.sep)
    cut = max(bare.rfind(separator) for separator in _separators()) + 1
    head, tail = bare[:cut], bare[cut:]
    try:
        names = sorted(_names(Path(_expanded(head or os.curdir)), tail, suffix))
    except (OSError, ValueError):
        return Completion(text)
    if not names:
        return Completion(text)
    return Completion(head + _shared(names), tuple(names) if len(names) > 1 else ())


def _names(folder: Path, start: str, suffix: str) -> Iterator[str]:
    with os.scandir(folder) as items:
        for item in items:
            if not item.name.lower().startswith(start.lower()):
                continue
            if item.name.startswith(".") and not start.startswith("."):
                continue
            if item.is_dir():
                yield item.name + os.sep
            elif item.name.lower().endswith(suffix):
                yield item.name


def _shared(names: list[str]) -> str:
    """Return the start that all names share, whatever their case."""
    length = 0
    for letters in zip(*names, strict=False):
        if len({letter.lower() for letter in letters}) > 1:
            break
        length += 1
    return names[0][:length]


def _bare(text: str) -> str:
    """Return the path within what was typed or pasted."""
    bare = text.strip()
    if len(bare) > 1 and bare[0] + bare[-1] in QUOTES:
        return bare[1:-1]
    if bare[:1] and any(bare[0] == pair[0] for pair in QUOTES):  # being typed still
        return bare[1:]
    if bare.lower().startswith("file:"):
        return _of_address(bare)
    return _ESCAPED.sub(r"\1", bare) if os.name == "posix" else bare


def _of_address(address: str) -> str:
    try:
        from urllib.parse import urlsplit
        from urllib.request import url2pathname

        parts = urlsplit(address)
        path = url2pathname(parts.path)
    except (OSError, ValueError):
        return address
    elsewhere = parts.netloc and parts.netloc.lower() != "localhost"
    return f"//{parts.netloc}{path}" if elsewhere else path


def _expanded(text: str) -> str:
    return os.path.expanduser(text)  # noqa: PTH111 it raises nothing where there is no home


def _separators() -> Iterable[str]:
    return filter(None, (os.sep, os.altsep))

"""Where the PDFs lie that reports were read from: remembered by their SHA-256, for this user alone.

The store holds a file's name and no path: it may lie on a share, and others have their own folders.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from kpi_tui.errors import KpiTuiError, PdfError
from kpi_tui.files import make_private, write_whole
from kpi_tui.paths import state_path
from kpi_tui.report import Source
from kpi_tui.text import one_line

MOST_REMEMBERED = 500
FOLDERS = 20
"""A file is looked for in the folders of so many of the last imports."""
MOST_LOOKED_AT = 200
"""PDFs of other names in the folder of the import, the newest."""
LARGEST = 300_000_000
"""Bytes of a file that is compared."""
_ELSEWHERE = 0x1000 | 0x400000
"""Two attributes of a file that Windows has to fetch first: offline, and recalled when read."""


def remember_source(path: Path, sha256: str) -> None:
    """Remember where a PDF lay when it was imported. Nothing happens where that cannot be written."""
    known = _remembered()
    known.pop(sha256, None)
    known[sha256] = os.path.abspath(path)  # noqa: PTH100 - of a folder that is gone too
    kept = dict(list(known.items())[-MOST_REMEMBERED:])
    with suppress(OSError, KpiTuiError, ValueError):
        file = _file()
        make_private(file.parent)
        write_whole(file, json.dumps(kept, indent=1).encode())


def find_source(source: Source) -> Path:
    """Return the PDF that a report was read from, wherever it lies now.

    That is where it was imported from, else of its name in the folders of the last imports and the
    usual ones, else of any name beside where it lay. Raises `PdfError` where it is in none of them.
    """
    known = _remembered()
    was = Path(known[source.sha256]) if source.sha256 in known else None
    changed: Path | None = None
    seen: set[str] = set()
    for path in _candidates(source, was, known):
        key = os.path.normcase(path)
        if key in seen:
            continue
        seen.add(key)
        digest = _digest(path)
        if digest == source.sha256:
            return path
        if digest and path == was:
            changed = path
    if changed:
        raise PdfError(f"{one_line(str(changed))} has changed since it was imported")
    where = f" in {one_line(str(was.parent))}" if was else ""
    raise PdfError(f"{one_line(source.name)} is not found any more{where}")


def last_folder() -> Path | None:
    """Return the folder of the last import; `None` before there was one."""
    known = list(_remembered().values())
    return Path(known[-1]).parent if known else None


def imported_among(paths: Iterable[Path], sha256s: Container[str]) -> Iterator[Path]:
    """Yield the files whose SHA-256 is one of these, whatever they are called.

    Only the first `MOST_LOOKED_AT` are read, and of those none that the system would have to
    fetch first.
    """
    for path in islice(paths, MOST_LOOKED_AT):
        if _is_here(path) and _digest(path) in sha256s:
            yield path


def _is_here(path: Path) -> bool:
    """Whether a file lies on this machine, and not only its name: `Files on demand` of OneDrive."""
    try:
        return not getattr(path.stat(), "st_file_attributes", 0) & _ELSEWHERE
    except (OSError, ValueError):
        return False


def _candidates(source: Source, was: Path | None, known: dict[str, str]) -> Iterator[Path]:
    """Yield the files that it may be, the likeliest first."""
    if was:
        yield was
    if Path(source.name).name == source.name:  # a name from a store is no path
        folders = [Path(path).parent for path in list(known.values())[: -FOLDERS - 1 : -1]]
        for folder in dict.fromkeys([*([was.parent] if was else []), *folders, *_usual()]):
            yield folder / source.name
    if was:
        beside: list[tuple[float, Path]] = []
        with suppress(OSError), os.scandir(was.parent) as items:
            for item in items:
                if item.name.lower().endswith(".pdf"):
                    with suppress(OSError):
                        beside.append((item.stat().st_mtime, Path(item.path)))
        yield from (path for _, path in sorted(beside, reverse=True)[:MOST_LOOKED_AT])


def _usual() -> Iterator[Path]:
    """Yield the folders in which a download mostly lies."""
    from platformdirs import user_documents_path, user_downloads_path

    with suppress(OSError, RuntimeError):
        yield Path.cwd()
        yield user_downloads_path()
        yield user_documents_path()


def _digest(path: Path) -> str:
    """Return the SHA-256 of a file; empty where there is no file, or none that can be read."""
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return ""


def _file() -> Path:
    return state_path().with_name("sources.json")


def _remembered() -> dict[str, str]:
    """Return the paths by their SHA-256, the last import last."""
    try:
        held = json.loads(_file().read_bytes())
        return {str(key): str(path) for key, path in held.items()}
    except (OSError, KpiTuiError, ValueError, AttributeError, RecursionError):
        return {}

"""Which PDF files a path that a person names stands for."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path

from kpi_tui.errors import PdfError, reason_of


def find_pdfs(named: Path) -> list[Path]:
    """Return the files meant by a path: the file, a folder's own `*.pdf` by name, or a pattern's.

    Folders inside a folder are left alone: a download folder may hold anything. Patterns are
    for Windows, whose shell leaves `*.pdf` as it is. Raises `PdfError` where there is no file.
    """
    try:
        if named.is_dir():
            candidates = named.iterdir()
        elif named.exists():
            return [named]
        elif "*" in named.name or "?" in named.name:
            # Not by `glob`, which refuses a name with two stars side by side before Python 3.13.
            pattern = named.name.replace("[", "[[]")  # a bracket is a bracket, as on Windows
            candidates = (path for path in named.parent.iterdir() if fnmatch(path.name, pattern))
        else:
            if named.parts[:1] in (("https:",), ("http:",)):
                raise PdfError(f"{named}: an address, not a file: download it, then import that")
            raise PdfError(f"{named}: no such file: check its name and folder")
        files = sorted(
            path
            for path in candidates
            if path.suffix.lower() == ".pdf" and path.name[0] != "." and path.is_file()
        )
    except OSError as error:
        why = reason_of(error)
        raise PdfError(f"{named}: {why}: name a file you can read") from error
    if not files:
        raise PdfError(f"{named}: no PDF there: name the folder or the files to import")
    return files

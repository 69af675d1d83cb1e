"""What a folder offers to import or to open: its PDFs, its folders, and the places files are kept in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from pathlib import Path

from rich.text import Text

from kpi_tui.analysis.browse.entries import matches
from kpi_tui.text import fold, one_line
from kpi_tui.tui.choices.choice import Choice
from kpi_tui.tui.files.folders import FolderContents, FoundPdf, parent_of
from kpi_tui.tui.files.pdf_search import describe_size, describe_time
from kpi_tui.tui.files.typed_paths import short

LISTED = 300
"""PDFs listed at once; typing finds the others."""
PDFS, FOLDERS, PLACES = "PDFs, newest first", "Folders", "Places"
IMPORTED = "imported"
_INDENT = " " * len("[ ] ")
"""What stands before names that cannot be ticked."""
_NAMED = 24
"""Letters of a file's name where several are named in a line."""


def file_choices(
    folder: Path,
    contents: FolderContents,
    places: Sequence[tuple[str, Path]],
    typed: str,
    ticked: Collection[Path],
    imported: Collection[Path],
) -> Iterator[Choice[Path]]:
    """Yield what the words typed leave: PDFs with a box, then the folders, the one above first."""
    words, today = fold(typed).split(), date.today()

    def says(name: str) -> bool:
        return matches(fold(name), words)

    pdfs = [pdf for pdf in contents.pdfs if says(pdf.path.name)]
    heading = (
        PDFS if len(pdfs) <= LISTED else f"{PDFS} ({LISTED} of {len(pdfs):,}: type for others)"
    )
    for pdf in pdfs[:LISTED]:
        yield _pdf(pdf, heading, pdf.path in ticked, pdf.path in imported, today)
    above = parent_of(folder)
    if above is not None and not words:
        yield Choice(
            above, Text(f"{_INDENT}.."), FOLDERS, aside=Text(f"up to {short(above)}", "dim")
        )
    for path in contents.folders:
        if says(path.name):
            yield Choice(path, Text(f"{_INDENT}{one_line(path.name)}/"), FOLDERS)
    for name, path in places:
        if says(name) and path != folder:
            where = short(path)
            aside = Text(where if where != name else "", "dim")
            yield Choice(path, Text(_INDENT + one_line(name)), PLACES, aside=aside)


def _pdf(
    pdf: FoundPdf, heading: str, is_ticked: bool, is_imported: bool, today: date
) -> Choice[Path]:
    name = one_line(pdf.path.name)
    about = f"{describe_size(pdf.size):>8}  {describe_time(pdf.changed, today):<17}"
    return Choice(
        pdf.path,
        Text(f"{'[x]' if is_ticked else '[ ]'} {name}"),
        heading,
        name=Text(name),
        aside=Text(f"{IMPORTED if is_imported else '':<8}  {about}", "dim"),
    )


def is_folder(choice: Choice[Path]) -> bool:
    """Whether it is opened, and not imported."""
    return choice.group in (FOLDERS, PLACES)


def enter_does(under_cursor: Choice[Path] | None, ticked: Collection[Path]) -> str:
    """Say what is ticked, and what Enter does."""
    said = [f"{len(ticked)} ticked: {_named(ticked)}"] if ticked else []
    if under_cursor is not None and is_folder(under_cursor):
        said.append(f"Enter opens {short(under_cursor.value)}")
    elif under_cursor is not None:
        said.append(f"Enter imports {'them' if ticked else under_cursor.short.plain}")
    return " · ".join(said)


def _named(paths: Collection[Path]) -> str:
    """Name some files in a line: the first two of many."""
    names = [one_line(path.name) for path in paths]
    cut = [name if len(name) <= _NAMED else f"{name[: _NAMED - 1]}…" for name in names[:2]]
    return ", ".join(cut) + (f" and {len(names) - 2} more" if len(names) > 2 else "")

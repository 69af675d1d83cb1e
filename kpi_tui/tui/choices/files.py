"""What a folder offers to import or to open: its PDFs, its folders, and the places files are kept in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from pathlib import Path

from rich.text import Text

from kpi_tui.analysis.browse.entries import matches
from kpi_tui.text import fold, one_line
from kpi_tui.tui.choices.choice import Choice
from kpi_tui.tui.choices.ticks import box
from kpi_tui.tui.cut_names import cut_apart
from kpi_tui.tui.files.folders import FolderContents, FoundPdf, parent_of
from kpi_tui.tui.files.pdf_search import describe_size, describe_time
from kpi_tui.tui.files.typed_paths import short

LISTED = 300
"""PDFs listed at once; typing finds the others."""
PDFS, FOLDERS, PLACES = "PDFs, newest first", "Folders", "Places"
IMPORTED = "imported"
_INDENT = " " * len(box(False))
"""What stands before names that cannot be ticked."""
_ROOM = 63
"""Letters in the line below the list, in a terminal 80 wide."""
_LEAST = 8
"""Letters of a file's name that are shown whatever else there is to say."""


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
        Text(f"{box(is_ticked)}{name}"),
        heading,
        name=Text(name),
        aside=Text(f"{IMPORTED if is_imported else '':<8}  {about}", "dim"),
    )


def is_folder(choice: Choice[Path]) -> bool:
    """Whether it is opened, and not imported."""
    return choice.group in (FOLDERS, PLACES)


def enter_does(under_cursor: Choice[Path] | None, ticked: Collection[Path]) -> str:
    """Say what is ticked, its names cut so that there is room to say what Enter does."""
    does = ""
    if under_cursor is not None and is_folder(under_cursor):
        does = f"Enter opens {short(under_cursor.value)}"
    elif under_cursor is not None:
        several = "them" if len(ticked) > 1 else "it"
        does = f"Enter imports {several if ticked else under_cursor.short.plain}"
    if not ticked:
        return does
    said, does = f"{len(ticked)} ticked: ", f" · {does}" if does else ""
    return said + _named(ticked, _ROOM - len(said + does)) + does


def _named(paths: Collection[Path], room: int) -> str:
    """Name some files in so many letters: both of two, the first of more."""
    names = [one_line(path.name) for path in paths]
    more = f" and {len(names) - 1} more" if len(names) > 2 else ""
    names = names[:1] if more else names
    room -= len(more) + len(", ") * (len(names) - 1)
    total, share = sum(map(len, names)), room // len(names)
    # One that is short leaves its room to the other.
    rooms = [max(share, room - (total - len(name)), _LEAST) for name in names]
    return ", ".join(cut_apart(names, rooms)) + more

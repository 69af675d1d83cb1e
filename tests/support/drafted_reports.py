"""Reports in a table of our own, drawn behind a cover, drafted, and read by their draft."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from kpi_tui.pdf import read_report
from kpi_tui.pdf.drafting.guess import guess_profile
from kpi_tui.pdf.trial import try_out
from kpi_tui.profiles.guess import ProfileGuess
from kpi_tui.report import Report
from tests.rendering.councils import Engine
from tests.rendering.councils.layouts.parts import heading
from tests.rendering.councils.page import (
    Block,
    Cell,
    Document,
    PageBreak,
    Paragraph,
    Table,
    Text,
    table_head,
    words,
)

INK = "#1f3b57"
NAMES = (
    *("Calls answered within 60 seconds", "Waste recycled or composted", "Homes let in 20 days"),
    *("Complaints answered in time", "Trees planted on council land", "Potholes mended in 28 days"),
    *("Visits to leisure centres", "Invoices paid in 30 days", "Libraries open as planned"),
    "Planning decisions in time",
)
RATED = ("Green", "Amber", "Red")
FILLS = {"Green": "#00b050", "Amber": "#ffc000", "Red": "#ff0000"}
Row = tuple[Cell, ...]


def drawn(folder: Path, blocks: Sequence[Block], engine: Engine) -> Path:
    """Draw a report behind a cover."""
    path = folder / "report.pdf"
    cover = (
        heading("Elmford City Council", INK, 22),
        heading("Council Plan performance report", INK, 18),
        heading("Quarter 2 2025/26", INK, 14),
        Paragraph(Text("Cabinet, 18 November 2025")),
        PageBreak(),
    )
    document = Document("Performance report", (*cover, *blocks))
    import_module(f"tests.rendering.councils.with_{engine}").draw(document, path)
    return path


def drafted(
    folder: Path, *blocks: Block, engine: Engine = "reportlab"
) -> tuple[ProfileGuess, Report]:
    """Draw a report behind a cover, and read it by its draft."""
    path = drawn(folder, blocks, engine)
    guess = guess_profile(path)
    profile = folder / f"{guess.name}.toml"
    profile.write_text(guess.toml, encoding="utf-8")
    return try_out(path, guess)[0], read_report(path, profile=str(profile))


def table(labels: Sequence[str], rows: Sequence[Row]) -> Table:
    head = table_head("#ffffff", *labels, fill=INK)
    return Table((30, *[70 / (len(labels) - 1)] * (len(labels) - 1)), (head, *rows), 1)


def rated(number: int) -> Cell:
    said = RATED[number % 3]
    return Cell((Text(said),), "center", FILLS[said])


def rows(count: int = 10, start: int = 0) -> list[Row]:
    """Rows of name, actual, target and status."""
    numbers = range(start, start + count)
    return [(words(NAMES[n]), words(f"{50 + n}%"), words("55%"), rated(n)) for n in numbers]


FOUR = ("Measure", "Actual", "Target", "RAG")

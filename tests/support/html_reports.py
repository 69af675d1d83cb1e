"""Reports of councils as HTML, drawn behind a cover, drafted, and read by their draft."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from kpi_tui.pdf import read_report
from kpi_tui.pdf.drafting.guess import guess_profile
from kpi_tui.profiles.guess import ProfileGuess
from kpi_tui.report import Report
from tests.rendering.html_page import FONT, GLYPH_FONT
from tests.rendering.weasy_pdf import print_html
from tests.support.drafted_reports import FILLS, RATED

_LOOKS = f"""
@page {{ size: A4 landscape; margin: 14mm }}
body {{ font: 9pt {FONT} }}
table {{ border-collapse: collapse; width: 100%; margin-bottom: 8pt }}
td, th {{ border: .6pt solid #555; padding: 2pt; vertical-align: top; text-align: left }}
th {{ background: #1f3b57; color: white }}
.sign {{ font-family: {GLYPH_FONT} }}
svg {{ width: 9pt; height: 9pt }}
"""
_ARROW = {
    "up": "M10 1L18 10H13V19H7V10H2z",
    "down": "M10 19L18 10H13V1H7V10H2z",
    "right": "M1 6h11V1l8 9l-8 9v-5H1z",
}


def printed(folder: Path, *parts: str, title: str = "Quarter 2 2025/26") -> Path:
    """Print a report of these parts."""
    path = folder / "report.pdf"
    cover = f"<h1>Elmford City Council</h1><h1>Performance report</h1><h2>{title}</h2>"
    page = f"<html><head><style>{_LOOKS}</style></head><body>{cover}{''.join(parts)}</body></html>"
    print_html(page, path)
    return path


def drafted(
    folder: Path, *parts: str, title: str = "Quarter 2 2025/26"
) -> tuple[ProfileGuess, Report]:
    """Print a report of these parts, and read it by its draft."""
    path = printed(folder, *parts, title=title)
    guess = guess_profile(path)
    profile = folder / f"{guess.name}.toml"
    profile.write_text(guess.toml, encoding="utf-8")
    return guess, read_report(path, profile=str(profile))


def table(headings: Sequence[str] | str, rows: Iterable[Sequence[str]], looks: str = "") -> str:
    """A table; the `headings` are a row of them, or the rows as HTML has them."""
    if not isinstance(headings, str):
        headings = "".join(f"<th>{said}</th>" for said in headings)
    body = ["".join(c if c[:3] == "<td" else f"<td>{c}</td>" for c in row) for row in rows]
    drawn = "".join(f"<tr>{cells}</tr>" for cells in body)
    return (
        f'<table style="{looks}"><thead><tr>{headings}</tr></thead><tbody>{drawn}</tbody></table>'
    )


def rated(number: int, said: str | None = None) -> str:
    """A cell of a status, in its colour: green, amber and red in turn."""
    word = RATED[number % 3]
    return f'<td style="background: {FILLS[word]}">{word if said is None else said}</td>'


def arrow(way: str) -> str:
    """A drawn arrow."""
    return f'<svg viewBox="0 0 20 20"><path d="{_ARROW[way]}" fill="#444"/></svg>'

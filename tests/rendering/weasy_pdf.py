"""HTML printed as a PDF by WeasyPrint, in less time than it takes by itself."""

from __future__ import annotations

import atexit
from collections.abc import Hashable
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import kpi_tui.publish.brief.charts

from .engines import need

_FONTS = Path(kpi_tui.publish.brief.charts.__file__).parent / "fonts"
_FACES = "".join(
    f"@font-face {{ font-family: 'Liberation Sans'; font-weight: {weight}; src: url({file.as_uri()}) }}"
    for weight, file in (
        ("normal", _FONTS / "briefing-sans-regular.ttf"),
        ("bold", _FONTS / "briefing-sans-bold.ttf"),
    )
)
"""The letters of a report, which are as wide on a machine that has other fonts, or none."""
_SUBSETS: dict[Hashable, bytes] = {}
"""The letters of a font that were taken out of it, by the font and the letters."""


def print_html(html: str, path: str | Path, *, presentational_hints: bool = False) -> None:
    """Write a page of HTML to a PDF. Raises `EngineMissingError` where WeasyPrint cannot be had."""
    need("weasyprint")
    import weasyprint  # only where an engine is asked for: it needs libraries of the system's
    from weasyprint.pdf import fonts

    load, subset = fonts.TTFont, fonts.Font.subset

    def without_layout(*args: Any, **named: Any) -> Any:
        """Load a font without the tables that are left out of a PDF: reading them takes longest."""
        font = load(*args, **named)
        for table in ("GSUB", "GPOS", "kern") if "GPOS" in font else ():
            if table in font:
                del font[table]
        return font

    def subset_once(font: Any, letters: Any, hinting: bool) -> None:
        """Take letters out of a font, unless the same were taken before."""
        asked = (font.file_content, font.index, frozenset(letters), hinting, bool(font.missing))
        if asked not in _SUBSETS:
            subset(font, letters, hinting)
            _SUBSETS[asked] = font.file_content
        font.file_content = _SUBSETS[asked]

    known, faces = _letters()
    with (
        patch.object(fonts, "TTFont", without_layout),
        patch.object(fonts.Font, "subset", subset_once),
    ):
        weasyprint.HTML(string=html).write_pdf(
            path,
            stylesheets=[faces],
            font_config=known,
            presentational_hints=presentational_hints,
        )


@cache
def _letters() -> tuple[Any, Any]:
    """The fonts of the system and of a report, found once."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    known = FontConfiguration()
    atexit.register(_letters.cache_clear)  # it cannot be taken down once its modules are gone
    return known, weasyprint.CSS(string=_FACES, font_config=known)

"""The truth of a drawn report as JSON: every cell as printed, and the pages it stands on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2

from .council_report import CouncilReport, Measure, Section
from .layouts import Layout

GOOD_IS = {"Higher": "high", "Lower": "low"}


def truth(report: CouncilReport, layout: Layout, engine: str, drawn: Path) -> dict[str, Any]:
    """Values that `json` can write, of the report that was drawn to the file `drawn`."""
    printed = layout.as_printed(report)
    pages = page_texts(drawn)
    return {
        "council": printed.council,
        "report_title": printed.title,
        "period_type": printed.period.type.value,
        "period_end": printed.period.end.isoformat(),
        "period_label": printed.period.label,
        "engine": engine,
        "lot": layout.name,
        "sections": [
            {
                "title": section.title,
                "owner": section.holder,
                "director": section.director,
                "commentary": section.commentary,
                "printed": layout.section_heading(number, section),
            }
            for number, section in enumerate(printed.sections, 1)
        ],
        "measures": [
            {**_measure(section, measure, layout), "pages": _pages_with(measure.name, pages)}
            for section, measure in printed.measures
        ],
    }


def page_texts(drawn: Path) -> list[str]:
    """The text of each page without its white space."""
    with pypdfium2.PdfDocument(drawn) as document:
        return [squeezed(page.get_textpage().get_text_range()) for page in document]


def squeezed(text: str) -> str:
    """Without white space, and without the mark that pdfium puts for a hyphen at a line's end."""
    return "".join(text.replace("\x02", "-").replace("\ufffe", "-").split())


def _pages_with(name: str, pages: list[str]) -> list[int]:
    return [number for number, text in enumerate(pages, 1) if squeezed(name) in text]


def _measure(section: Section, measure: Measure, layout: Layout) -> dict[str, Any]:
    status, direction = measure.status, measure.direction
    return {
        "section": section.title,
        "code": measure.code,
        "name": measure.name,
        "actual": measure.actual,
        "target": measure.target,
        "floor": measure.floor,
        "previous_actual": measure.previous_actual,
        "status": status,
        "status_printed": status and layout.statuses[status],
        "previous_status": measure.previous_status,
        "direction": direction,
        "direction_printed": direction and layout.directions[direction],
        "good_is": measure.good_is and GOOD_IS[measure.good_is],
        "owner": measure.owner,
        "commentary": measure.comment,
        "ytd_actual": measure.ytd_actual,
        "ytd_target": measure.ytd_target,
        "ytd_status": measure.ytd_status,
    }

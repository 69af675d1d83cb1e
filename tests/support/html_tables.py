"""Reports of councils whose tables are drawn by their style sheet: lines, grounds, where cells stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from kpi_tui.report import Report
from tests.rendering.weasy_pdf import print_html
from tests.support.plain_report import COUNCIL, HEADER, PROFILE

WIDTHS = dict(zip(HEADER, (7, 18, 9, 9, 9, 8, 9, 31), strict=True))
LINES = {
    "none": "td, th { border: none }",
    "zebra": "td, th { border: none } tr:nth-child(even) td { background: #eeeeff }",
    "rules": "td, th { border-left: none; border-right: none }",
    "grid": "",
}
"""What parts the rows of a table, as a style sheet says it."""
BREAK = '<div style="break-before: page"></div>'
CODELESS = (
    PROFILE.replace('begins = "code"', 'begins = "rule"')
    .replace('[code]\nshape = "ENV-##"\n', "")
    .replace('code = ["Ref"]\n', "")
)
"""A profile of a report that prints no codes: measures begin at each line."""
TITLE = (
    f'<p style="font-size: 18pt">{COUNCIL}</p>'
    "<p>Corporate Performance Report</p><p>Quarter 2 2025/26</p>"
)
_STYLE = """
@page { size: A4 landscape; margin: 12mm }
body { font: 9pt "Liberation Sans", Arial, sans-serif }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
td, th { border: .5pt solid #333; padding: 3pt; vertical-align: top; text-align: left }
"""


def html_table(
    rows: Sequence[Sequence[str]],
    header: Sequence[str] = HEADER,
    widths: Mapping[str, float] = WIDTHS,
    *,
    headed: bool = True,
) -> str:
    """Return a table of these rows, whose cells are of HTML."""
    columns = "".join(f'<col style="width: {widths[label]}%">' for label in header)
    labels = "".join(f"<th>{label}</th>" for label in header)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    head = f"<thead><tr>{labels}</tr></thead>" if headed else ""
    return f"<table>{columns}{head}<tbody>{body}</tbody></table>"


def draw_html(path: Path, body: str, style: str = "", title: str = TITLE) -> Path:
    """Draw a report of this body."""
    page = f"<html><head><style>{_STYLE}{style}</style></head><body>{title}{body}</body></html>"
    print_html(page, path)
    return path


def names_and_priorities(report: Report) -> list[tuple[str, str]]:
    """Return each measure's name with the title of its priority."""
    titles = {each.code: each.title for each in report.priorities}
    return [(each.measure_name, titles[each.priority_code]) for each in report.readings]

"""A chart as a PNG, for documents that hold no SVG."""

from __future__ import annotations

from importlib.resources import as_file, files

from resvg_py import svg_to_bytes

from kpi_tui.publish.brief.charts.svg import to_svg
from kpi_tui.publish.brief.document import Chart

SCALE = 2
"""Dots of the picture for each unit of the sheet: 200 to the inch at a page's width."""
_FONTS = files("kpi_tui.publish.brief.charts").joinpath("fonts")
"""Fonts with letters, digits and the pound sign, so that a chart is the same on every computer."""
FAMILY = "Briefing Sans"
"""The family name of these fonts."""


def to_png(chart: Chart) -> bytes:
    """Return the picture, without an alternative text: the document that holds it has that."""
    svg = to_svg(chart, "chart")
    return drawn(svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1), SCALE)


def drawn(svg: str, scale: int) -> bytes:
    """Return an SVG file as a PNG on white, its text in the fonts that come with kpi-tui."""
    with (
        as_file(_FONTS.joinpath("briefing-sans-regular.ttf")) as regular,
        as_file(_FONTS.joinpath("briefing-sans-bold.ttf")) as bold,
    ):
        return bytes(
            svg_to_bytes(
                svg,
                background="#ffffff",
                zoom=scale,
                skip_system_fonts=True,
                font_files=[str(regular), str(bold)],
                font_family=FAMILY,
            )
        )

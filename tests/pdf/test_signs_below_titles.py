"""A priority's sign below its title, and words far behind it, are told of and not passed over."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest

import kpi_tui
from kpi_tui.status import Status
from tests.rendering.weasy_pdf import print_html
from tests.support.odd_tables import HEADINGS, ROWS

CSS = """
@page { size: A4 landscape; margin: 28pt }
body { font: 11pt sans-serif }
p { margin: 0 0 6pt; position: relative }
table { border-collapse: collapse; font-size: 6pt; margin-top: 40pt }
td { border: 0.5pt solid #333; padding: 2pt }
i { position: absolute; right: 30pt; height: 14pt; width: 14pt }
"""
TOLD = "OCC01: a sign below the line of its title is not read as its status"


def drawn(path: Path, sign: str, more: str = "") -> kpi_tui.Report:
    """An annex of one priority, with a sign that hangs from the line of its title, and more there."""
    rows = [[name for name, _ in HEADINGS], *ROWS]
    cells = ("".join(f"<td>{escape(text)}</td>" for text in row) for row in rows)
    table = "".join(f"<tr>{row}</tr>" for row in cells)
    print_html(
        f"<style>{CSS}</style><p>Keep the streets in good order</p>"
        "<p>Status of Indicators 31/07/2024</p>"
        f'<p>OCC01 - Keep the streets in good order<i style="{sign}"></i>{more}</p>'
        f"<table>{table}</table>",
        path,
    )
    return kpi_tui.read_report(path)


@pytest.mark.parametrize(
    ("sign", "status", "told"),
    [
        ("top: 0; background: #ffb000; border-radius: 7pt", Status.AMBER, False),
        ("top: 20pt; background: #ffb000; border-radius: 7pt", None, True),
        ("top: 20pt; background: #00a040; border-radius: 7pt", None, True),
        ("top: 20pt; background: #1f3864; border-radius: 7pt", None, False),
        ("top: 24pt; background: #ffb000; width: 600pt; height: 3pt", None, False),
        ("", None, False),
    ],
    ids=["beside", "amber", "green", "dark blue", "a band", "none"],
)
def test_a_sign_below_a_title_is_told_of(
    tmp_path: Path, sign: str, status: Status | None, told: bool
) -> None:
    report = drawn(tmp_path / "a.pdf", sign)
    assert [priority.status for priority in report.priorities] == [status]
    assert (TOLD in [warning.message for warning in report.warnings]) is told


@pytest.mark.parametrize("right", ["230pt", "300pt"])
@pytest.mark.parametrize("sign", ["red", "#00a040", ""])
def test_words_far_behind_a_title_are_told_of_and_its_sign_before_them_is_read(
    tmp_path: Path, sign: str, right: str
) -> None:
    drawing = f"right: 480pt; background: {sign}" if sign else ""
    stamp = f'<b style="position: absolute; right: {right}">Page 121</b>'
    report = drawn(tmp_path / "a.pdf", drawing, stamp)
    (priority,) = report.priorities
    assert (priority.status is not None) is bool(sign)
    told = "OCC01: “Page 121” stands far behind its title: is it a part of it?"
    assert told in [warning.message for warning in report.warnings]

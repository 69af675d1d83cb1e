"""Styles that name a class name one that there is: another name would silently style nothing."""

from __future__ import annotations

import re
from pathlib import Path

from textual.widget import Widget

from kpi_tui.tui.app import KpiApp
from kpi_tui.tui.screens import ask, choose_pdf, export, help, import_pdf, pick, welcome
from kpi_tui.tui.terminal import clipboard

SCREENS = (ask, choose_pdf, clipboard, export, help, import_pdf, pick, welcome)
"""Modules that the explorer itself imports when they are first needed."""
SELECTOR = re.compile(r"^\s*([A-Z]\w+)[^;]*\{", re.MULTILINE)


def widgets(base: type[Widget] = Widget) -> set[type[Widget]]:
    return {base}.union(*(widgets(each) for each in base.__subclasses__()))


def test_every_class_in_the_styles_is_there() -> None:
    classes = widgets()
    ours = [each for each in classes if each.__module__.startswith("kpi_tui.")]
    styles = [Path(path).read_text() for path in KpiApp.CSS_PATH]
    styles += [str(each.__dict__.get("DEFAULT_CSS", "")) for each in ours]
    named = {name for style in styles for name in SELECTOR.findall(style)}
    assert {"MainScreen", "ChoiceDialog", "RowCursorView", "Clipboard"} <= named
    assert named <= {each.__name__ for each in classes}

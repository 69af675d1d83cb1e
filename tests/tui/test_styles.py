"""Style sheets name classes as they are called: a rule for a class that is not there styles nothing."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from textual.app import App
from textual.css.model import SelectorType
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

from kpi_tui import tui

SHEETS = sorted(Path(tui.__file__).parent.rglob("*.tcss"))


def known_names() -> set[str]:
    """Every class that a rule may be for: ours, Textual's and the file dialog's."""
    for module in walk_packages(tui.__path__, f"{tui.__name__}."):
        import_module(module.name)
    names: set[str] = set()
    waiting: list[type[DOMNode]] = [DOMNode]
    while waiting:
        kind = waiting.pop()
        names.add(kind.__name__)
        waiting += kind.__subclasses__()
    return names


def named_in(css: str) -> set[str]:
    sheet = Stylesheet(variables=App[None]().get_css_variables())
    sheet.add_source(css)
    sheet.parse()
    return {
        selector.name
        for rule in sheet.rules
        for selectors in rule.selector_set
        for selector in selectors.selectors
        if selector.type is SelectorType.TYPE
    }


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_sheet_names_classes_that_are_there(sheet: Path) -> None:
    assert named_in(sheet.read_text(encoding="utf-8")) <= known_names()


def test_styles_within_a_class_name_classes_that_are_there() -> None:
    names = known_names()
    waiting: list[type[DOMNode]] = [DOMNode]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("kpi_tui."):
            assert named_in(kind.__dict__.get("DEFAULT_CSS", "")) <= names, kind

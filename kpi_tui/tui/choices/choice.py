"""Something that a list offers to choose."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from rich.text import Text

from kpi_tui.text import fold

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """Something to choose."""

    value: T
    text: Text
    group: str = ""
    """The heading it stands under; choices of a group follow each other."""
    detail: Text = field(default_factory=Text)
    """What stands beneath it, indented."""
    found_by: str = ""
    """What is looked through for the words typed, where that is not all of it."""
    name: Text = field(default_factory=Text)
    """What it is called for short, where that is not its text."""

    aside: Text = field(default_factory=Text)
    """What stands at the right of its line, which is the only one then."""

    @property
    def short(self) -> Text:
        """What it is called in a line of several."""
        return self.name if self.name.plain else self.text

    @property
    def sought(self) -> str:
        """What it is found by, folded."""
        if self.found_by:
            return fold(self.found_by)
        return fold(f"{self.group} {self.text.plain} {self.detail.plain}")

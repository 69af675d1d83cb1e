"""Arrows that a report draws mean what its key says beside them, on whichever side."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import pytest

from kpi_tui.pdf.drafting.draft import draft_profile
from kpi_tui.pdf.page.document import open_pdf
from kpi_tui.report import PublishedDirection
from tests.rendering.councils import ENGINES, Engine
from tests.rendering.councils.layouts.parts import heading
from tests.rendering.councils.page import Block, Cell, Document, Gap, Rules, Table, words
from tests.rendering.councils.shapes import arrow

UP, DOWN, BESIDE = (
    PublishedDirection.IMPROVING,
    PublishedDirection.WORSENING,
    PublishedDirection.SAME,
)
MEASURES = ("Potholes mended", "Lamps lit", "Signs cleaned", "Bridges checked", "Kerbs laid")
Part = PublishedDirection | str


def sign(way: PublishedDirection) -> Cell:
    return Cell((arrow(way, "#ffffff", "#000000", 11),), "center")


def arrows_of(
    path: Path, *key: Sequence[Part], wide: float = 4.0, engine: Engine = "reportlab"
) -> dict[str, str]:
    """What the drawn arrows of a report with this key are taken for.

    They stand in cells `wide` of the page's hundredths, wide ones with lines between rows only.
    """
    rules: Rules = "rows" if wide > 4 else "grid"
    blocks: list[Block] = [
        heading("Sampleford City Council", "#000000", 20),
        heading("Performance Report Quarter 2 2025/26", "#000000", 16),
    ]
    for parts in key:
        is_sign = [isinstance(part, PublishedDirection) for part in parts]
        cells = tuple(
            sign(PublishedDirection(part)) if drawn else words(part)
            for part, drawn in zip(parts, is_sign, strict=True)
        )
        widths = tuple(wide if drawn else 14.0 for drawn in is_sign)
        blocks.append(Table((*widths, 100.0 - sum(widths)), ((*cells, words("")),), rules=rules))
    head = tuple(words(text, bold=True) for text in ("Indicator", "Actual", "Target", "DoT"))
    rows = [
        (words(name), words("91%"), words("95%"), sign((UP, DOWN, BESIDE)[at % 3]))
        for at, name in enumerate(MEASURES)
    ]
    blocks += [Gap(20), heading("Roads", "#000000", 14), Table((40, 20, 20, 20), (head, *rows), 1)]
    import_module(f"tests.rendering.councils.with_{engine}").draw(
        Document("a", tuple(blocks)), path
    )
    with open_pdf(path, None, None) as document:
        return draft_profile(document).arrows


MEANT = {"up": "improving", "down": "worsening", "right": "same"}


@pytest.mark.parametrize(
    "key",
    [
        [(UP, "Improved", DOWN, "Declined")],
        [("Improved", UP, "Declined", DOWN)],
        [(UP, "Improved"), (DOWN, "Declined"), (BESIDE, "No change")],
        [("Met", UP, "Getting better"), ("Better than least", DOWN, "Getting worse")],
    ],
)
def test_arrows_mean_what_stands_beside_them(key: list[Sequence[Part]], tmp_path: Path) -> None:
    assert arrows_of(tmp_path / "a.pdf", *key) == MEANT


@pytest.mark.costly(2)
@pytest.mark.parametrize("engine", ENGINES)
def test_the_sides_of_a_shaft_are_no_sides_of_a_cell(tmp_path: Path, engine: Engine) -> None:
    """A half of an arrow was looked at: it pointed to the left, or was none."""
    key = [(UP, "Improved"), (BESIDE, "No change"), (DOWN, "Declined")]
    assert arrows_of(tmp_path / "a.pdf", *key, engine=engine) == MEANT


@pytest.mark.parametrize("is_behind", [False, True])
def test_a_sign_stands_anywhere_in_its_cell(tmp_path: Path, *, is_behind: bool) -> None:
    key = [(UP, "Better than in 2024/25"), (BESIDE, "About the same"), (DOWN, "Worse than then")]
    turned = [parts[::-1] if is_behind else parts for parts in key]
    assert arrows_of(tmp_path / "a.pdf", *turned, wide=60) == MEANT


@pytest.mark.parametrize(
    "key",
    [
        [(UP, "The figure is higher"), (DOWN, "The figure is lower")],
        [(UP, "Higher is better"), (DOWN, "Lower is better")],
        [(UP, "Better"), (DOWN, "Better")],
        [("Better or worse than last year", UP, DOWN)],
    ],
)
def test_arrows_that_no_key_explains_are_left_out(
    key: list[Sequence[Part]], tmp_path: Path
) -> None:
    assert arrows_of(tmp_path / "a.pdf", *key) == {"right": "same"}

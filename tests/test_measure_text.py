from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color import ColorType
from rich.style import Style
from textual.theme import BUILTIN_THEMES

from kpi_tui.analysis.measures import Point
from kpi_tui.labels import MARKS, PROSE
from kpi_tui.report import Reading, Source, Status
from kpi_tui.text import fold, one_line, visible
from kpi_tui.tui.loading import Month
from kpi_tui.tui.measure_text import MONTHS_LISTED, measure_text
from kpi_tui.tui.palette import GLYPH, Palette
from kpi_tui.tui.themes import THEMES
from tests.samples import DEBT, JULY, LIBRARY, WASTE
from tests.strategies import READINGS

PLAIN = Palette({}, heading=Style(), muted=Style(), found=Style(reverse=True), alarm=Style())
MONTH = Month(JULY, 2, datetime(2026, 1, 15, 9, 30, tzinfo=UTC))


def text_of(reading: Reading, points: list[Point] | None = None, month: Month = MONTH) -> str:
    return measure_text(reading, month, points or [], [], PLAIN).plain


def point(year: int, month: int, actual: str | None, value: float | None) -> Point:
    return Point(date(year, month, 28), actual, value, "1,000", 1000.0, Status.GREEN)


def found(reading: Reading, words: str) -> list[str]:
    text = measure_text(reading, MONTH, [], fold(words).split(), PLAIN)
    return [text.plain[span.start : span.end] for span in text.spans if span.style == PLAIN.found]


def test_a_measure_in_full() -> None:
    lines = text_of(WASTE).splitlines()
    assert lines[:5] == [
        "Household waste recycled | composted",
        "Ada Brown · Cllr G Hill",
        "",
        "Period       56.96%  target 61.50%   ▲ red",
        "Year to date      –  target      –   n/r not reported",
    ]
    headings = list(PROSE.values())
    assert [line for line in lines if line in headings] == headings
    assert lines[-1].startswith("Source: annex.pdf, page 3; revision 2, imported 15 January 2026")


def test_figures_stand_under_each_other() -> None:
    period, to_date = text_of(LIBRARY).splitlines()[3:5]
    for word in ("target", "★", "●"):
        if word in period and word in to_date:
            assert period.index(word) == to_date.index(word)
    assert period.index("★") == to_date.index("●")


def test_nothing_printed_says_so() -> None:
    text = text_of(DEBT)
    assert "no director · no portfolio holder" in text
    assert "no status printed" in text
    assert "Nothing is said about it this month." in text
    assert "page unknown" in text


@pytest.mark.parametrize(("pages", "said"), [((2,), "page 2;"), ((2, 3), "pages 2, 3;")])
def test_pages(pages: tuple[int, ...], said: str) -> None:
    assert said in text_of(replace(LIBRARY, pages=pages))


def test_the_source_says_simulated() -> None:
    report = replace(JULY, source=Source("simulated from two reports", "0" * 64, 0))
    assert "Source: simulated" in text_of(LIBRARY, month=replace(MONTH, report=report))


def test_lines_of_prose_stay_lines() -> None:
    assert "More people came.\n- the café “reopened”\n- [bold]not markup[/]" in text_of(LIBRARY)


def test_one_month_is_no_history() -> None:
    assert "Over the months" not in text_of(LIBRARY, [point(2024, 7, "1", 1.0)])


def test_a_history() -> None:
    points = [point(2024, 5, "9", 9.0), point(2024, 6, None, None), point(2024, 7, "1,100", 1100.0)]
    text = text_of(LIBRARY, points)
    assert "May 2024 ▁ █ July 2024, lowest to highest" in text
    rows = [line for line in text.splitlines() if "2024  " in line and "target" in line]
    assert [row.split()[2] for row in rows] == ["9", "–", "1,100"]
    assert len({row.index("target") for row in rows}) == 1
    assert all(row.endswith("★ green") for row in rows)


def test_a_history_without_numbers_has_no_line() -> None:
    text = text_of(LIBRARY, [point(2024, 6, "Yes", None), point(2024, 7, "No", None)])
    assert "lowest to highest" not in text
    assert "Yes" in text


def test_no_more_than_a_year_is_listed() -> None:
    points = [point(2020 + n // 12, n % 12 + 1, str(n), float(n)) for n in range(30)]
    rows = [line for line in text_of(LIBRARY, points).splitlines() if "target  1,000" in line]
    assert sum("target 1,000" in line for line in text_of(LIBRARY, points).splitlines()) in (
        MONTHS_LISTED,
        MONTHS_LISTED + 1,
    )
    assert not rows or len(rows) <= MONTHS_LISTED


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("", []),
        ("cafe", ["café"]),
        ("CAFÉ", ["café"]),
        ("libraries", ["libraries"]),
        ("[bold]", ["[bold]"]),
        ('"reopened"', ["“reopened”"]),
        ("fry", ["Fry"]),
        ("nowhere", []),
    ],
)
def test_words_searched_for_are_marked(words: str, marked: list[str]) -> None:
    assert found(LIBRARY, words) == marked


def test_every_place_is_marked() -> None:
    said = replace(DEBT, measure_name="aba", comment="ABA\nxabax")
    assert found(said, "aba") == ["aba", "ABA", "aba"]


@settings(deadline=None)
@given(READINGS)
def test_nothing_is_lost_and_nothing_acts(reading: Reading) -> None:
    text = text_of(reading)
    assert one_line(reading.measure_name) in text
    for name in PROSE:
        assert visible(getattr(reading, name) or "") in text
    for name in ("period_actual", "period_target", "ytd_actual", "ytd_target"):
        assert one_line(getattr(reading, name) or "") in text
    assert not any(ord(letter) < 32 and letter not in "\n\t" for letter in text)
    assert "\x7f" not in text
    assert not any("\x80" <= letter < "\xa0" for letter in text)


# -- the palette ----------------------------------------------------------------------------


@pytest.mark.parametrize("status", Status)
def test_a_status_is_a_glyph_and_a_word(status: Status) -> None:
    sign = MARKS[status]
    assert PLAIN.status(status).plain == f"{sign.glyph} {sign.word}"
    assert PLAIN.status(status, GLYPH).plain == sign.glyph
    for room in range(1, 20):
        assert len(PLAIN.status(status, room)) <= max(room, len(sign.glyph))


def test_no_status_is_nothing() -> None:
    assert PLAIN.status(None).plain == ""


ALL_THEMES = {**BUILTIN_THEMES, **{theme.name: theme for theme in THEMES}}


def variables(name: str) -> dict[str, str]:
    theme = ALL_THEMES[name]
    return {**theme.to_color_system().generate(), **theme.variables}


@pytest.mark.parametrize("theme", ALL_THEMES)
def test_every_theme_has_colours_that_can_be_drawn(theme: str) -> None:
    palette = Palette.of_theme(variables(theme))
    for status in (Status.GREEN, Status.AMBER, Status.RED):
        colour = palette.statuses[status].color
        assert colour is not None
        assert palette.status(status).style == palette.statuses[status]
    assert palette.heading.color is not None
    assert len({palette.statuses[s].color for s in (Status.GREEN, Status.RED)}) == 2


@pytest.mark.parametrize("theme", [name for name, it in BUILTIN_THEMES.items() if it.ansi])
def test_themes_of_the_terminals_own_colours_stay_its_own(theme: str) -> None:
    palette = Palette.of_theme(variables(theme))
    for status in (Status.GREEN, Status.AMBER, Status.RED):
        colour = palette.statuses[status].color
        assert colour is not None
        assert colour.type in (ColorType.STANDARD, ColorType.DEFAULT)


@pytest.mark.parametrize("value", ["auto 87%", "auto", "", "$accent", "ansi_default"])
def test_what_cannot_be_drawn_is_no_colour(value: str) -> None:
    palette = Palette.of_theme({"success": value, "accent": value})
    colour = palette.statuses[Status.GREEN].color
    assert colour is None or colour.is_default


def test_a_theme_without_variables() -> None:
    assert Palette.of_theme({}).statuses[Status.RED].color is None


@given(st.text(max_size=30), st.text(max_size=5))
def test_marking_any_words_in_any_text_is_no_crash(comment: str, words: str) -> None:
    measure_text(replace(DEBT, comment=comment), MONTH, [], fold(words).split(), PLAIN)

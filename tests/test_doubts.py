from __future__ import annotations

from kpi_tui.doubts import Doubt, by_kind, doubts
from kpi_tui.report import Account, Leftover, Warning


def told(*warnings: Warning, leftovers: tuple[Leftover, ...] = ()) -> list[str]:
    return [doubt.text for doubt in doubts(warnings, Account(leftovers=leftovers))]


def test_measures_come_first_then_pages_then_words() -> None:
    assert told(
        Warning(None, None, "the file is damaged"),
        Warning(2, None, "nothing is on this page"),
        Warning(3, "OCC02.01", "listed twice"),
        Warning(1, "OCC11.01", "listed twice"),
        Warning(1, "OCC11.01", "listed twice"),
        leftovers=(Leftover(1, "two words"),),
    ) == [
        "page 1, OCC11.01: listed twice",
        "page 3, OCC02.01: listed twice",
        "page 2: nothing is on this page",
        "the file is damaged",
        "not placed on page 1: two words",
    ]


def test_words_left_over_are_said_once() -> None:
    assert told(
        Warning(1, "OCC01.02", "comment: “On time. And  ‘well’.” is struck out: left out"),
        Warning(1, "OCC01.03", "text that is not seen, left out: “seen elsewhere” (comment)"),
        Warning(1, None, "9 words left over on page 1"),
        Warning(2, None, "1,234 words left over on page 2"),
        leftovers=(
            Leftover(1, "On time."),
            Leftover(1, "And “well”."),
            Leftover(1, "seen elsewhere"),
            Leftover(1, "On time."),
            Leftover(2, "On time."),
        ),
    )[2:] == [
        "not placed on page 1: seen elsewhere",
        "not placed on page 1: On time.",
        "not placed on page 2: On time.",
    ]


def test_a_kind_of_doubt_is_a_line() -> None:
    listed = [
        Doubt("period actual £21,262,0 is cut off or misprinted", "OCC11.03", 21),
        Doubt("year-to-date target £289,000,00 is cut off or misprinted", "OCC11.03", 21),
        Doubt("period target 1,2, is cut off or misprinted", "OCC11.12", 23),
        Doubt("period actual “c. £495k” is no number: it has no value", "OCC11.10", 1),
        Doubt("year-to-date actual “#REF!” is no number: it has no value", "OCC11.10", 1),
        Doubt("text that is not seen, left out: “88 of 90” (period actual)", "OCC11.10", 1),
        Doubt("text that is not seen, left out: “a” (comment), “b” (comment)", "OCC11.12", 1),
        Doubt("listed twice", "OCC11.10", 1),
        Doubt("listed twice", "OCC11.12", 1),
        Doubt("printed, but not in a table: not imported", "OCC01.09", 4),
        Doubt("nothing is on this page", None, 2),
        Doubt("nothing is on this page", None, 3),
        Doubt("a row without a code, left over: “SP1.01 Houses”", None, 4),
        Doubt("a row without a code, left over: “SP1.02 Roads”", None, 4),
    ]
    assert by_kind(listed) == [
        "cut off or misprinted – page 21: OCC11.03 period actual £21,262,0, year-to-date target "
        "£289,000,00 · page 23: OCC11.12 period target 1,2,",
        "no number: it has no value – page 1: OCC11.10 period actual “c. £495k”, "
        "year-to-date actual “#REF!”",
        "text that is not seen, left out – page 1: OCC11.10 “88 of 90” (period actual); "
        "OCC11.12 “a” (comment), “b” (comment)",
        "listed twice – page 1: OCC11.10, OCC11.12",
        "page 4, OCC01.09: printed, but not in a table: not imported",
        "pages 2, 3: nothing is on this page",
        "a row without a code, not placed – page 4: “SP1.01 Houses”, “SP1.02 Roads”",
    ]

"""A printed figure as a number that a spreadsheet shows as it was printed."""

from __future__ import annotations

from typing import NamedTuple

from kpi_tui.figures import TIMES, WELL_FORMED, Unit, parse

_MOST_DIGITS = 15
"""The most digits that a spreadsheet keeps of a number."""
_SCALES = {1_000: ",", 1_000_000: ",,", 1_000_000_000: ",,,"}
"""The commas by which a format shows a number in thousands, millions or billions."""


class PrintedNumber(NamedTuple):
    """A number with the format that shows it."""

    value: float
    number_format: str


def printed_number(printed: str | None) -> PrintedNumber | None:
    """Return a figure as a number: 12% as 0.12, £1.2m as 1,200,000, each shown as printed.

    `None` where it is none: words, a figure that is cut off, or one with more digits than fit.
    """
    text = (printed or "").strip()
    figure, match = parse(text), WELL_FORMED.fullmatch(text)
    if figure.value is None or match is None:
        return None
    if sum(letter.isdigit() for letter in text) > _MOST_DIGITS:
        return None
    begin = min(match.start(part) for part in ("sign", "pound", "sign2", "digits") if match[part])
    last = "fraction" if match["fraction"] else "digits"
    unit = match["percent"] or match["times"] or ""
    gap, _, behind = text[match.end(last) :].partition(unit) if unit else ("", "", "")
    behind = behind if unit else text[match.end(last) :]
    digits = match["digits"]
    whole = "#,##0" if "," in digits else "0" * len(digits) if digits[0] == "0" else "0"
    decimals = f".{'0' * (len(match['fraction']) - 1)}" if match["fraction"] else ""
    scale = _SCALES[TIMES[unit.casefold()]] if match["times"] else ""
    known = f"{_quoted(gap)}%" if match["percent"] else _quoted(f"{gap}{unit}")
    shown = f"{_quoted(match['pound'])}{whole}{decimals}{scale}{known}{_quoted(behind)}"
    before = _quoted(text[:begin])
    plus = _quoted("+") if match["sign"] == "+" else ""
    value = figure.value / 100 if figure.unit is Unit.PERCENT else figure.value
    return PrintedNumber(round(value, _MOST_DIGITS), f"{before}{plus}{shown};{before}-{shown}")


def _quoted(text: str) -> str:
    return f'"{text}"' if text else ""

"""Rules on single figures: well formed, possible, in the unit of before, not far from usual."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.finding import Figures, Level
from kpi_tui.analysis.measure_period import MeasurePeriod, SeriesFigures, is_empty, number
from kpi_tui.analysis.units import COUNT, names_percentage, unit_of
from kpi_tui.figures import Unit, half_unit, parse
from kpi_tui.months import month_name
from kpi_tui.vocabulary import Kind

GOES_BELOW = re.compile(
    r"varia(?:nce|tion)|change|differen|growth|increase|decrease|reduction|\bnet\b|spend|surplus"
    r"|deficit|balance|interest|return",
    re.I,
)
GOES_ABOVE = re.compile(
    r"varia(?:nce|tion)|change|growth|increase|\bof (?:the )?(?:target|budget|plan)", re.I
)
DIGITS_ONLY = re.compile(r"[-−–]?£?[-−–]?\d[\d,.\s]*%?")
RESCALED = 20
"""From which factor on a figure is in another scale than before."""
USUAL = 6
"""How many earlier months a jump needs to be seen against."""
LOOKED_AT = 12
JUMP = 5
"""How many times as far from the middle as the middle half of the months a jump is."""


def malformed(month: CheckContext) -> Iterator[RuleHit]:
    """N1: digits and commas that make no number."""
    for row in month.measures:
        if bad := [pair for cells in row.columns for pair in _malformed(cells)]:
            listed = ", ".join(f"{label} {text}" for label, text in bad)
            verb = "is no well-formed number" if len(bad) == 1 else "are no well-formed numbers"
            yield RuleHit(
                f"{listed[0].upper()}{listed[1:]} {verb}. What are the whole figures?",
                row,
                tuple(bad),
            )


def _malformed(cells: SeriesFigures) -> Iterator[tuple[str, str]]:
    for label, text in (("actual", cells.actual), ("target", cells.target)):
        if text and parse(text).value is None and DIGITS_ONLY.fullmatch(text.strip()):
            yield f"{cells.label} {label}", text


def impossible(month: CheckContext) -> Iterator[RuleHit]:
    """N2: a share beyond 0 to 100, or fewer than none."""
    for row in month.measures:
        value = row.period.actual_value
        if value is None:
            continue
        share = row.is_percentage
        if value < 0 and (share or is_count(row)) and not GOES_BELOW.search(row.measure_name):
            what = "a share" if share else "a count"
            yield RuleHit(
                f"The period actual is {row.period.actual}, and {what} cannot be below nought. "
                "Is it a change since the month before?",
                row,
                (*row.period.printed, *row.ytd.printed),
            )
        elif value > 100 and share and not GOES_ABOVE.search(row.measure_name):
            yield RuleHit(
                f"The period actual is {row.period.actual} of a hundred. What is it a share of?",
                row,
                row.period.printed,
            )


def is_count(row: MeasurePeriod) -> bool:
    """Whether its figures count things."""
    return row.unit is Unit.NUMBER and (
        COUNT.match(row.measure_name) is not None or row.kind in (Kind.FLOW, Kind.STOCK)
    )


def other_unit(month: CheckContext) -> Iterator[RuleHit]:
    """N3: another unit or scale than in the report before; signs lost, in one line."""
    joined = {row.named for _, row in month.pairs}
    lost: list[tuple[MeasurePeriod, MeasurePeriod]] = []
    for old, row in (*month.pairs, *month.doubtful_pairs):
        if row.named not in joined and old.measure_code != row.measure_code:
            continue
        was, now = unit_of(old), unit_of(row)
        if was is None or now is None:
            continue
        if _rescaled(old, row):
            yield _changed(month, old, row, f"on another scale than in {_when(month)}")
        elif was is not now and now is Unit.NUMBER:
            lost += [(old, row)] if row.named in joined else []
        elif was is not now and was is not Unit.NUMBER:
            yield _changed(month, old, row, f"{_unit(was)} in {_when(month)} and {_unit(now)} now")
    if lost:
        yield _signs_lost(month, lost)


def _signs_lost(
    month: CheckContext, lost: Sequence[tuple[MeasurePeriod, MeasurePeriod]]
) -> RuleHit:
    codes = ", ".join(row.measure_code for _, row in lost)
    return RuleHit(
        f"Printed with £ or % in {_when(month)} and without it now: {codes}. "
        "Are they in the same unit still?",
        None,
        tuple(
            (row.measure_code, f"{old.period.actual} → {row.period.actual}") for old, row in lost
        ),
        Level.INFORMATION,
        page=lost[0][1].page,
        against=month.previous,
    )


def same_scale(old: MeasurePeriod, row: MeasurePeriod) -> bool:
    """Whether two readings' figures can be set against each other: a sign may be left out."""
    units = {unit_of(old), unit_of(row)}
    return not _rescaled(old, row) and (len(units) == 1 or Unit.NUMBER in units)


def _changed(month: CheckContext, old: MeasurePeriod, row: MeasurePeriod, how: str) -> RuleHit:
    return RuleHit(
        f"Its figures are {how}: {old.period.actual} then, {row.period.actual} now. "
        "Is it still the same measure?",
        row,
        (
            *((f"{_when(month)} {label}", text) for label, text in old.period.printed),
            *row.period.printed,
        ),
        against=month.previous,
    )


def _when(month: CheckContext) -> str:
    return month_name(month.previous) if month.previous else "the report before"


def _unit(unit: Unit) -> str:
    return {Unit.PERCENT: "per cent", Unit.GBP: "pounds", Unit.NUMBER: "a plain number"}[unit]


def _rescaled(old: MeasurePeriod, row: MeasurePeriod) -> bool:
    """Whether actual and target, or actual and year to date, are in another scale."""
    targets = (old.period.target_value, row.period.target_value)
    years = (old.ytd.actual_value, row.ytd.actual_value)
    by = targets if all(targets) else years
    return _factor(old.period.actual_value, row.period.actual_value) > RESCALED < _factor(*by)


def _factor(one: float | None, other: float | None) -> float:
    if not one or not other:
        return 1.0
    return max(abs(one / other), abs(other / one))


def jumped(month: CheckContext) -> Iterator[RuleHit]:
    """N4: far from the median of the last twelve months for what they vary by, and newly so."""
    for row in month.measures:
        now = row.period.actual_value
        past = [item for item in month.past(row) if item.period.actual_value is not None]
        values = [item.period.actual_value or 0.0 for item in past[-LOOKED_AT:]]
        if now is None or len(values) < USUAL:
            continue
        middle = median(values)
        spread = median(abs(value - middle) for value in values)
        far = abs(now - middle)
        there_before = abs(now - values[-1]) < far / 2
        if there_before or far <= JUMP * max(spread, _least([*values, now], row)):
            continue
        if _factor(now, middle) > RESCALED and row.unit is not Unit.PERCENT:
            continue  # another scale, which N3 asks about
        yield RuleHit(
            f"The period actual {row.period.actual} is far from what it was: the middle of "
            f"its last {len(values)} months is {number(middle)}, and half of them lie within "
            f"{number(spread)} of that. What happened?",
            row,
            (*_listed(past[-3:]), *row.period.printed),
        )


def _least(values: Sequence[float], row: MeasurePeriod) -> float:
    """The least that a figure is taken to vary by: rounding, a hundredth, chance in small counts."""
    middle = abs(median(values))
    by_chance = middle**0.5 / 2 if all(value.is_integer() for value in values) else 0.0
    return max(0.01 * middle, half_unit(row.period.actual), by_chance)


def _listed(past: Sequence[MeasurePeriod]) -> Figures:
    return tuple((f"{item.report_date:%Y-%m}", item.period.actual or "–") for item in past)


def counts_in_percent(month: CheckContext) -> Iterator[RuleHit]:
    """N5: a number by its name, a percentage by its figures."""
    for row in month.measures:
        counts = COUNT.match(row.measure_name) and not names_percentage(row.measure_name)
        if counts and row.unit is Unit.PERCENT:
            yield RuleHit(
                f"By its name it counts, and its figure is {row.period.actual}. Which is meant?",
                row,
                row.period.printed,
            )


def in_words(month: CheckContext) -> Iterator[RuleHit]:
    """N5: words where a figure is due."""
    for row in month.measures:
        cells = row.period
        said = [text for text in (cells.actual, cells.target) if text and not is_empty(text)]
        if any(parse(text).value is None and not DIGITS_ONLY.fullmatch(text) for text in said):
            yield RuleHit(
                f"Its figures are words, “{'” against “'.join(said)}”. What can be measured?",
                row,
                cells.printed,
            )

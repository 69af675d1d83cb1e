"""The units of figures, by their sign, the measure's name, its comment or another reading."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from kpi_tui.analysis.comment_figures import quantities, sentences
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.figures import Unit
from kpi_tui.regex import regex
from kpi_tui.unit_words import unit_word
from kpi_tui.vocabulary import Kind

COUNT = regex(r"(?:the |total )*(?:no\.?|number)\b(?! of .{0,20}%)", re.I)
_SHARE = regex(r"(?<!\d)(?<!\d\s)%|\bper ?cent|\bproportion\b", re.I)
PER_HEAD = regex(r"\bper\s?\d", re.I)
AVERAGE = regex(r"\b(?:average|mean|days?|weeks?|hours?|minutes?|cost)\b", re.I)
"""What names a rate that is no share of a hundred."""
RATE = regex(r"\brate (?:was|is|of|stands at|stood at)\s*$", re.I)
"""What stands before a figure that is a share though no sign says so."""
_ONE_ANOTHER = (
    frozenset(("seconds", "minutes", "hours", "days", "weeks", "months", "years"))
    | {"working days", "calendar days", "school days"},
    frozenset(("tonnes", "kg")),
    frozenset(("kWh", "MWh")),
    frozenset(("km", "miles", "metres")),
    frozenset(("hectares", "acres")),
)
"""What may be told in another of its kind."""
_OF_PERIODS = frozenset(("months", "years"))
_BEHIND = regex(r"\d[\s-]?((?:working|calendar|business|school) days?)?([a-z]+)?", re.I)
"""The words behind a figure."""
_SCALES = (
    (regex(r"£\s?(?:mn?|millions?)\b|\(millions?\)|\bin millions\b", re.I), 1e6),
    (regex(r"£\s?['’]?(?:000s?|k|thousands?)\b|\(['’]?000s?\)|\(thousands?\)", re.I), 1e3),
)
"""In what a measure counts, by its name."""


@lru_cache(maxsize=5000)
def names_percentage(name: str) -> bool:
    """Whether a name says that its figures are shares of a hundred: "% of calls", "Proportion in care".

    A name with a percentage in it does not ("204.6 km (4.4%)", "5 % of invoices paid"), nor does
    one of a rate per head ("per 10,000").
    """
    return _SHARE.search(name) is not None and PER_HEAD.search(name) is None


def is_percentage(
    name: str, unit: Unit | None, word: str = "", *, signed_elsewhere: bool = False
) -> bool:
    """Whether a reading's figures are shares of a hundred, with or without their sign.

    What is counted in a word, as in days, is none. `signed_elsewhere` says that another reading of the measure has the sign, or another figure.
    The facts keep the answer as their column `is_percentage`.
    """
    is_said = unit is Unit.PERCENT or signed_elsewhere or names_percentage(name)
    return is_said and not word and unit is not Unit.GBP and not PER_HEAD.search(name)


def is_per_head(row: MeasurePeriod) -> bool:
    """Whether its figures are rates of so many, "per 10,000", by its name or by what is printed."""
    return PER_HEAD.search(row.measure_name) is not None or "per " in row.word


def is_share(row: MeasurePeriod, earlier: Iterable[MeasurePeriod] = ()) -> bool:
    """Whether its figures are shares of a hundred: by sign, name, comment or earlier reading.

    `earlier` are earlier readings that are, or may be, of the same measure.
    """
    if row.unit in (Unit.GBP, Unit.TEXT) or row.word or PER_HEAD.search(row.measure_name):
        return False
    if row.is_percentage or (row.kind is Kind.RATE and not AVERAGE.search(row.measure_name)):
        return True
    if any(old.unit is Unit.PERCENT and old.measure_code == row.measure_code for old in earlier):
        return True
    value, rounding = row.period.actual_value, row.period.rounding
    return any(
        item.meets(value, rounding)
        and (item.unit is Unit.PERCENT or RATE.search(sentence[: item.start]))
        for sentence in sentences(row.words)
        for item in quantities(sentence)
    )


def own_sentences(row: MeasurePeriod) -> tuple[str, ...]:
    """Return the sentences of its comment, without those that tell in days what it counts in weeks."""
    found, word = sentences(row.words), row.word
    same = next((words for words in _ONE_ANOTHER if word in words), None) if word else None
    if same is None:
        return found
    return tuple(each for each in found if not _tells_otherwise(each, word, same))


def _tells_otherwise(sentence: str, word: str, same: frozenset[str]) -> bool:
    """Whether figures of a sentence count in another unit of a kind: hours, where the measure has days.

    "In the last 3 months" may say when, beside a figure in the measure's own.
    """
    told = {unit_word(found[0]) or unit_word(found[1]) for found in _BEHIND.findall(sentence)}
    others = (told & same) - {word}
    return bool(others - _OF_PERIODS) or (bool(others) and word not in told)


def unit_of(row: MeasurePeriod) -> Unit | None:
    """Return its unit; pounds for a figure that is cut off behind its sign, `None` for words."""
    if row.unit is not Unit.TEXT:
        return row.unit
    return Unit.GBP if (row.period.actual or "").startswith("£") else None


def unit_told(row: MeasurePeriod) -> str:
    """Return what its figures count in, in words: `per cent`, `pounds`, `days`, `plain numbers`."""
    signs: dict[Unit | None, str] = {Unit.PERCENT: "per cent", Unit.GBP: "pounds"}
    return signs.get(unit_of(row)) or row.word or "plain numbers"


def sign_words(old: Unit | None, new: Unit | None) -> str:
    """Say that a sign is printed now, or is no longer."""
    signs = {Unit.PERCENT: "%", Unit.GBP: "£"}
    if old in signs:
        return f"no longer printed with {signs[old]}"
    return f"now printed with {signs[new]}" if new in signs else ""


def pounds_in_one(row: MeasurePeriod) -> float:
    """Return in how many pounds a measure counts, by its name: 1,000,000 for `(£m)`, else 1."""
    if row.unit is not Unit.NUMBER or "£" not in row.measure_name:
        return 1.0
    return scale_in(row.measure_name)


@lru_cache(maxsize=5000)
def scale_in(name: str) -> float:
    """Return what one counts for by a measure's name: 1,000 for `(£000)`, 1,000,000 for `(£m)`, else 1."""
    return next((size for words, size in _SCALES if words.search(name)), 1.0)

"""Rules on the reading of the file: whether all of the report was read, and into its fields."""

from __future__ import annotations

from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.rules.numbers import cut_off
from kpi_tui.analysis.checks.rules.status import not_shown
from kpi_tui.doubts import READING, doubts
from kpi_tui.empty_cells import is_empty
from kpi_tui.labels import Label, plural
from kpi_tui.report import PROSE_FIELDS

_NOT_IMPORTED = "not imported"
"""How the reader's warning of a code that is in no table ends."""
_SHOWN = 200
"""How many letters of words in no field are quoted."""


def columns_gone(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about columns of words that the report before filled and this one has empty (M1)."""
    if not context.before or not context.measures or context.previous is None:
        return
    when = context.name_of(context.previous)
    for name in PROSE_FIELDS:
        filled = sum(not is_empty(getattr(old.reading, name)) for old in context.before)
        if filled and all(is_empty(getattr(now.reading, name)) for now in context.measures):
            label = name.replace("_", " ")
            yield RuleHit(
                f"No measure has a {label}; in {when} {filled} had. "
                "Was the column left out, or not found?",
                None,
                (("column", label), (when, plural(filled, "measure"))),
                against=context.previous,
            )


def left_over(context: CheckContext) -> Iterator[RuleHit]:
    """Tell what the reader doubted, at its measure, and ask about words in no field (M2).

    What M3, N1 and S4 ask about is left to them.
    """
    measures = {measure.measure_code: measure for measure in context.measures}
    asked = set(_asked_elsewhere(context))
    for doubt in doubts(context.warnings, context.account):
        code, message = doubt.measure_code, doubt.message
        if doubt.is_words:
            yield RuleHit(
                f"{READING}: words of this page are in no field. Where do they belong?",
                None,
                ((Label.NOT_PLACED, message[:_SHOWN]),),
                page=doubt.page,
            )
        elif _NOT_IMPORTED not in message and not any(
            code == of and about in message for of, about in asked
        ):
            measure = measures.get(code or "")
            about = f"{code}: " if code and not measure else ""
            yield RuleHit(f"{READING}: {about}{message}.", measure, (), page=doubt.page)


def _asked_elsewhere(context: CheckContext) -> Iterator[tuple[str, str]]:
    """Yield the doubts that N1 and S4 ask about: a measure's code, and words of the doubt."""
    for measure in context.measures:
        for _, printed in cut_off(measure):
            yield measure.measure_code, f"{printed} is cut off"
    for hit in not_shown(context):
        for column in hit.measure.columns if hit.measure else ():
            if hit.measure and column.label in hit.message.partition(" status ")[0]:
                yield hit.measure.measure_code, f"{column.label} status is not readable"


def missing(context: CheckContext) -> Iterator[RuleHit]:
    """Ask what the rows of codes say that are printed in the report and were not imported (M3)."""
    for warning in context.warnings:
        if _NOT_IMPORTED in warning.message:
            yield RuleHit(
                f"{warning.measure_code} is printed in the report and was not imported. "
                "What does its row say?",
                None,
                (("code", warning.measure_code or ""),),
                page=warning.page,
            )

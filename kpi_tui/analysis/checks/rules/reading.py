"""Rules on the reading of the file: whether all of the report is here, and in its place."""

from __future__ import annotations

from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.measure_period import is_empty
from kpi_tui.labels import plural
from kpi_tui.report import PROSE_FIELDS

_NOT_IMPORTED = "not imported"
"""How the reader's warning of a code that is in no table ends."""
_ASKED_ELSEWHERE = ("is cut off or misprinted", "left over on")
"""The reader's warnings that other rules are about."""
_SHOWN = 200
"""How many letters of them are quoted."""


def columns_gone(month: CheckContext) -> Iterator[RuleHit]:
    """Ask about columns of words that the report before filled and this one has empty (M1)."""
    if not month.before or not month.measures or month.previous is None:
        return
    when = month.name_of(month.previous)
    for name in PROSE_FIELDS:
        filled = sum(not is_empty(getattr(old.reading, name)) for old in month.before)
        if filled and all(is_empty(getattr(now.reading, name)) for now in month.measures):
            label = name.replace("_", " ")
            yield RuleHit(
                f"No measure has a {label}; in {when} {filled} had. "
                "Was the column left out, or not found?",
                None,
                (("column", label), (when, plural(filled, "measure"))),
                against=month.previous,
            )


def left_over(month: CheckContext) -> Iterator[RuleHit]:
    """Ask about words that ended in no field, and tell what else the reader doubted (M2)."""
    for leftover in month.account.leftovers:
        yield RuleHit(
            "Words of this page are in no field. Where do they belong?",
            None,
            (("left over", leftover.text[:_SHOWN]),),
            page=leftover.page,
        )
    for warning in month.warnings:
        code = warning.measure_code
        elsewhere = any(words in warning.message for words in (*_ASKED_ELSEWHERE, _NOT_IMPORTED))
        if elsewhere or (code is not None and "is not readable" in warning.message):
            continue
        about = f"{code}: " if code else ""
        yield RuleHit(
            f"When the file was read: {about}{warning.message}.", None, (), page=warning.page
        )


def missing(month: CheckContext) -> Iterator[RuleHit]:
    """Ask what the rows say whose codes are printed and have no reading (M3)."""
    for warning in month.warnings:
        if _NOT_IMPORTED in warning.message:
            yield RuleHit(
                f"{warning.measure_code} is printed in the report and was not imported. "
                "What does its row say?",
                None,
                (("code", warning.measure_code or ""),),
                page=warning.page,
            )

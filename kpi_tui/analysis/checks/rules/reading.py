"""Rules on the reading of the file: whether all of the report is here, and in its place."""

from __future__ import annotations

from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.measure_period import is_empty
from kpi_tui.labels import plural
from kpi_tui.months import month_name
from kpi_tui.report import PROSE_FIELDS, Warning

NOT_IMPORTED = "not imported"
"""How the reader's warning of a code that is in no table ends."""
SAID_ELSEWHERE = ("is cut off or misprinted", "left over on")
"""The reader's warnings that other rules are about."""
SHOWN = 200


def columns_gone(month: CheckContext) -> Iterator[RuleHit]:
    """M1: a column of words that the report before filled and this one has empty throughout."""
    if not month.before or not month.measures or month.previous is None:
        return
    for name in PROSE_FIELDS:
        filled = sum(not is_empty(getattr(row.reading, name)) for row in month.before)
        if filled and all(is_empty(getattr(row.reading, name)) for row in month.measures):
            label = name.replace("_", " ")
            yield RuleHit(
                f"No measure has a {label}; in {month_name(month.previous)} {filled} had. "
                "Was the column left out, or not found?",
                None,
                (("column", label), (month_name(month.previous), plural(filled, "measure"))),
                against=month.previous,
            )


def left_over(month: CheckContext) -> Iterator[RuleHit]:
    """M2: words of the report that ended in no field, and what else the reader doubted."""
    for item in month.account.leftovers:
        yield RuleHit(
            "Words of this page are in no field. Where do they belong?",
            None,
            (("left over", item.text[:SHOWN]),),
            page=item.page,
        )
    for warning in month.warnings:
        if not _said_elsewhere(warning):
            who = f"{warning.measure_code}: " if warning.measure_code else ""
            yield RuleHit(
                f"When the file was read: {who}{warning.message}.", None, (), page=warning.page
            )


def _said_elsewhere(warning: Warning) -> bool:
    if any(words in warning.message for words in (*SAID_ELSEWHERE, NOT_IMPORTED)):
        return True
    return warning.measure_code is not None and "is not readable" in warning.message


def missing(month: CheckContext) -> Iterator[RuleHit]:
    """M3: codes that are printed in the report and have no reading."""
    for warning in month.warnings:
        if NOT_IMPORTED in warning.message:
            yield RuleHit(
                f"{warning.measure_code} is printed in the report and was not imported. "
                "What does its row say?",
                None,
                (("code", warning.measure_code or ""),),
                page=warning.page,
            )

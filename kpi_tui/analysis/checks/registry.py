"""All rules: their ids, how much they weigh, and why what they find may be harmless.

The ids are those of the project's list of checks; they are printed, exported, and written into
judgements, so they never change their meaning. Several rules may ask one id's question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.finding import Level
from kpi_tui.analysis.checks.rules import (
    claims,
    directions,
    history,
    identity,
    numbers,
    parts,
    plans,
    reading,
    repeats,
    rollup,
    status,
    targets,
    timing,
    ytd,
    ytd_months,
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One check."""

    id: str
    level: Level
    title: str
    find: Callable[[CheckContext], Iterator[RuleHit]]
    harmless: str
    """Why there may be nothing wrong."""


_E, _Q, _I = Level.ERROR, Level.QUESTION, Level.INFORMATION

RULES = (
    Rule("M1", _Q, "A column is gone", reading.columns_gone,
         "the council changed its form"),
    Rule("M2", _I, "Doubts of the reading", reading.left_over,
         "the words belong to no measure"),
    Rule("M3", _E, "Printed and not imported", reading.missing,
         "the code is only mentioned in the text"),
    Rule("S1", _E, "Status contradicts the figures", status.contradicted,
         "the figures are rounded, the target is a range, or the other way is better"),
    Rule("S2", _I, "Better rated, further off target", status.inverted,
         "tolerances differ from measure to measure"),
    Rule("S3", _Q, "Only monitored, with a target", status.only_monitored,
         "the measure is new and its baseline is still being set"),
    Rule("S4", _Q, "Status not readable", status.not_shown,
         "the sign was lost when the file was made, and stands in another copy"),
    Rule("S5", _Q, "Words and status differ", status.worded_otherwise,
         "the words are about a part of the measure, or about single cases"),
    Rule("S6", _I, "Priority statuses follow no rule", rollup.unexplained,
         "the rule weighs measures, or the status is a judgement"),
    Rule("S3", _Q, "A target in words only", status.targets_in_words,
         "the target is agreed and waits for its place in the table"),
    Rule("X1", _Q, "Off target without a plan", plans.without_plan,
         "the plan is part of the comment, or of another measure"),
    Rule("X2", _Q, "A plan without a date", plans.without_date,
         "it is a continuous duty"),
    Rule("X3", _Q, "No comment where one is due", plans.without_words,
         "the reason stands under another measure"),
    Rule("X3", _I, "Nothing reported", plans.nothing_reported,
         "they are measured by the quarter or the year and not due"),
    Rule("N1", _E, "Malformed figure", numbers.malformed,
         "the cell was too narrow for it and the council's own table has it whole"),
    Rule("N2", _Q, "Impossible figure", numbers.impossible,
         "it is a change, or a share of something that can be exceeded"),
    Rule("N3", _Q, "Another unit or scale", numbers.other_unit,
         "the measure was redefined, and its history will be too"),
    Rule("N4", _I, "Far from what it was", numbers.jumped,
         "the measure has seasons"),
    Rule("N5", _Q, "Counts by name, percentage by figure", numbers.counts_in_percent,
         "the name is older than the way it is measured"),
    Rule("N5", _I, "Words for figures", numbers.in_words,
         "progress is described until it can be measured"),
    Rule("Y1", _E, "Year to date adds up percentages", ytd.sums_a_share,
         "nothing is judged by the year-to-date column"),
    Rule("Y2", _E, "Year to date adds up levels", ytd.sums_a_stock,
         "it counts what happens in a month after all: then judge its kind a flow"),
    Rule("Y3", _I, "Year to date out of step with its months", ytd_months.out_of_step,
         "earlier months were revised, or months weigh differently"),
    Rule("Y4", _Q, "Year to date lacks months", ytd.incomplete,
         "nothing was due in the months without a figure"),
    Rule("Y5", _I, "Month and year to date differ in status", ytd.opposite,
         "usual early in the year, and where months differ much"),
    Rule("Y6", _I, "Years to date made in different ways", ytd.mixed,
         "the measures differ more than their names"),
    Rule("C1", _Q, "Comment and table differ", claims.other_figure,
         "the comment speaks of a part, of another month, or of later data"),
    Rule("C2", _Q, "Stated and worked-out percentages differ", claims.other_percentage,
         "it means percentage points, or the year to date"),
    Rule("C3", _Q, "Parts make no whole", parts.no_whole,
         "some parts are left out as too small, or counted in two places"),
    Rule("C4", _I, "Words of direction and figures differ", directions.against_figures,
         "the words are about years and the figures about a month"),
    Rule("C5", _Q, "A comment said again", repeats.said_again,
         "it explains what is measured, which stays the same"),
    Rule("C6", _I, "A comment of earlier months", timing.stale,
         "it tells the background"),
    Rule("C7", _I, "A figure of another month", timing.of_another_month,
         "the lag is always the same and part of the definition"),
    Rule("C8", _Q, "Cases left out of a rate", parts.left_out,
         "the statutory definition counts closed cases only"),
    Rule("C9", _I, "Finance and risk say the same", repeats.in_both_columns,
         "the passage is true of both"),
    Rule("I1", _Q, "A code used again", identity.code_used_again,
         "codes are given anew each year"),
    Rule("I2", _I, "A measure under another code", identity.moved,
         "codes are given anew each year"),
    Rule("I3", _I, "Measures that came or went", identity.came_and_went,
         "some measures are due by the quarter or the year"),
    Rule("I4", _Q, "A target moved", targets.target_moved,
         "the target has a profile over the year, or was agreed with the budget"),
    Rule("I5", _Q, "A target removed", targets.target_removed,
         "a new target is being consulted on"),
    Rule("I6", _E, "Turned into its opposite", identity.flipped,
         "it is another measure that took the place of the old one"),
    Rule("I7", _I, "Another owner", identity.other_owner,
         "posts change hands"),
    Rule("H1", _I, "Stuck", history.stuck,
         "a plan is under way that takes longer"),
    Rule("H2", _I, "Another status for the same gap", history.rated_otherwise,
         "the boundary of a tolerance lies between the two"),
    Rule("H3", _I, "Published figures changed", history.restated,
         "corrections are to be welcomed"),
)  # fmt: skip
"""Every rule, in the order in which findings of one level are listed."""

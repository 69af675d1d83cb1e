"""All rules: their ids, their levels, and why there may be nothing wrong with what they find.

The ids are those of the project's list of checks; they are printed, exported, and written into
judgements, so they never change their meaning. Several rules may share one id. Titles and
reasons are written for months; `period_names.in_words_of` says them of other periods. A rule without
a reason leaves it to its hits, which know figures and comment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.finding import Importance, Level
from kpi_tui.analysis.checks.rules import (
    added_up,
    codes,
    history,
    identity,
    numbers,
    owners,
    plans,
    printed_before,
    reading,
    rollup,
    severity,
    slipped,
    status,
    targets,
    unreported,
    ytd,
    ytd_levels,
    ytd_months,
)
from kpi_tui.analysis.checks.rules.comments import (
    changes_said,
    colours_said,
    directions,
    distances_said,
    extremes_said,
    figures_quoted,
    killed_said,
    lists_said,
    misprints,
    opposites,
    parts,
    promises,
    repeats,
    rows_said,
    shares_said,
    spend_said,
    splits_said,
    targets_quoted,
    timing,
    went_said,
    wholes_said,
    worked_out,
    years_said,
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One check."""

    id: str
    level: Level
    title: str
    find: Callable[[CheckContext], Iterator[RuleHit]]
    harmless: str
    """Why there may be nothing wrong, where no hit can contradict it, else empty.

    Said of months, and of other periods in their words. A hit may say its own.
    """
    importance: Importance = Importance.DATA_QUALITY
    """What its findings are about."""
    joins: tuple[str, ...] = ()
    """The rules whose finding on the same measure it is told with, the likeliest first."""
    months_only: bool = False
    """Whether it is applied to monthly reports only."""


_E, _Q, _I = Level.ERROR, Level.QUESTION, Level.INFORMATION
_CONTRADICTION, _OFF_TARGET = Importance.CONTRADICTION, Importance.OFF_TARGET
_TARGET, _VANISHED = Importance.TARGET, Importance.VANISHED
_OWNERS_AND_CODES = Importance.OWNERS_AND_CODES
_MISSES = ("S1", "X1", "X5", "X4", "X2")
"""The rules that ask about a missed target; other rules add to their findings."""

RULES = (
    Rule("M1", _Q, "Column missing", reading.columns_gone,
         "the council changed its form"),
    Rule("M2", _I, "Reading of the PDF to check", reading.left_over,
         "the words belong to no measure"),
    Rule("M3", _E, "Printed but not imported", reading.missing,
         "the code is only mentioned in the text"),
    Rule("S1", _E, "Status contradicts the figures", status.contradicted,
         "",
         _CONTRADICTION),
    Rule("S2", _Q, "Amber further off target than red", severity.inverted_within,
         "the month and the year to date have tolerances of their own", _OFF_TARGET),
    Rule("S2", _I, "Better rated, further off target", severity.inverted,
         "tolerances differ from measure to measure"),
    Rule("S3", _Q, "Monitoring only, with a target", status.only_monitored,
         "", _OFF_TARGET),
    Rule("S4", _Q, "Status unreadable", status.not_shown,
         "the sign was lost when the file was made, and stands in another copy"),
    Rule("S5", _Q, "Commentary contradicts status", colours_said.worded_otherwise,
         "", _OFF_TARGET, ("S2",)),
    Rule("S6", _Q, "Priority rated unlike its measures", rollup.unlike_its_measures,
         "the status is a judgement, or goes by more than these measures", _OFF_TARGET),
    Rule("S6", _Q, "Priority without a status", rollup.left_unrated,
         "its sign was lost when the file was made, and stands in another copy", _OFF_TARGET),
    Rule("S6", _I, "Priority ratings do not follow one rule", rollup.unexplained,
         "the rule weighs measures, or the status is a judgement"),
    Rule("S9", _Q, "Green priority on few of its measures", rollup.rated_on_few,
         "the others are only there to inform", _OFF_TARGET),
    Rule("S10", _Q, "Green but just off target", status.just_off,
         "green allows for a tolerance, or for what was lost in rounding"),
    Rule("S7", _Q, "Beyond its floor, not red", status.below_its_floor,
         "the floor holds for the year, or the status goes by a forecast", _OFF_TARGET),
    Rule("S8", _Q, "Shown as no data, with figures", rollup.missing_beside_data,
         ""),
    Rule("S3", _Q, "Target in words only", targets_quoted.targets_in_words,
         "", _TARGET, ("S8", "N2")),
    Rule("X1", _Q, "No improvement plan", plans.without_plan,
         "", _OFF_TARGET, ("S1",)),
    Rule("X2", _Q, "Plan without a date", plans.without_date,
         "it is a continuous duty", _OFF_TARGET, ("X5", "X4", "C8")),
    Rule("X3", _Q, "No commentary where it is due", plans.without_words,
         "", _OFF_TARGET, _MISSES),
    Rule("X3", _Q, "Priority without commentary", plans.fallen_silent,
         "what there was to say stands in the report's own text", _OFF_TARGET),
    Rule("X3", _I, "Nothing reported", unreported.nothing_reported,
         ""),
    Rule("X4", _Q, "Promised date has passed", promises.date_passed,
         "it was done, and the figures follow later", _OFF_TARGET, ("S1", "X1", "X5")),
    Rule("X5", _Q, "Same plan while red", promises.plan_unchanged,
         "the plan is long-term and its steps are reported elsewhere", _OFF_TARGET, ("S1",)),
    Rule("N1", _I, "Figure incomplete", numbers.malformed,
         "the cell was too narrow for it and the council's own table has it whole",
         joins=("I4",)),
    Rule("N2", _Q, "Impossible figure", numbers.impossible,
         ""),
    Rule("N3", _Q, "Unit or scale changed", numbers.other_unit,
         "", joins=("N1", "I4")),
    Rule("N2", _Q, "Running total that fell", printed_before.total_fell,
         "", joins=("S1",)),
    Rule("N4", _I, "Far from its usual level", numbers.jumped,
         "the measure has seasons"),
    Rule("N4", _Q, "Figure on another scale", printed_before.out_of_scale,
         "", joins=("S1", "X1", "X3")),
    Rule("N5", _Q, "A count by name, a percentage by figure", numbers.counts_in_percent,
         "the name is older than the way it is measured", joins=("S2", "S5")),
    Rule("N5", _I, "Words in place of figures", numbers.in_words,
         "progress is described until it can be measured"),
    Rule("Y1", _E, "YTD adds up percentages", added_up.sums_a_share,
         ""),
    Rule("Y2", _E, "YTD adds up snapshots", ytd_levels.sums_a_stock,
         ""),
    Rule("Y2", _Q, "YTD may add up snapshots", ytd_levels.counted_now,
         "each month counts new ones"),
    Rule("Y3", _I, "YTD does not match its months", ytd_months.out_of_step,
         "earlier months were revised, or months weigh differently"),
    Rule("Y4", _Q, "YTD lacks months", ytd.incomplete,
         "nothing was due in the months without a figure"),
    Rule("Y5", _I, "Month and YTD differ in status", ytd.opposite,
         "", joins=(*_MISSES, "C4")),
    Rule("Y6", _I, "YTD worked out in different ways", ytd_levels.mixed,
         ""),
    Rule("Y7", _Q, "YTD without an actual", ytd.without_actual,
         "there was nothing to count in any of its months"),
    Rule("Y8", _Q, "Months counted as zero", ytd_months.counted_as_nought,
         "the target rises over the year, and the figure with it"),
    Rule("C1", _Q, "Commentary and table differ", figures_quoted.other_figure,
         "",
         joins=("S1",)),
    Rule("C1", _I, "Point printed for a comma", misprints.misprinted,
         "it is a misprint that misleads nobody", joins=("C1",)),
    Rule("C1", _Q, "Target told of and target differ", targets_quoted.other_target,
         ""),
    Rule("C1", _Q, "Year to date told of and printed differ", years_said.other_year,
         ""),
    Rule("C2", _Q, "Stated distance from target does not work out", distances_said.other_distance,
         ""),
    Rule("C2", _Q, "Stated overspend or underspend does not work out", spend_said.other_spend,
         ""),
    Rule("C1", _Q, "Commentary and change differ", changes_said.other_change,
         "", joins=("C4",)),
    Rule("C1", _Q, "Change told the other way round", went_said.goes_other_way,
         ""),
    Rule("C1", _Q, "Highest or lowest, and an earlier figure beyond it", extremes_said.other_extreme,
         ""),
    Rule("C1", _Q, "Rises or falls in a row, and a step the other way", rows_said.broken_row,
         ""),
    Rule("C1", _Q, "Whole told of and figure differ", wholes_said.other_whole,
         ""),
    Rule("C2", _Q, "Cases make another percentage", worked_out.other_share,
         ""),
    Rule("C2", _Q, "Share in words and figure differ", shares_said.other_share_in_words,
         ""),
    Rule("C3", _Q, "Parts do not add up to the total", parts.no_whole,
         ""),
    Rule("C3", _Q, "Listed parts do not add up", lists_said.other_sum,
         ""),
    Rule("C3", _Q, "All parts of a whole do not add up to it", splits_said.other_split,
         ""),
    Rule("C3", _Q, "Killed and seriously injured do not add up", killed_said.other_sum_of_both,
         ""),
    Rule("C4", _I, "Commentary and direction differ", directions.against_figures,
         "", joins=(*_MISSES, "S3")),
    Rule("C5", _Q, "Commentary repeated", repeats.said_again,
         "it explains what is measured, which stays the same", joins=("S3", "S5", *_MISSES)),
    Rule("C6", _I, "Commentary on earlier months", timing.stale,
         "it tells the background", joins=("C1",), months_only=True),
    Rule("C7", _I, "Figures for another month", timing.of_another_month,
         "the lag is always the same and part of the definition", months_only=True),
    Rule("C8", _Q, "Cases left out of a rate", parts.left_out,
         "", _OFF_TARGET),
    Rule("C9", _I, "Same text under finance and risk", repeats.in_both_columns,
         "the passage is true of both"),
    Rule("C10", _I, "Percentage of very few cases", parts.of_few_cases,
         "few cases are usual, and the year's figure has more"),
    Rule("C11", _Q, "Measures that contradict each other", opposites.opposite_claims,
         ""),
    Rule("C12", _Q, "Printed direction contradicts the figures", printed_before.against_direction,
         "it compares with another period, or the figures are rounded",
         joins=("S1", "N2", "N4")),
    Rule("I7", _I, "Owner changed", owners.other_owner,
         "", _OWNERS_AND_CODES),
    Rule("I1", _Q, "Code reused", codes.code_used_again,
         "codes are given anew each year", _OWNERS_AND_CODES),
    Rule("I8", _Q, "Figures of another measure", slipped.another_s_figures,
         "the figures are its own, and like those of the other by chance", _OWNERS_AND_CODES),
    Rule("I2", _I, "Code changed", codes.moved,
         "codes are given anew each year", _OWNERS_AND_CODES),
    Rule("I3", _I, "Measures new or no longer reported", identity.came_and_went,
         "", _VANISHED),
    Rule("I4", _Q, "Target changed", targets.target_moved,
         "the target has a profile over the year, or was agreed with the budget", _TARGET, _MISSES),
    Rule("I4", _Q, "Target of zero given up", targets.eased_from_nought,
         "it is another measure that took the place of the old one", _TARGET),
    Rule("I5", _Q, "Target removed", targets.target_removed,
         "", _TARGET),
    Rule("I6", _Q, "Measure turned round", identity.flipped,
         "it is another measure that took the place of the old one", _TARGET),
    Rule("H1", _I, "No movement", history.stuck,
         "", _OFF_TARGET, _MISSES),
    Rule("H2", _I, "Different RAG for the same variance", history.rated_otherwise,
         "the boundary of a tolerance lies between the two"),
    Rule("H3", _I, "Published figures changed", history.restated,
         "corrections are to be welcomed"),
    Rule("H4", _Q, "Previous month printed differently", history.told_otherwise,
          "the figure was revised since, or is of an earlier month"),
    Rule("H5", _I, "Off target in several reports", history.missed_again,
         "", _OFF_TARGET, _MISSES),
    Rule("H6", _I, "Targets never missed", history.never_missed,
         "the target is a floor that must never be missed, and no ambition"),
    Rule("H7", _Q, "All as in the previous report", history.same_as_before,
         "its measures are of a year, and nothing new is known of them"),
)  # fmt: skip
"""Every rule, in the order in which findings as important as each other are listed."""

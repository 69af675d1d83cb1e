"""Plain questions and the filters they are answered by."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.analysis.browse.arrangements import NO_ARRANGEMENT, Arrangement
from kpi_tui.analysis.browse.asked_of import Asked
from kpi_tui.analysis.browse.filters import Facet, Filter, FilterSet
from kpi_tui.analysis.browse.questions import answer
from kpi_tui.period import PeriodType, month_end
from kpi_tui.report import Priority

ASKED = Asked(
    day=date(2024, 9, 30),
    directors=("Director of Resources", "Director of Highways", "Ann Cole"),
    holders=(
        "Cabinet member for Finance",
        "Cabinet member for Highways",
        "Cllr B Cole",
        "Cllr Dee Fox",
    ),
    priorities=(
        Priority("OCC01", "Put action to address the climate emergency first"),
        Priority("OCC11", "Finance"),
        Priority("OCC12", "Customer services"),
        Priority("OCC13", "A well-run council"),
    ),
    periods=tuple(month_end(date(2024, 9, 30), -back) for back in range(20, -1, -1)),
)
STATUS, STREAK = Facet.STATUS, Facet.STREAK


def of(facet: Facet, *values: str) -> list[Filter]:
    return [Filter(facet, value) for value in values]


RED, AMBER = of(STATUS, "red"), of(STATUS, "amber")
FINANCE = of(Facet.PRIORITY, "OCC11")
PLAN, COMMENT = of(Facet.PLAN, "none"), of(Facet.COMMENT, "none")
LATE = of(Facet.QUERY, "X4")
NO_OWNER = of(Facet.DIRECTOR, "blank") + of(Facet.PORTFOLIO_HOLDER, "blank")
HIGHWAYS = of(Facet.DIRECTOR, "Director of Highways")
PHRASINGS: list[tuple[str, list[Filter]]] = [
    ("red", RED),
    ("Reds?", RED),
    ("show me all the red measures", RED),
    ("red or amber", RED + AMBER),
    ("off target", of(STATUS, "amber", "red")),
    ("what is on target", of(STATUS, "green")),
    ("not on target", of(STATUS, "amber", "red")),
    ("which recovered", of(Facet.LEFT, "amber", "red") + of(STATUS, "green")),
    ("unresolved queries", of(Facet.FINDING, "error", "question", "information")),
    ("target missing", of(STATUS, "target_missing")),
    ("missed by more than 10%", of(Facet.VARIANCE, "worse 10")),
    ("targets that were missed by over 10 per cent", of(Facet.VARIANCE, "worse 10")),
    ("more than 10% off target", of(Facet.VARIANCE, "worse 10")),
    ("amber more than 10% below target", AMBER + of(Facet.VARIANCE, "worse 10")),
    ("reds off target by at least 12.5%", RED + of(Facet.VARIANCE, "worse 12.5 from")),
    ("10% or more behind their targets", of(Facet.VARIANCE, "worse 10 from")),
    ("beat target by 20% or more", of(Facet.VARIANCE, "better 20 from")),
    ("finance within 5% of its target", FINANCE + of(Facet.VARIANCE, "within 5")),
    ("red three in a row", of(STREAK, "red 3")),
    ("red 3 reports running", of(STREAK, "red 3")),
    ("three in a row red", []),
    ("red for 6 months", of(STREAK, "red 6")),
    ("red for at least four months running", of(STREAK, "red 4")),
    ("amber two months in a row", of(STREAK, "amber 2")),
    ("red in a row", of(STREAK, "red 3")),
    ("persistently red", of(STREAK, "red 3")),
    ("off target three times running", of(STREAK, "missed 3")),
    ("three reports red running", of(STREAK, "red 3")),
    ("red since April", of(STREAK, "red 6")),
    ("has been red ever since last July", of(STREAK, "red 3")),
    ("off target since August 2024", of(STREAK, "missed 2")),
    ("red since last year", of(STREAK, "red 13")),
    ("red or green for a year", of(STREAK, "red 13", "green 13")),
    ("amber since the last report", of(STREAK, "amber 2")),
    ("never on target", of(Facet.ON_TARGET, "never")),
    ("never been green", of(Facet.ON_TARGET, "never")),
    ("was green now red", of(Facet.LEFT, "green") + of(Facet.STATUS, "red")),
    ("green last month and red now", of(Facet.LEFT, "green") + of(Facet.STATUS, "red")),
    ("red now but was amber", of(Facet.LEFT, "amber") + of(Facet.STATUS, "red")),
    (
        "were red or amber and are now green",
        of(Facet.LEFT, "red", "amber") + of(Facet.STATUS, "green"),
    ),
    ("reds that were green", of(Facet.LEFT, "green") + RED),
    ("ambers which were red last month", of(Facet.LEFT, "red") + AMBER),
    ("green but was red in August", of(Facet.LEFT, "red") + of(STATUS, "green")),
    ("red for ytd", of(Facet.YTD_STATUS, "red")),
    ("red now", RED),
    ("figures in arrears", of(Facet.QUERY, "C7")),
    ("newly red", of(Facet.BECAME, "red")),
    ("turned amber", of(Facet.BECAME, "amber")),
    ("gone red", of(Facet.BECAME, "red")),
    ("no longer green", of(Facet.LEFT, "green")),
    ("no longer red", of(Facet.LEFT, "red")),
    ("stopped being red", of(Facet.LEFT, "red")),
    ("have ceased to be amber", of(Facet.LEFT, "amber")),
    ("red ytd", of(Facet.YTD_STATUS, "red")),
    ("year to date amber", of(Facet.YTD_STATUS, "amber")),
    ("no plan", PLAN),
    ("red without an improvement plan", RED + PLAN),
    ("no comment", COMMENT),
    ("missing commentary", COMMENT),
    ("no plan and no comment", PLAN + COMMENT),
    ("reds without plans", RED + PLAN),
    ("reds with no plan", RED + PLAN),
    ("reds with plans", RED + of(Facet.PLAN, "some")),
    ("which reds have a plan", RED + of(Facet.PLAN, "some")),
    ("amber with an improvement plan", AMBER + of(Facet.PLAN, "some")),
    ("with comments", of(Facet.COMMENT, "some")),
    ("what is late", LATE),
    ("overdue", LATE),
    ("reds with overdue plans", RED + LATE),
    ("plans that are late", LATE),
    ("the date has passed", LATE),
    ("dates gone by", LATE),
    ("missed deadlines", LATE),
    ("past its deadline", LATE),
    ("what has slipped", of(Facet.CHANGED, "status_worse")),
    ("slipped deadlines", LATE),
    ("late figures", of(Facet.QUERY, "C7")),
    ("figures of an earlier month", of(Facet.QUERY, "C7")),
    ("plans without dates", of(Facet.QUERY, "X2")),
    ("same plan", of(Facet.QUERY, "X5")),
    ("who hasn't commented", COMMENT),
    ("reds with blank comments", RED + COMMENT),
    ("commentary is missing", COMMENT),
    ("action plan dates passed", LATE),
    ("promised dates missed", LATE),
    ("stale data", of(Facet.QUERY, "C7")),
    ("out-of-date figures", of(Facet.QUERY, "C7")),
    ("awaiting data", of(STATUS, "actual_missing", "data_missing")),
    ("data not available", of(STATUS, "actual_missing", "data_missing")),
    ("same comment as last month", of(Facet.QUERY, "C5")),
    ("same old excuses", of(Facet.QUERY, "C5")),
    ("copy and paste comments", of(Facet.QUERY, "C5")),
    ("targets lowered", of(Facet.CHANGED, "target")),
    ("which targets have been revised", of(Facet.CHANGED, "target")),
    ("have they moved the goalposts", of(Facet.CHANGED, "target")),
    ("renamed", of(Facet.CHANGED, "name")),
    ("code changed", of(Facet.CHANGED, "renumbered")),
    ("off track", of(STATUS, "amber", "red")),
    ("off track ytd", of(Facet.YTD_STATUS, "amber", "red")),
    ("what is on track", of(STATUS, "green")),
    ("not on track", of(STATUS, "amber", "red")),
    ("what's going well", of(STATUS, "green")),
    ("doing badly", of(STATUS, "amber", "red")),
    ("going in the wrong direction", of(Facet.DIRECTION, "worse")),
    ("heading the right way", of(Facet.DIRECTION, "better")),
    ("declining", of(Facet.DIRECTION, "worse")),
    ("worse than this time last year", of(Facet.YEAR, "worse")),
    ("turned around", of(Facet.LEFT, "amber", "red") + of(STATUS, "green")),
    ("got to green", of(Facet.BECAME, "green")),
    ("red for the year so far", of(Facet.YTD_STATUS, "red")),
    ("green this month red for the year", of(STATUS, "green") + of(Facet.YTD_STATUS, "red")),
    ("red but target met", RED + of(Facet.QUERY, "S1")),
    ("green but missed their target", of(STATUS, "green") + of(Facet.QUERY, "S1")),
    ("green although it is below target", of(STATUS, "green") + of(Facet.QUERY, "S1")),
    ("wrong RAG", of(Facet.QUERY, "S1")),
    ("status doesnt match the figures", of(Facet.QUERY, "S1")),
    ("with notes", of(Facet.NOTE, "some")),
    ("reds I have noted", RED + of(Facet.NOTE, "some")),
    ("same comment", of(Facet.QUERY, "C5")),
    ("reds with the same comments", RED + of(Facet.QUERY, "C5")),
    ("comments copied and pasted", of(Facet.QUERY, "C5")),
    ("whose excuses are repeated", of(Facet.QUERY, "C5")),
    ("whose excuses repeat", of(Facet.QUERY, "C5")),
    ("commentary unchanged", of(Facet.QUERY, "C5")),
    ("unchanged", of(Facet.DIRECTION, "same")),
    ("targets missed", of(STATUS, "amber", "red")),
    ("which targets were not met", of(STATUS, "amber", "red")),
    ("what must I resolve", of(Facet.FINDING, "error")),
    ("targets made easier", of(Facet.CHANGED, "target_looser")),
    ("easier targets", of(Facet.CHANGED, "target_looser")),
    ("target made harder", of(Facet.CHANGED, "target_tighter")),
    ("targets removed", of(Facet.CHANGED, "target_removed")),
    ("no director", of(Facet.DIRECTOR, "blank")),
    ("worse", of(Facet.DIRECTION, "worse")),
    ("worse than last month", of(Facet.DIRECTION, "worse")),
    ("better than the previous report", of(Facet.DIRECTION, "better")),
    ("improving", of(Facet.DIRECTION, "better")),
    ("worse than last year", of(Facet.YEAR, "worse")),
    ("better than the same month last year", of(Facet.YEAR, "better")),
    ("worse than a year ago", of(Facet.YEAR, "worse")),
    ("worse than two months ago", of(Facet.SINCE, "worse 2024-07-31")),
    ("better than 2 quarters ago", of(Facet.SINCE, "better 2024-03-31")),
    ("slipped below target", of(Facet.LEFT, "green") + of(STATUS, "amber", "red")),
    ("newly off its target", of(Facet.LEFT, "green") + of(STATUS, "amber", "red")),
    ("reds with no explanation", RED + COMMENT),
    ("off-target", of(STATUS, "amber", "red")),
    ("red year-to-date", of(Facet.YTD_STATUS, "red")),
    ("red-rated measures", RED),
    ("amber -> red", of(Facet.LEFT, "amber") + RED),
    ("red→green", of(Facet.LEFT, "red") + of(STATUS, "green")),
    ("stuck on red", of(STREAK, "red 3")),
    ("back in the red", of(Facet.BECAME, "red")),
    ("data that is late", of(Facet.QUERY, "C7")),
    ("did they lower the target", of(Facet.CHANGED, "target")),
    ("which figures rose", of(Facet.DIRECTION, "higher")),
    ("higher than last month", of(Facet.DIRECTION, "higher")),
    ("fewer than a year ago", of(Facet.SINCE, "lower 2023-09-30")),
    ("less than in August", of(Facet.SINCE, "lower 2024-08-31")),
    ("rising for 3 months", of(STREAK, "higher 3")),
    ("fell three months running", of(STREAK, "lower 3")),
    ("gone up twice", of(STREAK, "higher 2")),
    ("down for 3 months", of(STREAK, "lower 3")),
    ("up three months running", of(STREAK, "higher 3")),
    ("up twice in a row", of(STREAK, "higher 2")),
    ("lower for 4 months", of(STREAK, "lower 4")),
    ("increased for a year", of(STREAK, "higher 12")),
    ("getting worse for half a year", of(STREAK, "worse 6")),
    ("below target for 3 months", of(STREAK, "missed 3")),
    ("under target 3 months running", of(STREAK, "missed 3")),
    ("failed target twice running", of(STREAK, "missed 2")),
    ("comments not updated", of(Facet.QUERY, "C5")),
    ("commentary hasn't been updated", of(Facet.QUERY, "C5")),
    ("stale comments", of(Facet.QUERY, "C5", "C6")),
    ("comments that are out of date", of(Facet.QUERY, "C5", "C6")),
    ("long-standing reds", of(STREAK, "red 3")),
    ("persistent ambers", of(STREAK, "amber 3")),
    ("flat", of(Facet.DIRECTION, "same")),
    ("no movement since August", of(Facet.SINCE, "same 2024-08-31")),
    ("same as last year", of(Facet.YEAR, "same")),
    ("what has fallen", of(Facet.DIRECTION, "lower")),
    ("reds going up", RED + of(Facet.DIRECTION, "higher")),
    ("down on last July", of(Facet.SINCE, "lower 2024-07-31")),
    ("increased since last year", of(Facet.SINCE, "higher 2023-09-30")),
    ("dropped from green to red", of(Facet.LEFT, "green") + RED),
    ("fell below target", of(Facet.LEFT, "green") + of(STATUS, "amber", "red")),
    ("increased targets", of(Facet.CHANGED, "target")),
    ("worse than last July", of(Facet.SINCE, "worse 2024-07-31")),
    ("worse than July 2023", of(Facet.SINCE, "worse 2023-07-31")),
    ("better than December", of(Facet.SINCE, "better 2023-12-31")),
    ("worse than last September", of(Facet.YEAR, "worse")),
    ("finance red", FINANCE + RED),
    ("Finance", FINANCE),
    ("climate emergency amber", of(Facet.PRIORITY, "OCC01") + AMBER),
    ("OCC12", of(Facet.PRIORITY, "OCC12")),
    ("priority 11 red", FINANCE + RED),
    ("amber Fox", AMBER + of(Facet.PORTFOLIO_HOLDER, "Cllr Dee Fox")),
    ("Cllr Dee Fox's reds", of(Facet.PORTFOLIO_HOLDER, "Cllr Dee Fox") + RED),
    ("director of highways worse than last month", HIGHWAYS + of(Facet.DIRECTION, "worse")),
    ("cabinet member for highways", of(Facet.PORTFOLIO_HOLDER, "Cabinet member for Highways")),
    ("director Cole", of(Facet.DIRECTOR, "Ann Cole")),
    ("cllr cole", of(Facet.PORTFOLIO_HOLDER, "Cllr B Cole")),
    ("reds for finance", RED + FINANCE),
    (
        "cabinet member for finance and cabinet member for highways",
        of(Facet.PORTFOLIO_HOLDER, "Cabinet member for Finance", "Cabinet member for Highways"),
    ),
    (
        "reds for finance and highways",
        RED
        + of(Facet.PORTFOLIO_HOLDER, "Cabinet member for Finance", "Cabinet member for Highways"),
    ),
    (
        "resources or for highways",
        of(Facet.DIRECTOR, "Director of Resources", "Director of Highways"),
    ),
    (
        "finance, highways",
        of(Facet.PORTFOLIO_HOLDER, "Cabinet member for Finance", "Cabinet member for Highways"),
    ),
    (
        "finance & highways; red",
        of(Facet.PORTFOLIO_HOLDER, "Cabinet member for Finance", "Cabinet member for Highways")
        + RED,
    ),
    (
        "resources, highways or cole reds",
        of(Facet.DIRECTOR, "Director of Resources", "Director of Highways", "Ann Cole") + RED,
    ),
    ("finance, red", FINANCE + RED),
    ("finance, Fox", of(Facet.PORTFOLIO_HOLDER, "Cabinet member for Finance", "Cllr Dee Fox")),
    ("director of resource", of(Facet.DIRECTOR, "Director of Resources")),
    ("a well-run council, finance", of(Facet.PRIORITY, "OCC13", "OCC11")),
    ("red & amber", RED + AMBER),
    ("priority 11 and customer services", FINANCE + of(Facet.PRIORITY, "OCC12")),
    ("resources no plan", of(Facet.DIRECTOR, "Director of Resources") + PLAN),
    ("new", of(Facet.CHANGED, "new")),
    ("target changed", of(Facet.CHANGED, "target")),
    ("changed owner", of(Facet.CHANGED, "owner")),
    ("must resolve", of(Facet.FINDING, "error")),
    ("no longer red or amber", of(Facet.LEFT, "red", "amber")),
    ("newly red or amber", of(Facet.BECAME, "red", "amber")),
    ("amber or red for the year to date", of(Facet.YTD_STATUS, "amber", "red")),
    ("red or amber three in a row", of(STREAK, "missed 3")),
    ("red or green for 4 months", of(STREAK, "red 4", "green 4")),
    ("red for more than 3 months", of(STREAK, "red 4")),
    ("off target for over two reports", of(STREAK, "missed 3")),
    ("how many reds are there", RED),
    ("number of ambers", AMBER),
    ("what is the total number of red measures", RED),
    ("what's red", RED),
    ("whats red", RED),
    ("which havent met their targets", of(STATUS, "amber", "red")),
    ("Whats gone red?", of(Facet.BECAME, "red")),
    ("where do we have reds", RED),
    ("never met", of(Facet.ON_TARGET, "never")),
    ("has never yet hit its target", of(Facet.ON_TARGET, "never")),
    ("never achieved target", of(Facet.ON_TARGET, "never")),
    ("met their targets", of(STATUS, "green")),
    ("which targets were met", of(STATUS, "green")),
    ("hitting target", of(STATUS, "green")),
    ("did not meet target", of(STATUS, "amber", "red")),
    ("haven't hit their targets", of(STATUS, "amber", "red")),
    ("failed to meet the target", of(STATUS, "amber", "red")),
    ("no owner", NO_OWNER),
    ("reds without an owner", RED + NO_OWNER),
    ("unassigned", NO_OWNER),
    ("measures nobody owns", NO_OWNER),
    ("with no responsible officer", NO_OWNER),
    ("which owners are missing", NO_OWNER),
    ("no named director", of(Facet.DIRECTOR, "blank")),
    ("missing portfolio holder", of(Facet.PORTFOLIO_HOLDER, "blank")),
    ("red ytd and month", RED + of(Facet.YTD_STATUS, "red")),
    ("red in the month and year to date", RED + of(Facet.YTD_STATUS, "red")),
    ("red for both month and year", RED + of(Facet.YTD_STATUS, "red")),
    ("red in the month and ytd green", RED + of(Facet.YTD_STATUS, "green")),
    ("targets relaxed", of(Facet.CHANGED, "target_looser")),
    ("tightened targets", of(Facet.CHANGED, "target_tighter")),
    ("late data", of(Facet.QUERY, "C7")),
    ("worse three times", of(STREAK, "worse 3")),
    ("worse three months running", of(STREAK, "worse 3")),
    ("has been getting worse for the last 4 months", of(STREAK, "worse 4")),
    ("improving for more than two consecutive reports", of(STREAK, "better 3")),
    ("red for half a year", of(STREAK, "red 7")),
    ("red for a year and a half", of(STREAK, "red 19")),
    ("red for at least a whole year", of(STREAK, "red 13")),
    ("red with queries", RED + of(Facet.FINDING, "error", "question", "information")),
    ("worse status", of(Facet.CHANGED, "status_worse")),
    ("whose RAG got better", of(Facet.CHANGED, "status_better")),
    ("went from green to red", of(Facet.LEFT, "green") + of(Facet.STATUS, "red")),
    ("amber to red", of(Facet.LEFT, "amber") + of(Facet.STATUS, "red")),
    ("red twice running", of(STREAK, "red 2")),
    ("red longer than 6 months", of(STREAK, "red 7")),
    ("red over a year", of(STREAK, "red 13")),
    ("reds that used to be green", of(Facet.LEFT, "green") + RED),
    ("used to be green", of(Facet.LEFT, "green")),
    ("targets not yet set", of(STATUS, "target_missing")),
    ("no target set", of(STATUS, "target_missing")),
    ("how is finance doing", FINANCE),
    ("red all year", of(STREAK, "red 6")),
    ("off target throughout this year", of(STREAK, "missed 6")),
    ("red in every month of the year", of(STREAK, "red 6")),
    ("always been red", of(STREAK, "red 21")),
    ("red every month", of(STREAK, "red 21")),
    ("green in every single report", of(STREAK, "green 21")),
    ("red twice", of(STREAK, "red 2")),
    ("red more than once", of(STREAK, "red 2")),
    ("got worse twice", of(STREAK, "worse 2")),
    ("red in two reports of this year", of(Facet.OFTEN, "red 2 2024")),
    ("off target more than twice this year", of(Facet.OFTEN, "missed 3 2024")),
    ("amber in 3 months of the financial year", of(Facet.OFTEN, "amber 3 2024")),
    ("red throughout 2023/24", of(Facet.OFTEN, "red 12 2023")),
    ("reds for all of 2023/24", of(Facet.OFTEN, "red 12 2023")),
    ("amber in every month of 2023/24", of(Facet.OFTEN, "amber 12 2023")),
    ("red throughout 2024/25", of(Facet.OFTEN, "red 6 2024")),
    ("red 3 times in 2023/24", of(Facet.OFTEN, "red 3 2023")),
    ("red twice from april to july", of(Facet.OFTEN, "red 2 2024-04-30 2024-07-31")),
    (
        "off target in 3 months between january 2024 and may 2024",
        of(Facet.OFTEN, "missed 3 2024-01-31 2024-05-31"),
    ),
    ("red throughout q2", of(Facet.OFTEN, "red 3 2024-07-31 2024-09-30")),
    ("finance red 3 times this year", FINANCE + of(Facet.OFTEN, "red 3 2024")),
    ("got red", of(Facet.BECAME, "red")),
    ("we missed our target", of(STATUS, "amber", "red")),
    ("missed their target", of(STATUS, "amber", "red")),
    ("worse than target", of(STATUS, "amber", "red")),
    ("measures below target", of(STATUS, "amber", "red")),
    ("not meeting their target", of(STATUS, "amber", "red")),
    ("measures without a target", of(STATUS, "target_missing")),
    ("measures missing a target", of(STATUS, "target_missing")),
    ("missing their target", of(STATUS, "amber", "red")),
    ("missing figures", of(STATUS, "actual_missing")),
    ("which figures are missing", of(STATUS, "actual_missing")),
    ("missing data", of(STATUS, "actual_missing", "data_missing")),
    ("anything red", RED),
    ("which services are failing", of(STATUS, "amber", "red")),
    ("my notes", of(Facet.NOTE, "some")),
    ("n/a", of(STATUS, "monitoring_only")),
    ("green but red ytd", of(STATUS, "green") + of(Facet.YTD_STATUS, "red")),
    ("new reds", of(Facet.BECAME, "red")),
    ("finance exceptions", FINANCE + of(STATUS, "exception")),
    ("improved to green", of(Facet.BECAME, "green")),
    ("worsened to red or amber", of(Facet.BECAME, "red", "amber")),
    ("improved from red", of(Facet.LEFT, "red")),
    ("went from red", of(Facet.LEFT, "red")),
    ("improved from red to amber", of(Facet.LEFT, "red") + of(STATUS, "amber")),
    ("ambers that went green", of(Facet.LEFT, "amber") + of(STATUS, "green")),
    ("which greens are going red", of(Facet.LEFT, "green") + of(STATUS, "red")),
    ("no longer reds", of(Facet.LEFT, "red")),
    ("reds for 3 months", of(STREAK, "red 3")),
    ("reds ytd", of(Facet.YTD_STATUS, "red")),
    ("was red in August but is green now", of(Facet.LEFT, "red") + of(Facet.STATUS, "green")),
    ("were green in august 2024, now red", of(Facet.LEFT, "green") + of(Facet.STATUS, "red")),
    ("what went red", of(Facet.BECAME, "red")),
    ("slipped to amber", of(Facet.BECAME, "amber")),
    ("fell into red this month", of(Facet.BECAME, "red")),
    ("back on target", of(Facet.BECAME, "green")),
    ("went back to green", of(Facet.BECAME, "green")),
    ("slipped from green to amber", of(Facet.LEFT, "green") + of(Facet.STATUS, "amber")),
    ("which targets were changed", of(Facet.CHANGED, "target")),
    ("what targets changed", of(Facet.CHANGED, "target")),
    ("new targets", of(Facet.CHANGED, "target")),
    ("statuses that have changed", of(Facet.CHANGED, "status")),
    ("red and have no action plan", RED + PLAN),
    ("without a recovery plan", PLAN),
    ("reds with action plans", RED + of(Facet.PLAN, "some")),
    ("overdue action plans", LATE),
    ("got worse since last month", of(Facet.DIRECTION, "worse")),
    ("worse since last year", of(Facet.YEAR, "worse")),
    ("better compared with last year", of(Facet.YEAR, "better")),
    ("red but improving", RED + of(Facet.DIRECTION, "better")),
    (
        "what should I ask the director of highways",
        of(Facet.FINDING, "error", "question", "information") + HIGHWAYS,
    ),
]
OFF_TARGET = of(Facet.ON_TARGET, "off")
BY_DIRECTOR, MOST_BY_DIRECTOR = (
    Arrangement(by=Facet.DIRECTOR),
    Arrangement(False, None, Facet.DIRECTOR, True),
)
NEAREST = Arrangement(nearest_first=True)
HOLDERS = Arrangement(by=Facet.PORTFOLIO_HOLDER, most_first=True)
ARRANGED: list[tuple[str, list[Filter], Arrangement]] = [
    ("worst", OFF_TARGET, Arrangement(True)),
    ("top 5 worst", OFF_TARGET, Arrangement(True, 5)),
    ("the five worst measures", OFF_TARGET, Arrangement(True, 5)),
    ("worst 3", OFF_TARGET, Arrangement(True, 3)),
    ("bottom 5", OFF_TARGET, Arrangement(True, 5)),
    ("the bottom twelve measures", OFF_TARGET, Arrangement(True, 12)),
    ("furthest from target", OFF_TARGET, Arrangement(True)),
    ("worst first", OFF_TARGET, Arrangement(True)),
    ("worst reds", RED, Arrangement(True)),
    ("biggest misses in OCC12", of(Facet.PRIORITY, "OCC12") + OFF_TARGET, Arrangement(True)),
    ("reds by director", RED, BY_DIRECTOR),
    ("red by owner", RED, BY_DIRECTOR),
    ("amber per priority", AMBER, Arrangement(by=Facet.PRIORITY)),
    ("by cabinet member", [], Arrangement(by=Facet.PORTFOLIO_HOLDER)),
    ("reds by director without plans", RED + PLAN, BY_DIRECTOR),
    ("who has most reds", RED, MOST_BY_DIRECTOR),
    ("which directors have reds", RED, BY_DIRECTOR),
    ("which director has no plan", PLAN, BY_DIRECTOR),
    ("which director has the most reds?", RED, MOST_BY_DIRECTOR),
    ("most reds by director", RED, MOST_BY_DIRECTOR),
    ("who has the most exceptions", of(STATUS, "exception"), MOST_BY_DIRECTOR),
    ("priority with the most amber", AMBER, Arrangement(False, None, Facet.PRIORITY, True)),
    ("who has reds", RED, BY_DIRECTOR),
    ("whos got reds", RED, BY_DIRECTOR),
    ("who's got the most reds", RED, MOST_BY_DIRECTOR),
    ("who owns the ambers", AMBER, BY_DIRECTOR),
    ("who is responsible for the reds in finance", RED + FINANCE, BY_DIRECTOR),
    ("closest to target", OFF_TARGET, NEAREST),
    ("how close are they to target", OFF_TARGET, NEAREST),
    ("how far off target", OFF_TARGET, Arrangement(True)),
    ("top 5 nearest to being on target", OFF_TARGET, replace(NEAREST, first=5)),
    ("nowhere near target", OFF_TARGET, Arrangement(True)),
    ("not close to target", OFF_TARGET, Arrangement(True)),
    ("not near target", OFF_TARGET, Arrangement(True)),
    ("reds miles off target", RED, Arrangement(True)),
    ("near misses", OFF_TARGET, NEAREST),
    ("close to target", OFF_TARGET, NEAREST),
    ("what is near its target", OFF_TARGET, NEAREST),
    ("nearly on target", OFF_TARGET, NEAREST),
    ("almost met their targets", OFF_TARGET, NEAREST),
    ("reds not far off target", RED, NEAREST),
    ("just below target", OFF_TARGET, NEAREST),
    ("only just missed their targets", OFF_TARGET, NEAREST),
    ("narrowly missed", OFF_TARGET, NEAREST),
    ("reds slightly off target", RED, NEAREST),
    ("cabinet member for climate", of(Facet.PRIORITY, "OCC01"), HOLDERS),
    ("who is the portfolio holder responsible for climate", of(Facet.PRIORITY, "OCC01"), HOLDERS),
    ("director of customer services", of(Facet.PRIORITY, "OCC12"), MOST_BY_DIRECTOR),
    ("worst director", RED, replace(MOST_BY_DIRECTOR, of_reds=True)),
    ("which directorate is doing the worst", RED, replace(MOST_BY_DIRECTOR, of_reds=True)),
    ("worst performing portfolio", RED, replace(HOLDERS, of_reds=True)),
    ("which priority is worst?", RED, Arrangement(False, None, Facet.PRIORITY, True, of_reds=True)),
    ("reds by department", RED, BY_DIRECTOR),
    ("who is responsible for climate", of(Facet.PRIORITY, "OCC01"), MOST_BY_DIRECTOR),
    ("who runs customer services", of(Facet.PRIORITY, "OCC12"), MOST_BY_DIRECTOR),
    ("who is in charge of resources", of(Facet.DIRECTOR, "Director of Resources"), NO_ARRANGEMENT),
    ("by director of highways", HIGHWAYS, NO_ARRANGEMENT),
]


@pytest.mark.parametrize(("question", "filters"), [each for each in PHRASINGS if each[1]])
def test_a_question_is_understood_whole(question: str, filters: list[Filter]) -> None:
    found = answer(question, ASKED)
    assert list(found.filters.filters) == filters
    assert found.rest == ()


@pytest.mark.parametrize(
    ("kind", "question", "run"),
    [
        (PeriodType.MONTH, "amber for two years", "amber 25"),
        (PeriodType.MONTH, "amber for two quarters", "amber 6"),
        (PeriodType.MONTH, "amber for four years", ""),  # no report of four years ago is held
        (PeriodType.QUARTER, "amber for two years", "amber 9"),
        (PeriodType.QUARTER, "amber for two quarters", "amber 2"),
        (PeriodType.QUARTER, "amber for 6 months", "amber 2"),
        (PeriodType.QUARTER, "amber for more than 6 months", "amber 3"),
        (PeriodType.QUARTER, "worse for 6 months", "worse 2"),
        (PeriodType.QUARTER, "amber for four months", ""),
        (PeriodType.YEAR, "amber two years running", "amber 2"),
        (PeriodType.DATE, "amber for two months", ""),
        (PeriodType.DATE, "amber for two reports", "amber 2"),
    ],
)
def test_months_quarters_and_years_are_so_many_reports_as_they_have(
    kind: PeriodType, question: str, run: str
) -> None:
    """What is no whole number of them, or begins before the first, is not guessed."""
    periods = [month_end(ASKED.day, -back * (kind.months or 1)) for back in range(30, -1, -1)]
    found = answer(question, replace(ASKED, periods=periods, kind=kind))
    assert [each.value for each in found.filters.filters if each.facet is STREAK] == [run] * bool(
        run
    )
    assert (found.rest == ()) is bool(run)


def test_all_year_is_asked_where_its_first_report_is_held() -> None:
    for first, filters in ((6, of(STREAK, "red 6")), (5, [])):
        asked = replace(ASKED, periods=ASKED.periods[-first:])
        assert list(answer("red all year", asked).filters.filters) == filters
    assert answer("always red", replace(ASKED, periods=ASKED.periods[-1:])).filters == FilterSet()


@pytest.mark.parametrize(
    "question", ["worse than last {}", "red since last {}", "greens that were red last {}"]
)
def test_the_last_quarter_is_no_last_month(question: str) -> None:
    months, quarters = ASKED, replace(ASKED, kind=PeriodType.QUARTER)
    for asked, own, other in ((months, "month", "quarter"), (quarters, "quarter", "month")):
        assert answer(question.format(own), asked).rest == ()
        assert answer(question.format(other), asked).rest


@pytest.mark.parametrize(("question", "filters", "wanted"), ARRANGED)
def test_order_and_grouping_are_understood(
    question: str, filters: list[Filter], wanted: Arrangement
) -> None:
    found = answer(question, ASKED)
    assert list(found.filters.filters) == filters
    assert found.arrangement == wanted
    assert found.rest == ()


def test_whoever_has_most_is_a_portfolio_holder_where_no_directors_are_printed() -> None:
    found = answer("who has the most reds", replace(ASKED, directors=()))
    assert found.arrangement.by is Facet.PORTFOLIO_HOLDER


@pytest.mark.parametrize(
    "question",
    [
        *("got worse again", "red once", "red every quarter"),
        *("usually red", "nearly red", "at risk of red", "fewest reds", "about to go red"),
        *(
            "will we hit the target",
            "forecast to miss target",
            "almost green",
            "on track to be green",
            "will be red",
        ),
        "off target by more than 20 points",
        *(
            "red or no plan",
            "red or worse",
            "red or amber or no plan",
            "red/no plan",
            "red / worse",
        ),
        *("green but red", "green but missing target", "lower is better", "which way is better"),
    ],
)
def test_what_is_only_half_understood_is_not_taken_for_an_answer(question: str) -> None:
    found = answer(question, ASKED)
    assert (found.filters, found.rest) == (FilterSet(), (question,))


@pytest.mark.parametrize("question", ["worse than 40 months ago", "better than May 2021"])
def test_nothing_is_compared_with_a_report_that_is_not_held(question: str) -> None:
    found = answer(question, ASKED)
    assert found.understood == ()
    assert " ".join(found.rest) == question.lower()


@pytest.mark.parametrize(
    "question",
    [
        "worst month",
        "best",
        "down",
        "what is up",
        "not rising",
        "higher",
        "no longer rising",
        "stopped falling",
        "no longer worse",
        "flat rate",
        "the same target",
    ],
)
def test_what_nothing_is_worked_out_of_gets_no_answer(question: str) -> None:
    found = answer(question, ASKED)
    assert found.understood == ()
    assert not found.arrangement
    assert found.rest


@pytest.mark.parametrize(
    ("question", "asked", "rest"),
    [
        ("biggest fall", of(Facet.DIRECTION, "lower"), "biggest"),
        ("biggest rise this year", of(Facet.DIRECTION, "higher"), "biggest year"),
        ("biggest fall since April", of(Facet.SINCE, "lower 2024-04-30"), "biggest"),
        ("biggest change", of(Facet.CHANGED, "value"), "biggest"),
        ("what moved most", of(Facet.CHANGED, "value"), "most"),
    ],
)
def test_how_far_figures_of_different_units_went_is_in_no_order_and_said(
    question: str, asked: list[Filter], rest: str
) -> None:
    found = answer(question, ASKED)
    assert [*found.filters.filters] == asked
    assert " ".join(found.rest) == rest


@pytest.mark.parametrize(
    ("question", "asked", "rest"),
    [
        ("non-red", [], "non red"),
        ("un-green", [], "un green"),
        ("red-free", RED, "free"),
        ("ex-red", RED, "ex"),
        ("red=3", RED, "red=3"),
        ("Dee Fox's reds", of(Facet.PORTFOLIO_HOLDER, "Cllr Dee Fox") + RED, ""),
    ],
)
def test_no_part_of_a_word_is_left_out_in_silence(
    question: str, asked: list[Filter], rest: str
) -> None:
    found = answer(question, ASKED)
    assert [*found.filters.filters] == asked
    assert " ".join(found.rest) == rest


def test_there_are_enough_phrasings() -> None:
    assert len(PHRASINGS) > 50


@pytest.mark.parametrize(
    ("question", "filters", "rest"),
    [
        ("red gadgets", RED, ("gadgets",)),
        ("gadgets", [], ("gadgets",)),
        ("highways red", RED, ("highways",)),
        ("cole red", RED, ("cole",)),
        ("reds for highways", RED, ("highways",)),
        ("red for resources and finance", RED, ("resources and finance",)),
        ("priority 7", [], ("priority", "7")),
        ("worse than October 2024", [], ("worse", "than", "october", "2024")),
        ("", [], ()),
        ("red since April 2020", RED, ("since", "april", "2020")),
        ("newly red since April", of(Facet.BECAME, "red"), ("since", "april")),
        ("no longer red since April", of(Facet.LEFT, "red"), ("since", "april")),
        ("red in 3 reports", RED, ("3", "reports")),
        ("red in two quarters of this year", RED, ("two", "quarters", "year")),
        ("red, top 11", RED, ("top", "11")),
        ("red in quarter 1", RED, ("quarter", "1")),
        ("red throughout 2022/23", [], ("red throughout", "2022/23")),  # two months are held
        ("red in every quarter of 2023/24", RED, ("every", "quarter", "2023/24")),
        ("stage 1 gadgets red", RED, ("stage", "1", "gadgets")),
        ("between 2 and 11", [], ("between", "2", "11")),
        ("red 11.10", RED, ("11.10",)),
        ("red 10%", RED, ("10%",)),
        ("better than target", [], ("better", "than", "target")),
        ("the best 11", [], ("best", "11")),
        ("which council is red", RED, ("council",)),
        ("apprenticeship success rate", [], ("apprenticeship", "success", "rate")),
        ("biggest improvement", of(Facet.DIRECTION, "better"), ("biggest",)),
        ("success stories", of(STATUS, "green"), ()),
        ("our successes", of(STATUS, "green"), ()),
        ("which priorities are red", RED, ("priorities",)),
    ],
)
def test_what_is_not_understood_is_named(
    question: str, filters: list[Filter], rest: tuple[str, ...]
) -> None:
    """A name that two parts bear, a month to come: neither is guessed."""
    found = answer(question, ASKED)
    assert list(found.filters.filters) == filters
    assert found.rest == rest


@pytest.mark.parametrize(
    ("question", "filters", "rest"),
    [
        ("no plan last month", PLAN, "last month"),
        ("finance in the previous report", FINANCE, "previous report"),
        ("newly red in the last 6 months", of(Facet.BECAME, "red"), "last 6 months"),
        ("top 5 worst last year", OFF_TARGET, "last year"),
        ("finance a month ago", FINANCE, "a month ago"),
        ("red two months ago", [], "red two months ago"),
        ("red only in the month", RED, "only in the month"),
        ("red in any month", RED, "any month"),
        ("red in the month only", RED, "month only"),
        ("red ytd only", of(Facet.YTD_STATUS, "red"), "only"),
    ],
)
def test_another_report_and_one_series_alone_are_named_as_not_understood(
    question: str, filters: list[Filter], rest: str
) -> None:
    """What is listed is of the report that is shown."""
    found = answer(question, ASKED)
    assert list(found.filters.filters) == filters
    assert found.rest == (rest,)


@pytest.mark.parametrize(
    ("denied", "filters"),
    [
        ("not green", []),
        ("aren't red", []),
        ("no reds", []),
        ("none red", []),
        ("red outside finance", RED),
        ("red 3 of 4", []),
        ("red for three of the last six months", []),
        ("no action", []),
        ("have not improved", []),
        ("everything but red", []),
        ("except for Fox", []),
        ("red without Fox", RED),
        ("red except finance", RED),
        ("amber last month", []),
        ("red in May and green now", []),
        ("greens that were red in May", []),
        ("reds that were green last year", []),
        ("off target in the previous report", []),
        ("red and green last year", RED),
    ],
)
def test_the_opposite_and_another_report_s_status_are_not_taken_for_what_is_asked(
    denied: str, filters: list[Filter]
) -> None:
    found = answer(denied, ASKED)
    assert list(found.filters.filters) == filters
    assert len(found.rest) == 1


@pytest.mark.parametrize(
    "asked",
    [
        "no longer reported",
        "dropped measures",
        "which measures were dropped",
        "KPIs taken out",
        *("measures gone", "removed measures", "what has gone", "measures that have disappeared"),
        *("which were removed", "what's gone", "which measures have been removed"),
        *("what was dropped", "what have they stopped reporting"),
    ],
)
def test_what_is_gone_is_among_the_changes(asked: str) -> None:
    found = answer(asked, ASKED)
    assert (found.filters, found.rest, found.asks_what_is_gone) == (FilterSet(), (), True)
    for question in ("no longer red", "measures gone red", "what has gone up", "dates gone by"):
        assert not answer(question, ASKED).asks_what_is_gone


@pytest.mark.parametrize(
    ("question", "directors"),
    [
        ("childrens services", ["Director of Children's Services"]),
        ("director of children", ["Director of Children's Services"]),
        ("director for adults", ["Director of Adult Social Care"]),
        ("Wood", ["Ann Wood"]),
        ("Woods", ["Bo Woods"]),
        ("woods's reds", ["Bo Woods"]),
        ("director of services", []),
    ],
)
def test_endings_of_names_do_not_count_where_nobody_is_called_so(
    question: str, directors: list[str]
) -> None:
    people = (
        "Director of Children's Services",
        "Director of Adult Social Care",
        "Ann Wood",
        "Bo Woods",
    )
    found = answer(question, replace(ASKED, directors=people))
    named = [each.value for each in found.filters.filters if each.facet is Facet.DIRECTOR]
    assert named == directors


def test_a_title_with_commas_may_be_said_with_them_and_without() -> None:
    title = "An inclusive, integrated and safe network"
    asked = replace(ASKED, priorities=(Priority("OCC05", title),))
    for said in (title, "inclusive, integrated and safe", "inclusive integrated"):
        assert list(answer(said, asked).filters.filters) == of(Facet.PRIORITY, "OCC05")


def test_small_words_name_no_priority() -> None:
    asked = replace(ASKED, priorities=(Priority("OCC01", "Put climate at the heart of our work"),))
    assert list(answer("red at the end", asked).filters.filters) == RED
    assert list(answer("heart of our work", asked).filters.filters) == of(Facet.PRIORITY, "OCC01")


def test_each_part_tells_its_words() -> None:
    found = answer("Which finance measures are red three in a row?", ASKED)
    assert [each.words for each in found.understood] == ["finance", "red three in a row"]
    assert found.rest == ()


@given(st.text(alphabet="red amber finance cole no plan than last july 3 in a row ?", max_size=60))
def test_any_words_get_an_answer(question: str) -> None:
    found = answer(question, ASKED)
    assert all(each.filters for each in found.understood)


@given(st.permutations(["red", "finance", "no plan", "worse than last year"]))
def test_the_order_makes_no_difference(parts: list[str]) -> None:
    found = answer(" ".join(parts), ASKED)
    assert set(found.filters.filters) == {*RED, *FINANCE, *PLAN, *of(Facet.YEAR, "worse")}

"""What the invented councils measure: six sections, as the fullest of the layouts prints them."""

from __future__ import annotations

from kpi_tui.report import PublishedDirection
from kpi_tui.status import Status

from .council_report import Measure, Section

G, A, R, B = Status.GREEN, Status.AMBER, Status.RED, Status.BLUE
INFO = Status.MONITORING_ONLY
UP, DOWN = PublishedDirection.IMPROVING, PublishedDirection.WORSENING
LEVEL, UNCLEAR = PublishedDirection.SAME, PublishedDirection.UNCLEAR
HIGH, LOW = "Higher", "Lower"


def _measure(
    name: str,
    good_is: str | None,
    figures: str,
    statuses: tuple[Status | None, Status | None],
    direction: PublishedDirection | None,
    owner: str,
    comment: str | None = None,
) -> Measure:
    """A measure; `figures` are actual, target, floor, previous, and the year to date's two."""
    actual, target, floor, previous, ytd, ytd_target = (
        None if text == "-" else text for text in figures.split()
    )
    status, previous_status = statuses
    return Measure(
        name,
        actual=actual,
        target=target,
        floor=floor,
        status=status,
        previous_actual=previous,
        previous_status=previous_status,
        direction=direction,
        ytd_actual=ytd,
        ytd_target=ytd_target,
        ytd_status=status if ytd else None,
        good_is=good_is,
        owner=owner,
        comment=comment,
    )


WASTE, STREETS = "Head of Waste", "Street Scene Manager"
HOUSING, PLANNING = "Head of Housing", "Development Manager"
GROWTH, LEISURE = "Economic Growth Manager", "Leisure Contract Manager"
HEALTH, REVENUES = "Public Protection Manager", "Head of Revenues"
CUSTOMERS, PEOPLE = "Customer Services Manager", "Head of People"

SECTIONS = (
    Section(
        "Clean streets and green spaces",
        (
            _measure(
                "Household waste sent for reuse, recycling or composting (%)",
                HIGH,
                "51.3% 52.0% 48.0% 50.8% 51.0% 52.0%",
                (A, A),
                UP,
                WASTE,
                "Garden waste was low after the dry spring. The figure stays provisional until the "
                "national return closes.",
            ),
            _measure(
                "Residual waste per household (kg)",
                LOW,
                "108 112 120 115 223 225",
                (G, G),
                UP,
                WASTE,
                "Better than target for the third period in a row.",
            ),
            _measure(
                "Missed collections per 100,000",
                LOW,
                "74 50 65 58 66 50",
                (R, A),
                DOWN,
                WASTE,
                "Four rounds were changed in the last week of the period, and new crews missed "
                "whole lanes.\nThe contractor adds a supervisor from next month; the rounds will "
                "be looked at again once the winter timetable has settled.",
            ),
            _measure(
                "Fly-tips cleared within two working days",
                HIGH,
                "97.4% 95.0% 90.0% 96.1% 96.8% 95.0%",
                (G, G),
                LEVEL,
                STREETS,
            ),
            _measure(
                "Trees planted on council land",
                None,
                "640 - - 112 752 -",
                (INFO, INFO),
                None,
                STREETS,
                "No target: shown for information.",
            ),
        ),
        "Cabinet Member for Environment",
        "Director of Place",
        "Recycling stayed just below its target while residual waste fell again. The exception is "
        "collections: the change of rounds in the north of the area led to more complaints than "
        "in any period since the contract began.",
    ),
    Section(
        "Homes for everyone",
        (
            _measure(
                "Affordable homes completed",
                HIGH,
                "47 40 30 21 68 60",
                (B, G),
                UP,
                HOUSING,
                "Nineteen homes at the old dairy were handed over early.",
            ),
            _measure(
                "Households in temporary accommodation",
                LOW,
                "131 110 120 127 131 110",
                (R, R),
                DOWN,
                HOUSING,
                "Demand has not fallen since the summer. A lease of twelve flats begins in the "
                "next period.",
            ),
            _measure(
                "Average days to let an empty council home",
                LOW,
                "27.5 28.0 32.0 29.9 28.4 28.0",
                (G, A),
                UP,
                HOUSING,
            ),
            _measure(
                "Major planning applications decided in time (%)",
                HIGH,
                "100% 75% 60% 88% 94% 75%",
                (B, G),
                UP,
                PLANNING,
                "All eleven, six of them with an agreed extension.",
            ),
            _measure(
                "Planning appeals allowed (%)",
                LOW,
                "33% 30% 40% 25% 29% 30%",
                (A, G),
                DOWN,
                PLANNING,
                "Two of six.",
            ),
        ),
        "Cabinet Member for Housing and Planning",
        "Director of Communities",
        "More homes were completed than planned. Homelessness is the pressure: the number of "
        "households in temporary accommodation is the highest since it has been counted.",
    ),
    Section(
        "A thriving local economy",
        (
            _measure(
                "Town centre units vacant (%)",
                LOW,
                "9.8% 10.0% 12.0% 10.6% 9.8% 10.0%",
                (G, A),
                UP,
                GROWTH,
            ),
            _measure(
                "Businesses given advice or a grant",
                HIGH,
                "58 60 50 44 102 120",
                (A, R),
                UP,
                GROWTH,
                "The rural fund closed a month early; fourteen applications wait for a decision.",
            ),
            _measure(
                "Visits to leisure centres and pools",
                HIGH,
                "118,402 115,000 100,000 109,377 227,779 225,000",
                (G, G),
                UP,
                LEISURE,
                "School holidays were busy in spite of the repairs to the learner pool.",
            ),
            _measure(
                "Market stalls let (%)",
                HIGH,
                "71% 85% 75% 78% 74% 85%",
                (R, A),
                DOWN,
                GROWTH,
                "Three regular traders have retired. A trial of free pitches for new traders "
                "begins in spring.",
            ),
        ),
        "Leader of the Council",
        "Director of Place",
        "Vacancy in the two town centres is at its lowest for three years.\n"
        "Work on the market is behind: a report on its future comes to the next meeting.",
    ),
    Section(
        "Safe and healthy lives",
        (
            _measure(
                "Food premises rated 3 or better (%)",
                HIGH,
                "97.2% 97.0% 95.0% 97.2% 97.2% 97.0%",
                (G, G),
                LEVEL,
                HEALTH,
            ),
            _measure(
                "Noise complaints answered within three days (%)",
                HIGH,
                "82% 90% 80% 91% 86% 90%",
                (A, G),
                DOWN,
                HEALTH,
                "One officer was away for most of the period.",
            ),
            _measure(
                "Average days to complete a disabled facilities grant",
                LOW,
                "163 140 155 158 161 140",
                (R, R),
                UNCLEAR,
                HOUSING,
                "Waiting times for an occupational therapist are the main cause: 41 of the 163 "
                "days. The county and the districts have agreed to share two posts.",
            ),
            _measure(
                "Adults who finish an exercise referral (%)",
                HIGH,
                "- 65% 55% 66% - 65%",
                (None, G),
                None,
                LEISURE,
                "Figures arrive six weeks after the end of the period.",
            ),
        ),
        "Cabinet Member for Health and Wellbeing",
        "Director of Communities",
        "Inspections are up to date. Grants for disabled facilities take longer than they should.",
    ),
    Section(
        "A council that works well",
        (
            _measure(
                "Council tax collected (%)",
                HIGH,
                "56.21% 56.50% 55.00% 28.63% 56.21% 56.50%",
                (A, G),
                None,
                REVENUES,
                "Some £214k short of profile.",
            ),
            _measure(
                "Business rates collected (%)",
                HIGH,
                "58.9% 57.0% 55.0% 30.1% 58.9% 57.0%",
                (G, G),
                None,
                REVENUES,
            ),
            _measure(
                "Debt older than 90 days",
                LOW,
                "£1,284,500 £1,000,000 £1,200,000 £1,310,220 £1,284,500 £1,000,000",
                (R, R),
                UP,
                REVENUES,
                "One debtor owes £402,000, which is before the court.",
            ),
            _measure(
                "Telephone calls answered within 60 seconds (%)",
                HIGH,
                "76% 80% 70% 71% 73% 80%",
                (A, A),
                UP,
                CUSTOMERS,
                "Two posts were filled in the last month.",
            ),
            _measure(
                "Stage 1 complaints answered in ten working days (%)",
                HIGH,
                "93% 90% 80% 89% 91% 90%",
                (G, A),
                UP,
                CUSTOMERS,
            ),
            _measure(
                "Working days lost to sickness per employee",
                LOW,
                "2.14 2.00 2.30 2.02 4.16 4.00",
                (A, A),
                DOWN,
                PEOPLE,
                "Long-term absence makes up two thirds.",
            ),
        ),
        "Cabinet Member for Finance",
        "Director of Resources",
        "Collection of council tax is slightly behind and collection of business rates ahead. "
        "Calls are answered faster than at any time since the new system came.",
    ),
)

"""Reports of councils that nobody wrote: any figures, names and comments of any length."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from kpi_tui.period import PeriodType
from kpi_tui.status import Status

from .council_report import CouncilReport, Measure, Section
from .layouts import Layout
from .periods import Period, half_year, month, position_at, quarter, two_months, whole_year

THINGS = (
    *("Households", "Applications", "Visits", "Complaints", "Repairs", "Grants", "Inspections"),
    *("Calls", "Bins", "Licences", "Invoices", "Trees", "Potholes", "Homes", "Apprentices"),
)
MORE = (
    *("answered", "decided", "within", "ten", "working", "days", "per", "1,000", "residents"),
    *("(%)", "in", "the", "area,", "by", "first-time", "customers", "and", "carers’", "families"),
    *("on", "average", "since", "April", "– rolling", "twelve", "months", "(cumulative)"),
)
SAID = (
    *("The", "figure", "is", "higher", "than", "expected", "because", "of", "two", "vacancies,"),
    *("which", "have", "now", "been", "filled.", "A", "plan", "was", "agreed", "with", "partners;"),
    *(
        "it",
        "begins",
        "next",
        "month",
        "and",
        "should",
        "bring",
        "£120,000",
        "by",
        "March.",
        "Work",
    ),
    *("on", "site", "stopped", "for", "3", "weeks.", "Demand", "rose", "12% – mostly"),
)
TITLES = (
    *("Clean streets", "Homes for everyone", "Jobs, skills and town centres", "Children first"),
    *("Safe and healthy lives", "A council that works well", "Roads", "Culture & leisure"),
)
MEMBERS = (
    *("Leader of the Council", "Cabinet Member for Finance", "Cabinet Member for Housing"),
    *("Cabinet Member for Environment and Climate Change",),
)
OFFICERS = ("Head of Waste", "Head of Housing", "Customer Services Manager", "Director of Place")

WHOLE = st.integers(0, 2_500_000).map("{:,}".format)
FIGURE = st.one_of(
    WHOLE,
    WHOLE.map("£{}".format),
    st.integers(0, 1500).map("{}%".format),
    st.decimals(0, 150, places=1).map("{}%".format),
    st.decimals(-9, 400, places=2).map(str),
)
NAME = st.builds(
    lambda thing, more: " ".join((thing, *more)),
    st.sampled_from(THINGS),
    st.lists(st.sampled_from(MORE), min_size=1, max_size=18),
)
PARAGRAPH = st.lists(st.sampled_from(SAID), min_size=1, max_size=35).map(" ".join)
PROSE = st.lists(PARAGRAPH, min_size=1, max_size=3).map("\n".join)


def periods(kind: PeriodType) -> st.SearchStrategy[Period]:
    """Periods of one kind."""
    years, months = st.integers(2010, 2034), st.integers(1, 12)
    return {
        PeriodType.MONTH: st.builds(month, years, months),
        PeriodType.TWO_MONTHS: st.builds(two_months, years, st.sampled_from((1, 3, 5, 7, 9, 11))),
        PeriodType.QUARTER: st.builds(quarter, years, st.integers(1, 4)),
        PeriodType.HALF_YEAR: st.builds(half_year, years, st.integers(1, 2)),
        PeriodType.YEAR: st.builds(whole_year, years),
        PeriodType.DATE: st.builds(position_at, st.dates(date(2010, 1, 1), date(2034, 12, 31))),
    }[kind]


def reports(layout: Layout) -> st.SearchStrategy[CouncilReport]:
    """Reports that a council with this layout might publish, as it prints them.

    All of them are on periods of the one type that the layout's profile declares.
    """
    names = st.lists(NAME, min_size=1, max_size=16, unique_by=str.casefold)
    titles = st.lists(st.sampled_from(TITLES), min_size=1, max_size=4, unique=True)
    when = periods(layout.periods[0])
    return st.builds(_report, st.just(layout), when, titles, names, st.data())


def _report(
    layout: Layout, period: Period, titles: list[str], names: list[str], data: st.DataObject
) -> CouncilReport:
    """The measures of these names, shared out over the sections; none stays without any."""
    shares = [names[number :: len(titles)] for number in range(len(titles))]
    sections = tuple(
        Section(
            title,
            tuple(data.draw(_measures(name, layout)) for name in share),
            holder=data.draw(st.sampled_from(MEMBERS)),
            director=data.draw(st.sampled_from(OFFICERS)),
            commentary=data.draw(st.none() | PROSE),
        )
        for title, share in zip(titles, shares, strict=True)
        if share
    )
    return layout.as_printed(CouncilReport(layout.council, layout.title, period, sections))


def _measures(name: str, layout: Layout) -> st.SearchStrategy[Measure]:
    statuses: st.SearchStrategy[Status | None] = st.sampled_from(tuple(layout.statuses))
    if not layout.needs_status:
        statuses = st.none() | statuses
    directions = st.sampled_from(tuple(layout.directions)) if layout.directions else st.nothing()
    return st.builds(
        Measure,
        st.just(name),
        actual=FIGURE,
        target=st.none() | FIGURE,
        floor=st.none() | FIGURE,
        status=statuses,
        previous_actual=st.none() | FIGURE,
        previous_status=statuses,
        direction=st.none() | directions,
        ytd_actual=st.none() | FIGURE,
        ytd_target=st.none() | FIGURE,
        ytd_status=statuses,
        good_is=st.sampled_from(("Higher", "Lower")),
        owner=st.sampled_from(OFFICERS),
        comment=st.none() | PROSE,
    )

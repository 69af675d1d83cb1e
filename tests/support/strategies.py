"""Generated reports, for laws that hold of all of them."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from kpi_tui.report import Account, Leftover, Priority, Reading, Report, Source, Warning
from kpi_tui.status import Status

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
MAYBE = st.none() | TEXT
FIGURE = (
    st.none()
    | st.from_regex(r"-?£?\d{1,3}(,\d{3}){0,2}(\.\d{1,2})?%?( days| weeks)?", fullmatch=True)
    | TEXT
)
STATUSES = st.none() | st.sampled_from(Status)
PAGES = st.lists(st.integers(1, 99), max_size=3).map(tuple)
CODES = st.sampled_from(["OCC01.01", "OCC01.02", "OCC11.10"])

READINGS = st.builds(
    Reading,
    priority_code=st.sampled_from(["OCC01", "OCC02", "OCC11"]),
    measure_code=CODES,
    measure_name=TEXT,
    directors=st.lists(TEXT, max_size=2).map(tuple),
    portfolio_holder=MAYBE,
    period_actual=FIGURE,
    period_target=FIGURE,
    period_status=STATUSES,
    ytd_actual=FIGURE,
    ytd_target=FIGURE,
    ytd_status=STATUSES,
    comment=MAYBE,
    improvement_plan=MAYBE,
    timeframe=MAYBE,
    finance_impact=MAYBE,
    risk_impact=MAYBE,
    pages=PAGES,
)
PRIORITIES = st.builds(
    Priority,
    code=st.sampled_from(["OCC01", "OCC02"]),
    title=TEXT,
    section=MAYBE,
    commitments=st.lists(TEXT, max_size=2).map(tuple),
    status=STATUSES,
    note=MAYBE,
    page=st.none() | st.integers(1, 99),
)
REPORTS = st.builds(
    Report,
    report_date=st.dates(date(2010, 1, 1), date(2040, 12, 31)),
    title=MAYBE,
    priorities=st.lists(PRIORITIES, max_size=3).map(tuple),
    readings=st.lists(READINGS, max_size=4).map(tuple),
    source=st.builds(Source, TEXT, st.just("ab" * 32), st.integers(1, 99)),
    account=st.builds(
        Account,
        st.integers(0, 9999),
        st.integers(0, 99),
        st.lists(st.builds(Leftover, st.integers(1, 99), TEXT), max_size=2).map(tuple),
    ),
    warnings=st.lists(
        st.builds(Warning, st.none() | st.integers(1, 99), MAYBE, TEXT), max_size=2
    ).map(tuple),
)

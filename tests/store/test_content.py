"""Digests of what a report says, of both versions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from kpi_tui.origin import Origin
from kpi_tui.period import PeriodType
from kpi_tui.report import Account, PublishedDirection, Report, Source
from kpi_tui.status import Status
from kpi_tui.store.content import content_digest, first_digest, needs_later_fields, same_content
from kpi_tui.vocabulary import Polarity
from tests.support.laws import examples
from tests.support.samples import JULY, LIBRARY
from tests.support.strategies import REPORTS


def with_reading(**fields: object) -> Report:
    return replace(JULY, readings=(replace(LIBRARY, **fields), *JULY.readings[1:]))  # type: ignore[arg-type]


LATER = [
    replace(JULY, council="A council"),
    replace(JULY, report_id="a-report"),
    replace(JULY, period_type=PeriodType.QUARTER),
    replace(JULY, period_label="Q2"),
    replace(JULY, period_start=date(2024, 7, 1)),
    replace(JULY, provenance=Origin.SIMULATED),
    with_reading(published_direction=PublishedDirection.SAME),
    with_reading(floor="1"),
    with_reading(previous_actual="1"),
    with_reading(previous_status=Status.RED),
    with_reading(code_is_ours=False),
    with_reading(published_polarity=Polarity.NEUTRAL),
    with_reading(period_status=Status.BLUE),
    with_reading(ytd_status=Status.NOT_STARTED),
    replace(JULY, priorities=(replace(JULY.priorities[0], status=Status.COMPLETE),)),
]


@pytest.mark.parametrize("report", LATER)
def test_what_the_first_version_had_no_place_for(report: Report) -> None:
    assert needs_later_fields(report)
    assert first_digest(report) is None
    assert content_digest(report) != content_digest(JULY)
    assert not same_content(first_digest(JULY) or "", report)


def test_a_digest_says_its_version() -> None:
    assert content_digest(JULY).startswith("2:")
    assert not needs_later_fields(JULY)
    assert len(first_digest(JULY) or "") == 64


@examples(60)
@given(REPORTS)
def test_where_a_report_comes_from_does_not_count(report: Report) -> None:
    elsewhere = replace(
        report, source=Source("b.pdf", "00" * 32, 1), account=Account(), warnings=()
    )
    assert content_digest(elsewhere) == content_digest(report)
    assert first_digest(elsewhere) == first_digest(report)
    assert same_content(content_digest(report), elsewhere)


@pytest.mark.parametrize(
    "fields",
    [
        {"period_actual": "1,248"},
        {"period_actual": None},
        {"period_status": Status.AMBER},
        {"comment": "More people came."},
        {"directors": ("Cy Dean", "Ada Brown")},
        {"pages": (2,)},
    ],
)
def test_any_other_cell_is_another_digest(fields: dict[str, object]) -> None:
    other = with_reading(**fields)
    assert content_digest(other) != content_digest(JULY)
    assert first_digest(other) != first_digest(JULY)

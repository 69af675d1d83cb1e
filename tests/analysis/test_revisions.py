from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kpi_tui.analysis.other_actuals import mostly_other_actuals
from kpi_tui.analysis.revisions import Correction, corrections, replaced_issue
from kpi_tui.origin import Origin
from kpi_tui.report import Account, Source
from kpi_tui.status import Status
from kpi_tui.store.stored import StoredReport
from tests.support.samples import JULY, LIBRARY


def test_other_pages_are_no_correction() -> None:
    again = replace(JULY, readings=(replace(LIBRARY, pages=(9,)), *JULY.readings[1:]))
    assert corrections(JULY, again) == []


def test_cells_rows_and_priorities() -> None:
    first, second, third = JULY.readings
    priority = replace(JULY.priorities[0], status=Status.AMBER)
    after = replace(
        JULY,
        title="July, corrected",
        priorities=(priority, JULY.priorities[1]),
        readings=(
            replace(first, directors=("Ada Brown",), period_status=None),
            replace(second, measure_name="A new name"),
            third,
        ),
    )
    assert [str(change) for change in corrections(JULY, after)] == [
        "report title: Annex A - Performance - July 2024 → July, corrected",
        "OCC01 status: (empty) → amber",
        "OCC03 priority gone: Local",
        "OCC01.01 directors: Ada Brown; Cy Dean → Ada Brown",
        "OCC01.01 period status: green → (empty)",
        "OCC01.02 measure gone: Household waste recycled | composted",
        "OCC01.02 measure new: A new name",
    ]


def test_a_measure_with_another_code_is_no_other_measure() -> None:
    moved = replace(LIBRARY, measure_code="OCC01.09", period_actual="7")
    after = replace(JULY, readings=(moved, *JULY.readings[1:]))
    assert [str(each) for each in corrections(JULY, after)] == [
        "OCC01.09 measure code: OCC01.01 → OCC01.09",
        f"OCC01.09 period actual: {LIBRARY.period_actual} → 7",
    ]


@pytest.mark.parametrize(
    ("name", "is_same"),
    [
        ("Visits to libraries (in person)", True),
        ("VISITS TO LIBRARIES", True),
        ("Potholes repaired within 28 days", False),
    ],
)
def test_a_measure_with_another_name_alike_is_no_other_measure(name: str, is_same: bool) -> None:
    named = replace(LIBRARY, measure_name="Visits to libraries")
    before = replace(JULY, readings=(named, *JULY.readings[1:]))
    after = replace(JULY, readings=(replace(named, measure_name=name), *JULY.readings[1:]))
    told = [str(each) for each in corrections(before, after)]
    if is_same:
        assert told == [f"OCC01.01 measure name: Visits to libraries → {name}"]
    else:
        assert told == [
            f"OCC01.01 measure gone: {named.measure_name}",
            f"OCC01.01 measure new: {name}",
        ]


def test_of_a_name_that_stands_twice_no_code_is_told() -> None:
    one, two, three = (replace(LIBRARY, measure_code=f"OCC01.0{each}") for each in (1, 2, 3))
    before, after = (replace(JULY, readings=each) for each in ((one, two), (one, three)))
    assert [each.label for each in corrections(before, after)] == ["measure gone", "measure new"]


def test_a_row_printed_twice_is_two_rows() -> None:
    twice = replace(JULY, readings=(LIBRARY, LIBRARY))
    changed = replace(JULY, readings=(LIBRARY, replace(LIBRARY, comment="x" * 99)))
    (change,) = corrections(twice, changed)
    assert (change.code, change.field) == ("OCC01.01", "comment")
    assert str(change).endswith("x…")


def test_a_measure_that_is_listed_twice_no_longer_is_not_gone() -> None:
    once, twice = (replace(JULY, readings=(LIBRARY,) * times) for times in (1, 2))
    name = LIBRARY.measure_name
    assert [str(each) for each in corrections(twice, once)] == [
        f"OCC01.01 listed once less: {name}"
    ]
    assert [str(each) for each in corrections(once, twice)] == [
        f"OCC01.01 listed once more: {name}"
    ]


@pytest.mark.parametrize(
    ("olds", "news", "told"),
    [
        ("12345", "67890", "5 of 5 actuals"),
        ("1234567890", "1234500000", None),
        ("123456789", "123450000", None),
        ("1234567", "1200000", "5 of 7 actuals"),
        ("1234", "5678", None),
        ("-----", "67890", None),
    ],
)
def test_an_issue_with_other_actuals_throughout(olds: str, news: str, told: str | None) -> None:
    old, new = (
        replace(
            JULY,
            readings=tuple(
                replace(LIBRARY, measure_code=f"X{place}", period_actual=figure)
                for place, figure in enumerate(figures)
            ),
        )
        for figures in (olds, news)
    )
    assert mostly_other_actuals(corrections(old, new), new.readings) == told


def test_the_same_actuals_in_another_form_are_no_others() -> None:
    found = [Correction(f"X{each}", "period_actual", "1200", "1,200.00") for each in range(9)]
    assert mostly_other_actuals(found, [LIBRARY]) is None


VISITS = "Visits rose again in every library of the county, as more of them opened on Sundays in "


@pytest.mark.parametrize(
    ("new", "told"),
    [
        (f"{VISITS}June.", "… opened on Sundays in [-May-] {+June+}."),
        (f" {VISITS}May.", "the same words, other spaces"),
        ("Not reported.", f"{VISITS[:59]}… → Not reported."),
        (None, f"{VISITS[:59]}… → (empty)"),
    ],
)
def test_of_a_long_text_what_was_rewritten_is_told(new: str | None, told: str) -> None:
    old, changed = (replace(LIBRARY, comment=text) for text in (f"{VISITS}May.", new))
    (change,) = corrections(replace(JULY, readings=(old,)), replace(JULY, readings=(changed,)))
    assert str(change) == f"OCC01.01 comment: {told}"


def stored(*issues: tuple[str, int]) -> list[StoredReport]:
    """Revisions of July, each by the first letter of its PDF's SHA-256 and by its reader."""
    return [
        StoredReport(
            key=JULY.period,
            revision=revision,
            title=None,
            source=Source("a.pdf", pdf * 64, 5),
            imported_at=datetime(2026, 1, revision, tzinfo=UTC),
            measures=0,
            priorities=0,
            statuses={},
            account=Account(),
            warnings=(),
            path=Path(),
            council=None,
            provenance=Origin.PUBLISHED,
            reader=reader,
            is_read_anew=False,
            cover=replace(JULY, readings=()),
        )
        for revision, (pdf, reader) in enumerate(issues, 1)
    ]


@pytest.mark.parametrize(
    ("issues", "replaced"),
    [
        ([("a", 1)], None),
        ([("a", 1), ("a", 2)], None),
        ([("a", 1), ("b", 1)], 1),
        ([("a", 1), ("b", 1), ("b", 2)], 1),
        ([("a", 1), ("a", 2), ("b", 2)], 2),
        ([("a", 1), ("a", 2), ("b", 1)], 1),
        ([("a", 1), ("b", 1), ("c", 1)], 2),
        ([("a", 2), ("b", 1), ("c", 2)], 2),
    ],
)
def test_what_an_issue_corrects_is_the_issue_before_as_the_same_reader_read_it(
    issues: list[tuple[str, int]], replaced: int | None
) -> None:
    found = replaced_issue(stored(*issues))
    assert (found.revision if found else None) == replaced


def test_a_code_that_is_ours_now() -> None:
    ours = replace(JULY, readings=(replace(LIBRARY, code_is_ours=True), *JULY.readings[1:]))
    (change,) = corrections(JULY, ours)
    assert str(change) == "OCC01.01 code is ours: (empty) → True"

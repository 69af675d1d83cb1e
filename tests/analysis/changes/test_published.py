"""What changed between the two published months."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from kpi_tui.analysis.changes.change import Change, ChangeKind
from kpi_tui.demo import published
from tests.support.months import JULY, between


@pytest.fixture(scope="module")
def real() -> list[Change]:
    """The changes between the two published months."""
    reports = [published(month) for month in ("2023-01", "2024-07")]
    return between(*reports, months=(date(2023, 1, 31), JULY))


def of(found: Sequence[Change], code: str, kind: ChangeKind) -> list[str]:
    return [item.sentence for item in found if item.measure_code == code and item.kind is kind]


def test_the_published_months_keep_reused_codes_apart(real: Sequence[Change]) -> None:
    for code in ("OCC04.03", "OCC04.04", "OCC07.03", "OCC07.04"):
        assert "its code now names" in of(real, code, ChangeKind.GONE)[0]
        assert "its code named" in of(real, code, ChangeKind.NEW)[0]
        assert of(real, code, ChangeKind.VALUE) == []


def test_the_published_months_follow_measures_to_other_codes(real: Sequence[Change]) -> None:
    moves = {
        change.measure_code: change.old_code
        for change in real
        if change.kind in (ChangeKind.RENUMBERED, ChangeKind.MOVED)
    }
    known = {
        "OCC01.07": "OCC01.09",
        "OCC02.03": "OCC02.04",
        "OCC03.09": "OCC02.10",
        "OCC07.02": "OCC07.05",
        "OCC07.05": "OCC07.07",
        "OCC07.07": "OCC07.10",
        "OCC07.08": "OCC07.11",
        "OCC10.13": "OCC10.05",
        "OCC11.04": "OCC11.05",
    }
    assert known.items() <= moves.items()


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("OCC01.07", "Target made easier from 62.00% to 61.50%, down 0.50 points"),
        ("OCC04.02", "Target removed, was 86.00%"),
        (
            "OCC07.07",
            "Target removed, was 60.00%: the last result against it, 13.00%, was ▲ red",
        ),
        (
            "OCC07.05",
            "Target made easier from 550.00 to 618.00, up 68 (12%); 515.00 would have met the old target too",
        ),
        ("OCC11.02", "Target made easier from 95.00% to 90.00, down 5 points"),
        ("OCC11.11", "Target made easier from £2,500,000 to 3,500,000, up £1,000,000 (40%)"),
    ],
)
def test_the_published_targets(real: Sequence[Change], code: str, expected: str) -> None:
    assert of(real, code, ChangeKind.TARGET) == [expected]


def test_the_published_months_compare_no_sums_with_averages(real: Sequence[Change]) -> None:
    told = [change.measure_code for change in real if change.field == "ytd_actual"]
    assert not {"OCC02.03", "OCC03.09", "OCC01.02"} & set(told)
    assert of(real, "OCC11.03", ChangeKind.VALUE) == []


def test_the_published_owners(real: Sequence[Change]) -> None:
    assert of(real, "OCC09.02", ChangeKind.OWNER) == [
        "Director: Director of Innovation → Director of Finance",
        "Portfolio holder: Cabinet member for Innovation → Cabinet member for Community Services",
    ]
    assert of(real, "OCC04.02", ChangeKind.OWNER) == []

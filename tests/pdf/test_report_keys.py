"""What the key of an unknown report says of its signs, however it is set."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kpi_tui.pdf.drafting.key import ReportKey
from kpi_tui.pdf.text.lines import Line
from kpi_tui.profiles.usual_meanings import direction_of, status_of
from tests.support.pdf_words import words

_GAP = 40.0


def key_of(*texts: str) -> ReportKey:
    """The key whose lines these are; `|` is a gap as wide as between columns."""
    lines = []
    for index, text in enumerate(texts):
        placed, x = [], 0.0
        for part in text.split(" | "):
            placed += words(part, 20.0 + 14 * index, x)
            x = placed[-1].x1 + _GAP
        lines.append(Line(placed, 1))
    return ReportKey(lines)


def directions(signs: str, *texts: str) -> list[str | None]:
    found = key_of(*texts).meanings(signs.split(), direction_of)
    return [found[sign].value if sign in found else None for sign in signs.split()]


def statuses(signs: Sequence[str], *texts: str) -> list[str | None]:
    found = key_of(*texts).meanings(signs, status_of)
    return [found[sign].value if sign in found else None for sign in signs]


BOTH = ["improving", "worsening"]
ALL = [*BOTH, "same"]


@pytest.mark.parametrize(
    "text",
    [
        "↑ better than 2023/24, ↓ worse than 2023/24, → unchanged",
        "↑ improved ↓ declined → no change",
        "↑ = improved  ↓ = declined  → = no change",
        "(↑) improving (↓) worsening (→) static",
        "improved ↑ declined ↓ no change →",
        "Improving ↑ 12 Declining ↓ 5 Static → 3",
        "↑ 12 improving ↓ 5 declining → 3 static",
        "12 ↑ improving, 5 ↓ declining, 3 → static",
        "Direction of travel: ↑ improving ↓ worsening → the same",
        "Direction of travel: ↑ improving; ↓ worsening; → the same",
        "Better (↑); worse (↓); no change (→)",
        "↑ | Better than last year | ↓ | Worse than last year | → | No change",
        "Better than last year | ↑ | Worse than last year | ↓ | No change | →",
        "Key | ↑ | Improving | ↓ | Declining | → | Stable",
        "↑ Better than last year | ↓ Worse than last year | → No change",
        "↑: Better than the same quarter last year | ↓: Worse | →: No change",
    ],
)
def test_signs_are_explained_along_a_line(text: str) -> None:
    assert directions("↑ ↓ →", text) == ALL


@pytest.mark.parametrize(
    "texts",
    [
        ("↑ Performance has improved", "↓ Performance has got worse", "→ No change"),
        ("Improved | ↑", "Worse | ↓", "Unchanged | →"),
        ("↑ | Improved", "↓ | Worse", "→ | Unchanged"),
        (
            "● | On target | ↑ | Improving",
            "▲ | Near target | ↓ | Declining",
            "■ | Missed | → | Stable",
        ),
        ("On target | ● | Improving | ↑", "Near | ▲ | Declining | ↓", "Missed | ■ | Stable | →"),
        ("↑ Improving | 12", "↓ Declining | 5", "→ Static | 3"),
    ],
)
def test_signs_are_explained_line_by_line(texts: Sequence[str]) -> None:
    assert directions("↑ ↓ →", *texts) == ALL


@pytest.mark.parametrize(
    "texts",
    [
        ("▲/▼ better/worse than last quarter",),
        ("↑ Higher is better", "↓ Lower is better"),
        ("↑ Improving", "↓ Declining", "↑ Declining", "↓ Improving"),
        ("↑ the figure has risen", "↓ the figure has fallen"),
        ("Arrows ↑ ↓ show whether performance is better or worse",),
        ("↑ No improvement needed ↓ Needs improvement",),
        ("better ↑ worse ↓ better",),
    ],
)
def test_what_may_be_read_in_two_ways_is_left_out(texts: Sequence[str]) -> None:
    assert directions("↑ ↓ ▲ ▼", *texts) == [None] * 4


@pytest.mark.parametrize(
    "texts",
    [
        ("● On or above target | □ Monitored, no target", "▲ Slightly below target (within 5%) | – Not due or not available", "■ Below target by more than 5%"),
        ("● | On target | □ | No target set", "▲ | Within 5% of target | – | No data", "■ | Missed"),
        ("On target | ● | No target set | □", "Within 5% of target | ▲ | No data | –", "Missed | ■"),
        ("● on target; ▲ within 5%; ■ missed; □ no target; – not due",),
        ("12 ● on target | 5 ▲ within 5% | 3 ■ missed | 2 □ no target | 1 – not due",),
    ],
)  # fmt: skip
def test_statuses_two_to_a_line(texts: Sequence[str]) -> None:
    meant = ["green", "amber", "red", "monitoring_only", "not_reported"]
    assert statuses(["●", "▲", "■", "□", "–"], *texts) == meant


def test_the_side_of_one_line_is_that_of_the_others() -> None:
    texts = (
        "Met | ↑ | Performance is getting better",
        "Missed but better than the minimum | ↓ | Performance is getting worse",
        "Worse than the minimum",
    )
    assert directions("↑ ↓", *texts) == BOTH


def test_a_letter_is_explained_where_a_part_begins_with_it() -> None:
    texts = ("G On target | A Within 5% of target", "R Target missed | ND No data due this quarter")
    assert statuses(["G", "A", "R", "ND"], *texts) == ["green", "amber", "red", "not_reported"]
    assert statuses(["A"], "Vitamin A met its target") == [None]


def test_a_chart_beside_the_key_says_nothing_of_it() -> None:
    said = ("Pending | Result not yet published | Nearly met | 12",)
    assert statuses(["Pending", "Nearly met", "Met"], *said)[0] == "not_reported"

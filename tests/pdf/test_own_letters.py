"""Letters of status: a report's key counts more than what they mean in most reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from kpi_tui.pdf import read_report
from kpi_tui.pdf.drafting.guess import guess_profile
from kpi_tui.pdf.report.people import doubt_owners
from kpi_tui.profiles.guess import ProfileGuess
from kpi_tui.report import Reading
from tests.support.plain_report import NAMES, PlainPage, draw, profile, rows


def drafted(path: Path, key: Mapping[str, str], *, told: bool = True) -> ProfileGuess:
    """The draft for a report whose statuses are these letters, with the key below its table."""
    styles = getSampleStyleSheet()
    grid = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
    body = [["Ref", "Indicator", "Target", "Actual", "Status"]]
    letters = [*key] * 3
    for number, name in enumerate(NAMES, 1):
        actual, target = f"{60 + number}.2%", f"{50 + number}.0%"
        body.append([f"ENV-{number:02}", name, target, actual, letters[number]])
    flow: list[object] = [
        Paragraph("Sampleford City Council", styles["Title"]),
        Paragraph("Corporate Performance Report", styles["Normal"]),
        Paragraph("Quarter 2 2025/26", styles["Normal"]),
        Table(body, colWidths=[60, 200, 80, 80, 60], style=grid),
    ]
    if told:
        flow.append(Paragraph("Key", styles["Heading2"]))
        flow += [Table([[*each] for each in key.items()], colWidths=[60, 200], style=grid)]
    SimpleDocTemplate(str(path), pagesize=landscape(A4)).build(flow)
    return guess_profile(path)


def meant(guess: ProfileGuess) -> dict[str, str]:
    return {sign.strip("“”"): status for sign, status in guess.statuses}


OWN = [
    ({"A": "Achieved", "P": "Partly achieved", "N": "Not achieved"}, "green amber red", "A"),
    ({"A": "Ahead of target", "O": "On target", "B": "Behind target"}, "green green red", "A B"),
    ({"B": "Better than target", "M": "Meets target", "W": "Worse"}, "green green red", "B"),
    ({"G": "Good", "R": "Requires improvement", "I": "Inadequate"}, "green amber red", "R"),
]


@pytest.mark.parametrize(("key", "statuses", "odd"), OWN, ids=lambda each: str(each)[:12])
def test_a_key_s_letters_mean_what_it_says(
    tmp_path: Path, key: Mapping[str, str], statuses: str, odd: str
) -> None:
    guess = drafted(tmp_path / "a.pdf", key)
    assert meant(guess) == dict(zip(key, statuses.split(), strict=True))
    noted = [note[1] for note in guess.notes if "by the report’s key" in note]
    assert sorted(noted) == odd.split()


@pytest.mark.parametrize(
    "key",
    [
        {"G": "On target", "A": "Below target", "R": "Well below target"},
        {"G": "On target", "A": "Below target", "R": "Action is needed"},
        {"G": "On target", "A": "Within 5% of target", "R": "Off target"},
    ],
    ids=str,
)
def test_the_letters_of_colours_stay_colours(tmp_path: Path, key: Mapping[str, str]) -> None:
    guess = drafted(tmp_path / "a.pdf", key)
    assert meant(guess) == {"G": "green", "A": "amber", "R": "red"}
    assert not [note for note in guess.notes if "“A”" in note or "“R”" in note]


def test_a_letter_of_which_no_key_tells_is_noted(tmp_path: Path) -> None:
    guess = drafted(tmp_path / "a.pdf", {"A": "", "P": "", "N": ""}, told=False)
    assert meant(guess) == {"A": "amber", "P": "", "N": ""}
    assert "“A” is taken for amber, as in most reports: no key tells it" in guess.notes


@pytest.mark.parametrize("sign", ["*", "†", "‡"])
def test_a_status_with_the_mark_of_a_footnote_is_told_of(tmp_path: Path, sign: str) -> None:
    page = PlainPage(rows=rows(cells={"RAG": [f"Green{sign}"]}))
    report = read_report(draw(tmp_path / "a.pdf", page), profile=profile(tmp_path))
    assert report.readings[0].period_status == "green"
    told = [each.message for each in report.warnings if each.measure_code == "ENV-01"]
    assert told == [f"period status Green{sign} bears a footnote’s mark, {sign}"]


def test_one_owner_that_may_be_two_is_told_of() -> None:
    base = Reading("1", "M1", "Lamps lit", directors=("Ada Fenwick and Bill",))
    others = [
        replace(base, measure_code=f"M{number}", directors=(name,))
        for number, name in enumerate(("Public Health and Communities", "Cy Lee"), 2)
    ]
    assert not [*doubt_owners([base, *others])]
    for name in ("Ada Fenwick", "Bill Marsh"):
        named = replace(base, measure_code="M4", directors=(name,))
        (doubt,) = doubt_owners([base, *others, named])
        assert doubt.measure_code == "M1"
        assert "“Ada Fenwick and Bill” is taken for one owner" in doubt.message

"""The council's name, in whatever line it stands."""

from __future__ import annotations

import pytest

from kpi_tui.pdf.drafting.council_names import find_council


@pytest.mark.parametrize(
    "name",
    [
        "Dunmoor County Council",
        "City of Elderbourne Council",
        "Elderbourne & Hove City Council",
        "Calder and North East Stone Council",
        "Bourne, Christmoor and Pool Council",
        "King’s Lynmoor and West Norstead Borough Council",
        "Stockmoor-on-Tarn Borough Council",
        "Newmoor-under-Lyde Borough Council",
        "St. Aldhelms City and District Council",
        "London Borough of Ravensey",
        "Royal Borough of Kenmoor and Chalsey",
        "Metropolitan Borough of Wirrow",
        "West Castlebeck Combined Authority",
    ],
)
@pytest.mark.parametrize(
    "line",
    [
        "{}",
        "{} Page 3",
        "Corporate Performance Report {}",
        "Performance Report of {}",
        "{} Quarterly Performance Report",
        "{}, Quarter 3 2024/25",
        "{} | Our Plan",
    ],
)
def test_a_name_is_found_in_a_line(name: str, line: str) -> None:
    assert find_council([line.format(name)]) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("CASTLEBECK METROPOLITAN BOROUGH COUNCIL", "Castlebeck Metropolitan Borough Council"),
        ("LONDON BOROUGH OF RAVENSEY", "London Borough of Ravensey"),
        ("CALDER AND STONE COUNCIL", "Calder and Stone Council"),
        ("Wychmere City Council Council", "Wychmere City Council"),
        (
            "This report of Tarnbrook District Council covers the quarter.",
            "Tarnbrook District Council",
        ),
    ],
)
def test_a_name_is_written_as_names_are(line: str, name: str) -> None:
    assert find_council([line]) == name


@pytest.mark.parametrize(
    "line",
    [
        "Cabinet and Council",
        "Leader of the Council",
        "Full Council",
        "The Council",
        "Local Authority",
        "Town and Parish Council",
        "Local Planning Authority",
        "Council Tax collected",
        "Our Council",
        "Performance of the Council",
        "Report to Council",
        "Combined Authority",
    ],
)
def test_what_is_said_of_councils_names_none(line: str) -> None:
    assert find_council([line]) is None


def test_the_name_that_most_lines_have_is_the_council_s() -> None:
    lines = ["Dunmoor County Council", "Saltreach Council", "Dunmoor County Council Page 2"]
    assert find_council(lines) == "Dunmoor County Council"

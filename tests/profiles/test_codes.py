"""How codes look: shapes that are declared, and what is found by them in text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.profiles.codes import CodeShape, PrintedCode

OCC = CodeShape("OCC##.##", "OCC##")
SHAPES = [
    OCC,
    CodeShape("@@@-##"),
    CodeShape("EX#.##", "EX#"),
    CodeShape("{number}.{number}"),
    CodeShape("{letters}{number}"),
    CodeShape("{letters} {number}"),
    CodeShape("CP{number}"),
    CodeShape("KPI ##"),
    CodeShape("##/##", "##"),
    CodeShape("#"),
]
every_shape = pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.shape)


@every_shape
def test_the_example_is_a_code_of_its_shape(shape: CodeShape) -> None:
    found = shape.at_start(f"{shape.example} Households")
    assert found is not None
    assert (found.printed, found.is_misprint) == ("".join(shape.example.split()), False)
    assert shape.match(shape.example) == found.printed
    assert shape.find(f"see {shape.example}") == {found.printed}
    assert shape.begins_line(f"Measures\n{shape.example} Households")


@pytest.mark.parametrize(
    ("shape", "priority"),
    [
        ("", ""),
        ("   ", ""),
        ("OCC", ""),  # the same for every measure
        ("OCC##.##", "OCC##.##"),  # nothing is left to tell measures by
        ("OCC##.##", "XYZ"),
        ("#" * 25, ""),
        ("{digit}{letter}", ""),
    ],
)
def test_what_is_no_shape_is_refused(shape: str, priority: str) -> None:
    with pytest.raises(ValueError, match=r"is no shape of a code|does not begin with"):
        CodeShape(shape, priority)


@pytest.mark.parametrize(
    ("shape", "text", "printed", "priority", "rest"),
    [
        (OCC, "OCC01.02 Debt", "OCC01.02", "OCC01", " Debt"),
        (OCC, "OCC01. 02 Debt", "OCC01.02", "OCC01", " Debt"),
        (OCC, "OCC01\n.\n02", "OCC01.02", "OCC01", ""),
        (CodeShape("@@@-##"), "ENV-07 Waste", "ENV-07", "", " Waste"),
        (CodeShape("@@@-##"), "ENV - 07 Waste", "ENV-07", "", " Waste"),
        (CodeShape("EX#.##", "EX#"), "EX3.11 Waste", "EX3.11", "EX3", " Waste"),
        (CodeShape("{number}.{number}"), "1.12 Waste", "1.12", "", " Waste"),
        (CodeShape("{number}.{number}"), "101.3 Waste", "101.3", "", " Waste"),
        (CodeShape("{letters}{number}"), "HR12 Waste", "HR12", "", " Waste"),
        (CodeShape("KPI ##"), "KPI 04 Waste", "KPI04", "", " Waste"),
        (CodeShape("KPI ##"), "KPI04 Waste", "KPI04", "", " Waste"),
    ],
)
def test_a_code_begins_a_text(
    shape: CodeShape, text: str, printed: str, priority: str, rest: str
) -> None:
    found = shape.at_start(text)
    assert found == PrintedCode(printed, priority, printed, len(text) - len(rest))


@pytest.mark.parametrize(
    ("shape", "text"),
    [
        (OCC, "Debt OCC01.02"),
        (OCC, "2024/25"),
        (OCC, "OCC, the council"),
        (CodeShape("{number}.{number}"), "12 cases"),
        (CodeShape("{number}.{number}"), "1.2.3"),
        (CodeShape("{number}.{number}"), "1234.5"),
        (CodeShape("{letters}{number}"), "A council"),
        (CodeShape("@@@-##"), "ENV-123"),
        (CodeShape("@@@-##"), "env-12"),
        (CodeShape("#"), "12"),
    ],
)
def test_what_is_no_code_begins_none(shape: CodeShape, text: str) -> None:
    assert shape.at_start(text) is None


@pytest.mark.parametrize(
    ("text", "printed", "likely"),
    [
        ("0CC01.02 Debt", "0CC01.02", "OCC01.02"),
        ("OCC1.2 Debt", "OCC1.2", "OCC01.02"),
        ("OOC01.02 Debt", "OOC01.02", "OCC01.02"),
        ("OCC01.123 Debt", "OCC01.123", "OCC01.12"),
        ("CC01.02 Debt", "CC01.02", "OCC01.02"),
        ("OCCC01.02 Debt", "OCCC01.02", "OCC01.02"),
        ("OCC01,02 Debt", "OCC01,02", "OCC01.02"),
        ("OCC01-02 Debt", "OCC01-02", "OCC01.02"),
        ("OCC 01.02 Debt", "OCC 01.02", "OCC01.02"),
        ("OCCl1.0l Debt", "OCCl1.0l", "OCC11.01"),
        ("occ01.02 Debt", "occ01.02", "OCC01.02"),
        ("OCC01.02a Debt", "OCC01.02a", "OCC01.02"),
        ("OCC01.010 Debt", "OCC01.010", "OCC01.10"),
        ("OCC05 Debt", "OCC05", "OCC05.01"),
        ("OCC01 2% less", "OCC01", "OCC01.01"),
    ],
)
def test_a_misprinted_code_is_known(text: str, printed: str, likely: str) -> None:
    found = OCC.at_start(text)
    assert found is not None
    assert (found.printed, found.likely, found.is_misprint) == (printed, likely, True)


def test_only_codes_with_letters_of_their_own_are_thought_misprinted() -> None:
    """Else any number that begins a name might be one."""
    assert CodeShape("{number}.{number}").at_start("1,2 and 3") is None
    assert CodeShape("@@@-##").at_start("EN-12") is None


def test_codes_are_found_wherever_they_stand() -> None:
    assert OCC.find("see OCC01.02, OCC01 .03 and OCC11.10.") == {"OCC01.02", "OCC01.03", "OCC11.10"}
    assert OCC.find("OCC01.021, OCC01.02b and OCC01.02.03") == set()


def test_headings_of_priorities_are_found() -> None:
    text = "OCC01 – Climate\n  OCC02: Roads\nsee OCC03 – Schools\nOCC04 Finance"
    assert OCC.headed(text) == {"OCC01", "OCC02"}
    assert CodeShape("@@@-##").headed(text) == set()
    heading = re.compile(OCC.priority_expression)
    assert heading.match("OCC01 – Climate")
    assert not heading.match("OCC01-02")
    assert CodeShape("@@@-##").priority_expression == ""


@pytest.mark.parametrize("text", ["OCC01.02", "seeOCC11,10", "0CC1", "OCC05–Finance"])
def test_a_text_without_white_space_names_a_code(text: str) -> None:
    assert OCC.is_named(text)
    assert not CodeShape("{number}.{number}").is_named(text)


TEXTS = st.one_of(
    st.text(max_size=30),
    st.text("OCQc01lI239.,:-– \n%a", max_size=24),
    st.builds("{}{}".format, st.sampled_from([s.example for s in SHAPES]), st.text(max_size=8)),
)


@every_shape
@given(text=TEXTS)
def test_a_code_is_what_the_text_begins_with(shape: CodeShape, text: str) -> None:
    found = shape.at_start(text)
    if found is None:
        return
    begins = text[: found.end]
    assert 0 < found.end <= len(text)
    assert "".join(begins.split()) == "".join(found.printed.split())
    assert shape.match(found.likely) == found.likely
    assert found.likely.startswith(found.priority)
    assert found.is_misprint == (shape.match(text) is None)


OLD_CODE = re.compile(r"(OCC\d{2})\s*\.\s*(\d{2})(?!\d|[a-z]\b|\.\d)")
OLD_MISPRINT = re.compile(
    r"(?:[O0Q]{1,2}\s?C{1,3}|C{2,3})[\s.-]*"
    r"(?P<priority>[\dIl]?\d[\dOIl]?)"
    r"(?:\s*[.,:;·/_–—-]\s*|\s+)(?P<number>\d[\dOIl]{0,2}(?:\.\d{1,2})?[a-z]?)(?![\w%])"
    r"|[O0]CC\s?(?P<alone>\d{1,3})(?!\w)",
    re.I,
)
"""How the annex's codes were found when nothing else was read."""


@given(text=TEXTS)
def test_the_annex_s_codes_are_found_as_ever(text: str) -> None:
    old = OLD_CODE.match(text) or OLD_MISPRINT.match(text)
    found = OCC.at_start(text)
    assert (found and found.end) == (old and old.end())
    assert OCC.find(text) == {f"{one}.{two}" for one, two in OLD_CODE.findall(text)}

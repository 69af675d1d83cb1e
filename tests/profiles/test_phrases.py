"""Phrases with placeholders: what they find, and that no text makes them hang."""

from __future__ import annotations

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.profiles.phrases import Phrase

FIELDS = frozenset(
    {"period_actual", "period_target", "floor", "previous_actual", "previous_status"}
)
FOOT = Phrase(
    "Latest: {period_actual} Target: {period_target}, Floor: {floor} "
    "Previous: {previous_actual} ({previous_status})",
    FIELDS,
)


@pytest.mark.parametrize(
    ("phrase", "text", "values"),
    [
        ("Quarter {quarter} {year}", "Quarter 3 2024/25", {"quarter": "3", "year": "2024/25"}),
        ("Quarter {quarter} {year}", "QUARTER 3, 2024-25", {"quarter": "3", "year": "2024-25"}),
        ("Status of Indicators {date}", "Status of indicators: 31/07/2024", {"date": "31/07/2024"}),
        ("Priority {number}: {title}", "Priority 2: Roads", {"number": "2", "title": "Roads"}),
        ("{number}. {title}", "12. Clean streets", {"number": "12", "title": "Clean streets"}),
        ("{number} – {title}", "4-Roads", {"number": "4", "title": "Roads"}),
        ("{number} – {title}", "4 ‑ Roads", {"number": "4", "title": "Roads"}),
        ("Cabinet Member: {name}", "Cabinet member Leader", {"name": "Leader"}),
        ("All {number} selected", "all 12 selected", {"number": "12"}),
        ("Monthly report", "MONTHLY  REPORT", {}),
    ],
)
def test_a_phrase_is_found_whatever_parts_its_words(
    phrase: str, text: str, values: dict[str, str]
) -> None:
    assert Phrase(phrase).fills(text) == values
    assert Phrase(phrase).find(f"see {text}") == values


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("Quarter {quarter} {year}", "Quarter 5 2024/25"),
        ("Quarter {quarter} {year}", "Quarterly report 2024/25"),
        ("Priority {number}: {title}", "Priority many: Roads"),
        ("{number}. {title}", "12 Clean streets"),
        ("Priority {number}: {title}", "Priority 2 Roads"),  # signs between two are needed
        ("Portfolio Holder: {name}", "Portfolio Holder:"),
        ("Page {number} of {any}", "Pages"),
    ],
)
def test_what_a_phrase_does_not_say(phrase: str, text: str) -> None:
    assert Phrase(phrase).fills(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Latest: 97% Target: 98%, Floor: 90% Previous: 97% (Green)",
        "Latest:97% Target:98% Floor: 90% Previous 97% (Green)",
        "Latest 97%, Target 98%, Floor 90%, Previous 97% ( Green )",
    ],
)
def test_a_foot_of_figures_is_found(text: str) -> None:
    assert FOOT.fills(text) == {
        "period_actual": "97%",
        "period_target": "98%",
        "floor": "90%",
        "previous_actual": "97%",
        "previous_status": "Green",
    }
    (spans,) = FOOT.spans(text)
    for name, value in {"period_actual": "97%", "previous_actual": "97%"}.items():
        assert text[slice(*spans[name])].strip(" ,") == value


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("Quarter {quater}", "{quater} is no placeholder: any, date"),
        ("{period_actual} of {period_target}", "{period_actual} is no placeholder"),
        ("{number} of {number}", "stands twice"),
        ("Quarter {quarter", "no other half"),
        ("Quarter quarter}", "no other half"),
        ("{code} – {title}", "{code} is no placeholder"),
        ("{title} {name} {any}", "more than two texts of any length"),
    ],
)
def test_what_is_no_phrase_is_refused(phrase: str, why: str) -> None:
    with pytest.raises(ValueError, match=re.escape(why)):
        Phrase(phrase)


NAMES = ("date", "month", "quarter", "half", "year", "period", "number", "title", "name", "any")
WORDS = st.sampled_from(["Quarter", "Target:", "(", ")", "–", ",", "of", "1", ".", "*", "+", "\\"])


@st.composite
def phrases(draw: st.DrawFn) -> Phrase:
    """Phrases of any words, signs and placeholders that are none of a kind that is refused."""
    names = draw(st.lists(st.sampled_from(NAMES), max_size=5, unique=True))
    long = [name for name in names if name in ("title", "name", "any")]
    kept = [name for name in names if name not in long[2:]]
    parts = [f"{{{name}}}" for name in kept] + draw(st.lists(WORDS, min_size=1, max_size=6))
    return Phrase(draw(st.sampled_from((" ", ""))).join(draw(st.permutations(parts))))


TEXTS = st.text(max_size=120) | st.lists(
    WORDS | st.sampled_from(["2024/25", "July 2024", "31/07/2024", "a"]), max_size=40
).map(" ".join)


@given(phrase=phrases(), text=TEXTS)
def test_what_is_found_stands_in_the_text(phrase: Phrase, text: str) -> None:
    folded = " ".join(text.split())
    for found in (phrase.find(text), phrase.begins(text), phrase.fills(text)):
        if found is not None:
            assert set(found) == set(phrase.names)
            assert all(value in folded for value in found.values())
    if phrase.fills(text) is not None:
        assert phrase.begins(text) is not None
        assert phrase.find(text) is not None


@given(phrase=phrases())
def test_no_part_of_a_phrase_is_tried_again(phrase: Phrase) -> None:
    """What a placeholder has taken it keeps: so no text makes a phrase hang.

    Only what parts two words may repeat otherwise, and nothing stands in it twice.
    """
    expression = phrase._pattern.pattern
    assert expression.count("(?P<") == len(phrase.names)
    for name in phrase.names:
        assert f"(?P<{name}>(?>" in expression
    assert not re.search(r"[*+]\)[*+{]", re.sub(r"\\.", "", expression))
    assert "(?=[" not in expression, "separators are looked at once, wherever it may end"


@pytest.mark.parametrize("phrase", ["{any}: {number}", "{any} {number} z", "{period}, {number}: z"])
def test_no_run_of_separators_makes_a_phrase_hang(phrase: str) -> None:
    began = process_time()
    assert Phrase(phrase).find(": " * 300) is None
    assert process_time() - began < 1

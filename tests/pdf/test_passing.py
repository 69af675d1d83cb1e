"""Parts of a report that a profile says to pass over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kpi_tui.pdf.report.passing import PassedOver
from kpi_tui.profiles.phrases import Phrase
from tests.support.annex_profile import PROFILE
from tests.support.pdf_words import lines

NAMED = replace(PROFILE, passes_over=(Phrase("Household {any}"),))


@pytest.mark.parametrize(
    ("line", "passed"),
    [
        ("Household waste in figures", ["Household waste in figures", "It goes on."]),
        ("household waste is the highest", []),
        ("Waste of each household", []),
    ],
)
def test_a_line_that_goes_on_with_a_sentence_heads_no_part(line: str, passed: list[str]) -> None:
    over = PassedOver()
    kept = over.take_parts(lines("The weight of the", line, "It goes on."), NAMED)
    assert [each.text for each in over.lines] == passed
    assert len(kept) == 3 - len(passed)

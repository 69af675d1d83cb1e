"""How a warning quotes the report: in one line, and so that its end can be told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.doubts import doubts
from kpi_tui.pdf.text.quotes import quoted, quoted_whole
from kpi_tui.report import Account, Leftover, Warning
from kpi_tui.text import shortened


@given(st.text(), st.integers(2, 80))
def test_a_shortened_text_has_room_and_says_that_it_is_cut(text: str, most: int) -> None:
    cut = shortened(text, most)
    assert len(cut) <= most
    assert cut == text or (cut.endswith("…") and text.startswith(cut[:-1]))


@given(st.text())
def test_a_quote_ends_where_the_report_s_words_end(text: str) -> None:
    for said in (quoted(text), quoted_whole(text)):
        assert (said[0], said[-1]) == ("“", "”")
        assert not set("“”\n") & set(said[1:-1])


@pytest.mark.parametrize("words", ["rated “Good” by Ofsted", "the “Local Offer”", "plain"])
def test_words_that_a_warning_quotes_are_not_listed_again_as_left_over(words: str) -> None:
    warning = Warning(3, None, f"the column “Notes” is not known, the first {quoted(words)}")
    listed = doubts([warning], Account(leftovers=(Leftover(3, words),)))
    assert [doubt.is_words for doubt in listed] == [False]

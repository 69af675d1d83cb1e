"""What is copied of a measure over time names where each of its figures and words stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from msgspec import structs

from kpi_tui.publish.copying.compared import compared_copied
from kpi_tui.publish.copying.trend import trend_source
from tests.support.measures import VISITS, measure
from tests.support.samples import JULY

EARLIER = measure(replace(VISITS, comment="Quiet.", pages=(4,)), date(2024, 6, 30))


def test_both_sides_of_a_comparison_have_their_pages() -> None:
    text = compared_copied(VISITS, JULY, EARLIER).text
    assert text.endswith("Source: annex.pdf, pages 2, 3, and the report of June 2024, page 4.")


def test_what_stands_on_no_page_has_none() -> None:
    """A simulated month was read from no file."""
    nowhere = structs.replace(EARLIER, reading=replace(EARLIER.reading, pages=()))
    assert compared_copied(VISITS, JULY, nowhere).text.endswith("and the report of June 2024.")


def test_a_trend_says_that_its_earlier_figures_stand_in_other_reports() -> None:
    now = measure()
    assert trend_source(now, JULY) == "Source: annex.pdf, pages 2, 3."
    of_two = structs.replace(now, history=(EARLIER, now))
    assert trend_source(of_two, JULY) == (
        "Source: annex.pdf, pages 2, 3; earlier figures from the reports of their months."
    )

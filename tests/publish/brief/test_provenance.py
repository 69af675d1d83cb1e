"""A briefing says as published only of what was published."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date

import pytest
from docx import Document

from kpi_tui.demo import published, sample_reports
from kpi_tui.origin import Origin
from kpi_tui.period_names import name_of
from kpi_tui.publish.brief.as_markdown import to_markdown
from kpi_tui.publish.brief.charts.drawing import Polygon, Polyline, draw
from kpi_tui.publish.brief.charts.svg import to_svg
from kpi_tui.publish.brief.document import Brief, Chart, Quote, Table
from kpi_tui.publish.brief.html import to_html
from kpi_tui.publish.brief.one_page.compose import compose_page
from kpi_tui.publish.brief.word import to_docx
from tests.support.briefing import (
    HOSTILE,
    JULY,
    MADE,
    blocks,
    brief,
    charts,
    gathered,
    said,
    section,
)

LAST = date(2024, 7, 31)
CREDITS = {
    Origin.PUBLISHED: "as published",
    Origin.REWORDED: "in words of kpi-tui",
    Origin.SIMULATED: "simulated",
}


def briefed(origin: Origin, before: Origin = Origin.PUBLISHED) -> Brief:
    *earlier, last = HOSTILE
    reports = [replace(report, provenance=before) for report in earlier]
    return brief([*reports, replace(last, provenance=origin)])


def first_page(document: Brief) -> str:
    return said(replace(document, sections=()))


def texts(document: Brief) -> list[str]:
    """The document in each format, as text."""
    word = Document(io.BytesIO(to_docx(document)))
    return [
        to_markdown(document).decode(),
        to_html(document).decode(),
        "\n".join(paragraph.text for paragraph in word.paragraphs),
    ]


@pytest.mark.parametrize("origin", Origin)
def test_quoted_words_say_whose_they_are(origin: Origin) -> None:
    document = briefed(origin)
    quotes = [block for block in blocks(document) if isinstance(block, Quote)]
    assert quotes
    assert {quote.credit for quote in quotes} == {CREDITS[origin]}
    for text in texts(document):
        labels = [line for line in text.split("\n") if "Improvement plan" in line]
        assert any(CREDITS[origin] in line for line in labels)
        if origin is Origin.SIMULATED:
            assert not re.search(r"\bas published\b|published (?:status|figures)", text)
        if origin is not Origin.PUBLISHED:
            assert "Comment, as published" not in text
            assert "quoted words are as the council published" not in text


@pytest.mark.parametrize("origin", Origin)
def test_the_first_page_says_where_it_comes_from(origin: Origin) -> None:
    document = briefed(origin)
    told = {
        Origin.PUBLISHED: "Figures, statuses and quoted words are as the council published them.",
        Origin.REWORDED: "Reworded: the figures are as published",
        Origin.SIMULATED: "Simulated: the council published neither",
    }
    for kind, words in told.items():
        assert (words in first_page(document)) is (kind is origin)
    mark = "" if origin is Origin.PUBLISHED else f" ({origin})"
    assert document.title == f"Performance briefing, July 2024{mark}"


def test_reports_that_are_only_compared_with_are_told_too() -> None:
    document = briefed(Origin.PUBLISHED, Origin.SIMULATED)
    text = first_page(document)
    assert "The report of June 2024, which it is compared with, is simulated." in text
    assert "Its charts show 3 simulated reports too." in text
    assert "simulated" not in first_page(briefed(Origin.PUBLISHED))


def test_samples_that_nobody_published_are_one_row_of_the_data_notes() -> None:
    held = list(sample_reports())
    notes = section(brief(held), "Data notes")
    (table,) = (each for each in notes.blocks if isinstance(each, Table))
    simulated = [each for each in held if each.origin is Origin.SIMULATED]
    names = [str(row[0].text) for row in table.rows]
    assert len(names) == 1 + len(held) - len(simulated)
    first, last = (name_of(each.period) for each in (simulated[0], simulated[-1]))
    assert f"{len(simulated)} reports, {first} to {last} (simulated)" in names


@pytest.mark.parametrize("before", [Origin.PUBLISHED, Origin.REWORDED, Origin.SIMULATED])
def test_simulated_points_are_hollow_and_their_line_is_dotted(before: Origin) -> None:
    is_simulated = before is Origin.SIMULATED
    chart = charts(briefed(Origin.PUBLISHED, before))[0]
    assert [mark.is_simulated for mark in chart.marks] == [is_simulated] * 3 + [False]
    pieces = list(draw(chart))
    signs = [piece for piece in pieces if isinstance(piece, Polygon)]
    assert [sign.fill == "#ffffff" for sign in signs] == [is_simulated] * 3 + [False]
    assert any(p.dotted for p in pieces if isinstance(p, Polyline)) is is_simulated
    assert ('stroke-dasharray="2 3"' in to_svg(chart, "a")) is is_simulated
    words = "Simulated: 3 of 4 figures (hollow signs, dotted line)."
    assert (words in chart.caption) is is_simulated
    assert ("Simulated: 3 of 4 figures." in chart.description) is is_simulated


def test_a_line_is_dotted_only_beside_simulated_points() -> None:
    *earlier, last = HOSTILE
    one, *others = earlier
    chart = charts(brief([replace(one, provenance=Origin.SIMULATED), *others, last]))[0]
    lines = [p for p in draw(chart) if isinstance(p, Polyline) and p.width == 2.0]
    assert [(len(line.points), line.dotted) for line in lines] == [(2, True), (3, False)]


def test_the_demo_prints_none_of_its_words_as_published() -> None:
    reports = list(sample_reports())
    for report in reports[-2:]:
        document = brief(reports, report.report_date)
        quotes = [block for block in blocks(document) if isinstance(block, Quote)]
        assert {quote.credit for quote in quotes} == {CREDITS[report.origin]}
        for chart in (block for block in blocks(document) if isinstance(block, Chart)):
            drawn = [mark.is_simulated for mark in chart.marks]
            assert drawn[-1] is (report.origin is Origin.SIMULATED)
            assert any(drawn)
    assert published("2024-07").origin is Origin.REWORDED
    assert JULY == LAST


@pytest.mark.parametrize("origin", Origin)
def test_the_page_says_it_too(origin: Origin) -> None:
    *earlier, last = HOSTILE
    data = gathered([*earlier, replace(last, provenance=origin)])
    page = compose_page(data, MADE)
    told = {
        Origin.REWORDED: "words by kpi-tui, owners as roles",
        Origin.SIMULATED: "made up: published by nobody",
    }
    for kind, words in told.items():
        assert (words in page.subtitle) is (kind is origin)
    assert page.title.endswith("July 2024" if origin is Origin.PUBLISHED else f"({origin})")
    sources = said(section(page, "Sources"))
    assert sources.startswith(f"{origin.capitalize()}: annex-2024-07")
    assert "Published: annex-2024-06" in sources or origin is Origin.PUBLISHED


def test_the_page_says_what_it_is_compared_with() -> None:
    *earlier, before, last = HOSTILE
    data = gathered([*earlier, replace(before, provenance=Origin.SIMULATED), last])
    assert "compared with June 2024 (simulated)" in compose_page(data, MADE).subtitle


def test_one_page_marks_the_counts_of_simulated_reports() -> None:
    year_ago = replace(HOSTILE[0], report_date=date(2023, 7, 31), provenance=Origin.SIMULATED)
    page = compose_page(gathered([year_ago, *HOSTILE[1:]]), MADE)
    told = said(section(page, "Position"))
    assert "\nJuly 2023 (simulated) | " in told
    assert "\nJune 2024 | " in told


def test_what_is_made_up_is_said_once() -> None:
    reports = list(sample_reports())
    for day in (date(2024, 6, 30), date(2024, 7, 31)):
        text = to_markdown(brief(reports, day)).decode()
        assert not re.search(r"simulated\W+(?:in )?simulated from", text.split("# Data notes")[0])
        assert re.search(r"May 2024 \(simulated\): |June 2024 \(simulated\): ", text)

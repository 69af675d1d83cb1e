"""A briefing as a page: valid, accessible, complete in itself, and safe."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise

import pytest

from kpi_tui.publish.brief import write
from kpi_tui.publish.brief.charts import drawing
from kpi_tui.publish.brief.document import Brief, Quote, Table
from kpi_tui.text import one_line
from tests.support.briefing import FORMULA, NASTY, blocks, charts

STYLE = files("kpi_tui.publish.brief").joinpath("brief.css").read_text(encoding="utf-8")
VOID = {"meta", "col"}
USED = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "nav", "footer"),
    *("section", "h1", "h2", "h3", "h4", "p", "ul", "li", "b", "a", "span", "blockquote"),
    *("div", "table", "caption", "col", "thead", "tbody", "tr", "th", "td"),
    *("figure", "figcaption", "svg", "desc", "polyline", "polygon", "text"),
}


class Page(HTMLParser):
    """The elements of a page in order: tag, attributes, the text in it, and how deep it is."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str], list[str], tuple[str, ...]]] = []
        self._open: list[tuple[str, list[str]]] = []
        self.feed(html)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        text: list[str] = []
        above = tuple(name for name, _ in self._open)
        self.elements.append((tag, {name: value or "" for name, value in attrs}, text, above))
        if tag not in VOID:
            self._open.append((tag, text))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        name, _ = self._open.pop()
        assert name == tag

    def handle_data(self, data: str) -> None:
        for _, text in self._open:
            text.append(data)

    def all(self, *tags: str) -> list[tuple[str, dict[str, str], str]]:
        """Every element with one of these tags."""
        found = ((tag, attrs, "".join(text)) for tag, attrs, text, _ in self.elements)
        return [each for each in found if each[0] in tags]

    def within(self, tag: str, above: str) -> list[tuple[dict[str, str], str]]:
        """Every element with a tag somewhere in another."""
        found = self.elements
        return [
            (attrs, "".join(text)) for name, attrs, text, up in found if name == tag and above in up
        ]


@pytest.fixture(scope="module")
def html(document: Brief) -> str:
    return write(document, "html").decode()


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


def test_the_page_says_its_language_and_title(page: Page, html: str, document: Brief) -> None:
    assert html.startswith("<!DOCTYPE html>\n<html")
    assert page.all("html")[0][1] == {"lang": "en-GB"}
    assert page.all("title")[0][2] == document.title == page.all("h1")[0][2]
    assert page.all("meta")[0][1] == {"charset": "utf-8"}


def test_headings_are_in_order_and_leave_no_level_out(page: Page, document: Brief) -> None:
    headings = page.all("h1", "h2", "h3", "h4", "h5")
    levels = [int(tag[1]) for tag, _, _ in headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert [text for _, _, text in headings[1:]] == [
        one_line(part.title) for part in document.walk()
    ]


def test_tables_have_captions_and_headers_with_a_scope(page: Page, document: Brief) -> None:
    tables = [block for block in blocks(document) if isinstance(block, Table)]
    assert tables
    assert [text for _, _, text in page.all("caption")] == [one_line(t.caption) for t in tables]
    columns = [attrs["scope"] for attrs, _ in page.within("th", "thead")]
    assert columns == ["col"] * sum(len(table.columns) for table in tables)
    rows = [attrs["scope"] for attrs, _ in page.within("th", "tbody")]
    assert rows == ["row"] * sum(len(table.rows) for table in tables)
    cells = page.within("td", "tbody")
    assert len(cells) == sum((len(table.columns) - 1) * len(table.rows) for table in tables)


def test_charts_have_a_name_a_description_and_no_colour_alone(page: Page, document: Brief) -> None:
    pictures = page.all("svg")
    assert len(pictures) == len(charts(document)) == 2 - 1
    texts = {attrs["id"]: text for _, attrs, text in page.all("title", "desc") if "id" in attrs}
    for (_, attrs, _), chart in zip(pictures, charts(document), strict=True):
        title, description = attrs["aria-labelledby"].split()
        assert attrs["role"] == "img"
        assert texts[title] == one_line(chart.title)
        assert texts[description] == one_line(chart.description)
        assert "First 120 in April 2024, target 100. Last 90 in July 2024" in texts[description]
    assert [text for _, _, text in page.all("figcaption")] == [
        one_line(c.caption) for c in charts(document)
    ]


def test_a_status_is_a_sign_and_a_word_besides_its_colour(page: Page) -> None:
    marked = [text for _, attrs, text in page.all("span") if "status" in attrs.get("class", "")]
    assert {"▲ red", "● amber"} <= set(marked)


def test_ids_are_unique_and_links_lead_to_them(page: Page) -> None:
    ids = [attrs["id"] for _, attrs, _, _ in page.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    links = [attrs["href"] for _, attrs, _ in page.all("a")]
    assert links
    assert {link.removeprefix("#") for link in links} <= set(ids)


def test_nothing_runs_and_nothing_is_fetched(page: Page, html: str) -> None:
    assert {tag for tag, *_ in page.elements} <= USED
    attributes = {name for _, attrs, _, _ in page.elements for name in attrs}
    assert not {name for name in attributes if name.startswith("on")}
    assert not {"src", "srcset", "xlink:href", "action"} & attributes
    assert "url(" not in STYLE
    assert "@import" not in STYLE
    (policy,) = (a["content"] for _, a, _ in page.all("meta") if "http-equiv" in a)
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert html.count("http") == html.count("http-equiv") + html.count("(http://x.y)")


def test_text_of_a_report_is_shown_as_it_is_and_never_markup(page: Page, html: str) -> None:
    assert "<script" not in html
    assert '<b title="q">' not in html
    assert "\x1b" not in html
    shown = one_line(NASTY)
    assert any(text == f"OCC01.01 Visits {shown}" for _, _, text in page.all("h3"))
    owners = [text for _, attrs, text in page.all("p") if attrs.get("class") == "source"]
    assert f"Director: Ada {shown} · Portfolio holder: Cllr {shown}" in owners
    quoted = [text for _, text in page.within("p", "blockquote")]
    assert quoted[:3] == [FORMULA, shown, "- second"]


def test_every_quotation_says_that_it_is_published(page: Page, document: Brief) -> None:
    labels = [text for _, attrs, text in page.all("p") if attrs.get("class") == "label"]
    quotes = [block for block in blocks(document) if isinstance(block, Quote)]
    assert labels == [f"{quote.label}, as published" for quote in quotes]
    assert len(page.all("blockquote")) == len(quotes)


def luminance(colour: str) -> float:
    parts = colour.removeprefix("#")
    parts = parts if len(parts) == 6 else "".join(2 * digit for digit in parts)
    channels = [int(parts[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_all_words_stand_out_from_the_page() -> None:
    colours = {
        *re.findall(r"(?<!-)\bcolor: (#[0-9a-f]{3,6})", STYLE),
        *drawing.COLOURS.values(),
        *(drawing.INK, drawing.MUTED, drawing.LINE, drawing.TARGET),
    }
    assert len(colours) >= 7
    assert {colour for colour in colours if 1.05 / (luminance(colour) + 0.05) < 4.5} == set()


def test_the_page_prints_well() -> None:
    printed = STYLE.partition("@media print")[2]
    assert "size: A4" in printed
    assert "display: table-header-group" in printed
    assert re.search(r"tr, li, figure, \.short \{ break-inside: avoid; \}", printed)
    assert re.search(r"\bfooter \{ break-before: avoid; \}", printed), "no page of a line alone"


def test_what_is_kept_with_what_follows_in_print_is_a_block() -> None:
    """A break after a thing in a line of text cannot be avoided."""
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", STYLE)

    def with_rule(rule: str) -> set[str]:
        found = (selectors.split(",") for selectors, said in rules if re.search(rule, said))
        return {each.strip() for several in found for each in several}

    kept = with_rule("break-after: avoid")
    assert ".label" in kept
    assert not kept & with_rule(r"display: inline\b")

"""A briefing as Markdown: nothing of a report is markup."""

from __future__ import annotations

from itertools import pairwise

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from kpi_tui.publish.brief import write
from kpi_tui.publish.brief.document import Brief, Table
from kpi_tui.text import one_line
from tests.support.briefing import FORMULA, NASTY, blocks, charts


@pytest.fixture(scope="module")
def tokens(document: Brief) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(write(document, "md").decode())


def inlines(tokens: list[Token]) -> list[Token]:
    return [child for token in tokens for child in token.children or ()]


def after(tokens: list[Token], kind: str) -> list[str]:
    """The plain text of what follows each opening of this kind."""
    found = [tokens[at + 1] for at, token in enumerate(tokens) if token.type == kind]
    return ["".join(child.content for child in token.children or ()) for token in found]


def test_there_is_no_html_link_picture_or_code(tokens: list[Token]) -> None:
    kinds = {token.type for token in [*tokens, *inlines(tokens)]}
    assert not kinds & {"html_block", "html_inline", "link_open", "image", "code_inline", "fence"}
    assert not kinds & {"code_block", "ordered_list_open", "hr"}


def test_headings_are_those_of_the_document(tokens: list[Token], document: Brief) -> None:
    titles = [document.title, *(part.title for part in document.walk())]
    assert after(tokens, "heading_open") == [one_line(title) for title in titles]
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    assert all(next <= now + 1 for now, next in pairwise(levels))


def test_tables_have_all_their_cells(tokens: list[Token], document: Brief) -> None:
    tables = [block for block in blocks(document) if isinstance(block, Table)]
    assert sum(token.type == "table_open" for token in tokens) == len(tables)
    assert len(after(tokens, "td_open")) == sum(len(t.rows) * len(t.columns) for t in tables)
    assert "▲ red" in after(tokens, "td_open")


def test_charts_are_told_in_words_and_quotations_marked(
    tokens: list[Token], document: Brief
) -> None:
    paragraphs = after(tokens, "paragraph_open")
    (chart,) = charts(document)
    assert f"kpi-tui’s analysis: {chart.title}: {chart.description}" in paragraphs
    at = paragraphs.index("Comment, as published:")
    assert paragraphs[at + 1] == f"{FORMULA}{one_line(NASTY)}- second"
    assert sum(token.type == "blockquote_open" for token in tokens) == 3

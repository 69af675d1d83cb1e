"""What the list of contents has more than was read is told of, and nothing where it only differs."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kpi_tui.pdf.doubts.contents_list import warn_contents
from kpi_tui.report import Priority, Reading
from tests.support.pdf_words import lines

TITLES = ("Clean air", "Safe streets", "Good homes", "Fair work", "Open parks", "Warm halls")


def told(
    listed: Sequence[tuple[str, int]],
    pages: Sequence[int],
    *,
    first: int = 1,
    dots: str = " ",
    last_page: int = 99,
) -> list[str]:
    """What is told of a report whose priorities begin on these pages."""
    priorities = [
        Priority(f"OCC{number:02}", TITLES[number - 1], page=page)
        for number, page in enumerate(pages, first)
    ]
    readings = [Reading(each.code, f"{each.code}.01", "Visits", pages=(1,)) for each in priorities]
    front = lines("Contents", *(f"{name}{dots}{page}" for name, page in listed))
    found = warn_contents(front, priorities, readings, last_page)
    return [f"{each.measure_code or each.page or ''} {each.message}".strip() for each in found]


def numbered(*pages: int) -> list[tuple[str, int]]:
    return [(f"Priority {number}", page) for number, page in enumerate(pages, 1)]


def test_priorities_that_are_listed_and_not_read_are_told_of() -> None:
    names = "the list of contents names {}, which was not read: pages may be missing"
    listed = numbered(2, 4, 6, 7, 10)
    assert told(listed, (9, 3, 8, 4), first=2) == [names.format("Priority 1")]
    assert told(listed, (3, 9, 2)) == [names.format("Priority 4, Priority 5")]
    assert told(listed, (9, 3, 8, 4, 1)) == []
    assert told(listed[:3], (3, 9)) == []
    assert told(listed, (3, 9, 4, 8, 2), first=2) == []


@pytest.mark.parametrize("dots", [" ", " ........ ", "\u2026\u2026"])
@pytest.mark.parametrize("named", ["Priority {number}", "{title}", "OCC{number:02} – {title}"])
def test_pages_that_are_missing_between_priorities_are_told_of(named: str, dots: str) -> None:
    listed = [
        (named.format(number=number, title=title), page)
        for number, (title, page) in enumerate(zip(TITLES, (3, 4, 6, 9, 11, 12), strict=True), 1)
    ]
    assert told(listed, (3, 4, 6, 8, 10, 11), dots=dots) == [
        "8 the list of contents has OCC04 further behind OCC03: a page may be missing, and measures "
        "with it",
        "OCC03.01 may go on on a page that is missing",
    ]


@pytest.mark.parametrize(
    "pages",
    [
        (3, 4, 6, 9, 11, 12),
        (5, 6, 8, 11, 13, 14),
        (3, 4, 7, 10, 12, 13),
        (2, 4, 5, 9, 10, 12),
        (1, 1, 2, 3, 4, 4),
    ],
    ids=["as listed", "behind a cover", "a page more", "otherwise", "two on a sheet"],
)
def test_pages_that_are_only_counted_otherwise_are_not_told_of(pages: Sequence[int]) -> None:
    assert told(numbered(3, 4, 6, 9, 11, 12), pages) == []


@pytest.mark.parametrize("more", [0, 3], ids=["as listed", "behind a cover"])
def test_what_is_listed_behind_the_last_page_is_missed(more: int) -> None:
    listed = list(zip(TITLES, (3, 4, 6, 9, 11, 12), strict=True))
    pages = [3 + more, 4 + more, 6 + more, 9 + more]
    behind = (
        "the list of contents has “Open parks” on page 11, behind the last one of the file: pages "
        "may be missing, and measures with them"
    )
    assert told(listed, pages, last_page=10 + more) == [behind]
    assert told(listed, pages, last_page=12 + more) == []
    assert told([*listed, ("Glossary", 14)], pages, last_page=12 + more) == [
        behind.replace("Open parks", "Glossary").replace("page 11", "page 14")
    ]


def test_pages_that_follow_otherwise_than_listed_tell_nothing_of_the_last() -> None:
    listed = list(zip(TITLES, (3, 4, 6, 9, 11, 12), strict=True))
    assert told(listed, [3, 4, 5, 7], last_page=8) == []
    assert told(listed, [3], last_page=8) == []
    years = [("Clean air", 3), ("Safe streets", 4), ("Our plan to", 30), ("Good homes", 6)]
    assert told(years, [3, 4, 6], last_page=8) == []

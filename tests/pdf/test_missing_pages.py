"""A page that is missing is told where the others print their numbers."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from kpi_tui import read_report
from kpi_tui.pdf.doubts.missing_pages import find_gaps
from tests.rendering import render
from tests.rendering.samples import small_report
from tests.rendering.style import Style
from tests.support.packs import joined
from tests.support.pdf_words import page_text, words
from tests.support.roundtrip import warned


def gaps(*texts: str) -> list[tuple[int, int, str]]:
    """What is told of pages that have these texts at their foot."""
    pages = [page_text(words(text, 590), number) for number, text in enumerate(texts, 1)]
    return [(gap.before, gap.after, gap.message) for gap in find_gaps(pages)[1]]


@pytest.mark.parametrize(
    "form", ["{}", "Page {}", "Page {} of 6", "{} / 6", "Sampleford Council Page {} of 6"]
)
def test_a_gap_in_the_numbers_is_a_missing_page(form: str) -> None:
    told = gaps(*(form.format(number) for number in (1, 2, 3, 5, 6)))
    assert told == [(3, 4, "is numbered 5 behind 3: a page is missing")]
    assert gaps(*(form.format(number) for number in range(1, 7))) == []


def test_the_last_pages_are_missed_where_their_number_is_printed() -> None:
    told = gaps(*(f"Page {number} of 6" for number in range(1, 5)))
    assert told == [(4, 4, "is numbered 4 of 6: 2 pages are missing behind it")]
    # Pages taken out of a pack are all that were wanted of it.
    assert gaps(*(f"Page {number} of 60" for number in range(41, 45))) == []


@pytest.mark.parametrize("form", ["{}", "Page {} of 6"])
def test_a_page_that_is_there_twice_hides_no_other_that_is_missing(form: str) -> None:
    """The copy stands in the place of the missing page, before it, or behind it."""
    within = "is numbered 5 behind 3: a page is missing"
    for numbers, where in [
        ((1, 2, 3, 3, 5, 6), 5),
        ((1, 1, 2, 3, 5, 6), 5),
        ((1, 2, 3, 5, 6, 6), 4),
    ]:
        told = gaps(*map(form.format, numbers))
        assert [(after, message) for _, after, message in told] == [(where, within)]
    assert gaps(*map(form.format, (1, 2, 2, 3, 4, 5, 6))) == []


def test_the_last_page_is_missed_where_another_is_there_twice() -> None:
    told = gaps(*(f"Page {number} of 6" for number in (1, 2, 2, 3, 4, 5)))
    assert [message for _, _, message in told] == [
        "is numbered 5 of 6: a page is missing behind it"
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("41", "42", "43", "44"),
        ("1", "", "3", "4"),  # a page without a number
        ("98", "112", "119", "140"),  # figures
        ("1", "2", "3", "1", "2"),  # two papers, each with numbers of its own
    ],
)
def test_numbers_that_leave_none_out_tell_nothing(texts: tuple[str, ...]) -> None:
    assert gaps(*texts) == []


@pytest.mark.parametrize("foot", ["Page {} of {}", "{}"])
def test_measures_beside_a_missing_page_are_named(foot: str, tmp_path: Path) -> None:
    plain, sound = tmp_path / "plain.pdf", tmp_path / "sound.pdf"
    render(small_report(), plain, Style(page_numbers=False))
    count = _number(plain, sound, foot)
    got = read_report(joined(tmp_path / "cut.pdf", (sound, [n for n in range(count) if n != 3])))
    told = {*warned(got)}
    message = "is numbered 5 behind 3: a page is missing, and measures may be"
    assert (4, None, message) in told
    before = [each for each in got.readings if each.pages[0] <= 3][-1]
    said = (before.pages[0], before.measure_code, "may go on on a page that is missing")
    assert said in told
    assert "missing" not in str(read_report(sound).warnings)


def _number(plain: Path, numbered: Path, foot: str) -> int:
    """Write a number at the foot of each page, in Helvetica; return how many there are."""
    with pikepdf.open(plain) as pdf:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        for number, page in enumerate(pdf.pages, 1):
            page.contents_add(b"q", prepend=True)
            text = foot.format(number, len(pdf.pages))
            page.contents_add(f"Q BT /Foot 8 Tf 400 12 Td ({text}) Tj ET".encode())
            page.add_resource(font, pikepdf.Name.Font, pikepdf.Name.Foot)
        pdf.save(numbered)
        return len(pdf.pages)

"""Characters become words: letters set apart, set tightly, and ligatures that are named wrongly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas

from kpi_tui.pdf.doubts.warnings import doubt_of_figure, find_warnings
from kpi_tui.pdf.page.document import open_pdf
from kpi_tui.pdf.page.ligatures import misnamed_words, undo_ligatures
from kpi_tui.pdf.page.words import Word
from kpi_tui.report import Reading
from tests.support.laws import examples
from tests.support.pages import pages_of


def words_of(path: Path, draw: Callable[[Canvas], object]) -> list[Word]:
    canvas = Canvas(str(path), pagesize=(600, 400))
    canvas.setFont("Helvetica", 10)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    with open_pdf(path) as document:
        return pages_of(document)[0].words


def texts_of(path: Path, draw: Callable[[Canvas], object]) -> list[str]:
    return [word.text for word in words_of(path, draw)]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_letters_drawn_one_by_one_are_read_forwards_however_the_page_is_turned(
    tmp_path: Path, rotation: int
) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(rotation)
        for index, letter in enumerate("target"):
            canvas.drawString(50 + canvas.stringWidth("target"[:index]), 200, letter)

    assert texts_of(tmp_path / "a.pdf", draw) == ["target"]


@pytest.mark.parametrize("gap", [-0.5, -0.3, 0.0, 0.5, 1.0, 1.4, 1.6, 2.0, 3.0, 4.5, 6.0])
@pytest.mark.parametrize("text", ["On target.", "None known.", "1,247 of 3,000 lamps", "-0.50"])
def test_letters_set_apart_are_words(tmp_path: Path, gap: float, text: str) -> None:
    found = texts_of(tmp_path / "a.pdf", lambda c: c.drawString(50, 200, text, charSpace=gap))
    assert found == text.split()


@pytest.mark.parametrize("gap", [1.6, 3.0])
def test_a_figure_of_two_is_set_apart_as_the_words_beside_it(tmp_path: Path, gap: float) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 200, "On target.", charSpace=gap)
        canvas.drawString(50, 150, "95", charSpace=gap)
        canvas.drawString(90, 150, "96", charSpace=gap)

    assert texts_of(tmp_path / "a.pdf", draw) == ["On", "target.", "95", "96"]


@pytest.mark.parametrize("gap", [1.7, 3.0, 6.0, 12.0])
def test_figures_of_cells_close_together_are_not_one(tmp_path: Path, gap: float) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 200, "On target.", charSpace=gap)
        for number in range(6):
            canvas.drawString(50 + number * (5.56 + gap), 150, str(number))

    assert texts_of(tmp_path / "a.pdf", draw)[-6:] == list("012345")


@pytest.mark.parametrize("spaces", [2, 3])
def test_letters_with_a_space_typed_behind_each_are_words(tmp_path: Path, spaces: int) -> None:
    typed = (" " * spaces).join(" ".join(word) for word in ("Repairs", "went", "well"))
    found = texts_of(tmp_path / "a.pdf", lambda c: c.drawString(50, 200, typed))
    assert found == ["Repairs", "went", "well"]


@pytest.mark.parametrize("letter_gap", [-0.6, -0.3, 0.0])
def test_words_set_tightly_and_without_spaces_are_parted(tmp_path: Path, letter_gap: float) -> None:
    def draw(canvas: Canvas) -> None:
        x = 50.0
        for word in ("quarterly", "performance"):
            for letter in word:
                canvas.drawString(x, 200, letter)
                x += pdfmetrics.stringWidth(letter, "Helvetica", 10) + letter_gap
            x += 1.25

    assert texts_of(tmp_path / "a.pdf", draw) == ["quarterly", "performance"]


LIGATURE = st.sampled_from(["ti", "tt", "ft", "fi", "ff", "fl", "ffi", "tti", "Th"])
SMALL = st.text("abcdefghijklmnopqrstuvwxyz", max_size=5)


def swapped(text: str) -> str:
    return "".join(chr(ord(letter) << 8) for letter in text)


@examples(200)
@given(SMALL, LIGATURE, SMALL)
def test_a_ligature_with_its_bytes_swapped_is_undone(before: str, made: str, after: str) -> None:
    assert undo_ligatures(before + swapped(made) + after) == before + made + after


@pytest.mark.parametrize(("named", "drawn"), [("di昀케cult", "difficult"), ("wa昀툀e", "waffle")])
def test_a_ligature_of_three_letters_of_which_two_are_added_up_is_undone(
    named: str, drawn: str
) -> None:
    """Ghostscript writes "f" and, as one letter, the sum of "f" and "i"."""
    assert undo_ligatures(named) == drawn


@pytest.mark.parametrize(
    ("named", "drawn"),
    [
        ("acƟon", "action"),
        ("ac\U0010019fon", "action"),
        ("Ɵme", "time"),
        ("commiƩee", "committee"),
        ("seƫng", "setting"),
        ("draŌ", "draft"),
        ("aŌer", "after"),
        ("Ōtaki", "Ōtaki"),
        ("Café", "Café"),
        ("Llŷr", "Llŷr"),
    ],
)
def test_ligatures_named_by_their_place_are_undone(named: str, drawn: str) -> None:
    assert undo_ligatures(named) == drawn
    assert misnamed_words(drawn) == []


@given(st.text(st.characters(max_codepoint=0x7E)))
def test_plain_text_has_no_ligature(text: str) -> None:
    assert undo_ligatures(text) == text
    assert misnamed_words(text) == []


@pytest.mark.parametrize(
    "word",
    [
        *("oĸce", "ac昀on", "昀", "\ufffdnance", "ac\ue123on", "soǅware", "meeŦng", "дата", "٩٥"),
        *("ûtted", "Conûrmed", "beneût", "üow", "inüuence"),
    ],
)
def test_letters_that_no_english_has_are_told(word: str) -> None:
    assert misnamed_words(f"Our {word} here") == [word]


@pytest.mark.parametrize(
    "word",
    [
        *(
            "naïve",
            "Siân",
            "Łódź",
            "Ștefan",
            "Müller",
            "Günther",
            "über",
            "Ærø",
            "µg",
            "Δ",
            "m²",
            "95¹",
            "CO₂",
            "½",
        ),
        *("£5", "★", "•", "\uf0b7", "résumé", "Nguyễn", "John’s", "1ª", "€", "✓", "\U0001f7e2"),
    ],
)
def test_letters_that_english_texts_have_are_not_told(word: str) -> None:
    assert misnamed_words(f"Our {word} here") == []


def test_a_ligature_is_undone_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = ttfonts.makeToUnicodeCMap
    monkeypatch.setattr(
        ttfonts,
        "makeToUnicodeCMap",
        lambda name, subset: made(name, subset).replace("<FB01>", "<66006900>"),
    )
    pdfmetrics.registerFont(ttfonts.TTFont("Vera", "Vera.ttf"))

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Vera", 10)
        canvas.drawString(50, 200, "of\ufb01ce")

    assert texts_of(tmp_path / "a.pdf", draw) == ["office"]


@pytest.mark.parametrize("font", ["Vera", "VeraBd", "VeraIt"])
@pytest.mark.parametrize("size", [6.5, 10, 18])
def test_a_private_minus_is_read_where_it_is_drawn_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, font: str, size: float
) -> None:
    made = ttfonts.makeToUnicodeCMap

    def private(name: str, subset: list[int]) -> str:
        text: str = made(name, subset)
        for code, other in (("2212", "F02D"), ("00A3", "F0A3"), ("2022", "F0B7"), ("005F", "F05F")):
            text = text.replace(f"<{code}>", f"<{other}>")
        return text

    monkeypatch.setattr(ttfonts, "makeToUnicodeCMap", private)
    pdfmetrics.registerFont(ttfonts.TTFont(font, f"{font}.ttf"))

    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, size)
        canvas.drawString(50, 200, "\u22120.50 £495 • _")

    # A pound, a bullet and an underscore are drawn otherwise: they stay, and figures are doubted.
    assert texts_of(tmp_path / "a.pdf", draw) == ["-0.50", "\uf0a3495", "\uf0b7", "\uf05f"]
    assert doubt_of_figure("\uf0a3495") is not None


@pytest.mark.parametrize(
    "printed",
    ["between 350 and 400", "less than 5%", "<5", ">95%", "3.04m", "+385", ">= 95%", "2.9% (p)"],
)
def test_a_whole_figure_without_one_value_is_no_misprint(printed: str) -> None:
    assert doubt_of_figure(printed) is None


@pytest.mark.parametrize("printed", ["£21,262,0", "(0.6)", "12 (x)", "< five 5"])
def test_what_is_cut_off_or_odd_is_doubted(printed: str) -> None:
    assert doubt_of_figure(printed) is not None


TIMED = Reading("OCC01", "OCC01.01", "Time to let a home", pages=(3,))


@pytest.mark.parametrize(
    ("actual", "target", "said"),
    [
        ("10 days", "14 days", ""),
        ("1 day", "7 Days", ""),
        ("4.2 hrs", "5 hours", ""),
        ("10 working days", "", ""),
        ("12 wks", "n/a", ""),
        ("10 days", "14", ""),
        ("n/a", "", ""),
        ("Less than 5 days", "7 days", "period actual “Less than 5 days” is no number"),
        ("10 to 14 days", "14 days", "period actual “10 to 14 days” is no number"),
        ("10, days", "14 days", "period actual “10, days” is no number"),
        ("10 fortnights", "14 days", "period actual “10 fortnights” is no number"),
        ("4m 20s", "", "period actual 4m 20s is cut off"),
        (
            "10 days",
            "2 weeks",
            "period target “2 weeks” does not count in what period actual “10 d",
        ),
        (
            "95%",
            "2 weeks",
            "period target “2 weeks” does not count in what period actual “95%” does",
        ),
    ],
)
def test_a_figure_with_its_unit_is_asked_about_where_it_has_no_value(
    actual: str, target: str, said: str
) -> None:
    timed = replace(TIMED, period_actual=actual, period_target=target or None)
    told = [*find_warnings([timed], [], {}, [])]
    assert [each.measure_code for each in told] == (["OCC01.01"] if said else [])
    assert all(each.message.startswith(said) for each in told)

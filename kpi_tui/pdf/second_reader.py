"""A second, independent reading of a PDF's letters, by pdfplumber: `kpi-tui import --verify`.

Two programs that share no code read the same letters on every page, or a person is told which
words only one of them sees. What they call the letters is folded first: ligatures, spaces, dashes
and quotes. Signs other than letters, figures and punctuation are left out, since fonts of bullets
and icons name them as they like.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from kpi_tui.pdf.page.glyphs import READ_AS
from kpi_tui.pdf.page.pages import Page
from kpi_tui.report import Warning

_MOST_NAMED = 8
"""Words named in a warning; the others are counted."""
_UNREAD = re.compile(r"\(cid:\d+\)")
"""What pdfminer gives for a letter that its font does not name."""
_SIGN_FONTS = re.compile(r"dingbat|symbol|wingding", re.I)
"""Fonts of bullets and icons: pdfminer reads their signs as the letters at the same places."""
_FOLDED = {
    **dict.fromkeys("‐‑‒–—−", "-"),
    **dict.fromkeys("‘’‚′", "'"),
    **dict.fromkeys("“”„″", '"'),
    **READ_AS,
}
_PUNCTUATION = frozenset("!\"#%&'()*+,-./:;<=>?@[]_{|}£$€§°")


def compare_readers(
    path: Path, pages: Sequence[Page], password: str | None = None
) -> Iterator[Warning]:
    """Yield a warning for every page on which the two readers do not see the same.

    `pages` have been read by PDFium; other papers of a pack are not compared. A file that only
    the second reader cannot read is a warning too, never an error.
    """
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    compared = 0
    try:
        with pdfplumber.open(path, password=password) as document:
            for page in pages:
                other = document.pages[page.number - 1]
                yield from _compare(page, other)
                other.close()
                compared += 1
    except Exception as error:  # pdfminer raises whatever a file makes it stumble on
        much = f"only {compared} of {len(pages)} pages were compared" if compared else ""
        yield Warning(
            None,
            None,
            f"not verified: a second reader fails ({type(error).__name__}): "
            f"{much or 'no page was compared'}",
        )


def _compare(page: Page, other: Any) -> Iterator[Warning]:
    """Yield what one of the two readers sees on a page and the other does not."""
    # What nobody sees was read too, and is told of elsewhere.
    seen = page.written_words or page.words
    ours = [fold(word.text) for word in (*seen, *page.stamps)]
    if _letters(ours) == _letters(map(fold, _drawn(other.layout))):
        return
    # Bold is sometimes drawn by printing the same letter twice: PDFium takes it for one.
    once = other.filter(_is_text).dedupe_chars(tolerance=0.5)
    theirs = [fold(word["text"]) for word in once.extract_words()]
    yield from _warn(page.number, "a second reader sees", "the first does not", theirs, ours)
    yield from _warn(page.number, "the first reader sees", "a second does not", ours, theirs)


def _drawn(layout: Any) -> Iterator[str]:
    """Yield the letters of text in a page's layout, in its forms too, as pdfminer names them."""
    for part in layout:
        if hasattr(part, "fontname"):
            if not _SIGN_FONTS.search(part.fontname):
                yield part.get_text()
        elif hasattr(part, "__iter__"):
            yield from _drawn(part)


def _is_text(item: dict[str, Any]) -> bool:
    return "text" in item and not _SIGN_FONTS.search(item["fontname"])


@cache
def fold(text: str) -> str:
    """Return the letters, figures and punctuation of a text, as both readers would name them."""
    text = "".join(_FOLDED.get(letter, letter) for letter in _UNREAD.sub("", text))
    text = "".join(_FOLDED.get(letter, letter) for letter in unicodedata.normalize("NFKC", text))
    return "".join(letter for letter in text if letter.isalnum() or letter in _PUNCTUATION)


def _letters(texts: Iterable[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(text)
    return counts


def _warn(
    number: int, reader: str, other: str, seen: Sequence[str], compared: Sequence[str]
) -> Iterator[Warning]:
    """Yield the warning about words that only one reader sees, if there are any."""
    words = only_in(seen, compared)
    if words:
        count = "1 word" if len(words) == 1 else f"{len(words)} words"
        named = " ".join(words[:_MOST_NAMED]) + (" …" if len(words) > _MOST_NAMED else "")
        yield Warning(number, None, f"{reader} {count} that {other}: {named}")


def only_in(seen: Sequence[str], compared: Sequence[str]) -> list[str]:
    """Return the words of one reading that the other has not, however it splits words."""
    lacking = _letters(seen) - _letters(compared)
    more = Counter(seen) - Counter(compared)
    words = [word for word in dict.fromkeys(seen) for _ in range(more[word]) if word]
    unmatched = []
    for word in words:
        if Counter(word) <= lacking:
            unmatched.append(word)
            lacking -= Counter(word)
    return unmatched or [word for word in words if lacking.keys() & set(word)]

"""A second, independent reading of a PDF's letters, by pdfplumber: `kpi-tui import --verify`.

Two programs that share no code read the same letters on every page, or a person is told which
words only one of them sees. What they call the letters is folded first: ligatures, spaces, dashes
and quotes. Signs other than letters, figures and punctuation are left out, since fonts of bullets
and icons name them as they like.

Where the second reader fails, stops or takes too long, that is a warning of its own: nobody is to
take its silence for an agreement.
"""

from __future__ import annotations

import logging
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any

from kpi_tui.pdf.page.glyphs import READ_AS
from kpi_tui.pdf.page.ligatures import undo_ligatures
from kpi_tui.pdf.page.pages import Page
from kpi_tui.regex import regex
from kpi_tui.report import Warning

_MOST_NAMED = 8
"""Words named in a warning; the others are counted."""
_SECONDS, _SECONDS_A_SHEET, _MOST_SECONDS = 5.0, 1.0, 90.0
"""How long the second reader may take: less than an import waits."""
_HIDDEN = 0b100010
"""The flags of form fields that a reader does not see."""
_UNREAD = regex(r"\(cid:\d+\)")
"""What pdfminer gives for a letter that its font does not name."""
_SIGN_FONTS = regex(r"dingbat|symbol|wingding", re.I)
"""Fonts of bullets and icons: pdfminer reads their signs as the letters at the same places."""
_FOLDED = {
    **dict.fromkeys("‐‑‒–—−", "-"),
    **dict.fromkeys("‘’‚′", "'"),
    **dict.fromkeys("“”„″", '"'),
    **READ_AS,
}
_PUNCTUATION = frozenset("!\"#%&'()*+,-./:;<=>?@[]_{|}£$€§°")


def compare_readers(
    path: Path,
    pages: Sequence[Page],
    password: str | None = None,
    *,
    blacked_out: Container[int] = (),
    seconds: float | None = None,
) -> Iterator[Warning]:
    """Yield a warning for every sheet on which the two readers do not see the same.

    `pages` have been read by PDFium; other papers of a pack are not compared. No word is named of
    the sheets on which something is blacked out. A file that only the second reader cannot read,
    or not within so many seconds, is a warning too, never an error; a page that keeps it busy may
    keep its thread busy for longer than this waits.
    """
    sheets: dict[int, _Seen] = {}
    for page in pages:
        sheets.setdefault(page.number, _Seen()).add(page)
    if seconds is None:
        seconds = min(_MOST_SECONDS, _SECONDS + _SECONDS_A_SHEET * len(sheets))
    ends = time.monotonic() + seconds
    answers: Queue[Sequence[Warning] | Exception | None] = Queue()
    reading = (path, sheets, password, blacked_out, answers)
    Thread(target=_compare_all, args=reading, daemon=True).start()
    compared = 0
    failed = ""
    while not failed:
        try:
            answer = answers.get(timeout=max(0.0, ends - time.monotonic()))
        except Empty:
            failed = "it takes too long"
            break
        if answer is None:
            return
        if isinstance(answer, Exception):
            failed = _why(answer)
            break
        yield from answer
        compared += 1
    much = f"only {compared} of {len(sheets)} pages were compared" if compared else ""
    yield Warning(
        None,
        None,
        f"not verified: a second reader fails ({failed}): {much or 'no page was compared'}",
    )


class _Seen:
    """What the first reader sees on a sheet, on all of its pages."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.has_unnamed = False

    def add(self, page: Page) -> None:
        """Take in a page of the sheet."""
        # What nobody sees was read too, and is told of elsewhere.
        read = (*(page.written_words or page.words), *page.stamps)
        self.words += [fold(word.text) for word in read]
        self.has_unnamed = self.has_unnamed or bool(page.unnamed)


def _compare_all(
    path: Path,
    sheets: Mapping[int, _Seen],
    password: str | None,
    blacked_out: Container[int],
    answers: Queue[Any],
) -> None:
    """Put the warnings about each sheet into the queue, at the end `None` or what was raised."""
    try:
        import pdfplumber

        logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
        with pdfplumber.open(path, password=password) as document:
            for number, seen in sheets.items():
                page = document.pages[number - 1]
                answers.put(list(_compare(number, seen, page, named=number not in blacked_out)))
                page.close()
        answers.put(None)
    except Exception as error:  # pdfminer raises whatever a file makes it stumble on
        answers.put(error)


def _compare(number: int, seen: _Seen, page: Any, *, named: bool) -> Iterator[Warning]:
    """Yield what one of the two readers sees on a sheet and the other does not."""
    ours = seen.words
    drawn = list(_drawn(page.layout))
    typed = [word for text in _typed(page.page_obj) for word in text.split()]
    unread = sum(len(_UNREAD.findall(text)) for text in drawn)
    if unread and seen.has_unnamed:
        letters = "1 letter" if unread == 1 else f"{unread} letters"
        yield Warning(number, None, f"a second reader cannot name {letters} either: not verified")
    if _letters(ours) == _letters(map(fold, (*drawn, *typed))):
        return
    # Bold is sometimes drawn by printing the same letter twice: PDFium takes it for one.
    text = page.filter(lambda it: "text" in it and not _SIGN_FONTS.search(it["fontname"]))
    once = text.dedupe_chars(tolerance=0.5)
    theirs = [fold(text) for text in (*(word["text"] for word in once.extract_words()), *typed)]
    sides = (
        ("a second reader sees", "the first does not", only_in(theirs, ours)),
        ("the first reader sees", "a second does not", only_in(ours, theirs)),
    )
    for reader, other, words in sides:
        if not words:
            continue
        count = "1 word" if len(words) == 1 else f"{len(words)} words"
        listed = " ".join(words[:_MOST_NAMED]) + (" …" if len(words) > _MOST_NAMED else "")
        which = listed if named else "not named, since something is blacked out here"
        yield Warning(number, None, f"{reader} {count} that {other}: {which}")


def _typed(page: Any) -> Iterator[str]:
    """Yield what is typed into the form fields of a page that are shown."""
    from pdfminer.pdftypes import resolve1
    from pdfminer.utils import decode_text

    for reference in resolve1(page.annots) or ():
        annotation = resolve1(reference)
        if not isinstance(annotation, dict):
            continue
        flags = resolve1(annotation.get("F", 0))
        shown = not (isinstance(flags, int) and flags & _HIDDEN)
        if getattr(annotation.get("Subtype"), "name", "") == "Widget" and shown:
            parent = resolve1(annotation.get("Parent"))
            inherited = parent.get("V") if isinstance(parent, dict) else None
            value = resolve1(annotation.get("V", inherited))
            if isinstance(value, bytes):
                yield decode_text(value)


def _why(error: Exception) -> str:
    """Tell in few words what stopped the second reader."""
    if isinstance(error, FileNotFoundError):
        return "the file is not there any more"
    if isinstance(error, ImportError):
        return "pdfplumber is not installed"
    if isinstance(error, IndexError):
        return "it finds fewer pages"
    return type(error).__name__


def _drawn(layout: Any) -> Iterator[str]:
    """Yield the letters of text in a page's layout, in its forms too, as pdfminer names them."""
    for part in layout:
        if hasattr(part, "fontname"):
            if not _SIGN_FONTS.search(part.fontname):
                yield part.get_text()
        elif hasattr(part, "__iter__"):
            yield from _drawn(part)


@cache
def fold(text: str) -> str:
    """Return the letters, figures and punctuation of a text, as both readers would name them."""
    text = undo_ligatures(_UNREAD.sub("", text))
    text = "".join(_FOLDED.get(letter, letter) for letter in text)
    text = "".join(_FOLDED.get(letter, letter) for letter in unicodedata.normalize("NFKC", text))
    return "".join(letter for letter in text if letter.isalnum() or letter in _PUNCTUATION)


def _letters(texts: Iterable[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(text)
    return counts


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

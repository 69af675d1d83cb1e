"""Who answers for a measure: the people or roles that a cell names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kpi_tui.pdf.page.glyphs import BULLETS
from kpi_tui.pdf.text.line_breaks import NO_WORDS, WordList
from kpi_tui.pdf.text.lines import Line
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.regex import regex
from kpi_tui.report import Reading, Warning

_PARTS = regex(r"\s*[;/&]\s*|\s*,(?:\s+|$)|(?:^|\s+)and(?:\s+|$)")
"""What stands between two people."""
_LISTED = regex(r"\s*;\s*")
"""What stands between two people and within no name of a department."""
_SMALL_WORDS = frozenset(
    ("and", "of", "for", "the", "to", "in", "de", "la", "le", "van", "von", "der", "den")
)
_TITLES = frozenset(("dr", "prof", "professor", "mr", "mrs", "ms", "miss", "sir", "cllr"))
_ROLES = frozenset(
    (
        *("head", "director", "manager", "officer", "lead", "leader", "chief", "executive", "team"),
        *("assistant", "service", "services", "strategic", "corporate", "member", "department"),
    )
)
"""Words of roles, which no name has."""


def read_holder(
    lines: Sequence[Line], titles: Sequence[str], word_list: WordList = NO_WORDS
) -> str | None:
    """Return the portfolio holder, each of the titles written `Cllr`; `None` for no lines."""
    return write_title(_names(lines, word_list), titles)


def write_title(name: str, titles: Sequence[str]) -> str | None:
    """Return a name with its title, if it is one of these, written `Cllr`; `None` for no name."""
    first, _, rest = name.partition(" ")
    is_title = first.casefold() in {title.casefold() for title in titles}
    return (f"Cllr {rest}" if is_title and rest else name) or None


def read_people(lines: Sequence[Line], word_list: WordList = NO_WORDS) -> tuple[str, ...]:
    """Return the people named in a cell: list items, or lines that each hold a whole name.

    Four words without a bullet are two people whose names run together. Those of a role are one:
    "Head of Waste and Street Scene".
    """
    groups: list[list[Line]] = []
    bulleted = any(line.is_item for line in lines)
    whole_names = len(lines) > 1 and all(len(line.text.split()) > 1 for line in lines)
    together = _names(lines, word_list)
    if not bulleted and _is_role(together):
        return tuple(role for part in together.split(";") if (role := part.strip()))
    for line in lines:
        starts = line.is_item if bulleted else whole_names
        if not groups or (starts and not groups[-1][-1].is_broken):
            groups.append([line])
        else:
            groups[-1].append(line)
    people: list[str] = []
    for group in groups:
        for name in _parted(_names(group, word_list)):
            words = name.split()
            if len(words) == 4 and not bulleted and not any(map(_is_of_one_name, words)):
                people += [" ".join(words[:2]), " ".join(words[2:])]
            elif words:
                people.append(" ".join(words))
    return tuple(people)


def _parted(names: str) -> list[str]:
    """Return the people named one after the other; "Children, Families and Education" is one."""
    people: list[str] = []
    for listed in _LISTED.split(names):
        parts = [part for part in _PARTS.split(listed) if part]
        are_people = all(len(part.split()) > 1 for part in parts)
        people += parts if are_people or len(parts) < 2 else [listed]
    return people


def doubt_owners(readings: Sequence[Reading]) -> Iterator[Warning]:
    """Yield a doubt for each owner that may be two: a part of the name is one elsewhere.

    "Public Health and Communities" is a department, "Ada Fenwick and Bill" has the same shape.
    """
    own = {name for reading in readings for name in reading.directors}
    alone = own | {word for name in own if not _PARTS.search(name) for word in name.split()}
    for reading in readings:
        for name in reading.directors:
            parts = [part for part in _PARTS.split(name) if part]
            known = [part for part in parts if part in alone]
            if len(parts) > 1 and known and any(" " in part for part in parts):
                message = f"{quoted(name)} is taken for one owner, and {quoted(known[0])} is named elsewhere"
                yield Warning(reading.page, reading.measure_code, message)


def _is_of_one_name(word: str) -> bool:
    """Whether a word stands in the midst of one person's name, or before it: a title, an initial."""
    bare = word.strip(".,()").casefold()
    return bare in _TITLES or bare in _SMALL_WORDS or len(bare) == 1


def open_hyphens(lines: Sequence[Line], word_list: WordList) -> Iterator[tuple[str, str]]:
    """Yield the two sides of each line's end where nothing tells if a name has the hyphen there."""
    if word_list.hyphenates or not _is_role(_names(lines, word_list)):
        for before, line in pairwise(lines):
            if not before.is_broken and word_list.has_hyphen(before.text, line.text) is None:
                yield before.words[-1].text, line.words[0].text


def _is_role(name: str) -> bool:
    """Whether a name has a word of roles. Those are written with hyphens: "Co-ordinator"."""
    return any(word.casefold().strip(".,()") in _ROLES for word in name.split())


def _names(lines: Sequence[Line], word_list: WordList) -> str:
    """Join the lines of names, without their bullets.

    What goes on in small letters, or behind a hyphen, was broken in a word, unless it is one that
    roles and names have: "Cabinet / member for Finance".
    """
    text = ""
    goes_on = False
    for line in lines:
        first = line.words[0].text
        whole = first.strip(".,()") in _SMALL_WORDS | _ROLES
        broken = goes_on or text.endswith("-") or (first[0].islower() and not whole)
        if goes_on or (
            word_list.has_hyphen(text, line.text) is False
            and (word_list.hyphenates or not _is_role(f"{text} {line.text}"))
        ):
            text = text.removesuffix("-")
        text += line.text if broken or not text else " " + line.text
        goes_on = line.is_broken
    kept = (" " if letter in BULLETS else letter for letter in text)
    return " ".join("".join(kept).split())

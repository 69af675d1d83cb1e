"""What the statuses of a report that none knows mean: by themselves, or by its key."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kpi_tui.empty_cells import is_not_applicable
from kpi_tui.pdf.drafting.columns import Columns
from kpi_tui.pdf.drafting.key import ReportKey
from kpi_tui.pdf.drafting.key_colours import KeyColours, read_colours
from kpi_tui.pdf.drafting.sample import Sample
from kpi_tui.pdf.drafting.words import ASKS, NO, YES
from kpi_tui.pdf.signs.status import StatusMark
from kpi_tui.pdf.table.fields import STATUSES
from kpi_tui.profiles.arrows import SIGNS
from kpi_tui.profiles.usual_meanings import status_of
from kpi_tui.status import RATED, Status
from kpi_tui.text import squash

_LONGEST = 40
"""Letters of what is a status: longer texts are comments."""
_ENDS = ".!"
"""How a sentence ends."""
_ANSWERS = dict.fromkeys(YES, Status.GREEN) | dict.fromkeys(NO, Status.RED)
_COLOURS = {"R": Status.RED, "A": Status.AMBER, "G": Status.GREEN, "B": Status.BLUE}


@dataclass
class StatusMeanings:
    """What statuses mean, as a profile says it."""

    words: dict[str, str] = field(default_factory=dict)
    """Words that not all councils share."""
    colours: dict[str, str] = field(default_factory=dict)
    shapes: dict[str, str] = field(default_factory=dict)
    empty: str = ""
    """What it means that nothing stands there."""
    usual: dict[str, str] = field(default_factory=dict)
    """Words that were found and mean what they do in every report, and colours that are their own."""
    unknown: list[str] = field(default_factory=list)
    """Words that stand where statuses do, and of which nothing says what they mean."""
    odd: list[str] = field(default_factory=list)
    """Letters that mean something else here than in most reports."""

    def take_letter(self, letter: str, meant: Status | None) -> None:
        """Note what a letter means here, where that is not surely what it means in most reports."""
        usual = _COLOURS[letter]
        self.words[letter] = (meant or usual).value
        if meant is None:
            self.odd.append(f"“{letter}” is taken for {usual}, as in most reports: no key tells it")
        elif (usual, meant) != (Status.BLUE, Status.COMPLETE):
            said = meant.replace("_", " ")
            self.odd.append(f"“{letter}” is {said} by the report’s key: in most it is {usual}")

    def take_colours(self, seen: set[str], drawn: KeyColours) -> None:
        """Note what the colours and shapes mean that were seen, and an empty cell, by the key."""
        if "blue" in seen:
            self.colours["blue"] = (drawn.blue or Status.BLUE).value
        if "grey" in seen and drawn.grey:
            self.colours["grey"] = drawn.grey.value
        if "ring" in seen and drawn.ring:
            self.shapes["ring"] = drawn.ring.value
        self.empty = drawn.empty.value if drawn.empty else ""

    def look(self, sample: Sample, columns: Columns) -> tuple[dict[str, Counter[object]], set[str]]:
        """Return the statuses that are printed with what they stand on, and the colours that are seen."""
        grounds: defaultdict[str, Counter[object]] = defaultdict(Counter)
        seen: set[str] = set()
        for label, name in columns.labels_of(STATUSES):
            is_own = columns.fields.get(label) == name and label not in columns.forms
            for text, mark in sample.marks(label):
                hue = mark and (mark.ground.hue if mark.ground else mark.hue)
                seen |= _colours_seen(mark) if mark is not None else set()
                said = "".join(sign for sign in text if sign not in SIGNS).strip()
                if not said and hue in RATED:
                    self.usual[f"the colour {hue}"] = str(hue)
                if said and len(said) <= _LONGEST and is_own:
                    grounds[said][hue] += 1
        for label, form in columns.forms.items():
            for parts in filter(None, map(form.parts, sample.texts(label))):
                for name in parts.keys() & {*STATUSES}:
                    grounds[parts[name]][None] += 1
        return grounds, seen

    @property
    def told(self) -> Iterator[tuple[str, str]]:
        """Every sign that was taken for a status, in words, and the status; nothing where none is known."""
        yield from ((f"“{word}”", status) for word, status in self.words.items())
        yield from self.usual.items()
        yield from ((f"the colour {colour}", status) for colour, status in self.colours.items())
        yield from ((f"a {shape}", status) for shape, status in self.shapes.items())
        if self.empty:
            yield "an empty cell", self.empty
        yield from ((f"“{word}”", "") for word in self.unknown)


def guess_statuses(
    sample: Sample, columns: Columns, key: ReportKey, shared: Mapping[str, object]
) -> StatusMeanings:
    """Return what words, colours and rings mean, by themselves or by the key."""
    found = StatusMeanings()
    grounds, seen = found.look(sample, columns)
    hues = {text: counts.most_common(1)[0][0] for text, counts in grounds.items()}
    several = {text for text, counts in grounds.items() if len(counts.keys() & {*RATED}) > 1}
    shown = Counter(hue for hue in hues.values() if hue in RATED)
    asked = any(ASKS.match(label) for label, _ in columns.labels_of(STATUSES))
    yes_or_no = {text: _ANSWERS[text.casefold()] for text in grounds if text.casefold() in _ANSWERS}
    explained = (yes_or_no if asked else {}) | key.meanings(list(grounds), status_of)
    letters = _letters([text for text in grounds if len(text) == 1 and text.isalpha()], key)
    sentences = _with_comments(list(grounds), shared)
    for text, shade in hues.items():
        if text in sentences:
            found.unknown.append(text)
            continue
        folded = squash(text)
        if text in _COLOURS and letters.get(text, _COLOURS[text]) is not _COLOURS[text]:
            found.take_letter(text, letters[text])
            continue
        if usual := shared.get(folded):
            found.usual[f"“{text}”"] = str(usual)
            continue
        if folded in set(map(squash, found.words)):
            continue
        # Where two words have one colour, it tells neither from the other.
        own = shade if shown[shade] == 1 and isinstance(shade, Status) else None
        meant = _status(text, None if text in several else own, explained.get(text))
        if meant is not None:
            found.words[text] = meant.value
        elif text in several:
            found.odd.append(f"“{text}” stands in several colours: they are read, and it is not")
        else:
            found.unknown.append(text)
    drawn = read_colours(key, sample, drawn=bool(seen))
    found.take_colours(seen, drawn)
    return found


def _letters(printed: Sequence[str], key: ReportKey) -> dict[str, Status | None]:
    """Return what letters mean, where they may be none of the colours' first ones; `None` if not known.

    A key may say “A: achieved”. But that of a report of red, amber and green says little of amber
    that it would not say of red: it counts where it tells all letters from each other.
    """
    scheme = [*dict.fromkeys((*printed, *_COLOURS))]
    said = key.meanings(scheme, str)
    meant = key.meanings(scheme, status_of)
    scheme = [letter for letter in scheme if letter in said or letter in printed]
    told_apart = len({meant.get(letter) for letter in scheme} - {None}) == len(scheme)
    if told_apart:
        return {letter: meant[letter] for letter in printed}
    if {*_COLOURS}.issuperset(printed) or {"R", "G"}.issubset(scheme):
        return {}
    return {letter: meant.get(letter) for letter in printed}


def _with_comments(texts: Sequence[str], shared: Mapping[str, object]) -> set[str]:
    """Return the texts that go on behind a status: each otherwise, and one as a sentence does."""
    behind: defaultdict[str, list[str]] = defaultdict(list)
    for text in texts:
        first, _, rest = text.partition(" ")
        if first.casefold() in shared and rest[:1].isalnum():
            behind[first.casefold()].append(rest)
    others = [rest for found in behind.values() for rest in found]
    differ = any(len(set(found)) > 1 for found in behind.values())
    if not differ or not any(rest[-1] in _ENDS and rest.count(" ") > 1 for rest in others):
        return set()
    return {text for text in texts if text.partition(" ")[2] in others}


def _colours_seen(mark: StatusMark) -> set[str]:
    ground = mark.ground
    is_grey = mark.is_grey or (ground is not None and ground.hue is None)
    is_blue = Status.BLUE in (mark.hue, ground.hue if ground else None)
    return {
        name
        for name, holds in (("blue", is_blue), ("grey", is_grey), ("ring", mark.is_ring))
        if holds
    }


def _status(text: str, hue: Status | None, from_key: Status | None) -> Status | None:
    if text in _COLOURS:
        return _COLOURS[text]
    if is_not_applicable(text):
        return from_key or Status.MONITORING_ONLY
    known = from_key if len(text) <= 2 else status_of(text) or from_key
    # A colour beneath a word tells more than a word of praise or blame.
    return hue if hue is not None and (known is None or known in RATED) else known

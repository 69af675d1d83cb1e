"""What each column of a table holds, guessed from its heading and from what stands in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import mean

from kpi_tui.pdf.drafting.sample import Sample
from kpi_tui.pdf.drafting.words import (
    NOTHING,
    direction_of,
    is_figure,
    share,
    status_of,
    what_of,
    with_tokens,
)
from kpi_tui.pdf.table.status import StatusMark
from kpi_tui.profiles.codes import CodeShape
from kpi_tui.profiles.labels import IGNORED
from kpi_tui.profiles.period_text import PrintedPeriod
from kpi_tui.report import RATED, Status

_MOSTLY = 0.6
_CODE = re.compile(r"[A-Za-z]{0,6}[ .-]?\d{1,4}(?:[.-]\d{1,3}){0,2}")
_LEADING = re.compile(
    r"([A-Za-z]{1,6}[ .-]?\d{1,4}[a-z]?(?:[./-]\d{1,3}){0,2}|\d{1,3}(?:\.\d{1,3}){1,2})"
    r"\s?[:.)–—-]?\s+(?=[A-Z£%#])"
)
_PROSE = 5
"""Words of a cell, on average, from which it is a sentence's."""
_SHORT = 3.5
"""Words of a cell, on average, below which it is a sign's."""
_FIELDS = {
    ("actual", ""): "period_actual",
    ("actual", "current"): "period_actual",
    ("actual", "previous"): "previous_actual",
    ("actual", "last_year"): "previous_actual",
    ("actual", "earlier"): "previous_actual",
    ("actual", "ytd"): "ytd_actual",
    ("target", ""): "period_target",
    ("target", "current"): "period_target",
    ("target", "ytd"): "ytd_target",
    ("target", "annual"): "ytd_target",
    ("status", ""): "period_status",
    ("status", "current"): "period_status",
    ("status", "previous"): "previous_status",
    ("status", "earlier"): "previous_status",
    ("status", "ytd"): "ytd_status",
}


@dataclass
class Columns:
    """The guess: the field of each label, and how the labels are to be written."""

    fields: dict[str, str] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    code: CodeShape | None = None

    def label_of(self, field_name: str) -> str | None:
        """Return the label of a field's column."""
        return next((label for label, name in self.fields.items() if name == field_name), None)

    def take(self, told: Mapping[str, str], sample: Sample) -> None:
        """Take the fields of labels as a person told them; a code is one where all look alike."""
        self.fields |= {label: name for label, name in told.items() if label in self.fields}
        self.code = None
        for label, name in self.fields.items():
            if name == "code":
                self.code = shape_of(list(filter(None, sample.texts(label))))
                if self.code is None:
                    self.fields[label] = IGNORED


@dataclass(frozen=True)
class _Contents:
    """What the cells of a column are like, as shares of those that are filled."""

    texts: Sequence[str]
    marks: Sequence[StatusMark | None]

    @property
    def filled(self) -> list[str]:
        return [text for text in self.texts if text.casefold() not in NOTHING]

    @property
    def figures(self) -> float:
        return share(self.filled, is_figure)

    @property
    def drawn(self) -> float:
        """The share of cells without words in which a status's colour is drawn."""
        coloured = [
            mark is not None
            and (mark.hue in (*RATED, Status.BLUE) or (mark.ground and mark.ground.hue in RATED))
            for mark in self.marks
        ]
        return sum(map(bool, coloured)) / len(coloured) if coloured else 0.0

    @property
    def statuses(self) -> float:
        words = share(
            self.filled, lambda text: len(text) < 40 and (text in "RAGB" or status_of(text))
        )
        return max(words, self.drawn)

    @property
    def directions(self) -> float:
        return share(self.filled, lambda text: len(text) < 20 and direction_of(text))

    @property
    def words(self) -> float:
        return mean(len(text.split()) for text in self.filled) if self.filled else 0.0

    @property
    def different(self) -> float:
        return len(set(self.filled)) / len(self.filled) if self.filled else 0.0


def guess_columns(
    sample: Sample, name_label: str, period: PrintedPeriod | None, year_begins: int
) -> Columns:
    """Guess what the columns of a table hold. `name_label` heads the names of the measures."""
    guess = Columns()
    meant: dict[str, tuple[str, str]] = {}
    contents: dict[str, _Contents] = {}
    for label in sample.labels:
        written, named = with_tokens(label, period, year_begins)
        guess.written[label] = written
        if label == name_label:
            guess.fields[label] = "measure"
            continue
        what, when = what_of(
            written.replace("{", "").replace("}", "")
            if not named
            else (re.sub("\\{\\w+\\}", " ", written).replace(" / ", " ").strip(" /()-–"))
        )
        meant[label] = what, named or when
        marks = (
            [mark for text, mark in sample.marks(label)]
            if (share(sample.texts(label), bool) < 1 - _MOSTLY / 2)
            else []
        )
        contents[label] = _Contents(sample.texts(label), marks)
    for label, (what, when) in meant.items():
        guess.fields[label] = _field(what, when, contents[label])
    _settle(guess, contents, meant)
    code = guess.label_of("code")
    if code is not None:
        guess.code = shape_of(contents[code].filled)
        if guess.code is None:
            guess.fields[code] = IGNORED
    else:
        guess.code = shape_of(leading_codes(list(filter(None, sample.texts(name_label)))))
    return guess


def _field(what: str, when: str, found: _Contents) -> str:
    """Return the field of a column, by its heading where what stands in it agrees."""
    if when == "other" and what not in ("comment", "directors"):
        return IGNORED
    is_marked = found.figures < 1 - _MOSTLY and max(found.statuses, found.drawn) >= _MOSTLY
    if what in ("target", "actual") and is_marked:
        return _FIELDS.get(("status", when), IGNORED)
    if what in ("status", "progress") and (found.statuses >= _MOSTLY or found.drawn > 0.3):
        return _FIELDS.get(("status", when), IGNORED)
    is_short = found.words < _SHORT and found.figures < _MOSTLY
    if what == "published_direction" and (found.directions >= _MOSTLY or is_short):
        return what
    if what in ("good_is", "ignored", "measure"):
        return IGNORED
    if what == "progress":
        return "comment"
    if what == "status" and found.figures < _MOSTLY:
        return _FIELDS.get(("status", when), IGNORED)
    if what in ("actual", "target"):
        return _FIELDS.get((what, when), IGNORED)
    if what == "priority":
        return what if found.different < _MOSTLY else IGNORED
    if what in ("floor", "code", "directors", "portfolio_holder", "comment"):
        return what
    if what in ("timeframe", "improvement_plan", "risk_impact", "finance_impact"):
        return what
    return _by_contents(when, found)


def _by_contents(when: str, found: _Contents) -> str:
    if when and found.figures >= _MOSTLY / 2:
        return _FIELDS.get(("actual", when), IGNORED)
    if found.filled and found.statuses >= 0.8 and found.different < 0.7:
        return _FIELDS.get(("status", when), "period_status")
    if found.drawn >= _MOSTLY:
        return _FIELDS.get(("status", when), "period_status")
    if found.filled and found.directions >= 0.8:
        return "published_direction"
    if found.filled and found.figures >= _MOSTLY:
        return "?figures"
    if found.words >= _PROSE:
        return "comment"
    return IGNORED


def _settle(
    guess: Columns, contents: Mapping[str, _Contents], meant: Mapping[str, tuple[str, str]]
) -> None:
    """Let one column have each field, the likeliest, and give figures without a name a place."""
    for label, name in guess.fields.items():
        if name == "?figures":
            free = "period_actual" if guess.label_of("period_actual") is None else IGNORED
            guess.fields[label] = free
    by_field: defaultdict[str, list[str]] = defaultdict(list)
    for label, name in guess.fields.items():
        by_field[name].append(label)
    for name, labels in by_field.items():
        if name in (IGNORED, "measure") or len(labels) < 2:
            continue
        best = max(labels, key=lambda label: _fitness(name, meant[label], contents[label]))
        for label in labels:
            if label != best:
                guess.fields[label] = _other(name, meant[label][0], guess)
    if guess.label_of("period_target") is None:
        for label, name in guess.fields.items():
            if name == "ytd_target" and guess.label_of("ytd_actual") is None:
                guess.fields[label] = "period_target"  # a target for the year is the only one
    if guess.label_of("code") is None:
        for label, found in contents.items():
            if guess.fields[label] == IGNORED and are_codes(found.filled):
                guess.fields[label] = "code"
                return


def _fitness(name: str, meant: tuple[str, str], found: _Contents) -> tuple[bool, bool, float]:
    what, when = meant
    if name == "comment":
        return what == "comment", False, found.words
    if name.endswith("status"):
        return what == "status", when == "current", found.statuses
    if name.startswith("previous"):
        return when == "previous", False, found.figures
    return when == "current", what in name, found.figures or found.different


def _other(name: str, what: str, guess: Columns) -> str:
    """Return what a column is that has lost its field to a likelier one."""
    if name == "comment" and what == name and guess.label_of("improvement_plan") is None:
        return "improvement_plan"
    return IGNORED


def are_codes(texts: Sequence[str]) -> bool:
    """Whether texts look like the codes of measures, each another."""
    different = len(set(texts)) > 0.95 * len(texts)
    return different and share(texts, _CODE.fullmatch) > 0.9


def leading_codes(names: Sequence[str]) -> list[str]:
    """Return the codes that names begin with; none where not all of them do."""
    found = [match[1] for name in names if (match := _LEADING.match(name))]
    return found if len(found) > 2 and len(found) == len(names) == len(set(found)) else []


def shape_of(codes: Sequence[str]) -> CodeShape | None:
    """Return the shape that all codes have; `None` where they have none in common."""
    if not codes:
        return None
    parts = [re.findall(r"[A-Za-z]+|\d+|[^A-Za-z\d]+", code) for code in codes]
    if len({len(each) for each in parts}) > 1:
        return None
    shape = ""
    for alike in zip(*parts, strict=True):
        if len(set(alike)) == 1 and not alike[0].isdigit():
            shape += alike[0]
        elif all(each.isdigit() for each in alike):
            same = len({len(each) for each in alike}) == 1
            shape += "#" * len(alike[0]) if same else "{number}"
        elif all(each.isalpha() and each.isupper() for each in alike):
            same = len({len(each) for each in alike}) == 1
            shape += "@" * len(alike[0]) if same else "{letters}"
        else:
            return None
    try:
        made = CodeShape(shape)
    except ValueError:
        return None
    return made if share(codes, made.match) > 0.95 else None

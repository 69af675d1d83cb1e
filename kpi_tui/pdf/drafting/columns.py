"""What each column of a table holds, guessed from its heading and from what stands in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from kpi_tui.pdf.drafting.code_shapes import are_codes, leading_codes, shape_of
from kpi_tui.pdf.drafting.contents import Contents
from kpi_tui.pdf.drafting.sample import Sample
from kpi_tui.pdf.drafting.words import (
    NOTHING,
    share,
    what_of,
    with_tokens,
)
from kpi_tui.pdf.table.fields import DIRECTION
from kpi_tui.period import PeriodType
from kpi_tui.profiles.codes import CodeShape
from kpi_tui.profiles.labels import IGNORED, UNREAD
from kpi_tui.profiles.period_text import PrintedPeriod, find_periods

_MOSTLY = 0.6
_ACTIONS = re.compile(r"\bactions?\b|\bplans?\b|\bdoing\b|\bnext\b|\bimprove", re.I)
_LONGEST_CODE = 3
"""Words of a code, or fewer."""
_SOME_DRAWN = 0.3
_QUOTED, _MOST_QUOTED = 30, 5
_PROSE = 5
"""Words of a cell, on average, from which it is a sentence's."""
_SHORT = 3.5
"""Words of a cell, on average, below which it is a sign's."""
_FIELDS = {
    ("actual", ""): "period_actual",
    ("actual", "current"): "period_actual",
    ("actual", "previous"): "previous_actual",
    ("actual", "earlier"): "?earlier",
    ("actual", "last_year"): "?last_year",
    ("actual", "ytd"): "ytd_actual",
    ("target", ""): "period_target",
    ("target", "current"): "period_target",
    ("target", "ytd"): "ytd_target",
    ("target", "annual"): "?annual",
    ("status", ""): "period_status",
    ("status", "current"): "period_status",
    ("status", "previous"): "previous_status",
    ("status", "ytd"): "ytd_status",
}
"""What a heading says of a column and of a time. Figures of other times have no field."""


@dataclass
class Columns:
    """The guess: the field of each label, and how the labels are to be written."""

    fields: dict[str, str] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    code: CodeShape | None = None
    beside: dict[str, list[str]] = field(default_factory=dict)
    """The fields that cells hold beside the one of their column, by its label."""
    all_coded: bool = False
    """Whether all measures have a code of the usual look."""
    odd_codes: list[str] = field(default_factory=list)
    """What stands where codes do and looks otherwise."""
    notes: list[str] = field(default_factory=list)
    """What a person is told of it."""

    def label_of(self, field_name: str) -> str | None:
        """Return the label of a field's column."""
        return next((label for label, name in self.fields.items() if name == field_name), None)

    def labels_of(self, names: Collection[str]) -> list[tuple[str, str]]:
        """Return label and field of each column that holds one of these fields, alone or beside."""
        own = [(label, name) for label, name in self.fields.items() if name in names]
        more = [(label, name) for label, held in self.beside.items() for name in held]
        return [*own, *((label, name) for label, name in more if name in names)]

    def join(self, other: Columns) -> None:
        """Take the labels of another kind of table that are none of its own."""
        for label, name in other.fields.items():
            if label not in self.fields:
                self.fields[label] = name
                self.written[label] = other.written[label]
        self.notes += other.notes

    def tell_codes(self, sample: Sample, name_label: str) -> None:
        """Tell what codes look like, in a column of their own or before the names."""
        label = self.label_of("code")
        texts = sample.texts(label or name_label)
        found = [text for text in texts if text.casefold() not in NOTHING]
        self.code = shape_of(found if label else leading_codes(found))
        code = self.code
        self.odd_codes = [text for text in found if code is not None and not code.match(text)]
        self.all_coded = code is not None and not self.odd_codes and len(found) == len(texts)

    @property
    def all_notes(self) -> list[str]:
        """What a person is told of it, each once."""
        odd = ", ".join(f"“{text[:_QUOTED]}”" for text in self.odd_codes[:_MOST_QUOTED])
        said = f"codes look like {self.code.example}, but not all: {odd}" if self.code else ""
        return [*dict.fromkeys(self.notes), *([said] if odd else [])]

    def take(self, told: Mapping[str, str], sample: Sample) -> None:
        """Take the fields of labels as a person told them; what looks like no code is none."""
        self.fields |= {label: name for label, name in told.items() if label in self.fields}
        for label, name in self.fields.items():
            if name == "code":
                printed = [text for text in sample.texts(label) if text.casefold() not in NOTHING]
                if shape_of(printed) is None and not are_codes(printed):
                    self.fields[label] = IGNORED


def guess_columns(
    sample: Sample, name_label: str, period: PrintedPeriod | None, year_begins: int
) -> Columns:
    """Guess what the columns of a table hold. `name_label` heads the names of the measures."""
    guess = Columns()
    meant: dict[str, tuple[str, str]] = {}
    contents: dict[str, Contents] = {}
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
        whole_year = period is not None and period.type is PeriodType.YEAR
        when = _when(named or when, whole_year=whole_year)
        meant[label] = what, when
        marks = (
            [mark for text, mark in sample.marks(label)]
            if (share(sample.texts(label), bool) < 1 - _MOSTLY / 2)
            else []
        )
        contents[label] = Contents(sample.texts(label), marks)
    for label, (what, when) in meant.items():
        guess.fields[label] = _field(what, when, contents[label])
    _settle(guess, contents, meant)
    guess.tell_codes(sample, name_label)
    return guess


def field_of_heading(heading: str) -> str:
    """Return the field that a heading names by its words alone; empty where it names none."""
    what, when = what_of(heading)
    name = _FIELDS.get((what or ("actual" if when else ""), when))
    if name is None and not when and what not in ("status", "target", "actual"):
        name = {"progress": "comment", "good_is": IGNORED, "forecast": IGNORED}.get(what, what)
    return "" if name is None or name.startswith("?") else name


def _when(when: str, *, whole_year: bool) -> str:
    """Return of which time a column is: a year before is the period before in a report on a year."""
    if whole_year:
        return {"last_year": "previous", "annual": "current"}.get(when, when)
    return when


def _field(what: str, when: str, found: Contents) -> str:
    """Return the field of a column, by its heading where what stands in it agrees."""
    by_heading = _by_heading(what, when, found)
    return _by_contents(when, found) if by_heading is None else by_heading


def _by_heading(what: str, when: str, found: Contents) -> str | None:
    """Return the field that a heading names; `None` where only the contents can tell."""
    is_figures = found.figures >= _MOSTLY
    is_marked = found.figures < 1 - _MOSTLY and found.statuses >= _MOSTLY
    moves = not is_figures and found.directions >= _MOSTLY
    if moves and what not in ("comment", "directors", "portfolio_holder", "good_is"):
        return DIRECTION if when != "other" else IGNORED
    if when == "other" and what not in ("comment", "directors"):
        return IGNORED
    if is_marked and what in ("target", "actual", "status", "progress", "difference", DIRECTION):
        return _FIELDS.get(("status", when), IGNORED)
    if what in ("status", "progress") and found.drawn > _SOME_DRAWN:
        return _FIELDS.get(("status", when), IGNORED)
    if what == DIRECTION:
        return what if found.words < _SHORT and not is_figures else _unless_empty(found, IGNORED)
    if what in ("good_is", "ignored", "measure", "forecast", "difference"):
        return IGNORED
    if what == "status":
        return _FIELDS.get(("status", when), IGNORED) if not is_figures else UNREAD
    if what == "actual" and not is_figures and found.words >= _PROSE:
        return "comment"
    if what in ("actual", "target"):
        return _FIELDS.get((what, when), IGNORED)
    if what == "priority":
        return what if found.different < _MOSTLY else IGNORED
    if (what == "code" and found.words > _LONGEST_CODE) or (
        what in ("directors", "portfolio_holder") and found.sentences >= _MOSTLY
    ):
        return None
    return "comment" if what == "progress" else what or None


def _by_contents(when: str, found: Contents) -> str:
    """Return the field that a column has by what stands in it, whatever its heading."""
    if when and found.figures >= _MOSTLY / 2:
        return _FIELDS.get(("actual", when), IGNORED)
    if found.filled and found.statuses >= 0.8 and found.different < 0.7:
        return _FIELDS.get(("status", when), "period_status")
    if found.drawn >= _MOSTLY:
        return _FIELDS.get(("status", when), "period_status")
    if found.filled and found.directions >= 0.8:
        return DIRECTION
    if found.filled and found.figures >= _MOSTLY:
        return "?figures"
    if found.words >= _PROSE:
        return "comment"
    return _unless_empty(found, UNREAD)


def _unless_empty(found: Contents, name: str) -> str:
    return name if found.filled else IGNORED


def _settle(
    guess: Columns, contents: Mapping[str, Contents], meant: Mapping[str, tuple[str, str]]
) -> None:
    """Let one column have each field, the likeliest, and give figures without a name a place."""
    for label, name in guess.fields.items():
        if name == "?figures":
            free = "period_actual" if guess.label_of("period_actual") is None else UNREAD
            guess.fields[label] = free
    by_field: defaultdict[str, list[str]] = defaultdict(list)
    for label, name in guess.fields.items():
        by_field[name].append(label)
    for name, labels in by_field.items():
        if name in (IGNORED, UNREAD, "measure") or name[0] == "?" or len(labels) < 2:
            continue
        best = max(labels, key=lambda label: _fitness(name, meant[label], contents[label]))
        for label in labels:
            if label != best:
                guess.fields[label] = _other(name, label, guess)
    _settle_earlier(guess)
    _settle_targets(guess)
    if guess.label_of("code") is None:
        for label, found in contents.items():
            if guess.fields[label] in (IGNORED, UNREAD) and are_codes(found.filled):
                guess.fields[label] = "code"
                return


def _settle_earlier(guess: Columns) -> None:
    """Take the only figure of an earlier time for the previous one; the year before is another's."""
    names = ("?earlier", "?last_year")
    earlier = [label for label, name in guess.fields.items() if name == "?earlier"]
    has_previous = guess.label_of("previous_actual") is not None
    for label, name in guess.fields.items():
        if name in names:
            guess.fields[label] = IGNORED if has_previous else UNREAD
    if not has_previous and earlier:
        dated = {label: _last_day(label) for label in earlier}
        chosen = max(earlier, key=lambda label: dated[label])
        if len(earlier) == 1 or sum(day == dated[chosen] for day in dated.values()) == 1:
            guess.fields[chosen] = "previous_actual"
            guess.notes.append(f"“{chosen}” is taken for the actual of the period before")


def _last_day(label: str) -> date:
    return max((period.last_day for period in find_periods(label)), default=date.min)


def _settle_targets(guess: Columns) -> None:
    """Take a target for the year or to date for the target where it is the only one."""
    annual = [label for label, name in guess.fields.items() if name == "?annual"]
    to_date = [label for label, name in guess.fields.items() if name == "ytd_target"]
    has_own = any(map(guess.label_of, ("period_target", "ytd_actual")))
    only = annual + to_date if not has_own and len(annual + to_date) == 1 else []
    for label in (*annual, *only):
        guess.fields[label] = "period_target" if label in only else UNREAD
    for label in only:
        guess.notes.append(f"“{label}” is taken for the target: no column has the period’s own")


def _fitness(name: str, meant: tuple[str, str], found: Contents) -> tuple[bool, bool, float]:
    what, when = meant
    if name == "comment":
        return what == "comment", False, found.words
    if name.endswith("status"):
        return what == "status", when == "current", found.statuses
    if name == DIRECTION:
        return when != "last_year", what == name, found.directions
    if name.startswith("previous"):
        return when == "previous", False, found.figures
    return when == "current", what in name, found.figures or found.different


def _other(name: str, label: str, guess: Columns) -> str:
    """Return what a column is that has lost its field to a likelier one."""
    is_plan = name == "comment" and _ACTIONS.search(label) is not None
    return "improvement_plan" if is_plan and not guess.label_of("improvement_plan") else UNREAD

"""The labels of a table's columns, by which headings on a page are matched to fields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from kpi_tui.months import APRIL
from kpi_tui.period import PeriodType
from kpi_tui.profiles.cell_forms import CellForm
from kpi_tui.profiles.period_text import (
    PrintedPeriod,
    a_year_before,
    before,
    find_in_report,
)
from kpi_tui.text import squash

IGNORED = "ignored"
"""The field of a column that the profile knows and that is not kept."""
UNREAD = "unread"
"""The field of a column of which the profile knows the heading only: each import says it is unread."""
SECTION = "{section}"
"""Stands in a label for the name of the priority, in whatever words."""
BLANK = "{blank}"
"""Stands for the heading of measures where their column has none."""
TOKENS = ("{period}", "{previous_period}", "{last_year}")
"""Stand in a label for a period, by its place beside the report's own."""
EARLIER = "{earlier_period}"
"""Stands in a label for any period before the report's own."""
YEAR = "{year}"
"""Stands in a label for the year in which the report's period lies, as targets have it."""
_TELLING = 5
"""The fewest letters of a word that hardly stands elsewhere in a report's margins."""
OVER = " / "
"""Stands in a label between two headings: one over several columns and one below it, or one and
another that comes several times in the row and stands behind it."""


def placeholders_of(field: str) -> tuple[str, ...]:
    """Return what may stand in braces in the headings of a field: only measures have all."""
    return (*TOKENS, EARLIER, YEAR, *((SECTION, BLANK) if field == "measure" else ()))


def beside(name: str) -> int:
    """Return what a field is in its cell: 0 the text, 1 a status beside it, 2 a direction of travel."""
    return 2 if name == "published_direction" else int(name.endswith("_status"))


def key(text: str) -> str:
    """Return a label's text as it is compared: without white space, hyphens, colons and case."""
    return squash(text).replace("-", "").replace(":", "")


def stand_behind(headings: Sequence[str]) -> list[str]:
    """Return what each heading stands behind: the nearest one before it that comes only once.

    In "Q3, RAG, Q2, RAG" the first "RAG" stands behind "Q3". It is empty for what comes once.
    """
    said = [key(heading) for heading in headings]
    counts = Counter(filter(None, said))
    found = []
    last = ""
    for heading, each in zip(headings, said, strict=True):
        found.append(last if counts[each] > 1 else "")
        if counts[each] == 1:
            last = heading
    return found


@dataclass(frozen=True)
class Labels:
    """The labels of a report's tables. Periods in them are told from the report's own."""

    fields: Mapping[str, tuple[str, ...]]
    """The labels of each field, as declared."""
    least: int = 4
    """How many of them a row must have to be a header."""
    forms: Mapping[str, CellForm] = field(default_factory=dict)
    """What cells look like that hold several fields, by their heading, which is a label of each."""
    year_begins: int = APRIL
    period: PrintedPeriod | None = field(default=None, compare=False)

    def at(self, period: PrintedPeriod | None) -> Labels:
        """Return the labels of the report on a period."""
        return replace(self, period=period)

    def field_of(self, text: str) -> str | None:
        """Return the field that a heading names; `None` where none does."""
        if named := self.all_of(text):
            return named[0]
        return next(
            (name for begins, ends, name in self._sections if _between(key(text), begins, ends)),
            None,
        )

    def is_over_others(self, text: str) -> bool:
        """Whether a heading stands over those of several columns."""
        return any(said in self._over for said in self._said(text))

    def is_below_others(self, text: str) -> bool:
        """Whether a heading stands below one over several columns."""
        return any(said in self.below for said in self._said(text))

    def section_of(self, text: str) -> str | None:
        """Return the name of the priority in a heading of measures, as printed; `None` for none."""
        for label in self.fields.get("measure", ()):
            before_it, found, behind = label.partition(SECTION)
            text = " ".join(text.split())
            if found and _between(key(text), key(before_it), key(behind)):
                start, end = len(before_it.strip()), len(text) - len(behind.strip())
                return text[start:end].strip(" :–—-")
        names = {key(label) for label in self.fields.get("measure", ()) if SECTION not in label}
        return " ".join(text.split()) if len(names) > 1 and key(text) in names else None

    @property
    def name_sections(self) -> bool:
        """Whether the heading of the measures names their priority."""
        return bool(self._sections)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of the labels, as it is compared; a stroke between two may be printed."""
        strokes = {"/"} if any(OVER in label for label in self._all()) else set()
        return frozenset(strokes | {key(word) for each in self._all() for word in _words(each)})

    @cached_property
    def first_words(self) -> frozenset[str]:
        """The words with which the headings of measures and their codes begin."""
        return frozenset(
            key(words[0])
            for name in ("measure", "code")
            for label in self.fields.get(name, ())
            if (words := list(_words(label)))
        )

    @cached_property
    def telling_words(self) -> frozenset[str]:
        """The words of the labels that hardly stand elsewhere in a report's margins."""
        return frozenset(word for word in self.words if len(word) >= _TELLING or word == "ytd")

    @cached_property
    def below(self) -> frozenset[str]:
        """What stands below headings over several columns, as it is compared."""
        return frozenset(key(label.split(OVER)[1]) for label in self._all() if OVER in label)

    @cached_property
    def initials(self) -> str:
        """The letters with which headings of the measures begin, small and capital."""
        letters = "".join(sorted({word[0] for word in self.first_words}))
        return letters + letters.upper()

    @cached_property
    def any_may_begin(self) -> bool:
        """Whether the heading of the measures may begin with any word."""
        return bool(self._sections) or any(
            label.startswith((*TOKENS, BLANK)) for label in self.fields.get("measure", ())
        )

    def may_begin(self, word: str) -> bool:
        """Whether a word may be the beginning of the heading of the measures, or of their codes."""
        return self.any_may_begin or word.casefold().startswith(self._beginnings)

    def may_hold(self, word: str) -> bool:
        """Whether a word may stand in the heading of a column: quickly told, and sure where it may not."""
        said = key(word).replace("/", "")
        return not word.isascii() or self._names_more or said in self._all_keys

    @cached_property
    def _names_more(self) -> bool:
        """Whether headings have words that the labels do not: a priority's name, a period."""
        return bool(self._sections or self._tokens_used)

    @cached_property
    def _all_keys(self) -> str:
        return "\n".join(self._by_key)

    @cached_property
    def _beginnings(self) -> tuple[str, ...]:
        return tuple(sorted({word[:2] for word in self.first_words}))

    def all_of(self, text: str) -> tuple[str, ...]:
        """Return every field that a heading names: a figure's, and what is drawn or said beside it."""
        found = (self._by_key.get(said.replace("/", "")) for said in self._said(text))
        return next(filter(None, found), ())

    def form_of(self, text: str) -> CellForm | None:
        """Return what the cells below a heading look like, where they hold several fields."""
        forms = {key(label).replace("/", ""): form for label, form in self.forms.items()}
        found = (forms.get(said.replace("/", "")) for said in self._said(text) if forms)
        return next(filter(None, found), None)

    @cached_property
    def _by_key(self) -> dict[str, tuple[str, ...]]:
        named: dict[str, list[str]] = {}
        # What is drawn in a cell stands beside what is written there.
        for name in sorted(self.fields, key=beside):
            for label in self.fields[name]:
                if SECTION not in label:
                    named.setdefault(key(label).replace("/", ""), []).append(name)
        return {label: tuple(names) for label, names in named.items()}

    @cached_property
    def _over(self) -> frozenset[str]:
        return frozenset(key(label.split(OVER)[0]) for label in self._all() if OVER in label)

    @cached_property
    def _sections(self) -> list[tuple[str, str, str]]:
        return [
            (key(begins), key(ends), name)
            for name, labels in self.fields.items()
            for label in labels
            if SECTION in label
            for begins, ends in [label.replace(OVER, " ").split(SECTION, 1)]
        ]

    def without_periods(self, text: str) -> str:
        """Return a text without the periods in it for which a token stands in a label.

        The year of one may stand on a line of its own, below "Qtr 1".
        """
        for printed in reversed(self._periods_in(text) if self._tokens_used else ()):
            own = self._tokens_used.intersection((*self._tokens(printed), *self._parts(printed)))
            if own:
                text = f"{text[: printed.start]} {text[printed.end :]}"
        return text

    @cached_property
    def _tokens_used(self) -> frozenset[str]:
        return frozenset(
            t for t in (*TOKENS, EARLIER, YEAR) if any(t in label for label in self._all())
        )

    def _periods_in(self, text: str) -> Sequence[PrintedPeriod]:
        if self.period is None or not (any(map(str.isdigit, text)) or text[:1].isupper()):
            return ()
        return find_in_report(text, self.period, self.year_begins)

    def _all(self) -> Iterator[str]:
        for labels in self.fields.values():
            yield from labels

    def _said(self, text: str) -> Iterable[str]:
        """Yield a heading as it is compared, then with each token that a period in it fits."""
        yield key(text)
        for printed in self._periods_in(text):
            for token in self._tokens(printed):
                yield key(text[: printed.start] + token + text[printed.end :])

    @cached_property
    def _periods(self) -> Sequence[tuple[str, PrintedPeriod]]:
        """The tokens, each with the period that it stands for."""
        if self.period is None:
            return ()
        own = self.period, before(self.period), a_year_before(self.period)
        return tuple(zip(TOKENS, own, strict=True))

    def _parts(self, printed: PrintedPeriod) -> Iterator[str]:
        """Yield the tokens of the periods that a printed year holds."""
        if printed.type is PeriodType.YEAR:
            yield from (token for token, period in self._periods if printed.holds(period))

    def _tokens(self, printed: PrintedPeriod) -> Iterator[str]:
        assert self.period is not None
        yield from (token for token, period in self._periods if printed.is_same(period))
        if printed.last_day < self.period.first_day:
            yield EARLIER
        is_year = printed.type is PeriodType.YEAR and self.period.type is not PeriodType.YEAR
        if is_year and printed.first_day <= self.period.first_day <= printed.last_day:
            yield YEAR


def _between(text: str, begins: str, ends: str) -> bool:
    return len(text) > len(begins) + len(ends) and text.startswith(begins) and text.endswith(ends)


def _words(label: str) -> Iterator[str]:
    for word in label.replace(OVER, " ").split():
        if not word.startswith("{"):
            yield word

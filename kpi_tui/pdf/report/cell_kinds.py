"""Whether the cells of a field hold what such a field holds: names are no figures, figures no prose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from kpi_tui.empty_cells import is_empty, names_nobody
from kpi_tui.figures import Unit, parse, word_of
from kpi_tui.labels import plural
from kpi_tui.pdf.table.fields import FIGURES
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.profiles.doubtful import says_who, worded
from kpi_tui.profiles.phrases import PEOPLE
from kpi_tui.regex import regex
from kpi_tui.report import PROSE_FIELDS, Priority, Reading, Warning

PROSE = 40
"""A figure has fewer letters."""
_FEW_CELLS = 2
"""So many cells of another kind are no sign of a wrong column."""
_MANY = 9
"""So many measures are too few to tell by texts that repeat."""
_ALIKE = 3
"""Texts that stand so often each, on average, are no measure's own."""
_LONGEST_NAME, _LONGEST_TITLE = 80, 120
_WORD = regex(r"[^\W\d_]{2}")
_WITH_DIGITS = regex(r"\s*\S*\d\S*")
_LEAD = regex(r"([A-Z][A-Za-z /]{2,40})[:–—-]")
"""What a line begins with that says whose or what it is: `Lead officer:`."""


def has_word(text: str) -> bool:
    """Whether a text has a word of two letters or more."""
    return _WORD.search(text) is not None


def unlike_their_field(
    readings: Sequence[Reading], headings: Mapping[str, str]
) -> Iterator[Warning]:
    """Yield a doubt for each field most of whose texts are of another kind: names among figures.

    `headings` holds what the column of a field is headed.
    """
    names = (*FIGURES, "measure_name", *PROSE_FIELDS, *PEOPLE)
    for name in names:
        said = _texts(name, readings)
        odd = [text for text in said if _is_odd(name, text)]
        if len(odd) > _FEW_CELLS and 2 * len(odd) > len(said):
            kind = "figure" if name in FIGURES else "text" if name in PROSE_FIELDS else "name"
            headed = _headed(name, headings)
            message = f"{worded(name)} of {len(odd)} measures{headed} is no {kind}, the first"
            yield _doubt(message, odd[0])
    codes = [each.measure_code for each in readings if not each.code_is_ours]
    figures = [code for code in codes if parse(code).unit in (Unit.PERCENT, Unit.GBP)]
    if len(figures) > _FEW_CELLS and 2 * len(figures) > len(codes):
        yield _doubt(f"the code of {len(figures)} measures is a figure, the first", figures[0])
    for name in ("measure_name", "comment"):
        said = _texts(name, readings)
        counts = Counter(said)
        if len(said) > _MANY and _ALIKE * len(counts) <= len(said):
            what = name.removeprefix("measure_")
            most = counts.most_common(1)[0][0]
            of = f"{len(said)} measures{_headed(name, headings)}"
            yield _doubt(f"the {what} of {of} has {len(counts)} texts, as", most)
    yield from _naming_people(readings)


def doubts_of_priorities(
    readings: Sequence[Reading], priorities: Sequence[Priority], headings: Mapping[str, str]
) -> Iterator[Warning]:
    """Yield a doubt where priorities are no titles, or what stands below them says who answers."""
    headed = _headed("priority", headings)
    titles = [each.title for each in priorities if each.title]
    odd = [text for text in titles if _is_odd("priority", text)]
    if odd:
        yield _doubt(
            f"the title of {plural(len(odd), 'priority')}{headed} is no name, the first", odd[0]
        )
    if len(readings) > _MANY and 2 * len(titles) > len(readings):
        count = f"{len(titles)} priorities{headed} of {len(readings)} measures"
        yield _doubt(f"{count} are hardly their priorities, the first", titles[0])
    told = [each for each in titles if says_who(each) and re.search(r"[:(]", each)]
    if len(told) > 1 and 2 * len(told) > len(titles):
        yield _doubt("titles of priorities name the portfolio holder or the directors, as", told[0])
    lines = [line for each in priorities for line in each.commitments if is_of_people(line)]
    if len(lines) > 1 and 2 * len(lines) >= len(titles):
        why = "the portfolio holder or the directors are not read from below the priorities’ titles"
        yield _doubt(f"{why}, where they may stand, as", lines[0])
    said = Counter(
        line for each in priorities for line in dict.fromkeys(map(_headed_alike, each.commitments))
    )
    for line, times in said.items():
        if times > _FEW_CELLS and 2 * times > len(titles):
            yield _doubt(f"below the titles of {times} priorities stands, each time,", line)


def _headed(name: str, headings: Mapping[str, str]) -> str:
    """Return the heading of a field's column in brackets, where it is printed."""
    heading = headings.get("measure" if name == "measure_name" else name)
    return f" (under {quoted(heading)})" if heading else ""


def _headed_alike(line: str) -> str:
    """Return a line without the figures that a heading flows together with; a sentence keeps its own."""
    words = line if line.rstrip().endswith((".", ";")) else _WITH_DIGITS.sub("", line).strip()
    return words if has_word(words) else line


def is_of_people(line: str) -> bool:
    """Whether a line says who answers, and nothing else."""
    is_short = len(line) <= _LONGEST_NAME and not line.rstrip().endswith((".", ";"))
    return is_short and says_who(line)


def _naming_people(readings: Sequence[Reading]) -> Iterator[Warning]:
    """Yield a doubt where most comments have a line that says who answers for their measure."""
    said = [reading.comment for reading in readings if reading.comment]
    lines = [line for text in said for line in text.split("\n")]
    found = (_LEAD.match(line) for line in lines)
    counts = Counter(each[1] for each in found if each and says_who(each[1]))
    for lead, count in counts.items():
        if count > _FEW_CELLS and 2 * count > len(said):
            yield _doubt(f"the comment of {count} measures names the directors, behind", lead)


def _texts(name: str, readings: Sequence[Reading]) -> list[str]:
    values = (getattr(reading, name) for reading in readings)
    texts = [" ".join(each) if isinstance(each, tuple) else each for each in values if each]
    says_none = names_nobody if name in PEOPLE else is_empty
    return [text for text in texts if not says_none(text)]


def _is_odd(name: str, text: str) -> bool:
    """Whether a text is of another kind than those of its field."""
    if name in FIGURES:
        return not any(map(str.isdigit, text)) or len(text) > PROSE
    if name == "timeframe" and any(map(str.isdigit, text)):
        return False  # a date, or a year
    # “1,000 homes” may be a name.
    is_figure = parse(text).unit is not Unit.TEXT and not word_of(text)
    if is_figure or not has_word(text):
        return True
    if name == "measure_name":
        return text.endswith(".") and " " in text
    longest = _LONGEST_TITLE if name == "priority" else _LONGEST_NAME
    return name not in PROSE_FIELDS and (len(text) > longest or text.endswith("."))


def _doubt(message: str, quote: str) -> Warning:
    return Warning(None, None, f"{message} {quoted(quote)}")

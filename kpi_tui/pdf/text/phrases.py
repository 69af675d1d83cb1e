"""The fixed phrases by which a reader finds their way through the annex."""

from __future__ import annotations

import re
from typing import NamedTuple

from kpi_tui.pdf.page.statements import NOTE, STATUS_OF

CODE = re.compile(r"(OCC\d{2})\s*\.\s*(\d{2})(?!\d|[a-z]\b|\.\d)")
"""A measure's code. Its parts may stand on two lines of a narrow cell."""
_MISPRINTED_CODE = re.compile(
    r"(?:[O0Q]{1,2}\s?C{1,3}|C{2,3})[\s.-]*"  # a letter too few, too many or a nought
    r"(?P<priority>[\dIl]?\d[\dOIl]?)"
    r"(?:\s*[.,:;·/_–—-]\s*|\s+)(?P<number>\d[\dOIl]{0,2}(?:\.\d{1,2})?[a-z]?)(?![\w%])"
    r"|[O0]CC\s?(?P<alone>\d{1,3})(?!\w)",
    re.I,
)
"""What was meant as a code, where a row of a table begins with it."""
PRIORITY = re.compile(r"(OCC\d{2})(?![-–—:]\d{1,3}\b)\s*[-–—:]\s*(\S.*)")
DATE = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
PAGE_NUMBER = re.compile(r"(page\s*)?\d{1,3}(\s*(of|/)\s*\d{1,3})?", re.I)
_NO_REPORTS = re.compile(r"planning pattern|all \d+ selected|page \d{1,3} of \d{1,3}", re.I)
"""Page numbers, and what the council's system left on the page of its own buttons."""
_LEFT_BLANK = re.compile(
    r"\W*(this|the following|the next|following|next)?\s*(page|side|sheet)?\s*"
    r"(is|are|has been|was)?\s*(left|intentionally|deliberately|purposely)?\s*"
    r"(left|intentionally|deliberately|purposely)?\s*(blank|empty)\s*"
    r"(page|sheet|intentionally|deliberately|on purpose|for (double-sided )?printing)?\W*",
    re.I,
)
"""What stands on a page that has nothing else on it."""


class PrintedCode(NamedTuple):
    """The code that a row begins with."""

    printed: str
    """With its white space folded; one that is as it should be has none."""
    priority: str
    """The code of its priority."""
    likely: str
    """What was meant, where it is misprinted."""
    end: int
    """Where it ends in the text."""

    @property
    def is_misprint(self) -> bool:
        """Whether codes do not look like this."""
        return self.printed != self.likely


def code_at_start(text: str) -> PrintedCode | None:
    """Return the measure's code that a text begins with, also a misprinted one."""
    match = CODE.match(text)
    if match:
        code = f"{match[1]}.{match[2]}"
        return PrintedCode(code, match[1], code, match.end())
    match = _MISPRINTED_CODE.match(text)
    if match is None:
        return None
    priority = f"OCC{_digits(match['priority'] or match['alone'])}"
    likely = f"{priority}.{_digits(match['number'])}" if match["number"] else f"{priority}.01"
    return PrintedCode(" ".join(match[0].split()), priority, likely, match.end())


def _digits(text: str) -> str:
    """Return two digits for a number as printed: `9`, `010`, `100`, `1O` or `l0`."""
    number = text.upper().translate(str.maketrans("OIL", "011"))
    digits = re.match(r"\d+", number)
    return f"{int(digits[0]) if digits else 0:02}"[:2]


def ends_table(text: str) -> bool:
    """Whether a line is a heading's: no row of a table goes on past it."""
    return bool(PRIORITY.match(text) or STATUS_OF.match(text) or NOTE.search(text))


def is_furniture(text: str) -> bool:
    """Whether a line is none of the report's, wherever it stands."""
    return bool(_NO_REPORTS.fullmatch(text.strip()))


def says_blank(text: str) -> bool:
    """Whether a line says of its page that nothing stands on it."""
    return bool(_LEFT_BLANK.fullmatch(text))

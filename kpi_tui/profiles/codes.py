"""How a report's codes look: declared as a shape, such as `AB##.##`, and found in text.

In a shape `#` is a digit and `@` a capital letter, `{number}` is one to three digits and `{letters}`
one to four capitals. Everything else stands for itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from kpi_tui.regex import regex

_TOKEN = regex(r"\{number\}|\{letters\}|.", re.S)
_EXPRESSIONS = {
    "#": r"\d",
    "@": "[A-Z]",
    "{number}": r"(?>\d{1,3})(?!\d)",
    "{letters}": "(?>[A-Z]{1,4})",
}
_LOOK_ALIKE = {"O": "[O0Q]", "I": "[I1l]", "S": "[S5]", "B": "[B8]", "Z": "[Z2]"}
_DIGITS = str.maketrans("OIL", "011")
_MOST = 24
"""The most parts of a shape."""


class PrintedCode(NamedTuple):
    """The code that a row begins with."""

    printed: str
    """A code of the right shape without white space; a misprint with its white space folded."""
    priority: str
    """The code of its priority; empty where codes do not name one."""
    likely: str
    """The code that was meant; of one that is no misprint, itself."""
    end: int
    """Where it ends in the text."""

    @property
    def is_misprint(self) -> bool:
        """Whether it is not printed as it was meant."""
        return self.printed != self.likely


@dataclass(frozen=True)
class CodeShape:
    """What a measure's code looks like, and which part of it names its priority."""

    shape: str
    priority: str = ""
    """The beginning of the shape that is its priority's code; empty where codes name none."""

    def __post_init__(self) -> None:
        """Check the shape. Raises `ValueError` where it is none."""
        tokens = _TOKEN.findall(self.shape)
        if not 0 < len(tokens) <= _MOST or not any(token in _EXPRESSIONS for token in tokens):
            raise ValueError(f"{self.shape!r} is no shape of a code: write AB##.##, say")
        for brace in re.findall(r"\{[a-z_]+\}", self.shape):
            if brace not in _EXPRESSIONS:
                raise ValueError(f"{brace} is no part of a shape: {', '.join(_EXPRESSIONS)} are")
        if not self.shape.startswith(self.priority) or self.shape == self.priority:
            raise ValueError(f"{self.shape!r} does not begin with {self.priority!r}")

    @cached_property
    def example(self) -> str:
        """A code of this shape, for messages: `AB01.02`."""
        digits = iter("0102030405")
        return "".join(
            next(digits)
            if token in ("#", "{number}")
            else {"@": "A", "{letters}": "AB"}.get(token, token)
            for token in _TOKEN.findall(self.shape)
        )

    def is_like(self, other: CodeShape) -> bool:
        """Whether some codes have both shapes, as far as an example tells."""
        return self.match(other.example) is not None or other.match(self.example) is not None

    @cached_property
    def _code(self) -> re.Pattern[str]:
        ends = r"(?!\d|[a-z]\b|\.\d)" if self.shape[-1] in "#}" else r"(?!\w)"
        rest = _expression(self.shape[len(self.priority) :])
        return re.compile(f"(?P<priority>{_expression(self.priority)}){rest}{ends}")

    @cached_property
    def _row(self) -> re.Pattern[str]:
        """A line that begins with a code, misprinted ones included."""
        prefix, rest = self._letters
        if not prefix:
            return re.compile(rf"^\W{{0,3}}(?:{_expression(self.shape)})", re.M)
        digits = r"\W{0,2}\d{1,2}\W{1,2}\d" if "." in rest or "-" in rest else r"\W{0,2}\d"
        return re.compile(rf"^\W{{0,3}}{_alike(prefix[0])}{re.escape(prefix[1:])}{digits}", re.M)

    @cached_property
    def _named(self) -> re.Pattern[str] | None:
        """The beginning of a code, in a text without white space."""
        prefix, _ = self._letters
        return (
            re.compile(rf"{_alike(prefix[0])}{re.escape(prefix[1:])}\d{{1,2}}") if prefix else None
        )

    @cached_property
    def _letters(self) -> tuple[str, str]:
        """The letters that every code begins with, two or more, and what follows them."""
        letters = re.match(r"[A-Z]{2,}(?=[#{])", self.shape)
        return (letters[0], self.shape[letters.end() :]) if letters else ("", self.shape)

    @cached_property
    def _misprinted(self) -> re.Pattern[str] | None:
        """A misprinted code; none where codes are not letters and two numbers, as `AB##.##`."""
        prefix, rest = self._letters
        if not prefix or not re.fullmatch(r"#+[.:/-]#+", rest):
            return None
        runs = [(letter, len(list(same))) for letter, same in groupby(prefix)]
        whole = r"\s?".join(f"{_alike(letter)}{{1,{n + 1}}}" for letter, n in runs)
        lacking = r"\s?".join(f"{_alike(letter)}{{{n},{n + 1}}}" for letter, n in runs[1:])
        letters = f"(?:{whole}|{lacking})" if lacking else whole
        exact = "".join(_LOOK_ALIKE.get(letter, letter).replace("Q", "") for letter in prefix)
        return re.compile(
            letters + r"[\s.-]*"
            r"(?P<priority>[\dIl]?\d[\dOIl]?)"
            r"(?:\s*[.,:;·/_–—-]\s*|\s+)(?P<number>\d[\dOIl]{0,2}(?:\.\d{1,2})?[a-z]?)(?![\w%])"
            rf"|{exact}\s?(?P<alone>\d{{1,3}})(?!\w)",
            re.I,
        )

    def at_start(self, text: str) -> PrintedCode | None:
        """Return the measure's code that a text begins with, also a misprinted one."""
        match = self._code.match(text)
        if match:
            code = _folded(match[0])
            return PrintedCode(code, _folded(match["priority"]), code, match.end())
        match = self._misprinted.match(text) if self._misprinted else None
        if match is None:
            return None
        prefix, rest = self._letters
        first, sign, second = re.fullmatch(r"(#+)(.)(#+)", rest).groups()  # type: ignore[union-attr]
        priority = prefix + _number(match["priority"] or match["alone"], len(first))
        number = (
            _number(match["number"], len(second)) if match["number"] else "1".zfill(len(second))
        )
        named = priority if self.priority else ""
        return PrintedCode(
            " ".join(match[0].split()), named, f"{priority}{sign}{number}", match.end()
        )

    def match(self, text: str) -> str | None:
        """Return the code that a text begins with, without white space; `None` for none."""
        match = self._code.match(text)
        return _folded(match[0]) if match else None

    def find(self, text: str) -> set[str]:
        """Return the codes that are printed in a text, without white space."""
        return {_folded(match[0]) for match in self._code.finditer(text)}

    def begins_line(self, text: str) -> bool:
        """Whether a line of a page's text begins with a code, misprinted ones included."""
        return self._row.search(text) is not None

    def is_named(self, squashed: str) -> bool:
        """Whether a text without white space names a measure or a priority by its code."""
        return self._named is not None and self._named.search(squashed) is not None

    def headed(self, text: str) -> set[str]:
        """Return the codes of priorities with which lines of a page's text begin as headings."""
        return set(self._headed.findall(text)) if self.priority else set()

    @cached_property
    def _headed(self) -> re.Pattern[str]:
        return re.compile(rf"^\W{{0,3}}({_expression(self.priority)})\s*[-–—−:]", re.M)

    @cached_property
    def priority_expression(self) -> str:
        """The regular expression of a priority's code; empty where codes name none.

        It finds none where a hyphen and digits follow, as in a misprinted code of a measure.
        """
        return rf"{_expression(self.priority)}(?![-–—−:]\d{{1,3}}\b)" if self.priority else ""


def _expression(shape: str) -> str:
    parts = []
    for token in _TOKEN.findall(shape):
        if token in _EXPRESSIONS:
            parts.append(_EXPRESSIONS[token])
        elif token.isspace():
            parts.append(r"(?>\s*)")
        else:
            literal = re.escape(token)
            parts.append(literal if token.isalnum() else rf"(?>\s*){literal}(?>\s*)")
    return "".join(parts)


def _alike(letter: str) -> str:
    return _LOOK_ALIKE.get(letter, letter)


def _folded(text: str) -> str:
    return "".join(text.split())


def _number(text: str, width: int) -> str:
    """Return so many digits for a number as printed: `9`, `010`, `100`, `1O` or `l0`."""
    digits = re.match(r"\d+", text.upper().translate(_DIGITS))
    return str(int(digits[0]) if digits else 0).zfill(width)[:width]

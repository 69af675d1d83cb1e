"""Phrases in which a report prints something: `Quarter {quarter} {year}`, `Latest: {period_actual}`.

A profile is data and may come from anybody, so it holds no regular expressions, which can be made to
hang. A phrase has words, and placeholders for what is printed in their place. Its own white space,
colons and commas may be missing on the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from kpi_tui.months import NAMED_MONTH
from kpi_tui.regex import regex

PLACEHOLDER = regex(r"\{([a-z_]+)\}")
"""What stands in a text for something printed; its name is between the braces."""
_MOST_PLACEHOLDERS = 12
_LONGEST = 600
"""Characters of a text in which a phrase is looked for."""
_SEPARATORS = ":;,"
"""Signs of a phrase that the page may lack."""
_DASHES = "-‐‑–—−"
_EXPRESSIONS = {
    "date": rf"\d{{1,2}}/\d{{1,2}}/\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s?(?:{NAMED_MONTH})\s?\d{{4}}",
    "month": rf"(?:{NAMED_MONTH})[{_DASHES}\s]{{0,2}}(?:\d{{4}}|\d{{2}})\b",
    "quarter": r"[1-4]|one|two|three|four|first|second|third|fourth",
    "half": r"[12]|one|two|first|second",
    "year": rf"(?:20)?\d\d\s?[{_DASHES}/]\s?(?:20)?\d\d|20\d\d",
    "period": r"\S.{0,60}",
    "number": r"\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve",
    "title": r"\S.{0,500}",
    "name": r"\S.{0,120}",
    "any": r".{0,200}",
}
"""What a placeholder stands for. One that is not here is a field, and stands for its figure or word."""
PEOPLE = ("directors", "portfolio_holder")
"""The fields that name who answers for a measure, or for all of a priority."""
_VALUE = r"[^\s()|]{1,40}"
_STATUS = r"[^()|\d]{1,40}"


@dataclass(frozen=True)
class Phrase:
    """A phrase with placeholders. Raises `ValueError` where it says nothing that can be found."""

    text: str
    fields: frozenset[str] = frozenset()
    """The placeholders that may stand in it besides the usual ones."""
    code: str = ""
    """The regular expression of `{code}`, where it may stand in it."""

    def __post_init__(self) -> None:
        """Check the phrase. Raises `ValueError`."""
        names = self.names
        known = {*_EXPRESSIONS, *self.fields, *(["code"] if self.code else [])}
        for name in names:
            if name not in known:
                raise ValueError(f"{{{name}}} is no placeholder: {', '.join(sorted(known))} are")
        if "{" in PLACEHOLDER.sub("", self.text) or "}" in PLACEHOLDER.sub("", self.text):
            raise ValueError(f"a bracket of {self.text!r} has no other half")
        if len(names) != len(set(names)):
            raise ValueError(f"a placeholder stands twice in {self.text!r}")
        if len(names) > _MOST_PLACEHOLDERS:
            raise ValueError(f"{self.text!r} has more than {_MOST_PLACEHOLDERS} placeholders")
        if sum(name in ("title", "name", "any") for name in names) > 2:
            raise ValueError(f"{self.text!r} has more than two texts of any length")
        if not self.text.strip():
            raise ValueError("a phrase is empty")

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Its placeholders, from left to right."""
        return tuple(PLACEHOLDER.findall(self.text))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its own words, small and without signs."""
        said = PLACEHOLDER.sub(" ", self.text).casefold()
        return tuple(re.findall(r"\w{3,}", said))

    @cached_property
    def lead(self) -> str:
        """The words before its first placeholder; empty where it begins with one."""
        return PLACEHOLDER.split(self.text)[0].strip()

    def leads(self, text: str) -> bool:
        """Whether a text begins with its words, whatever stands at the placeholders."""
        return self._lead.match(_folded(text)) is not None

    @cached_property
    def _lead(self) -> re.Pattern[str]:
        return re.compile(_literal(self.lead) + r"(?!\w)", re.I)

    def fills(self, text: str) -> dict[str, str] | None:
        """Return what stands at the placeholders where the phrase is all of a text."""
        return _found(self._pattern.fullmatch(_folded(text)))

    def begins(self, text: str) -> dict[str, str] | None:
        """Return what stands at the placeholders where a text begins with the phrase."""
        return _found(self._pattern.match(_folded(text)))

    def find(self, text: str) -> dict[str, str] | None:
        """Return what stands at the placeholders where the phrase first stands in a text."""
        return _found(self._pattern.search(_folded(text)))

    def spans(self, text: str) -> list[dict[str, tuple[int, int]]]:
        """Return where each placeholder stands, for every time that the phrase is found in a text.

        White space in the text has to be folded to single spaces.
        """
        return [
            {name: match.span(name) for name in self.names}
            for match in self._pattern.finditer(text[:_LONGEST])
        ]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """The phrase as an expression whose time grows with the text only.

        A placeholder ends where what follows it first stands, and is never tried again.
        """
        tokens = PLACEHOLDER.split(self.text)
        parts = [_literal(tokens[0])]
        for at in range(1, len(tokens), 2):
            name, after = tokens[at], tokens[at + 1]
            expression = self._stands_for(name)
            follows = _literal(after)
            if at + 2 < len(tokens) and not after.strip(f" {_SEPARATORS}"):
                follows = rf"(?>[\s{_SEPARATORS}]+)(?:{self._stands_for(tokens[at + 2])})"
            if follows and expression.endswith("}"):
                expression = f"{expression}?(?={follows})"
            parts.append(f"(?P<{name}>(?>{expression}))")
            parts.append(_literal(after) or "")
        return re.compile("".join(parts), re.I)

    def _stands_for(self, name: str) -> str:
        if name == "code" and self.code:
            return self.code
        if name in _EXPRESSIONS:
            return _EXPRESSIONS[name]
        if name in PEOPLE:
            return _EXPRESSIONS["name"]
        return _STATUS if name.endswith("status") else _VALUE


def _folded(text: str) -> str:
    """Return the beginning of a text, its white space folded."""
    return " ".join(text[:_LONGEST].split())


def _literal(text: str) -> str:
    """Return the expression for a phrase's own text, in which separators may be missing.

    Between two placeholders, where there is no word, they have to be there.
    """
    has_words = any(map(str.isalnum, text))
    loose = has_words or text.isspace()
    parts = []
    # All separators between two words are one run, taken at once: two runs side by side would be
    # divided in every possible way.
    for token in re.findall(rf"[{_DASHES}\s{_SEPARATORS}]+|.", text):
        if token.strip(f" {_SEPARATORS}{_DASHES}"):
            parts.append(re.escape(token))
            continue
        signs = "" if loose else "".join(sorted(set(token) & set(_SEPARATORS)))
        dash = rf"(?>[{_DASHES}])(?>[\s{_SEPARATORS}]*)" if set(token) & set(_DASHES) else ""
        if signs and not dash:
            parts.append(rf"(?>\s*)(?>[{signs}])(?>\s*)")
        elif dash:
            parts.append(rf"(?>[\s{_SEPARATORS}]*){dash}")
        else:
            parts.append(rf"(?>[\s{_SEPARATORS}]*)" if loose else r"(?>\s*)")
    return "".join(parts)


def _found(match: re.Match[str] | None) -> dict[str, str] | None:
    """Return what stands at the placeholders; `None` where one has nothing but separators."""
    if match is None:
        return None
    found = {name: text.strip(f" {_SEPARATORS}") for name, text in match.groupdict().items()}
    return found if all(text for name, text in found.items() if name != "any") else None

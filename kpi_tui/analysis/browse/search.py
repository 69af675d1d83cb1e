"""Looking for words: those that are typed, and others of the same stem where these are said."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kpi_tui.regex import regex
from kpi_tui.text import fold

_WORD = regex(r"[^\W_]+(?:['-][^\W_]+)*")
_BEGINS_ALIKE = 3
"""Letters that two words of one stem begin with; a shorter word has no other forms."""
_FORMS_SAID = 4
"""Other forms of a word that are named."""


class Vocabulary:
    """The words that some folded texts say."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._by_start: dict[str, set[str]] = defaultdict(set)
        for word in {word for text in texts for word in _WORD.findall(text)}:
            self._by_start[word[:2]].add(word)

    def forms(self, word: str) -> tuple[str, ...]:
        """Return the other words that are the same but for their ending, a hyphen or an apostrophe.

        Words that have this one in them are left out, as a search for it finds them anyway.
        """
        if len(word) < _BEGINS_ALIKE or not word[:2].isalpha():
            return ()
        from kpi_tui.analysis.browse.stems import stem

        start, bare, root = word[:_BEGINS_ALIKE], _bare(word), stem(word)
        return tuple(
            sorted(
                other
                for other in self._by_start.get(word[:2], ())
                if word not in other
                and (_bare(other) == bare or (other.startswith(start) and stem(other) == root))
            )
        )


@dataclass(frozen=True, slots=True)
class Term:
    """A word that is typed."""

    word: str
    forms: tuple[str, ...]
    """Other words that count as it, each as a whole."""
    pattern: re.Pattern[str]

    def is_in(self, text: str) -> bool:
        """Whether a folded text says it."""
        if "-" not in self.word:
            if self.word in text:
                return True
            if not any(form in text for form in self.forms):
                return False
        return self.pattern.search(text) is not None


@dataclass(frozen=True)  # without slots, so that it can keep its pattern
class Search:
    """The words that are looked for; a text is found where it says them all."""

    terms: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms)

    def matches(self, text: str) -> bool:
        """Whether a folded text says every one of the words."""
        return all(term.is_in(text) for term in self.terms)

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """Finds each place of a folded text that says one of them, the longest words first."""
        if not self.terms:
            return None
        longest_first = sorted(self.terms, key=lambda term: -len(term.word))
        return re.compile("|".join(term.pattern.pattern for term in longest_first))

    @property
    def forms_said(self) -> str:
        """The words that count as those typed: `library, libraries`; nothing where none do."""
        return " · ".join(
            ", ".join((term.word, *term.forms[:_FORMS_SAID])) for term in self.terms if term.forms
        )


NOTHING = Search()
"""The search for no words."""


def search_for(text: str, vocabulary: Vocabulary) -> Search:
    """Return the search for the words of a text, with words of a vocabulary that have their stems.

    Words in quotation marks are looked for as they are, one behind the other.
    """
    terms: list[Term] = []
    for word in dict.fromkeys(words_typed(text)):
        phrase = word.strip('" ')
        if phrase:
            is_phrase = word.startswith('"')
            terms.append(_term(phrase, () if is_phrase else vocabulary.forms(word)))
    return Search(tuple(terms))


def words_typed(text: str) -> tuple[str, ...]:
    """Return the folded words of a text; what is in quotation marks is one word, marks and all."""
    return tuple(_TYPED.findall(fold(text)))


_TYPED = regex(r'"[^"]*"?|[^\s"]\S*')


def _term(word: str, forms: tuple[str, ...]) -> Term:
    parts = word.split("-")
    typed = "[- ]?".join(map(re.escape, parts)) if all(parts) else re.escape(word)
    whole = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    return Term(word, forms, re.compile(rf"{typed}|\b(?:{whole})\b" if whole else typed))


def _bare(word: str) -> str:
    return word.replace("-", "").replace("'", "")

"""A table of a profile, read key by key: values are checked, and keys that nothing reads refused."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from kpi_tui.errors import ProfileError
from kpi_tui.profiles.phrases import Phrase
from kpi_tui.text import squash

_SHOWN = 60
"""Letters of a key that a message shows."""
LONGEST = 300
"""Characters of a text in a profile."""


_Chosen = TypeVar("_Chosen")


class CheckedTable:
    """A table of a profile: what is taken from it is checked, and `done` refuses what is left.

    Each method that takes a value raises `ProfileError` where it is not as it should be.
    """

    def __init__(self, file: str, name: str, data: object) -> None:
        self._file = file
        self._name = name
        self._known: list[str] = []
        if not isinstance(data, dict):
            raise ProfileError(f"{file}: {name}: write a table, [{name}]")
        self._data: dict[str, Any] = data

    @property
    def is_empty(self) -> bool:
        """Whether the profile does not have it."""
        return not self._data

    @property
    def names(self) -> tuple[str, ...]:
        """Its keys, where they are texts of the report."""
        return tuple(self._data)

    def refuse(self, name: str, why: str) -> None:
        """Raise `ProfileError` for a key."""
        where = f"[{self._name}] {name}" if self._name else name
        raise ProfileError(f"{self._file}: {_plain(where)}: {why}")

    def built(self, name: str, build: Callable[[], _Chosen]) -> _Chosen:
        """Return what `build` makes of the value of a key; its `ValueError` becomes `ProfileError`."""
        try:
            return build()
        except ValueError as error:
            where = f"[{self._name}] {name}" if self._name else name
            raise ProfileError(f"{self._file}: {where}: {error}") from error

    def take(self, name: str, kind: type[_Chosen], default: _Chosen) -> _Chosen:
        """Return a value, which must be of this type; the default where there is none."""
        self._known.append(name)
        value = self._data.get(name, default)
        if type(value) is not kind:
            words = {int: "a number", bool: "true or false", str: "a text in quotes"}
            self.refuse(name, f"write {words.get(kind, kind.__name__)}")
        return value  # type: ignore[no-any-return]

    def text(self, name: str, *, needed: bool = False, default: str = "") -> str:
        """Return a text; the default where there is none."""
        text = " ".join(self.take(name, str, default).split())
        if needed and not text:
            self.refuse(name, "is missing")
        if len(text) > LONGEST or not text.isprintable():
            self.refuse(name, f"write one line of at most {LONGEST} letters")
        return text

    def texts(self, name: str) -> list[str]:
        """Return texts; one alone may stand without brackets."""
        self._known.append(name)
        value = self._data.get(name, [])
        texts = [value] if isinstance(value, str) else value
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            self.refuse(name, 'write texts, ["like", "this"]')
        folded = [" ".join(text.split()) for text in texts]
        for text in folded:
            if not text or len(text) > LONGEST or not text.isprintable():
                self.refuse(name, f"a text is empty, or longer than {LONGEST} letters")
        return folded

    def telling(self, name: str, least: int = 4) -> list[str]:
        """Return texts, each with so many letters or digits that it does not stand in any report."""
        texts = self.texts(name)
        for text in texts:
            if not is_telling(text, least):
                self.refuse(name, f"{text!r} stands in any report: write {least} letters or more")
        return texts

    def phrases(self, name: str, fields: Iterable[str] = (), code: str = "") -> list[Phrase]:
        """Return phrases with placeholders."""
        allowed = frozenset(fields)
        return [
            self.built(name, lambda text=text: Phrase(text, allowed, code))  # type: ignore[misc]
            for text in self.texts(name)
        ]

    def worded(self, name: str) -> list[Phrase]:
        """Return phrases that each have a word of their own: others would fit any line."""
        phrases = self.phrases(name)
        for phrase in phrases:
            if not phrase.words:
                self.refuse(name, f"{phrase.text!r} fits any line: write a word that it has")
        return phrases

    def choice(self, name: str, known: Mapping[str, _Chosen], default: _Chosen) -> _Chosen:
        """Return what the word of a key stands for; the default where there is none."""
        if name not in self._data:
            self._known.append(name)
            return default
        return self._chosen(name, self.take(name, str, ""), known)

    def mapping(
        self,
        name: str,
        meanings: Mapping[str, Any],
        shared: Mapping[str, str] | None,
        keys: Iterable[str] | None = None,
    ) -> dict[str, Any]:
        """Return what the words of a table mean, which go before those that many councils share.

        `meanings` are the values that may be written. With `keys` no other words may stand in it,
        and those that mean nothing are left out.
        """
        table = self.table(name)
        found: dict[str, Any] = {
            squash(word): meanings[each] for word, each in (shared or {}).items()
        }
        said: dict[str, str] = {}
        for word, meaning in table._data.items():
            if keys is not None and word not in keys:
                table.refuse(word, _no_such("key", word, keys))
            if not isinstance(meaning, str):
                table.refuse(word, "write what it means, a text in quotes")
            if not squash(word) or len(word) > LONGEST or not word.isprintable():
                table.refuse(word or '""', f"write the word as printed, at most {LONGEST} letters")
            if said.setdefault(squash(word), meaning) != meaning:
                table.refuse(word, f"means {said[squash(word)]} too: leave one out")
            found[word if keys else squash(word)] = self._chosen(
                f"{name}.{word}", meaning, meanings
            )
        return {word: meaning for word, meaning in found.items() if meaning is not None or not keys}

    def as_declared(self, name: str, meanings: Mapping[str, _Chosen]) -> dict[str, _Chosen]:
        """Return what the profile's own words mean, as it writes them; `mapping` has checked them."""
        own = self.table(name)._data
        return {word: meanings[meaning] for word, meaning in own.items()}

    def table(self, name: str) -> CheckedTable:
        """Return a table in this one, empty where there is none."""
        self._known.append(name)
        return CheckedTable(self._file, self._path(name), self._data.get(name, {}))

    def tables(self, name: str) -> list[CheckedTable]:
        """Return the tables of a list, none where there is no list."""
        self._known.append(name)
        value = self._data.get(name, [])
        if not isinstance(value, list):
            self.refuse(name, f"write a list of tables, [[{self._path(name)}]]")
        return [CheckedTable(self._file, self._path(name), each) for each in value]

    def done(self, what: str = "key") -> None:
        """Raise `ProfileError` where something was not taken."""
        for name in self._data:
            if name not in self._known:
                self.refuse(name, _no_such(what, name, self._known))

    def _path(self, name: str) -> str:
        return f"{self._name}.{name}" if self._name else name

    def _chosen(self, name: str, word: str, known: Mapping[str, _Chosen]) -> _Chosen:
        if word not in known:
            self.refuse(name, _no_such("value", word, known))
        return known[word]


def is_telling(text: str, least: int = 4) -> bool:
    """Whether a text has so many letters or digits that it does not stand in any report."""
    return sum(map(str.isalnum, text)) >= least


def _plain(text: str) -> str:
    """Return the beginning of a text of a profile as a message may show it."""
    return "".join(letter if letter.isprintable() else "?" for letter in text[:_SHOWN])


def _no_such(what: str, name: str, known: Iterable[str]) -> str:
    names = list(dict.fromkeys(known))
    near = difflib.get_close_matches(name, names, 1, 0.5)
    meant = f"did you mean {near[0]}?" if near else f"write one of {', '.join(names)}"
    return f"{_plain(name)!r} is no {what} here: {meant}"

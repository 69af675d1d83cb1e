"""What English words have in common: `library` and `libraries`, `visit`, `visits` and `visited`."""

from __future__ import annotations

from functools import lru_cache

from snowballstemmer import stemmer


@lru_cache(1 << 16)
def stem(word: str) -> str:
    """Return the stem of a folded word, which is not always a word."""
    # A new stemmer for each word: it keeps the word it works on, and several threads may ask.
    return str(stemmer("english").stemWord(word))

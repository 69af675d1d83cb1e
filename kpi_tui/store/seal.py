"""A seal inside a file over the whole of it: the SHA-256 of all its bytes, with noughts for the seal.

It shows that not a bit has changed since the file was written, statistics and lengths included.
No reader of Parquet then has to open a damaged file.
"""

from __future__ import annotations

import re
from hashlib import sha256

from kpi_tui.regex import regex

KEY = "seal of kpi_tui"
"""The seal's key. It lacks the prefix of our other metadata: 0.1.0 reads all with it as JSON."""
BLANK = "0" * 64
"""The text in place of the seal while that is worked out."""
# How Parquet's footer (Thrift's compact protocol) writes a key and a value of 64 bytes.
_SEALED = regex(KEY.encode() + rb"\x18\x40([0-9a-f]{64})")


def seal(content: bytes) -> bytes:
    """Return a file's content with its seal in place of `BLANK` under `KEY`.

    Raises `ValueError` where `BLANK` is not there, or there several times.
    """
    places = list(_SEALED.finditer(content))
    if len(places) != 1 or places[0][1] != BLANK.encode():
        raise ValueError("no place for a seal")
    return _with_seal(content, places[0], sha256(content).hexdigest().encode())


def is_whole(content: bytes) -> bool | None:
    """Tell whether a file is as it was sealed; `None` for one that has no seal."""
    places = list(_SEALED.finditer(content))
    if not places:
        return None
    blank = _with_seal(content, places[-1], BLANK.encode())
    return sha256(blank).hexdigest().encode() == places[-1][1]


def _with_seal(content: bytes, place: re.Match[bytes], value: bytes) -> bytes:
    return content[: place.start(1)] + value + content[place.end(1) :]

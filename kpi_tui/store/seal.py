"""A seal over a whole file, inside it: SHA-256 of all its bytes, with noughts where the seal stands.

It tells that not a bit is other than it was written, statistics and lengths included, without
any reader of Parquet having to look at a damaged file.
"""

from __future__ import annotations

import re
from hashlib import sha256

KEY = "seal of kpi_tui"
"""Without the prefix of our other metadata, all of which 0.1.0 takes for JSON."""
BLANK = "0" * 64
"""What stands for the seal while it is worked out."""
# How Parquet's footer (Thrift's compact protocol) writes a key and a value of 64 bytes.
_SEALED = re.compile(KEY.encode() + rb"\x18\x40([0-9a-f]{64})")


def seal(content: bytes) -> bytes:
    """Write the seal into a file that has `BLANK` under `KEY`. Raises `ValueError` where it has not."""
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

"""Ways to damage a PDF: its bytes, its streams, its numbers, its objects."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Callable
from random import Random

from tests.robustness.hostile.writer import pdf, stream

OBJECT = re.compile(rb"(\d+) 0 obj\b(.*?)\bendobj", re.DOTALL)
STREAM = re.compile(rb"(.*?)\bstream\r?\n(.*)\bendstream", re.DOTALL)
ROOT = re.compile(rb"/Root\s+(\d+)")
NUMBER = re.compile(rb"(?<![\w#.])-?\d*\.?\d+(?![\w#.])")
NAME = re.compile(rb"/[A-Za-z]\w*")
LENGTH = re.compile(rb"/Length\s+\d+(\s+\d+\s+R)?|/Filter\s*(\[[^\]]*\]|/\w+)")

NASTY = (
    b"0", b"-0", b"1", b"-1", b"0.00001", b"-0.5", b"7", b"255", b"256", b"65536", b"2147483647",
    b"-2147483648", b"4294967296", b"99999999999999999999", b"1000000.5", b"-99999", b"3e38",
    b"1e308", b"nan", b"inf", b".", b"-", b"--5", b"5-", b"[", b"<<", b"null", b"(x)", b"/N",
)  # fmt: skip

Objects = dict[int, bytes]
Rewrite = Callable[[bytes, Random], bytes]


def mutate(data: bytes, rng: Random) -> bytes:
    """A damaged copy of a PDF."""
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        how = rng.choice(_ON_FILES) if rng.random() < 0.4 else _on_objects
        data = how(data, rng)
    return data


def _flip(data: bytes, rng: Random) -> bytes:
    out = bytearray(data)
    for _ in range(rng.choice((1, 2, 5, 20, 200))):
        if out:
            out[rng.randrange(len(out))] = rng.randrange(256)
    return bytes(out)


def _truncate(data: bytes, rng: Random) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _part(data: bytes, rng: Random) -> tuple[int, int]:
    start = rng.randrange(len(data) + 1)
    return start, min(len(data), start + rng.choice((1, 4, 30, 400, 5000)))


def _cut_out(data: bytes, rng: Random) -> bytes:
    start, end = _part(data, rng)
    return data[:start] + data[end:]


def _repeat(data: bytes, rng: Random) -> bytes:
    start, end = _part(data, rng)
    return data[:end] + data[start:end] * rng.choice((1, 2, 50)) + data[end:]


def _move(data: bytes, rng: Random) -> bytes:
    start, end = _part(data, rng)
    rest = data[:start] + data[end:]
    to = rng.randrange(len(rest) + 1)
    return rest[:to] + data[start:end] + rest[to:]


def _blank(data: bytes, rng: Random) -> bytes:
    start, end = _part(data, rng)
    return data[:start] + bytes([rng.choice((0, 32, 255))]) * (end - start) + data[end:]


_ON_FILES: tuple[Rewrite, ...] = (_flip, _truncate, _cut_out, _repeat, _move, _blank)


def _on_objects(data: bytes, rng: Random) -> bytes:
    """Damage to some objects, in a file whose cross-references are right."""
    objects = {int(match[1]): match[2].strip() for match in OBJECT.finditer(data)}
    root = ROOT.search(data)
    if not objects or root is None:
        return _flip(data, rng)
    for _ in range(rng.choice((1, 1, 2, 4))):
        rng.choice(_ON_OBJECTS)(objects, rng)
    return pdf(objects, root=int(root[1])) if objects else data


def _any(objects: Objects, rng: Random) -> int:
    return rng.choice(sorted(objects))


def _drop(objects: Objects, rng: Random) -> None:
    if len(objects) > 1:
        del objects[_any(objects, rng)]


def _swap(objects: Objects, rng: Random) -> None:
    one, other = _any(objects, rng), _any(objects, rng)
    objects[one], objects[other] = objects[other], objects[one]


def _point_elsewhere(objects: Objects, rng: Random) -> None:
    """A reference to any object, itself too, in place of another."""
    number = _any(objects, rng)
    head, rest = _head(objects[number])
    target = b"%d 0 R" % _any(objects, rng)
    objects[number] = _replace(rb"\d+ 0 R", head, target, rng) + rest


def _renumber(objects: Objects, rng: Random) -> None:
    number = _any(objects, rng)
    head, rest = _head(objects[number])
    objects[number] = _replace(NUMBER, head, rng.choice(NASTY), rng) + rest


def _rename(objects: Objects, rng: Random) -> None:
    number = _any(objects, rng)
    head, rest = _head(objects[number])
    names = NAME.findall(head) or [b"/X"]
    objects[number] = _replace(NAME, head, rng.choice(names), rng) + rest


def _head(body: bytes) -> tuple[bytes, bytes]:
    """An object's dictionary, and its stream if it has one."""
    at = body.find(b"stream")
    return (body[:at], body[at:]) if at >= 0 else (body, b"")


def _replace(pattern: re.Pattern[bytes] | bytes, text: bytes, by: bytes, rng: Random) -> bytes:
    """One of the places that match, replaced."""
    found = list(re.finditer(pattern, text))
    if not found:
        return text
    match = rng.choice(found)
    return text[: match.start()] + by + text[match.end() :]


def _edit_stream(objects: Objects, rng: Random) -> None:
    """A change to what a stream says, packed again so that it is read."""
    streams = [number for number in sorted(objects) if STREAM.match(objects[number])]
    if not streams:
        return
    number = rng.choice(streams)
    match = STREAM.match(objects[number])
    assert match is not None
    content = _unpacked(match[1], match[2])
    if content is None:
        return
    for _ in range(rng.choice((1, 3, 10, 40))):
        content = rng.choice(_ON_CONTENT)(content, rng)
    entries = LENGTH.sub(b"", match[1].strip().removeprefix(b"<<").removesuffix(b">>"))
    objects[number] = stream(content, entries)


def _unpacked(head: bytes, data: bytes) -> bytes | None:
    try:
        if b"ASCII85Decode" in head:
            data = base64.a85decode(b"<~" + data.strip().removeprefix(b"<~"), adobe=True)
        return zlib.decompressobj().decompress(data) if b"FlateDecode" in head else data
    except (ValueError, zlib.error):
        return None


def _change_number(content: bytes, rng: Random) -> bytes:
    """Another number in one of ten thousand places from anywhere on: the rest is left alone."""
    start = rng.randrange(len(content) + 1)
    window = content[start : start + 2000]
    return (
        content[:start] + _replace(NUMBER, window, rng.choice(NASTY), rng) + content[start + 2000 :]
    )


def _scale_number(content: bytes, rng: Random) -> bytes:
    start = rng.randrange(len(content) + 1)
    match = NUMBER.search(content, start)
    if match is None or b"." in match[0].strip(b"-0123456789"):
        return content
    value = float(match[0]) * rng.choice((-1, 0.5, 2, 10, 1000, 1e-6))
    return content[: match.start()] + b"%f" % value + content[match.end() :]


def _move_line(content: bytes, rng: Random) -> bytes:
    lines = content.split(b"\n")
    line = lines.pop(rng.randrange(len(lines)))
    for _ in range(rng.choice((0, 1, 1, 2, 300))):
        lines.insert(rng.randrange(len(lines) + 1), line)
    return b"\n".join(lines)


_ON_CONTENT: tuple[Rewrite, ...] = (
    _change_number,
    _change_number,
    _scale_number,
    _scale_number,
    _move_line,
    _flip,
    _cut_out,
    _move,
)
_ON_OBJECTS = (_drop, _swap, _point_elsewhere, _renumber, _rename, *[_edit_stream] * 5)

"""A stream that is damaged anywhere names the pages that draw from it."""

from __future__ import annotations

import re
import zlib
from itertools import cycle
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kpi_tui import read_report
from kpi_tui.errors import PdfError
from kpi_tui.pdf.page.damage import is_whole_flate
from kpi_tui.report import Report
from tests.rendering import Style, render
from tests.rendering.samples import small_report
from tests.support.sound_annex import read_once

PACKED = zlib.compress(bytes(range(256)) * 300)
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.S)


def test_what_is_whole_is_whole() -> None:
    assert is_whole_flate(PACKED)
    assert is_whole_flate(PACKED + b"\r\n")
    assert is_whole_flate(b"\n" + PACKED)
    assert is_whole_flate(PACKED[:-4]), "some programs leave the checksum out"


@given(st.integers(2, len(PACKED) - 6))
def test_what_is_cut_is_not(end: int) -> None:
    assert not is_whole_flate(PACKED[:end])


@given(st.integers(2, len(PACKED) - 5), st.integers(1, 255))
def test_what_is_changed_is_not(at: int, by: int) -> None:
    changed = bytearray(PACKED)
    changed[at] ^= by
    assert not is_whole_flate(bytes(changed))


def excused(report: Report, sound: Report) -> bool:
    """Whether each measure is right, or named, or on a page that is named."""
    pages = {each.page for each in report.warnings if each.page and not each.measure_code}
    codes = {each.measure_code for each in report.warnings}
    got = {reading.measure_code: reading for reading in report.readings}
    for reading in sound.readings:
        read = got.get(reading.measure_code)
        on = {*reading.pages, *(read.pages if read else ())}
        if read != reading and reading.measure_code not in codes and not pages & on:
            return False
    return True


SHARES = (0.02, 0.5, 0.9)
"""How far into a stream it is damaged."""


def test_damage_is_never_silent(sound: Path, copy: Path) -> None:
    """Each stream is damaged in one place: near its beginning, its middle, or its end."""
    data = sound.read_bytes()
    streams = [m.span(1) for m in STREAM.finditer(data) if m.end(1) - m.start(1) >= 400]
    assert len(streams) > len(SHARES)
    for (start, end), share in zip(streams, cycle(SHARES)):
        damaged = bytearray(data)
        at = start + int((end - start) * share)
        damaged[at : at + 8] = b"!!!!!!!!"
        copy.write_bytes(damaged)
        try:
            report = read_report(copy)
        except PdfError:
            continue
        assert excused(report, read_once(sound)), (share, start)


def test_the_last_measure_before_the_damage_is_named(tmp_path: Path) -> None:
    path = tmp_path / "annex.pdf"
    render(small_report(), path, Style(engine="fpdf2"))
    data = path.read_bytes()
    contents = [match.span(1) for match in STREAM.finditer(data)]
    messages = []
    for start, end in contents:
        at = start + (end - start) * 3 // 4
        path.write_bytes(data[:at] + bytes(end - at) + data[end:])
        try:
            report = read_report(path)
        except PdfError:
            continue
        messages += [w.message for w in report.warnings if w.page == 5 and not w.measure_code]
    assert any(
        re.fullmatch(
            r"could not be read to its end: measures may be missing after OCC\d\d\.\d\d", m
        )
        for m in messages
    )


def test_a_page_that_shows_nothing_any_more_is_named(tmp_path: Path) -> None:
    path = tmp_path / "annex.pdf"
    render(small_report(), path, Style(engine="fpdf2"))
    data, whole = path.read_bytes(), read_report(path)
    contents = [m.span(1) for m in STREAM.finditer(data) if m.end(1) - m.start(1) > 600]
    read = 0
    for start, _ in contents:
        path.write_bytes(data[:start] + bytes(512) + data[start + 512 :])
        try:
            report = read_report(path)
        except PdfError:
            continue
        read += 1
        assert excused(report, whole), start
    assert read

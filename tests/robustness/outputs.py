"""Hostile text in every field, through every output: `python -m tests.robustness outputs`.

Each text stands in every field of two reports and in what was decided about them, the name of the
PDF too, and is printed on a terminal, into a pipe, and written in each format. It stays text: a
terminal obeys nothing of it, a spreadsheet runs nothing, a page has no tag or link that is not ours.
"""

from __future__ import annotations

import asyncio
import csv
import io
import re
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from unittest.mock import patch

from kpi_tui.cli import main
from kpi_tui.judgements.judgement import Correct, LinkMeasures, Note
from kpi_tui.judgements.log import append
from kpi_tui.measure_name import MeasureName
from kpi_tui.report import Warning
from kpi_tui.vocabulary import CorrectedField
from tests.robustness.store.odd import clock, last_of
from tests.robustness.tally import Tally, scratch
from tests.support.explorer import Explorer, explore
from tests.support.hostile_texts import CONTROL, EVERYTHING, MARKUP, controls, evil
from tests.support.stores import stored

FORMULAS = (
    *(
        "=1+1",
        "+1+1",
        "-2+3",
        "@SUM(1,2)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        " =1+1",
        "=cmd|' /C calc'!A0",
    ),
    *(
        '=HYPERLINK("http://a.example")',
        "=1+1\tx",
        '"=1+1',
        '";=1+1;"',
        ",=1+1,",
        "'=1+1",
        "％=1+1",
    ),
    *("=WEBSERVICE(A1)", "-@1", "–1+1"),
)
PAGES = (
    *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</style><script>x</script>"),
    *("javascript:alert(1)", "http://a.example/", "www.a.example", "пример.рф", "a@b.example"),
    *("](http://a.example)", "![x](http://a.example/x.png)", "&lt;b&gt; &amp; &#60;b&#62;"),
    *("<!-- x", "]]>", "<?php", "{{ 7 * 7 }}", "{% raw %}", "`code` ``", "| a | b |", "***", "---"),
)
LONG = ("W" * 40_000, "wide 語" * 3_000, "🦊" * 20_000, "é" * 300, "\n" * 300 + "end", "a\n" * 400)
TEXTS = (*MARKUP, *CONTROL, *FORMULAS, *PAGES, *LONG, EVERYTHING)
JULY = date(2024, 7, 31)


def build(folder: Path, text: str) -> Path:
    """A store of two months that says this everywhere, and what was decided says it too."""
    report = evil(text)
    first, *others = report.readings
    before = replace(report, report_date=date(2024, 6, 30), readings=(first,))
    after = replace(
        report,
        readings=(replace(first, period_actual=f"{text} 1"), *others),
        warnings=(Warning(1, first.measure_code, text),),
    )
    store = stored(folder / "store", before, after)
    name = MeasureName(first.measure_code, first.measure_name)
    for number, decided in enumerate(
        (
            Note(who=text, why=text, measure=name, text=text),
            LinkMeasures(who=text, why=text, before=name, after=name),
            Correct(
                who=text,
                why=text,
                measure=name,
                report_date=JULY,
                field=CorrectedField.PERIOD_ACTUAL,
                value=text,
            ),
        )
    ):
        append(store, replace_id(decided, f"id {number} {text}"))
    return store


def replace_id(decided: Any, text: str) -> Any:
    """The same decision under another id."""
    import msgspec

    return msgspec.structs.replace(decided, id=text[:200])


PRINTED: tuple[tuple[str, ...], ...] = (
    ("reports",),
    ("reports", "--revisions"),
    ("reports", "--format", "csv"),
    ("priorities",),
    ("measures", "--period", "all"),
    ("measures", "--period", "all", "--count-queries"),
    ("measures", "--format", "csv"),
    ("measures", "--format", "json"),
    ("measures", "--format", "md"),
    ("measures", "--search", "a"),
    ("show", "OCC01.01"),
    ("show", "OCC01.01", "--beside"),
    ("show", "OCC01.01", "--format", "json"),
    ("changes",),
    ("changes", "--format", "csv"),
    ("changes", "--format", "md"),
    ("changes", "--format", "json"),
    ("matches",),
    ("matches", "--format", "csv"),
    ("grid",),
    ("grid", "--format", "csv"),
    ("grid", "--format", "md"),
    ("grid", "--by", "director"),
    ("vanished",),
    ("lags",),
    ("queries",),
    ("queries", "--format", "csv"),
    ("queries", "--format", "md"),
    ("queries", "--format", "json"),
    ("review", "list"),
    ("review", "list", "--format", "json"),
    ("review", "list", "--format", "md"),
    ("export", "--format", "csv"),
    ("export", "--format", "json"),
    ("export", "--format", "md"),
    ("export", "--tidy", "--format", "csv"),
    ("brief",),
    ("brief", "--full"),
    ("brief", "--format", "html"),
    ("brief", "--format", "md", "--full"),
    ("doctor",),
    ("config",),
)
WRITTEN: tuple[tuple[str, ...], ...] = (
    ("export", "--output", "{out}/a.xlsx"),
    ("export", "--output", "{out}/a.parquet"),
    ("grid", "--output", "{out}/b.xlsx"),
    ("grid", "--output", "{out}/b.html"),
    ("vanished", "--output", "{out}/c.xlsx"),
    ("brief", "--output", "{out}/e.docx"),
    ("brief", "--full", "--output", "{out}/f.docx"),
    ("brief", "--full", "--format", "html", "--output", "{out}/f.html"),
)


class Stream(io.TextIOWrapper):
    """What is printed: on a terminal, or into a pipe."""

    def __init__(self, is_terminal: bool) -> None:
        super().__init__(io.BytesIO(), "utf-8", "replace", newline="", write_through=True)
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal

    @property
    def text(self) -> str:
        """All of it."""
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode("utf-8-sig", "replace")


def attack(_: int, numbers: range) -> Iterator[Tally]:
    """Put a text a number into every field, and print and write it in every way."""
    tallies = [
        Tally(f"hostile text in every field × {what}") for what in ("terminal", "pipe", "file")
    ]
    yield tallies[0]
    for number in numbers:
        with scratch() as folder:
            store = build(folder, TEXTS[number])
            for words in PRINTED:
                for tally, is_terminal in zip(tallies, (True, False), strict=False):
                    out, wrong = run(store, words, is_terminal)
                    wrong = wrong or judged(words, out, is_terminal)
                    tally.add("text", wrong and told(number, words, wrong), number)
            for words in WRITTEN:
                named = tuple(word.replace("{out}", str(folder)) for word in words)
                wrong = run(store, named, False)[1]
                wrong = wrong or judged_file(Path(named[-1]))
                tallies[2].add("text", wrong and told(number, words, wrong), number)
    yield from tallies[1:]


def told(number: int, words: tuple[str, ...], wrong: str) -> str:
    """A failure in words."""
    return f"{TEXTS[number][:40]!r} × {' '.join(words)}: {wrong}"


def run(store: Path, words: tuple[str, ...], is_terminal: bool) -> tuple[str, str]:
    """Run a command in this process; what it printed, and what is wrong with how it ended."""
    out, err = Stream(is_terminal), Stream(is_terminal)
    try:
        with patch.object(sys, "stdout", out), patch.object(sys, "stderr", err), clock():
            code = main(["--store", str(store), *words])
    except BaseException as error:
        return "", last_of(error)
    said = err.text
    if code not in (0, 1, 3):
        return out.text, f"exit code {code}: {said[:200]}"
    if found := controls(said):
        return out.text, f"{found} in what is said of it"
    return out.text, ""


def judged(words: tuple[str, ...], out: str, is_terminal: bool) -> str:
    """Tell what in something printed is more than text."""
    allowed = {"\t"} | (set() if is_terminal else {"\r"})
    if is_terminal:
        # What our own tables are drawn with: colours, bold, nothing that moves or names.
        out = re.sub(r"\x1b\[[0-9;]*m", "", out)
        if found := controls(out) - allowed:
            return f"{sorted(map(hex, map(ord, found)))} on a terminal"
    kind = words[words.index("--format") + 1] if "--format" in words else ""
    if kind == "csv":
        return formula_in(csv.reader(io.StringIO(out, newline="")))
    if kind == "html":
        return judged_page(out)
    if kind in ("", "text") and not is_terminal and words[0] in ("measures", "priorities", "show"):
        return formula_in(line.split("\t") for line in out.splitlines() if "\t" in line)
    return ""


NUMBER = re.compile(r"[-+–−]?[£€$]?\d[\d,.]*\s?(%|[a-z]+)?")


def formula_in(rows: Any) -> str:
    """A cell that a spreadsheet would run."""
    for row in rows:
        for cell in row:
            if (
                cell[:1]
                and cell[0] in "=+-@\t\r"
                and not NUMBER.fullmatch(cell)
                and cell not in "-"
            ):
                return f"a formula: {cell[:60]!r}"
    return ""


class Page(HTMLParser):
    """What a browser would do with a page."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what is not ours."""
        if tag in ("script", "iframe", "object", "embed", "form", "base", "img") or (
            # Our own links lead to another place of the page.
            tag == "a" and not (dict(attrs).get("href") or "").startswith("#")
        ):
            self.wrong.append(f"<{tag} {attrs}>"[:120])
        for name, value in attrs:
            if name.startswith("on") or "javascript:" in (value or "").lower():
                self.wrong.append(f"<{tag} {name}={value}>"[:120])


def judged_page(text: str) -> str:
    """Tell which tag in a page is foreign."""
    page = Page()
    page.feed(text)
    return "; ".join(page.wrong[:3])


def judged_file(path: Path) -> str:
    """Tell what in a written file is more than text."""
    if not path.exists():
        return ""
    if path.suffix == ".html":
        return judged_page(path.read_text(encoding="utf-8"))
    if path.suffix == ".parquet":
        return ""
    with zipfile.ZipFile(path) as packed:
        if packed.testzip():
            return "damaged"
        content = {name: packed.read(name) for name in packed.namelist()}
    for name, part in content.items():
        if b"<f>" in part or b"<f " in part:
            return f"a formula in {name}"
        if b"<hyperlink" in part or b"<w:hyperlink" in part:
            return f"a link in {name}"
        if name.endswith(".rels") and b'TargetMode="External"' in part:
            return f"something outside in {name}"
        if name.endswith((".xml", ".rels")):
            from xml.etree import ElementTree

            ElementTree.fromstring(part)
    return ""


# -- the explorer ------------------------------------------------------------------------------


def attack_explorer(_: int, numbers: range) -> Iterator[Tally]:
    """Open a store that says a text everywhere, and look at all there is to see."""
    yield (tally := Tally("hostile text in every field × views of the explorer"))
    for number in numbers:
        with scratch() as folder:
            store = build(folder, TEXTS[number])
            try:
                views = asyncio.run(_look_round(store))
                wrong = ""
            except BaseException as error:
                views, wrong = 1, last_of(error)
            tally.add("text", wrong and f"{TEXTS[number][:40]!r}: {wrong}", number)
            tally.outcomes["text"] += views - 1


VIEWS: tuple[tuple[str, ...], ...] = (
    ("down",),
    ("enter",),
    ("escape",),
    ("t",),
    ("escape",),
    ("d",),
    ("escape",),
    ("1", "down", "down", "down"),
    ("2",),
    ("Q",),
    ("escape",),
    ("c",),
    ("escape",),
    ("L",),
    ("escape",),
    ("o",),
    ("escape",),
    ("f",),
    ("escape",),
    ("J",),
    ("escape",),
    ("D",),
    ("escape",),
    ("O",),
    ("escape",),
    ("slash", "a", "enter"),
    ("escape",),
    ("m",),
    ("escape",),
    ("y",),
)


async def _look_round(store: Path) -> int:
    """Press keys, and look at what is drawn after each."""

    def look(explorer: Explorer, keys: tuple[str, ...]) -> None:
        assert explorer.app.is_running, f"{keys}: it ended"
        assert not controls(explorer.screen), f"{keys}: {controls(explorer.screen)}"
        for strip in explorer.app.screen._compositor.render_strips():
            for segment in strip:
                click = segment.style.meta.get("@click") if segment.style else None
                assert not click or "quit" not in str(click), f"{keys}: {click}"
                assert not segment.style or not segment.style.link, f"{keys}: a link"

    async with explore(store, (100, 30)) as explorer:
        look(explorer, ())
        for keys in VIEWS:
            await explorer.press(*keys)
            look(explorer, keys)
    return len(VIEWS) + 1

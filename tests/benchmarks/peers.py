"""Reads measures from PDFs as a program of one's own would, by a table library, or by pdftotext.

    python peers.py TOOL FILE …

Prints a JSON line a file, with its measures (code, actual, target), the seconds it took, and what the
tool said of it, and at last what memory came to. It needs nothing but the tool, so that it can be run by
a Python that has the tool and not this project. Each tool is asked in its usual way, and, where
that finds no measure on a page, in the other way that it has.
"""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Sequence
from html import unescape
from typing import Any, NamedTuple


class Word(NamedTuple):
    """A word, and where it stands on its page, from the top."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


CODE = re.compile(r"\s*(OCC\s*\d\d?\s*\.\s*\d\d?)\b")


class Measures:
    """The measures of a file, gathered from its tables one after the other."""

    def __init__(self) -> None:
        self.found: list[list[str | None]] = []
        self._columns: tuple[int, int] | None = None

    def add(self, tables: Iterable[Iterable[Sequence[Any]]]) -> int:
        """Take the measures of tables, by the headings above them or those of the page before."""
        before = len(self.found)
        for table in tables:
            for row in table:
                cells = [" ".join(str(cell or "").split()) for cell in row]
                self._columns = headed(cells) or self._columns
                code = CODE.match(cells[0]) if cells else None
                if code and self._columns and max(self._columns) < len(cells):
                    figures = [cells[at] or None for at in self._columns]
                    self.found.append([code[1].replace(" ", ""), *figures])
        return len(self.found) - before


def headed(cells: Sequence[str]) -> tuple[int, int] | None:
    """The columns of the period's actual and target, where a row has both headings."""
    names = [re.sub(r"\W", "", cell).lower() for cell in cells]
    if "periodactual" in names and "periodtarget" in names:
        return names.index("periodactual"), names.index("periodtarget")
    return None


def with_pdfplumber(path: str) -> Measures:
    """By `extract_tables()`, and by text where there are no rules."""
    import pdfplumber

    measures = Measures()
    by_text = {"vertical_strategy": "text", "horizontal_strategy": "text"}
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            if not measures.add(page.extract_tables()):
                measures.add(page.extract_tables(by_text))
    return measures


def with_pymupdf(path: str) -> Measures:
    """By `find_tables()`; the words of a cell are taken from its box, which it reads better."""
    import pymupdf

    measures = Measures()
    with pymupdf.open(path) as pdf:
        for page in pdf:
            for strategy in ("lines", "text"):
                found = page.find_tables(strategy=strategy)
                tables = [
                    [
                        [page.get_textbox(cell) if cell else "" for cell in row.cells]
                        for row in table.rows
                    ]
                    for table in found.tables
                ]
                if measures.add(tables):
                    break
    return measures


def with_camelot(path: str) -> Measures:
    """By lattice, and by stream where that finds no measure at all."""
    import camelot

    measures = Measures()
    for flavour in ("lattice", "stream"):
        found = camelot.read_pdf(path, pages="all", flavor=flavour)
        if measures.add(table.df.values.tolist() for table in found):
            break
    return measures


WORD = re.compile(
    r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
)


def with_pdftotext(path: str) -> Measures:
    """By `pdftotext -bbox`: the words beside a code that stand below the headings."""
    done = subprocess.run(
        ["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=False
    )
    if done.returncode or done.stderr:
        warnings.warn(done.stderr.strip() or f"exit code {done.returncode}", stacklevel=1)
    measures = Measures()
    spans: list[tuple[float, float]] = []
    for page in done.stdout.split("<page ")[1:]:
        words = [
            Word(float(left), float(top), float(right), float(bottom), unescape(text))
            for left, top, right, bottom, text in WORD.findall(page)
        ]
        spans = _columns_of(words) or spans
        codes = sorted((each for each in words if CODE.match(each.text)), key=lambda each: each.top)
        left_edge = min((each.left for each in codes), default=0.0)
        codes = [each for each in codes if each.left < left_edge + 3]
        ends = [each.top - 2 for each in codes[1:]] + [1e9]
        for code, end in zip(codes, ends, strict=False):
            figures = [_figure(words, span, code.top - 3, end) for span in spans]
            if figures:
                measures.found.append([code.text, *figures])
    return measures


def _figure(words: Sequence[Word], span: tuple[float, float], top: float, end: float) -> str | None:
    """The first line of words in a column between two heights."""
    inside = [each for each in words if span[0] <= each.middle < span[1] and top <= each.top < end]
    first = min((each.top for each in inside), default=0.0)
    return " ".join(each.text for each in inside if each.top - first < 3) or None


def _columns_of(words: Sequence[Word]) -> list[tuple[float, float]]:
    """From where to where the period's columns go: by where their two headings begin."""
    heads = sorted(
        (each for each in words if each.text in ("Actual", "Target")), key=lambda each: each.left
    )
    if not heads:
        return []
    line = [each for each in heads if abs(each.top - heads[0].top) < 12]
    if [each.text for each in line[:2]] != ["Actual", "Target"]:
        return []
    # Headings stand at the left edge of their column, figures anywhere in it.
    width = line[1].left - line[0].left
    edges = [line[0].left - 3 + width * times for times in range(3)]
    return [(edges[0], edges[1]), (edges[1], edges[2])]


TOOLS: dict[str, Callable[[str], Measures]] = {
    "pdfplumber": with_pdfplumber,
    "camelot": with_camelot,
    "pymupdf": with_pymupdf,
    "pdftotext": with_pdftotext,
}


def main() -> None:
    """Read each file, and tell."""
    read = TOOLS[sys.argv[1]]
    for path in sys.argv[2:]:
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            begun = time.perf_counter()
            try:
                measures, error = read(path).found, ""
            except Exception as fault:  # it says so: that is an answer
                measures, error = [], f"{type(fault).__name__}: {fault}"
            seconds = time.perf_counter() - begun
        told = [str(each.message) for each in said if each.category is UserWarning]
        print(
            json.dumps({"measures": measures, "said": error or "; ".join(told), "seconds": seconds})
        )
    print(json.dumps({"MB": most_memory()}))


def most_memory() -> float:
    """MB at most of this process, or of one that it started."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    try:
        # What `getrusage` says of this one counts what its parent had when it was begun.
        with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123
            (line,) = (line for line in status if line.startswith("VmHWM:"))
        return max(int(line.split()[1]), children) / 1024
    except OSError:
        return max(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, children) / 1024


if __name__ == "__main__":
    main()

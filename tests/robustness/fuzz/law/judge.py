"""Whether the reading of a broken file keeps the law."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import kpi_tui
from kpi_tui.errors import PdfError
from kpi_tui.report import FIGURE_FIELDS, PROSE_FIELDS, STATUS_FIELDS, Report, Warning

from .mutant import KINDS, Kind, Mutant, NotHereError
from .sound import Sound, available, sound

FIELDS = (
    *("priority_code", "measure_name", "directors", "portfolio_holder"),
    *FIGURE_FIELDS,
    *STATUS_FIELDS,
    *PROSE_FIELDS,
)
_TRIES = 20


@dataclass(frozen=True)
class Verdict:
    """What became of a broken file."""

    kind: str
    number: int
    outcome: str
    """`right`, `named`, `refused`; or a failure: `silent`, `lost`, `alarm` or `crash`."""
    notes: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether the law was broken."""
        return self.outcome in ("silent", "lost", "alarm", "crash")


def broken(kind: str, seed: int, number: int) -> tuple[Sound, Mutant]:
    """The sound file and the broken one of this number. Raises `NotHereError` where no style has it."""
    styles = available()
    for again in range(_TRIES):
        rng = Random(f"{kind}-{seed}-{number}-{again}")
        whole = sound(rng.choice(styles))
        try:
            return whole, KINDS[kind].make(whole, rng)
        except NotHereError:
            continue
    raise NotHereError(kind)


def try_fault(kind: str, seed: int, number: int, keep: Path | None = None) -> Verdict:
    """Break a file, read it, and judge the reading. What fails is kept in a folder."""
    whole, mutant = broken(kind, seed, number)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "broken.pdf"
        path.write_bytes(mutant.data)
        try:
            report = kpi_tui.read_report(path)
        except PdfError as error:
            why = str(error).replace(str(path), "")
            outcome = "refused" if _nothing_left(whole, mutant) else "lost"
            verdict = Verdict(kind, number, outcome, (why,))
        except Exception as error:  # the very thing looked for
            verdict = Verdict(kind, number, "crash", (f"{type(error).__name__}: {error}",))
        else:
            verdict = judge(KINDS[kind], number, whole, mutant, report)
    if keep and verdict.failed:
        keep.mkdir(parents=True, exist_ok=True)
        name = f"{verdict.outcome}-{kind}-{seed}-{number}".replace(" ", "_")
        (keep / f"{name}.pdf").write_bytes(mutant.data)
        (keep / f"{name}.txt").write_text("\n".join((str(whole.style), *verdict.notes)), "utf-8")
    return verdict


def _nothing_left(whole: Sound, mutant: Mutant) -> bool:
    """Whether no page with measures can be read any more: then a refusal is right."""
    return {page for pages in whole.pages_of.values() for page in pages} <= mutant.gone


def judge(kind: Kind, number: int, whole: Sound, mutant: Mutant, report: Report) -> Verdict:
    """Compare a reading with that of the sound file, cell by cell."""
    told = Told(report, mutant, whole)
    wrong = list(_wrong(whole, mutant, report))
    silent = [what for what, code, words in wrong if not told.names(code, words)]
    if report.report_date != whole.report.report_date:
        silent.append(f"report_date: {report.report_date}")
    if silent:
        said = [f"({each.page} {each.measure_code}: {each.message})" for each in report.warnings]
        return Verdict(kind.name, number, "silent", (*silent, *said))
    if report.warnings and kind.harmless:
        alarms = (f"{each.page} {each.measure_code}: {each.message}" for each in report.warnings)
        return Verdict(kind.name, number, "alarm", tuple(alarms))
    return Verdict(kind.name, number, "named" if report.warnings else "right")


Wrong = tuple[str, str, str]
"""What is wrong, whose it is, and the words that should stand there."""


def _wrong(whole: Sound, mutant: Mutant, report: Report) -> Iterator[Wrong]:
    found = {each.measure_code: each for each in reversed(report.readings)}
    for want in whole.report.readings:
        code = want.measure_code
        got = found.pop(code, None)
        if got is None:
            yield f"{code} missing", code, code
            continue
        for name in FIELDS:
            is_, should = _folded(getattr(got, name)), _folded(getattr(want, name))
            others = [_folded(each) for each in mutant.accepted.get((code, name), ())]
            doubted = (code, name) in mutant.doubted
            if is_ == "unreadable" or is_ in others or (is_ == should and not doubted):
                continue
            what = f"{code} {name}: {is_!r}, {'doubtful' if doubted else 'should be'} {should!r}"
            yield what, code, "" if doubted else str(should or "")
    for code in found:
        yield f"{code} invented", code, ""
    yield from _wrong_priorities(whole, mutant, report)


def _wrong_priorities(whole: Sound, mutant: Mutant, report: Report) -> Iterator[Wrong]:
    found = {each.code: each for each in report.priorities}
    for want in whole.report.priorities:
        got = found.pop(want.code, None)
        if got is None:
            yield f"{want.code} missing", want.code, ""
            continue
        for name in ("title", "section", "status", "commitments"):
            is_, should = _folded(getattr(got, name)), _folded(getattr(want, name))
            others = map(_folded, mutant.accepted.get((want.code, name), ()))
            if is_ not in (should, "unreadable", *others):
                yield f"{want.code} {name}: {is_!r}, should be {should!r}", want.code, ""
    for code in found:
        yield f"{code} invented", code, ""


def _folded(value: Any) -> str | None:
    """A value as it is compared: its text without its line ends."""
    if isinstance(value, tuple):
        value = " / ".join(map(str, value))
    return " ".join(str(getattr(value, "value", value) or "").split()) or None


class Told:
    """What a report says of itself."""

    def __init__(self, report: Report, mutant: Mutant, whole: Sound) -> None:
        self.warnings: tuple[Warning, ...] = report.warnings
        self.codes = {each.measure_code for each in self.warnings}
        self.text = " ".join(each.message for each in self.warnings)
        self.pages = {each.page for each in self.warnings if each.page and not each.measure_code}
        self.left = {
            word for leftover in report.account.leftovers for word in leftover.text.split()
        }
        self._where: dict[str, set[int]] = {}
        for code, pages in whole.pages_of.items():
            self._where[code] = {now for page in pages for now in mutant.pages_of(page)}
        for each in whole.report.priorities:
            self._where[each.code] = set(mutant.pages_of(each.page or 0))
        for reading in report.readings:
            self._where.setdefault(reading.measure_code, set()).update(reading.pages)
        for priority in report.priorities:
            self._where.setdefault(priority.code, set()).add(priority.page or 0)

    def names(self, code: str, words: str) -> bool:
        """Whether a measure or a priority is named, or a page of it, or its words are listed."""
        if code in self.codes or code in self.text or self.pages & self._where.get(code, set()):
            return True
        return bool(words) and all(word in self.left for word in words.split())

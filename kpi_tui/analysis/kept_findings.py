"""Facts, and the findings of each period, kept from one process to the next while they hold.

A period's findings are kept with a digest of all that they were made from: the files of its report
and of those before, what all periods together tell of their measures, what officers settled, and
the code of this package. So a new report costs its own period; if it tells something else of a
measure, it costs also the periods that have that measure.
"""

from __future__ import annotations

import io
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import msgspec
import polars as pl
from msgspec import structs

from kpi_tui.analysis.checks.finding import POLARITY, Finding, FindingKey, polarity_told
from kpi_tui.analysis.facts import FACT_COLUMNS
from kpi_tui.judgements.in_force import JudgementsInForce
from kpi_tui.judgements.judgement import Accept, Correct, Judgement, SetQueryState
from kpi_tui.measure_name import MeasureName
from kpi_tui.period import PeriodKey, Series
from kpi_tui.store.columns import COLUMNS
from kpi_tui.store.kept_results import KeptResult, KeptResults, read_results, write_results
from kpi_tui.store.store import Store

_OF_ONE_PERIOD = (Accept, Correct, SetQueryState)
"""Judgements that are about one report where they name it, and no earlier one."""
_NOT_GONE_BY = ("polarity_why", "ytd_months")
"""Columns of the facts that change with each report. No rule goes by them; findings quote the first."""
_WORKED_OUT = [name for name in FACT_COLUMNS if name not in COLUMNS]
"""The columns of the facts that no file has."""
_GONE_BY = [name for name in _WORKED_OUT if name not in _NOT_GONE_BY]
"""Those of them that rules go by."""
_ELSEWHERE = frozenset(("cli", "demo", "importing", "pdf", "publish", "tui", "wording"))
"""Folders of this package whose code no finding depends on."""


class KeptFindings(NamedTuple):
    """What was found in a period's report."""

    findings: list[Finding]
    standing: frozenset[FindingKey]
    """The keys by which findings of later reports know that they stood in this one."""


class Keeper:
    """What was worked out of one series of a store's reports, as it is kept in the cache folder."""

    def __init__(
        self,
        store: Store,
        series: Series,
        judged: JudgementsInForce,
        facts: Callable[[], pl.DataFrame],
    ) -> None:
        """Take `facts` as a function, which is called only where they are needed."""
        self._store, self._series, self._judged, self._facts = store, series, judged, facts
        self._added: dict[PeriodKey, KeptFindings] = {}
        self._results: dict[PeriodKey, bytes] = {}
        """What was added, as it is kept."""

    def facts(self, readings: pl.DataFrame) -> pl.DataFrame | None:
        """Return the facts of all readings, if they are kept and still the same. Raises `StoreError`."""
        kept = self._read
        if not kept.facts or kept.state != self.state:
            return None
        worked_out = pl.read_ipc(io.BytesIO(kept.facts))
        if worked_out.columns != _WORKED_OUT or len(worked_out) != len(readings):
            return None
        printed = readings.select(list(COLUMNS)).sort("report_date", maintain_order=True)
        return printed.hstack(worked_out).select(list(FACT_COLUMNS))

    def get(self, period: PeriodKey) -> KeptFindings | None:
        """Return what is kept of a period, if that is still what would be found. Raises `StoreError`."""
        if period in self._added:
            return self._added[period]
        kept = self._kept.periods.get(str(period.last_day))
        return _decoded(kept.content) if kept else None

    def has(self, period: PeriodKey) -> bool:
        """Whether there is something that `get` returns. Raises `StoreError`."""
        return period in self._added or str(period.last_day) in self._kept.periods

    def add(self, period: PeriodKey, found: KeptFindings) -> None:
        """Take what was found in a period's report."""
        self._added[period] = found
        # At once, and not with all others: other processes may still be at work meanwhile.
        self._results[period] = _encoded(found)

    def save(self) -> None:
        """Write down all that holds, unless nothing has changed. Raises `StoreError`."""
        if not _code() or not (self._added or self._read.state != self.state):
            return
        periods = dict(self._kept.periods)
        for period, content in self._results.items():
            day = str(period.last_day)
            periods[day] = KeptResult(self._made_from[day], content)
        write_results(
            self._store.path, self._series, KeptResults(self.state, self._facts_to_keep, periods)
        )

    @cached_property
    def _facts_to_keep(self) -> bytes:
        facts = io.BytesIO()
        self._facts().select(_WORKED_OUT).write_ipc(facts, compression="zstd")
        return facts.getvalue()

    @cached_property
    def state(self) -> bytes:
        """The digest of all that all findings are made from."""
        digest = sha256(_code() + repr(self._series).encode())
        for period, files in self._files.items():
            digest.update(_line(str(period.last_day), *files))
        for judgement in self._judged.all:
            digest.update(_line(repr(judgement)))
        return digest.digest()

    @cached_property
    def _kept(self) -> KeptResults:
        """What is kept and still holds."""
        kept = self._read
        if not kept.periods or kept.state == self.state:
            return kept
        told = {
            (str(day), MeasureName(code, name)): polarity_told(polarity, why)
            for day, code, name, polarity, why in self._facts()
            .select("report_date", "measure_code", "measure_name", "polarity", "polarity_why")
            .iter_rows()
            if polarity is not None
        }
        periods: dict[str, KeptResult] = {}
        for day, result in kept.periods.items():
            if self._made_from.get(day) == result.made_from:
                found = _decoded(result.content)
                if found:
                    content = _encoded(_with_polarities(found, told))
                    periods[day] = replace(result, content=content)
        return KeptResults(self.state, periods=periods)

    @cached_property
    def _read(self) -> KeptResults:
        """What is kept, whether it holds or not."""
        return read_results(self._store.path, self._series) if _code() else KeptResults()

    @cached_property
    def _made_from(self) -> dict[str, bytes]:
        """The digest of all that a period's findings are made from, by its last day."""
        # With their places: of two that judge the same the later one holds.
        dated = [(at, each) for at, each in enumerate(self._judged.all) if _day_of(each)]
        digest = sha256(_code() + repr(self._series).encode())
        for at, judgement in enumerate(self._judged.all):
            if not _day_of(judgement):
                digest.update(_line(str(at), repr(judgement)))
        corrected = {day for _, day in self._judged.corrected}
        told = _digests_by_day(self._facts())
        found: dict[str, bytes] = {}
        before = date.min
        for period, files in self._files.items():
            day = period.last_day
            digest.update(_line(str(day), *files, told.get(day, "")))
            for at, judgement in dated:
                if before < (_day_of(judgement) or day) <= day:
                    digest.update(_line(str(at), repr(judgement)))
            before = day
            made_from = digest.copy()
            if day in corrected:  # checks of it as printed take the facts of all reports
                made_from.update(self.state)
            found[str(day)] = made_from.digest()
        return found

    @cached_property
    def _files(self) -> dict[PeriodKey, list[str]]:
        return self._store.digests()


class _Content(msgspec.Struct, array_like=True):
    findings: list[Finding]
    standing: list[FindingKey]


_encoder, _decoder = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(_Content)


def _encoded(found: KeptFindings) -> bytes:
    return zlib.compress(_encoder.encode(_Content(found.findings, sorted(found.standing))), 1)


def _decoded(content: bytes) -> KeptFindings | None:
    try:
        kept = _decoder.decode(zlib.decompress(content))
    except (zlib.error, msgspec.MsgspecError):
        return None
    return KeptFindings(kept.findings, frozenset(kept.standing))


def _with_polarities(found: KeptFindings, told: dict[tuple[str, MeasureName], str]) -> KeptFindings:
    """Return the findings, their quotes of which way is better replaced by what is known now."""

    def quoted(finding: Finding) -> Iterator[tuple[str, str]]:
        for label, text in finding.figures:
            if label == POLARITY:
                text = told.get((str(finding.report_date), finding.measures[0]), text)
            yield label, text

    return found._replace(
        findings=[
            structs.replace(each, figures=tuple(quoted(each)))
            if any(label == POLARITY for label, _ in each.figures)
            else each
            for each in found.findings
        ]
    )


def _digests_by_day(facts: pl.DataFrame) -> dict[date, str]:
    """Return a digest of what is worked out of each report's readings."""
    texts: dict[date, list[str]] = {}
    for day, text in facts.select(
        "report_date", pl.struct(_GONE_BY).struct.json_encode()
    ).iter_rows():
        texts.setdefault(day, []).append(text)
    return {day: sha256(_line(*found)).hexdigest() for day, found in texts.items()}


def _day_of(judgement: Judgement) -> date | None:
    """Return the day of the report that a judgement is about; `None` if it is about others too."""
    return judgement.report_date if isinstance(judgement, _OF_ONE_PERIOD) else None


def _line(*parts: str) -> bytes:
    """Join texts so that no two lists of them are the same bytes."""
    return repr(parts).encode(errors="surrogatepass")


@cache
def _code() -> bytes:
    """Return the digest of all code that findings go by: of this package, of Polars, of Python.

    Nothing where it cannot be read: then nobody knows whether what is kept still holds.
    """
    digest = sha256(f"{sys.version}\n{pl.__version__}".encode())
    try:
        sources = {path: path.read_bytes() for path in _sources(Path(__file__).parents[1])}
    except OSError:
        return b""
    for path, content in sources.items():
        digest.update(_line(str(path), str(len(content))) + content)
    return digest.digest() if sources else b""


def _sources(package: Path) -> Iterable[Path]:
    for place in sorted(package.iterdir()):
        if place.suffix == ".py":
            yield place
        elif place.is_dir() and place.name not in _ELSEWHERE:
            yield from sorted(place.rglob("*.py"))

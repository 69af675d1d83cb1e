"""Runs the checks over many periods of one report, on all cores where that pays.

`python -m kpi_tui.cli.found_periods` answers each line that names a period with what is found in it.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import msgspec

from kpi_tui.analysis.assess import Analysis, assess
from kpi_tui.analysis.checks.finding import ReportFindings
from kpi_tui.cli.children import ChildEndedError, Children
from kpi_tui.cli.finders import PeriodRequest, finders, request_of
from kpi_tui.cli.serving import serve
from kpi_tui.errors import KpiTuiError
from kpi_tui.period import PeriodKey, PeriodType, Series
from kpi_tui.store.store import Store

if TYPE_CHECKING:
    from kpi_tui.analysis.checks.finding import Finding


def find_all(
    analysis: Analysis, periods: Iterable[PeriodKey], others: Children | None = None
) -> list[Finding]:
    """Return what the checks find in some periods, and keep it for the next time.

    This process works from the first unknown period on; others, if they pay, from the last one
    back: `others` where they were started ahead. Raises `StoreError`.
    """
    periods = list(periods)
    unknown = deque(analysis.unknown(periods))
    path = analysis.store.path
    children = others or finders(len(unknown))
    if children and unknown and isinstance(path, Path):
        ask = partial(request_of, path, analysis.series, analysis.state)
        found: dict[PeriodKey, ReportFindings] = {}
        analysis.keep()  # the facts, which the others need not work out too
        with children:
            asking = Thread(target=_ask, args=(children, ask, unknown, found), daemon=True)
            ahead = list(unknown)[: len(unknown) // 2]
            asking.start()
            analysis.look_through(ahead)
            for key in _taken(unknown.popleft):
                analysis.findings(key)
            asking.join()
        for key in sorted(found):
            analysis.tell(key, found[key])
    findings = [each for key in periods for each in analysis.findings(key)]
    analysis.keep()
    return findings


def _ask(
    children: Children,
    ask: Callable[[PeriodKey], PeriodRequest],
    unknown: deque[PeriodKey],
    found: dict[PeriodKey, ReportFindings],
) -> None:
    """Have periods worked out by other processes, from the last one back."""
    asked: deque[PeriodKey] = deque()

    def lines() -> Iterator[bytes]:
        for key in _taken(unknown.pop):
            asked.append(key)
            yield msgspec.json.encode(ask(key))

    for answer in children.answers(lines(), lambda: None):
        key = asked.popleft()
        if not isinstance(answer, ChildEndedError):
            told = msgspec.json.decode(answer, type=ReportFindings | None)
            if told is not None:
                found[key] = told


def _taken(take: Callable[[], PeriodKey]) -> Iterator[PeriodKey]:
    """Yield what is taken from one end, another thread at the other, until none is left."""
    with suppress(IndexError):
        while True:
            yield take()


def _answer(line: bytes) -> bytes:
    """Return what is found in a period; `null` where the store has changed or cannot be read."""
    request = msgspec.json.decode(line, type=PeriodRequest)
    try:
        analysis = _analysis(request.store, request.report_id, request.period_type)
        if request.period is None:
            analysis.prepare()
        elif analysis.state == request.state:
            return msgspec.json.encode(analysis.found(request.period))
    except (KpiTuiError, UnicodeError):
        pass  # the process that asked works it out too, and tells the error
    return b"null"


@cache
def _analysis(store: str, report_id: str, period_type: PeriodType) -> Analysis:
    return assess(Store(store, Series(report_id, period_type), lambda _: None))


def main() -> int:
    """Answer requests until nobody makes any."""
    return serve(_answer)


if __name__ == "__main__":
    sys.exit(main())

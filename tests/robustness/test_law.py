"""Some of each kind of fault, the same ones every time; `python -m tests.robustness pdf` has more."""

from __future__ import annotations

import pytest

from tests.robustness.fuzz.law import faults
from tests.robustness.fuzz.law.judge import broken, try_fault
from tests.robustness.fuzz.law.mutant import BEYOND, KINDS, NotHereError

SEED = 1
EACH = 4
assert faults


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in BEYOND])
def test_a_measure_is_right_or_named(kind: str) -> None:
    tried = 0
    for number in range(EACH):
        try:
            verdict = try_fault(kind, SEED, number)
        except NotHereError:
            continue
        tried += 1
        assert not verdict.failed, verdict
    assert tried


def test_a_fault_happens_again() -> None:
    _, one = broken("watermark", SEED, 3)
    _, other = broken("watermark", SEED, 3)
    assert one.data == other.data


def test_a_wrong_cell_in_silence_is_seen() -> None:
    """What a file says otherwise in plain print cannot be known: the judge must see that it is."""
    whole, mutant = broken("saved in another way", SEED, 0)
    report = whole.report
    first, *others = report.readings
    from dataclasses import replace

    from tests.robustness.fuzz.law.judge import judge

    wrong = replace(report, readings=(replace(first, period_actual="1"), *others))
    assert judge(KINDS["watermark"], 0, whole, mutant, wrong).outcome == "silent"
    missing = replace(report, readings=tuple(others))
    assert judge(KINDS["watermark"], 0, whole, mutant, missing).outcome == "silent"
    assert judge(KINDS["watermark"], 0, whole, mutant, report).outcome == "right"

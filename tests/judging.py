"""Judgements as the analysis takes them."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from kpi_tui.judgements import Judged, Judgement, append, read


def judged(*judgements: Judgement) -> Judged:
    """What these judgements amount to, by way of a log."""
    with TemporaryDirectory() as folder:
        for judgement in judgements:
            append(Path(folder), judgement)
        return read(Path(folder))

"""Writes each layout in each engine, with its truth beside it: `python -m … DIR`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.rendering.engines import missing

from . import ENGINES, LAYOUTS, render, sample
from .truth import truth


def main(folder: Path) -> None:
    """Write the files and print what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    for layout in LAYOUTS.values():
        report = sample(layout)
        for engine in ENGINES:
            if reason := missing(engine):
                print(f"{layout.name}: {reason}", file=sys.stderr)
                continue
            path = folder / f"{layout.name}-{engine}.pdf"
            render(report, path, layout, engine)
            text = json.dumps(truth(report, layout, engine, path), ensure_ascii=False, indent=1)
            path.with_suffix(".json").write_text(text, encoding="utf-8")
            measures = sum(1 for _ in report.measures)
            print(f"{path}: {report.council}, {report.period.label}, {measures} measures")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tests.rendering.councils DIR")
    main(Path(sys.argv[1]))

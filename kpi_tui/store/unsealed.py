"""Tries files without a seal in a process of its own: a damaged length can end the reading one."""

from __future__ import annotations

import subprocess
import sys

_READ = """
import io, sys, polars
content = sys.stdin.buffer.read()
polars.read_parquet_metadata(io.BytesIO(content))
polars.read_parquet(io.BytesIO(content))
"""
_SECONDS = 60.0
"""After so long a file counts as one that never comes to an end."""
_tried: dict[str, bool] = {}


def ends_its_reader(content: bytes, sha: str) -> bool:
    """Tell whether a process that reads a Parquet file dies of it, or does not end within a minute.

    One that Polars panics over counts too, since a panic is told on the terminal in many lines. A
    file that is merely wrong is refused by whoever reads it. `sha` is its SHA-256: each content is
    tried once. Where no process can be started the answer is no.
    """
    if sha not in _tried:
        command = (sys.executable, "-P", "-c", _READ)
        try:
            done = subprocess.run(
                command, input=content, capture_output=True, timeout=_SECONDS, check=False
            )
            ended = done.returncode not in (0, 1)  # 1 means an exception
            _tried[sha] = ended or b"panicked at" in done.stderr
        except subprocess.TimeoutExpired:
            _tried[sha] = True
        except OSError:
            return False
    return _tried[sha]

"""An S3 server on this machine, which must be installed to be tested against: `.[cloud-tests]`."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from kpi_tui.store_url import StoreUrl
from tests.cloud.server import Server

pytest.importorskip("obstore", reason="obstore is not installed: pip install -e '.[cloud]'")
pytest.importorskip("moto.server", reason="moto is not installed: pip install -e '.[cloud-tests]'")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
    with Server.started() as server:
        yield server


@pytest.fixture
def url(server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> StoreUrl:
    """An empty store in a bucket of its own, and a cache folder in which nothing is."""
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("KPI_TUI_CACHE", str(tmp_path / "cache"))
    bucket = f"reports-{uuid4().hex[:12]}"
    server.make(bucket)
    return StoreUrl(f"s3://{bucket}/our reports/2024")

"""A store in a bucket of Google's: what is there is kept by Google's own condition.

The server is moto's for S3, behind a front that takes Google's condition for Amazon's: the listing
is the same in both, and Google's servers themselves are not asked.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from threading import Thread
from typing import Any
from uuid import uuid4

import pytest

from kpi_tui.errors import StoreError
from kpi_tui.judgements.judgement import Accept
from kpi_tui.judgements.log import append, read
from kpi_tui.store.bucket import bucket_of
from kpi_tui.store.store import Store
from kpi_tui.store_url import StoreUrl
from tests.cloud.server import Server
from tests.support.samples import JULY, JUNE

ANYBODY = "AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=a"
Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]


def as_google(amazon: Wsgi, *, heeds: bool = True) -> Wsgi:
    """Answer as Google does: "only where there is none" is generation 0."""

    def answer(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        assert "HTTP_IF_NONE_MATCH" not in environ
        if heeds and environ.get("HTTP_X_GOOG_IF_GENERATION_MATCH") == "0":
            environ["HTTP_IF_NONE_MATCH"] = "*"
        environ["HTTP_AUTHORIZATION"] = ANYBODY
        return amazon(environ, start)

    return answer


@pytest.fixture(params=[True], ids=["heeds"])
def google(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[StoreUrl]:
    """An empty store in a bucket of its own."""
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
    from werkzeug.serving import make_server

    amazon = DomainDispatcherApplication(create_backend_app)
    front = as_google(amazon, heeds=request.param)
    server = make_server("127.0.0.1", 0, front, threaded=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{server.port}"
    who = {"client_email": "", "private_key": "", "private_key_id": ""}
    account = {**who, "gcs_base_url": address, "disable_oauth": True}
    monkeypatch.setenv("GOOGLE_SERVICE_ACCOUNT_KEY", json.dumps(account))
    monkeypatch.setenv("GOOGLE_ALLOW_HTTP", "true")
    bucket = f"reports{uuid4().hex[:12]}"
    Server(address).make(bucket)
    yield StoreUrl(f"gs://{bucket}/our reports/2024")
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_store_is_written_and_read(google: StoreUrl) -> None:
    store = Store(google)
    assert [store.add(report).is_new for report in (JUNE, JULY, JULY)] == [True, True, False]
    append(google, Accept(rule="S1", who="An officer", why="as agreed"))
    again = Store(google)
    assert again.report(JULY.report_date) == JULY
    assert [judgement.why for judgement in read(google).all] == ["as agreed"]
    assert again.forget(JUNE.report_date) == again.forget(JULY.report_date) == 1
    assert Store(google).reports() == []


def test_what_is_there_is_never_written_over(google: StoreUrl) -> None:
    bucket = bucket_of(google.root)
    bucket.put_new("council=A/x", b"first")
    with pytest.raises(FileExistsError):
        bucket.put_new("council=A/x", b"second")
    assert bucket.get("council=A/x")[0] == b"first"


@pytest.mark.parametrize("google", [False], indirect=True, ids=["heeds not"])
def test_a_server_without_the_condition_is_refused(google: StoreUrl) -> None:
    with pytest.raises(StoreError, match="would write over what is there"):
        Store(google).add(JULY)
    assert Store(google).reports() == []

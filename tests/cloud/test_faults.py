"""What an object store refuses is told in a line, with an exit code that is not 0; nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest

from kpi_tui.cli import main
from kpi_tui.errors import StoreError
from kpi_tui.judgements.judgement import Note
from kpi_tui.judgements.log import append, read
from kpi_tui.measure_name import MeasureName
from kpi_tui.store.store import Store
from kpi_tui.store_url import StoreUrl
from tests.cloud.answering import Answer, answering
from tests.cloud.server import Server
from tests.support.samples import JULY, JUNE

NOTE = Note(who="Ada", why="", measure=MeasureName("OCC11.10", "Debt"), text="a note")
OVERWRITES = "its server would write over what is there"


def store_at(address: str, monkeypatch: pytest.MonkeyPatch) -> StoreUrl:
    for name, value in Server.environment_of(address).items():
        monkeypatch.setenv(name, value)
    return StoreUrl(f"s3://refused-{uuid4().hex[:8]}/reports")


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ((503, "SlowDown"), "is busy: try again later"),
        ((400, "ExpiredToken"), "your credentials have expired"),
        ((403, "AccessDenied"), "you have no right to it"),
        ((403, "InvalidAccessKeyId"), "you have no right to it"),
        ((403, "RequestTimeTooSkewed"), "this machine's clock is wrong"),
        ((404, "NoSuchBucket"), "no such bucket"),
        (
            (418, "Teapot"),
            "Server returned non-2xx status code: 418 I'm a teapot: "
            "<Error><Code>Teapot</Code><Message>m</Message></Error>",
        ),
    ],
)
def test_a_store_that_cannot_be_listed(
    answer: Answer,
    reason: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with answering({"GET": answer}) as address:
        url = store_at(address, monkeypatch)
        assert main(["--store", str(url), "reports"]) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert f"{url}: {reason}: check its name, your rights and the network" in err


def test_no_network(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with answering({}) as address:
        pass
    url = store_at(address, monkeypatch)
    assert main(["--store", str(url), "reports"]) == 1
    assert f"{url}: cannot be reached: check" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ((403, "AccessDenied"), "you have no right to it"),
        ((501, "NotImplemented"), "its server does not support what is asked of it"),
        ((503, "SlowDown"), "is busy: try again later"),
    ],
)
@pytest.mark.parametrize("write", [lambda url: Store(url).add(JULY), lambda url: append(url, NOTE)])
def test_a_store_that_may_only_be_read(
    answer: Answer,
    reason: str,
    write: Callable[[StoreUrl], object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with answering({"PUT": answer}) as address:
        url = store_at(address, monkeypatch)
        with pytest.raises(StoreError, match=f"reports.*: {reason}: check its name"):
            write(url)


# -- a server that does not heed If-None-Match -----------------------------------------------------


@pytest.mark.parametrize("write", [lambda url: Store(url).add(JULY), lambda url: append(url, NOTE)])
def test_who_would_write_over_what_is_there_gets_nothing(
    write: Callable[[StoreUrl], object],
    url: StoreUrl,
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("kpi_tui.store.bucket._MODE", "overwrite")
    with pytest.raises(StoreError, match=OVERWRITES):
        write(url)
    assert server.content(url) == {}


def test_what_is_refused_once_is_refused_again(
    url: StoreUrl, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("kpi_tui.store.bucket._MODE", "overwrite")
        for report in (JUNE, JULY):
            with pytest.raises(StoreError, match=OVERWRITES):
                Store(url).add(report)
    assert server.content(url) == {}


def test_a_server_that_heeds_it_is_asked_once(url: StoreUrl, server: Server) -> None:
    with server.counted() as requests:
        Store(url).add(JUNE)
        append(url, NOTE)
        Store(url).add(JULY)
    assert [method for method, _ in requests].count("PUT") == 4
    assert [each.text for each in read(url).notes_on([NOTE.measure])] == ["a note"]
    assert Store(url).last_days() == [JUNE.report_date, JULY.report_date]

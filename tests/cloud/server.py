"""moto's S3 server, in a thread of this process, and a second client to look at what is in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote

import pytest

from kpi_tui.store_url import StoreUrl


class Server:
    """S3 on a port of this machine."""

    def __init__(self, address: str) -> None:
        import boto3

        self.environment = self.environment_of(address)
        self._client: Any = boto3.client(
            "s3",
            endpoint_url=address,
            region_name="us-east-1",
            aws_access_key_id="somebody",
            aws_secret_access_key="secret",
        )

    @staticmethod
    def environment_of(address: str) -> dict[str, str]:
        """What names a server, and who asks it."""
        return {
            "AWS_ENDPOINT_URL": address,
            "AWS_ALLOW_HTTP": "true",
            "AWS_ACCESS_KEY_ID": "somebody",
            "AWS_SECRET_ACCESS_KEY": "secret",
            "AWS_REGION": "us-east-1",
        }

    @classmethod
    @contextmanager
    def started(cls) -> Iterator[Server]:
        from moto.server import ThreadedMotoServer

        server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        server.start()
        host, port = server.get_host_and_port()
        try:
            yield cls(f"http://{host}:{port}")
        finally:
            server.stop()

    @contextmanager
    def counted(self) -> Iterator[list[tuple[str, str]]]:
        """Write down the requests that come, each with its method and what it asks for."""
        requests: list[tuple[str, str]] = []
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(
                "werkzeug.serving.WSGIRequestHandler.log_request",
                lambda handler, *_: requests.append((handler.command, unquote(handler.path))),
            )
            yield requests

    def make(self, bucket: str) -> None:
        self._client.create_bucket(Bucket=bucket)

    def content(self, store: StoreUrl) -> dict[str, bytes]:
        """All objects of a store, by their keys within it."""
        bucket, prefix = _parts(store)
        listed = self._client.list_objects_v2(Bucket=bucket, Prefix=prefix).get("Contents", ())
        return {each["Key"].removeprefix(prefix): self._get(bucket, each["Key"]) for each in listed}

    def put(self, store: StoreUrl, key: str, content: bytes) -> None:
        """Put an object, whatever was there."""
        bucket, prefix = _parts(store)
        self._client.put_object(Bucket=bucket, Key=prefix + key, Body=content)

    def delete(self, store: StoreUrl, key: str) -> None:
        bucket, prefix = _parts(store)
        self._client.delete_object(Bucket=bucket, Key=prefix + key)

    def _get(self, bucket: str, key: str) -> bytes:
        content: bytes = self._client.get_object(Bucket=bucket, Key=key)["Body"].read()
        return content


def _parts(store: StoreUrl) -> tuple[str, str]:
    bucket, _, prefix = str(store).removeprefix("s3://").partition("/")
    return bucket, f"{prefix}/" if prefix else ""

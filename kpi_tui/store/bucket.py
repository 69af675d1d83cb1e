"""A bucket of an object store, by obstore: what is asked of it, and its faults as `OSError`s.

Who may use it is said by the environment, as obstore's documentation has it: `AWS_ACCESS_KEY_ID`,
`AWS_ENDPOINT_URL`, `GOOGLE_APPLICATION_CREDENTIALS`, `AZURE_STORAGE_ACCOUNT_NAME` and their like.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from kpi_tui.errors import StoreError
from kpi_tui.text import one_line

if TYPE_CHECKING:
    from obstore.store import AzureStore, GCSStore, S3Store

Look = tuple[int | str, ...]
_PATIENCE = timedelta(seconds=20)
"""How long a request is tried anew."""
_LONGEST_REASON = 160


def refuse_without_extra(root: str) -> None:
    """Raise `StoreError` where obstore, which the extra `cloud` brings, is not installed."""
    try:
        import obstore.exceptions  # noqa: F401
    except ImportError:
        raise StoreError(
            f"{root}: object stores need the extra cloud, which is not installed: "
            "pip install '.[cloud]' in the folder of kpi-tui's README"
        ) from None


class Bucket:
    """What a store's URL names, and what was listed there last."""

    def __init__(self, root: str) -> None:
        """Take the URL. Raises `StoreError` where obstore is not installed or refuses it."""
        refuse_without_extra(root)
        import obstore.exceptions

        try:
            self._client = _client(root)
        except (obstore.exceptions.BaseError, ValueError) as error:
            raise StoreError(f"{root}: {_reason(error)}: set it in the environment") from error
        self.looks: dict[str, Look] = {}
        """What each object is known to look like."""

    def names(self, folder: str = "") -> list[str]:
        """List the keys of a folder at any depth, of the whole store unless one is named, sorted."""
        with _faults():
            found = {
                str(each["path"]): _look(each["size"], each["last_modified"], each["e_tag"])
                for chunk in self._client.list(folder or None)
                for each in chunk
            }
        if folder:
            self.looks |= found
        else:
            self.looks = found
        return sorted(key for key in found if key)

    def look(self, key: str) -> Look:
        """Return what is another once an object is; () where there is none."""
        if key not in self.looks:
            try:
                with _faults():
                    meta = self._client.head(key)
            except FileNotFoundError:
                return ()
            self.looks[key] = _look(meta["size"], meta["last_modified"], meta["e_tag"])
        return self.looks[key]

    def get(self, key: str) -> tuple[bytes, Look]:
        """Return an object with its look."""
        with _faults():
            found = self._client.get(key)
            content, meta = bytes(found.bytes()), found.meta
        self.looks[key] = _look(meta["size"], meta["last_modified"], meta["e_tag"])
        return content, self.looks[key]

    def put_new(self, key: str, content: bytes) -> None:
        """Put an object where there is none of the name; `FileExistsError` where there is another."""
        try:
            with _faults():
                self._client.put(key, content, mode="create", use_multipart=False)
        except FileExistsError:
            # A request that was tried anew may have met its own first try.
            if self.get(key)[0] != content:
                raise

    def delete(self, key: str) -> None:
        """Delete an object; one that is gone is as wanted."""
        with _faults():
            self._client.delete(key)
        self.looks.pop(key, None)


@lru_cache(maxsize=8)
def bucket_of(root: str) -> Bucket:
    """Return the bucket of a store, the same whenever it is asked for. Raises `StoreError`."""
    return Bucket(root)


def _client(root: str) -> S3Store | GCSStore | AzureStore:
    from obstore.store import AzureStore, GCSStore, S3Store

    scheme, _, rest = root.partition("://")
    bucket, _, prefix = rest.partition("/")
    kinds: dict[str, type[S3Store | GCSStore | AzureStore]] = {
        "s3": S3Store,
        "gs": GCSStore,
        "az": AzureStore,
    }
    return kinds[scheme](
        bucket,
        prefix=prefix or None,
        retry_config={"max_retries": 3, "retry_timeout": _PATIENCE},
    )


def _look(size: int, changed: object, e_tag: str | None) -> Look:
    """Put together size, when changed in nanoseconds, and the tag, by letters that a file's name takes."""
    seconds = getattr(changed, "timestamp", lambda: 0.0)()
    return (size, int(seconds * 1e9), re.sub(r"[^0-9A-Za-z]", "", e_tag or ""))


@contextmanager
def _faults() -> Iterator[None]:
    """Turn what obstore raises into an `OSError` with a reason of a few words."""
    from obstore.exceptions import AlreadyExistsError, BaseError

    try:
        yield
    except AlreadyExistsError as error:
        raise FileExistsError(errno.EEXIST, "another object of this name is there") from error
    except FileNotFoundError as error:
        if "NoSuchBucket" in str(error):
            raise OSError(errno.ENODEV, "no such bucket") from error
        raise FileNotFoundError(errno.ENOENT, "no such object") from error
    except (BaseError, ValueError) as error:
        raise OSError(errno.EIO, _reason(error)) from error


_REASONS = (
    (r"<Code>NoSuchBucket|ContainerNotFound|status code: 404", "no such bucket"),
    (
        r"169\.254\.169\.254|metadata\.google|[Mm]issing.?[Cc]redential|no credentials",
        "no credentials in the environment",
    ),
    (
        r"status code: 40[13]|AccessDenied|InvalidAccessKeyId|SignatureDoesNotMatch|Forbidden",
        "you have no right to it",
    ),
    (r"builder error", "http:// needs AWS_ALLOW_HTTP=true in the environment"),
    (r"error sending request|timed? ?out|dns error|[Cc]onnect", "cannot be reached"),
)
"""What to make of the words of obstore, the first that fits."""


def _reason(error: BaseException) -> str:
    said = str(error).partition("Debug source")[0]
    for words, reason in _REASONS:
        if re.search(words, said):
            return reason
    # What obstore begins with is its own name for the kind of fault.
    said = one_line(said.partition(" error: ")[2] or said).strip()
    return said[:_LONGEST_REASON] or type(error).__name__

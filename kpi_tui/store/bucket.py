"""A bucket of an object store, used by way of obstore; its faults are raised as `OSError`.

Addresses and credentials come from the environment, under the names in obstore's documentation:
`AWS_ACCESS_KEY_ID`, `AWS_ENDPOINT_URL`, `GOOGLE_APPLICATION_CREDENTIALS` and so on.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from kpi_tui.errors import StoreError
from kpi_tui.store.object_names import listed
from kpi_tui.store.problems import StoreFileError
from kpi_tui.store_url import StoreUrl
from kpi_tui.text import one_line

if TYPE_CHECKING:
    from obstore.store import AzureStore, GCSStore, S3Store

Look = tuple[int | str, ...]
_PATIENCE = timedelta(seconds=20)
"""How long a failed request is tried again."""
_LONGEST_REASON = 160
"""The most letters of obstore's own message that are told."""
_MODE: Literal["create"] = "create"
_OVERWRITES = "its server would write over what is there (it does not heed If-None-Match)"


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
    """The bucket, or the part of it, that a store's URL names, with what was listed there last."""

    def __init__(self, root: str) -> None:
        """Take the URL. Raises `StoreError` where obstore is not installed or refuses it."""
        self._root = root
        refuse_without_extra(root)
        import obstore.exceptions

        try:
            self._client = _client(root)
        except (obstore.exceptions.BaseError, ValueError) as error:
            raise StoreError(f"{root}: {_reason(error)}: set it in the environment") from error
        self.looks: dict[str, Look] = {}
        """How each object looked when it was listed or read last, by key."""
        self.is_listed = False
        """Whether the whole store has been listed since the process began."""
        self._keeps: bool | None = None
        """Whether the server refuses to replace an object; `None` until that was tried."""

    def names(
        self, folder: str = "", problems: list[StoreFileError] | None = None, after: str = ""
    ) -> list[str]:
        """List the keys of a folder at any depth, or of the whole store, sorted.

        With `after` only the keys that sort after it. What cannot be listed is added to
        `problems`. Raises `OSError`.
        """
        named: list[StoreFileError] = [] if problems is None else problems
        with _faults():
            found = {
                str(each["path"]): _look(each["size"], each["last_modified"], each["e_tag"])
                for each in listed(self._client, StoreUrl(self._root, folder), named, after)
            }
        gone = () if after else [key for key in self.looks if key.startswith(f"{folder}/")]
        known = self.looks if folder or after else {}
        self.looks = {key: look for key, look in known.items() if key not in gone} | found
        self.is_listed |= not (folder or after)
        return sorted(key for key in found if key)

    def look(self, key: str) -> Look:
        """Return a value that differs once an object has changed; `()` where there is none.

        It is as the object was listed or read last. Raises `OSError`.
        """
        if self.is_listed and key not in self.looks:
            return ()
        if not self.looks.get(key):
            try:
                with _faults():
                    meta = self._client.head(key)
            except FileNotFoundError:
                return ()
            self.looks[key] = _look(meta["size"], meta["last_modified"], meta["e_tag"])
        return self.looks[key]

    def get(self, key: str) -> tuple[bytes, Look]:
        """Return the content of an object, and its look. Raises `OSError`."""
        with _faults():
            found = self._client.get(key)
            content, meta = bytes(found.bytes()), found.meta
        self.looks[key] = _look(meta["size"], meta["last_modified"], meta["e_tag"])
        return content, self.looks[key]

    def put_new(self, key: str, content: bytes) -> None:
        """Put an object under a name that none has yet. Raises `OSError`.

        Where another object has the name, that is `FileExistsError`. The first object is put a
        second time as a trial: from a server that lets it be replaced it is deleted again.
        """
        try:
            self._put(key, content)
        except FileExistsError:
            # A request that obstore tried twice may have succeeded the first time.
            if self.get(key)[0] != content:
                raise
            self._keeps = True
        self.looks.setdefault(key, ())
        if not self._keeps:
            self._keeps = self._is_refused(key, content)
            if self._keeps is False:
                with suppress(OSError):
                    self.delete(key)
                raise OSError(errno.ENOTSUP, _OVERWRITES)

    def _is_refused(self, key: str, content: bytes) -> bool | None:
        """Tell whether the server refuses to replace an object; `None` where it does not answer."""
        try:
            self._put(key, content)
        except FileExistsError:
            return True
        except OSError:
            return None
        return False

    def _put(self, key: str, content: bytes) -> None:
        with _faults():
            self._client.put(key, content, mode=_MODE, use_multipart=False)

    def delete(self, key: str) -> None:
        """Delete an object; it may be gone already. Raises `OSError`."""
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
    """Return size, time of change in nanoseconds, and the tag without signs unfit for a file name."""
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
    (r"ExpiredToken|TokenExpired|token.{0,40}expired", "your credentials have expired"),
    (r"RequestTimeTooSkewed", "this machine's clock is wrong"),
    (
        r"169\.254\.169\.254|metadata\.google|[Mm]issing.?[Cc]redential|no credentials",
        "no credentials in the environment",
    ),
    (
        r"status code: 40[13]|AccessDenied|InvalidAccessKeyId|SignatureDoesNotMatch|Forbidden",
        "you have no right to it",
    ),
    (r"SlowDown|status code: (429|503)|ServerBusy|TooManyRequests", "is busy: try again later"),
    (r"NotImplemented|status code: 501", "its server does not support what is asked of it"),
    (r"builder error", "http:// needs AWS_ALLOW_HTTP=true in the environment"),
    (r"error sending request|timed? ?out|dns error|[Cc]onnect", "cannot be reached"),
)
"""The reasons that we give for obstore's messages; the first that fits counts."""


def _reason(error: BaseException) -> str:
    said = str(error).partition("Debug source")[0]
    for words, reason in _REASONS:
        if re.search(words, said):
            return reason
    # obstore's message begins with the name of its own kind of fault.
    said = one_line(said.partition(" error: ")[2] or said).strip()
    said = re.sub(r"^Error performing .+? in \S+ - ", "", said)
    return said[:_LONGEST_REASON] or type(error).__name__

"""A bucket of an object store, by obstore: what is asked of it, and its faults as `OSError`s.

Who may use it is said by the environment, as obstore's documentation has it: `AWS_ACCESS_KEY_ID`,
`AWS_ENDPOINT_URL`, `GOOGLE_APPLICATION_CREDENTIALS`, `AZURE_STORAGE_ACCOUNT_NAME` and their like.
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
"""How long a request is tried anew."""
_LONGEST_REASON = 160
_MODE: Literal["create"] = "create"
_OVERWRITES = "its server would write over what is there (it does not heed If-None-Match)"


class Bucket:
    """What a store's URL names, and what was listed there last."""

    def __init__(self, root: str) -> None:
        """Take the URL. Raises `StoreError` where obstore is not installed or refuses it."""
        self._root = root
        try:
            import obstore.exceptions
        except ImportError:
            raise StoreError(
                f"{root}: object stores need an extra: pip install 'kpi-tui[cloud]'"
            ) from None
        try:
            self._client = _client(root)
        except (obstore.exceptions.BaseError, ValueError) as error:
            raise StoreError(f"{root}: {_reason(error)}: set it in the environment") from error
        self.looks: dict[str, Look] = {}
        """What each object is known to look like."""
        self.is_listed = False
        """Whether all of it has been listed since the process began."""
        self._keeps: bool | None = None
        """Whether a put is refused where there is an object of the name; `None` until one was tried."""

    def names(
        self, folder: str = "", problems: list[StoreFileError] | None = None, after: str = ""
    ) -> list[str]:
        """List the keys of a folder at any depth, of the whole store unless one is named, sorted.

        With `after` those that come behind it. What cannot be listed is put to the problems.
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
        """Return what is another once an object is, as it was listed last; () where there is none."""
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
        """Return an object with its look."""
        with _faults():
            found = self._client.get(key)
            content, meta = bytes(found.bytes()), found.meta
        self.looks[key] = _look(meta["size"], meta["last_modified"], meta["e_tag"])
        return content, self.looks[key]

    def put_new(self, key: str, content: bytes) -> None:
        """Put an object where there is none of the name; `FileExistsError` where there is another.

        The first is put twice: a server that takes it both times does not keep what it has, and
        gets nothing.
        """
        try:
            self._put(key, content)
        except FileExistsError:
            # A request that was tried anew may have met its own first try.
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
        """Tell whether an object that is there may not be put again; `None` where nobody answers."""
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
    (r"NotImplemented|status code: 501", "its server has no conditional puts"),
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

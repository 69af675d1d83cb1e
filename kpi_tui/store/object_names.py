"""Lists the objects of a bucket, whatever other programs have put among them.

obstore fails on any page of a listing that has a key which is no path: one with `//`, `..` or a
control character in it. Our objects are found all the same, after such keys or folder by folder.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kpi_tui.regex import regex
from kpi_tui.store.problems import ProblemKind, StoreFileError
from kpi_tui.store_url import StoreUrl
from kpi_tui.text import one_line

if TYPE_CHECKING:
    from obstore import ObjectMeta
    from obstore.store import AzureStore, GCSStore, S3Store

_PAGE = 1000
"""Objects that a server lists at once."""
_OURS = ("council=", "report_id=")
_FIRST = "0"
"""Sorts before every name of ours, and after `//x`, `./x` and `../x`."""
_KEY = regex(r'Path "(.*)"(?: contained|: Encountered)', re.DOTALL)
_BY_WHOM = "a name that is no path, put there by another program"


def listed(
    client: S3Store | GCSStore | AzureStore,
    folder: StoreUrl,
    problems: list[StoreFileError],
    after: str = "",
) -> Iterator[ObjectMeta]:
    """Yield the objects in a folder at any depth, or those that sort after a name in it.

    Keys that are no paths are added to `problems`, and so is the folder of a council or a report
    that cannot be listed because of one. Raises what obstore raises, and `OSError` where the store
    itself, or the folder of judgements, cannot be listed.
    """
    from obstore.exceptions import InvalidPathError

    beside = f"{folder.key}/" if folder.key else ""
    for start in (after, max(after, _FIRST)):
        try:
            offset = f"{beside}{start}" if start else None
            for chunk in client.list(folder.key or None, offset=offset, chunk_size=_PAGE):
                yield from chunk
            return
        except InvalidPathError as error:
            problem = _problem(folder, str(error))
            if str(problem) not in map(str, problems):
                problems.append(problem)
    try:
        level = client.list_with_delimiter(folder.key or None)
    except InvalidPathError as error:
        if not folder.key.startswith(_OURS):
            name = _problem(folder, str(error)).path.name
            why = f"cannot be listed past an object whose name is no path, {name}: delete that"
            raise OSError(errno.EINVAL, why) from error
        why = "cannot be listed because of the object named beside it"
        problems.append(StoreFileError(folder, ProblemKind.UNREADABLE, why))
        return
    yield from level["objects"]
    for each in level["common_prefixes"]:
        if str(each).removeprefix(beside).startswith(_OURS):
            yield from listed(client, StoreUrl(folder.root, str(each)), problems)


def _problem(folder: StoreUrl, said: str) -> StoreFileError:
    """Return the problem of the object that obstore's message names."""
    found = _KEY.search(said)
    prefix = folder.root.partition("://")[2].partition("/")[2]
    key = found[1].removeprefix(f"{prefix}/") if found else "an object"
    return StoreFileError(StoreUrl(folder.root, one_line(key)), ProblemKind.MISNAMED, _BY_WHOM)

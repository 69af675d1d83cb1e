"""What is in a bucket, by the names of its objects, whatever other programs have put among them.

obstore gives up a page of a listing in which a key is no path: one with `//`, `..` or a control
character in it. What is ours is found all the same, past such keys or folder by folder.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

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
"""What no name of ours comes before, and `//x`, `./x` and `../x` do."""
_KEY = re.compile(r'Path "(.*)"(?: contained|: Encountered)', re.DOTALL)
_BY_WHOM = "a name that is no path, put there by another program"


def listed(
    client: S3Store | GCSStore | AzureStore,
    folder: StoreUrl,
    problems: list[StoreFileError],
    after: str = "",
) -> Iterator[ObjectMeta]:
    """Yield the objects in a folder, or those behind a name in it, at any depth.

    What is no path is put to the problems, and a council's folder that cannot be listed for it.
    Raises what obstore raises, and `OSError` where it is the store itself, or the judgements.
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
    """Name the object that obstore stumbled over, as it stands in its words."""
    found = _KEY.search(said)
    prefix = folder.root.partition("://")[2].partition("/")[2]
    key = found[1].removeprefix(f"{prefix}/") if found else "an object"
    return StoreFileError(StoreUrl(folder.root, one_line(key)), ProblemKind.MISNAMED, _BY_WHOM)

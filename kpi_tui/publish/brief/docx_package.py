"""Writes the file of a Word document without the time: a clock before 1980 would fail it."""

from __future__ import annotations

from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.pkgwriter import PackageWriter

_NEVER = (1980, 1, 1, 0, 0, 0)
"""The time of each part, as Word writes it too: the earliest that a ZIP file can hold."""


def save_package(package: OpcPackage, file: IO[bytes]) -> None:
    """Write a document as python-docx's `save` does, with a fixed time for each part."""
    parts: list[Any] = package.parts
    writes: Any = PackageWriter
    with ZipFile(file, "w") as zipped:
        for part in parts:
            part.before_marshal()
        writer = _Writer(zipped)
        writes._write_content_types_stream(writer, parts)
        writes._write_pkg_rels(writer, package.rels)
        writes._write_parts(writer, parts)


class _Writer:
    def __init__(self, zipped: ZipFile) -> None:
        self._zipped = zipped

    def write(self, uri: PackURI, content: bytes | str) -> None:
        """Write a part."""
        self._zipped.writestr(ZipInfo(uri.membername, _NEVER), content, ZIP_DEFLATED)

"""A sound report that a password locks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.platypus import BaseDocTemplate

from tests.rendering import Style, draw, with_reportlab
from tests.rendering.samples import small_report


def encrypted(path: Path, **passwords: str) -> Path:
    def template(*args: Any, **options: Any) -> BaseDocTemplate:
        locked = StandardEncryption(**passwords, canPrint=0)
        return BaseDocTemplate(*args, encrypt=locked, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(with_reportlab, "BaseDocTemplate", template)
        draw(small_report(), path, Style())
    return path

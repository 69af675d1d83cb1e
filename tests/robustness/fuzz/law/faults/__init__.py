"""What goes wrong with real files: each function breaks a sound one and says what may be expected."""

from . import damage, drawings, pages, words

__all__ = ["damage", "drawings", "pages", "words"]

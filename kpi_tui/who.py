"""Who sits at the keyboard."""

from __future__ import annotations


def login_name() -> str:
    """The login name; `somebody` where the system cannot tell it."""
    from getpass import getuser

    try:
        return getuser() or "somebody"
    except (ImportError, KeyError, OSError):
        return "somebody"

"""What a search of the period found, in words, and how much other reports have of it."""

from __future__ import annotations

from kpi_tui.tui.session.session import Session

FEW_FOUND = 2
"""Where no more measures than this are found, the other reports are searched as well."""


def found_elsewhere(session: Session) -> int | None:
    """Count the measures that say the words in other reports; `None` where nobody has looked."""
    everywhere = session.everywhere
    if everywhere is None or everywhere.text != " ".join(session.words):
        return None
    return everywhere.beside(session.period)


def wants_others(session: Session) -> bool:
    """Whether so few measures are found that the other reports are to be looked through."""
    if not session.words or session.pane is not None or session.assessment is None:
        return False
    return found_elsewhere(session) is None and len(session.matching) <= FEW_FOUND


def search_said(session: Session, key: str) -> str:
    """Say which forms of its words the search takes, why they were found, and how many others say them.

    `key` is the key that lists those in other reports. It is empty where no words are searched for.
    """
    if not session.words or session.pane is not None:
        return ""
    all_found = len(session.texts.which_say(session.words) or ())
    # What a view or a filter leaves out is not to be taken for what nobody says.
    of_all = f"in all measures: {all_found}" if all_found > len(session.matching) else ""
    parts = [of_all, session.sought.forms_said]
    parts += session.texts.whys(session.words, session.matching)[:2]
    if elsewhere := found_elsewhere(session):
        others = session.says("in other months")
        parts.append(f"{others}: {elsewhere} ({key})")
    return " · ".join(filter(None, parts))

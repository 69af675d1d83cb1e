"""The texts that people, programs and disks may change: the log, the settings, what is remembered.

`python -m tests.robustness texts`. Each is taken as it is written, and one thing in it is another: a
value, a key, a line, some bytes. Every command goes on, and what was not touched counts.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any

from kpi_tui.judgements.judgement import (
    Accept,
    Correct,
    Judgement,
    LinkMeasures,
    Note,
    Rebase,
    SetKind,
    SetPolarity,
    SetQueryState,
    SetTolerance,
    SetYtdMethod,
    UnlinkMeasures,
)
from kpi_tui.judgements.log import read
from kpi_tui.judgements.log_line import to_line
from kpi_tui.measure_name import MeasureName
from kpi_tui.settings import read_settings, sample
from kpi_tui.status import Status
from kpi_tui.store.files import LOG
from kpi_tui.tui.commands.registry import COMMANDS
from kpi_tui.tui.keymap import describe_problems, follow
from kpi_tui.vocabulary import CorrectedField, Kind, Polarity, QueryState, YtdMethod
from tests.robustness.store.mutants import VALUES
from tests.robustness.store.odd import Captured, clock, last_of
from tests.robustness.tally import Tally, empty_cache, scratch
from tests.support.command_line import Run
from tests.support.explorer import explore
from tests.support.hostile_texts import controls
from tests.support.samples import JULY, JUNE
from tests.support.stores import stored

# -- one thing is another ----------------------------------------------------------------------

_MOST_LINES = 60
"""What may be said of a text: each key of the settings may be wrong."""
_PLACE = "the place of a value"


def changed_json(text: str, rng: Random) -> str:
    """A JSON text with an odd value, another key, or a value fewer, anywhere in it."""
    said = json.loads(text)
    spots = list(_spots(said))
    inside, key = rng.choice(spots)
    how = rng.randrange(6)
    if how == 0:
        del inside[key]
    elif how == 1 and isinstance(inside, dict):
        inside[rng.choice(("x", "", f"{key} ", f"{key}".upper(), "\x1b[31m"))] = inside.pop(key)
    elif how == 2:
        other, place = rng.choice(spots)
        inside[key] = other[place]
    else:
        inside[key] = _PLACE
        value = rng.choice(list(VALUES.values()))
        return _dumped(said).replace(json.dumps(_PLACE), value)
    return _dumped(said)


def _dumped(said: object) -> str:
    try:
        return json.dumps(said)
    except (ValueError, RecursionError):  # a value that has come to hold itself
        return "{}"


def _spots(said: Any) -> Iterator[tuple[Any, Any]]:
    """Every place of a value: what holds it, and under which key."""
    for key in list(said) if isinstance(said, dict) else range(len(said)):
        yield said, key
        if isinstance(said[key], dict | list):
            yield from _spots(said[key])


def changed_bytes(content: bytes, rng: Random) -> bytes:
    """Some bytes flipped, cut out, put in, doubled; or all in another encoding."""
    at, more = rng.randrange(len(content) + 1), rng.randrange(1, 40)
    how = rng.randrange(7)
    if how == 0:
        return content[:at]
    if how == 1:
        return content[:at] + content[at + more :]
    if how == 2:
        return content[:at] + rng.randbytes(more) + content[at:]
    if how == 3:
        return content[:at] + content[at : at + more] * rng.choice((2, 300)) + content[at + more :]
    if how == 4:
        return content.decode(errors="replace").encode(rng.choice(("utf-16", "utf-8-sig")))
    if how == 5:
        return (
            content[:at] + rng.choice((b"\0" * 4096, b"\r", b"\n", b"\xff", b"\\")) + content[at:]
        )
    flipped = bytearray(content)
    flipped[at % len(content)] ^= 1 << rng.randrange(8)
    return bytes(flipped)


# -- the log -----------------------------------------------------------------------------------

WASTE = MeasureName("OCC01.02", "Household waste recycled | composted")
VISITS = MeasureName("OCC01.01", "Visits to libraries")
_SIGNED: dict[str, Any] = {"at": datetime(2024, 9, 1, tzinfo=UTC), "who": "Ada", "why": "agreed"}
_OF_JULY: dict[str, Any] = {"report_date": date(2024, 7, 31), **_SIGNED}
DECIDED: tuple[Judgement, ...] = (
    Note(id="j0", measure=WASTE, text="a note", **_SIGNED),
    LinkMeasures(id="j1", before=VISITS, after=VISITS, **_SIGNED),
    UnlinkMeasures(id="j2", before=VISITS, after=WASTE, **_SIGNED),
    SetPolarity(id="j3", measure=WASTE, value=Polarity.BIGGER_IS_BETTER, **_SIGNED),
    SetKind(id="j4", measure=WASTE, value=next(iter(Kind)), **_SIGNED),
    SetYtdMethod(id="j5", measure=WASTE, value=next(iter(YtdMethod)), **_SIGNED),
    SetTolerance(id="j6", measure=WASTE, percent=5.0, **_SIGNED),
    Accept(id="j7", rule="S1", measure=WASTE, report_date=None, **_SIGNED),
    Correct(id="j8", measure=WASTE, field=CorrectedField.PERIOD_ACTUAL, value="58%", **_OF_JULY),
    Correct(
        id="j9", measure=VISITS, field=CorrectedField.PERIOD_STATUS, value=Status.RED, **_OF_JULY
    ),
    SetQueryState(id="j10", rule="S1", measure=WASTE, state=next(iter(QueryState)), **_OF_JULY),
    Rebase(id="j11", measure=WASTE, **_OF_JULY),
)
"""One of each kind, none of which takes another back."""
READERS = (
    ("queries",),
    ("show", "OCC01.02"),
    ("review", "list"),
    ("review", "list", "--format", "json"),
    ("measures", "--period", "all", "--count-queries"),
    ("changes",),
    ("export", "--tidy", "--format", "csv"),
    ("brief", "--format", "md"),
    ("matches",),
    ("grid",),
)


def attack_log(seed: int, numbers: range) -> Iterator[Tally]:
    """Change one thing in a log of each kind of judgement, and have commands read it."""
    yield (tally := Tally("review log changed in one place"))
    with scratch() as folder, Captured() as captured:
        store = stored(folder / "store", JUNE, JULY)
        for number in numbers:
            rng = Random(f"log {seed} {number}")
            lines = [to_line(each).encode() for each in DECIDED]
            touched = rng.randrange(len(lines))
            if rng.random() < 0.7:
                lines[touched] = changed_json(lines[touched].decode(), rng).encode(
                    errors="surrogatepass"
                )
            else:
                lines[touched] = changed_bytes(lines[touched], rng)
            (store / LOG).write_bytes(b"\n".join(lines) + b"\n")
            wrong = _read_log(store, touched) or _commands(captured, store, rng.sample(READERS, 2))
            tally.add("read", wrong and f"line {touched + 1}: {wrong}", number)


def _read_log(store: Path, touched: int) -> str:
    """Tell whether every other line counts."""
    try:
        with clock():
            found = read(store)
    except BaseException as error:
        return last_of(error)
    gone = {getattr(each, "judgement", "") for each in found.all}
    others = {each.id for at, each in enumerate(DECIDED) if at != touched}
    lost = others - gone - {each.id for each in found.all}
    return f"lost: {sorted(lost)}" if lost and len(found.all) + len(lost) < len(others) + 1 else ""


def _commands(captured: Any, store: Path | None, every: list[tuple[str, ...]]) -> str:
    """Run commands in this process, and tell what is wrong with how they ended."""
    for words in every:
        try:
            with clock():
                code, _, err = Run(captured, store)(*words)
        except BaseException as error:
            captured.readouterr()
            return f"{' '.join(words)}: {last_of(error)}"
        if code not in (0, 1, 2, 3):
            return f"{' '.join(words)}: exit code {code}"
        if len(err.splitlines()) > _MOST_LINES or controls(err) or "Traceback" in err:
            return f"{' '.join(words)}: said {err[:300]}"
    return ""


# -- the settings ------------------------------------------------------------------------------

_TOML = (
    *('""', '"x"', "[]", '["x"]', "{}", "{ x = 1 }", "5", "-1", "1e999", "nan", "inf", "true"),
    *("1979-05-27", "07:32:00", '"\\u001b]0;owned\\u0007"', '"[bold]x[/]"', "9" * 5000, '"""x'),
    *("[" * 3000 + "]" * 3000, '["name", ["code"], 5]', '"ctrl+shift+alt+f99"', "0x" + "f" * 4000),
)


def attack_settings(seed: int, numbers: range) -> Iterator[Tally]:
    """Change one thing in settings that say everything, and follow them."""
    yield (tally := Tally("settings changed in one place"))
    rows = [(each.id, each.keys, each.help) for each in COMMANDS]
    text = re.sub(r"^#(?=\S+ = |\[)", "", sample(rows), flags=re.MULTILINE)
    ids = [each[0] for each in rows]
    with scratch() as folder, Captured() as captured:
        file = Path(os.environ["KPI_TUI_CONFIG"])
        file.parent.mkdir(parents=True, exist_ok=True)
        store = stored(folder / "store", JULY)
        for number in numbers:
            rng = Random(f"settings {seed} {number}")
            content = text.encode()
            if rng.random() < 0.6:
                content = _changed_toml(text, rng).encode(errors="surrogatepass")
            else:
                content = changed_bytes(content, rng)
            file.write_bytes(content)
            try:
                with clock():
                    followed = follow(read_settings(file, ids), ("kpi-dark", "kpi-light"))
                    describe_problems(followed.problems)
                wrong = ""
            except BaseException as error:
                wrong = last_of(error)
            wrong = wrong or _commands(captured, store, [("config",), ("measures",)])
            tally.add("told" if followed.problems else "followed", wrong, number)
        file.unlink(missing_ok=True)


def _changed_toml(text: str, rng: Random) -> str:
    lines = text.splitlines()
    said = [at for at, line in enumerate(lines) if " = " in line and not line.startswith("#")]
    at = rng.choice(said)
    key, _, value = lines[at].partition(" = ")
    odd = rng.choice(_TOML)
    changes: tuple[Callable[[], str], ...] = (
        lambda: f"{key} = {odd}",
        lambda: f"{key} = {odd}",
        lambda: f"{key}",
        lambda: f"{lines[at]}\n{lines[at]}",
        lambda: f"x{key} = {value}",
        lambda: f"{'.'.join('a' * 20_000)} = 1",
        lambda: f"[{key}]\n{lines[at]}",
        lambda: f'"\\u001b[31m{key}" = {odd}',
    )
    lines[at] = rng.choice(changes)()
    return "\n".join(lines)


# -- what is remembered ------------------------------------------------------------------------


def attack_remembered(seed: int, numbers: range) -> Iterator[Tally]:
    """Change one thing in what the explorer remembers, and open it."""
    yield (tally := Tally("what the explorer remembers changed in one place"))
    with scratch() as folder:
        store, state = stored(folder / "store", JUNE, JULY), folder / "remembered.json"
        asyncio.run(_use(store, state))
        before = state.read_text(encoding="utf-8")
        for number in numbers:
            rng = Random(f"remembered {seed} {number}")
            if rng.random() < 0.8:
                content = changed_json(before, rng).encode(errors="surrogatepass")
            else:
                content = changed_bytes(before.encode(), rng)
            state.write_bytes(content)
            empty_cache()
            wrong = ""
            try:
                asyncio.run(_open(store, state))
                json.loads(state.read_bytes())
            except Exception as error:  # whatever it is, it is what is sought
                wrong = last_of(error)
            tally.add("opened", wrong, number)


async def _use(store: Path, state: Path) -> None:
    """Leave behind all that can be remembered: filters, order, pins, columns, panes, searches."""
    async with explore(store, state=state) as explorer:
        await explorer.press(
            "*", "s", "down", "enter", "slash", "w", "enter", "f", "space", "enter"
        )
        await explorer.press("Q", "G", "escape", "o", "escape", "left_square_bracket")
        await explorer.press("q")


async def _open(store: Path, state: Path) -> None:
    async with explore(store, state=state) as explorer:
        await explorer.press("down", "right_square_bracket", "asterisk", "escape", "escape")
        assert explorer.app.is_running, "it ended"
        assert explorer.screen.strip(), "nothing is drawn"
        await explorer.press("q")

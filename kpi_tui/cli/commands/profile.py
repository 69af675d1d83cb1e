"""`kpi-tui profile`: drafts the profile of a report that is not known, or checks one."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path

from kpi_tui import paths
from kpi_tui.cli.commands.explore import on_terminal
from kpi_tui.cli.common import (
    complain,
    in_full,
    open_whole_store,
    refuse_among_reports,
    say,
)
from kpi_tui.cli.own_profiles import usable_profiles
from kpi_tui.cli.password import add_password, password_of
from kpi_tui.cli.profile_form import fill_in
from kpi_tui.errors import KpiTuiError, PdfError
from kpi_tui.importing.child import READER, PdfChild, draft_in_child, finish
from kpi_tui.importing.protocol import PROFILE, Drafted
from kpi_tui.labels import mark, plural
from kpi_tui.paths import to_paste
from kpi_tui.profiles.doubtful import doubts_of
from kpi_tui.profiles.known_profiles import find_profile, not_told_apart, save_own
from kpi_tui.publish.console import TableColumn, print_table
from kpi_tui.text import one_line

_FIRST = 5
"""Readings that are shown of a report that was read by a new profile."""
_COLUMNS = (
    TableColumn("Code", no_wrap=True),
    TableColumn("Measure"),
    TableColumn("Actual", right=True),
    TableColumn("Target", right=True),
    TableColumn("Status", no_wrap=True),
)


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command: `new` or `check`."""
    kinds = command.add_subparsers(title="what to do", metavar="WHAT", dest="what", required=True)
    new = kinds.add_parser(
        "new",
        help="draft the profile of a report",
        description="Draft the profile of a report, try it out, and say what to do next.",
        allow_abbrev=False,
    )
    new.set_defaults(parser=new)
    new.add_argument("pdf", type=Path, metavar="FILE.pdf", help="a report of the council")
    new.add_argument(
        *("-o", "--output"),
        type=Path,
        metavar="NAME.toml",
        help="where to write it, instead of your own folder of profiles",
    )
    new.add_argument("--force", action="store_true", help="write over a profile that is there")
    add_password(new)
    check = kinds.add_parser(
        "check",
        help="say whether a profile is right",
        description="Say whether a profile is right, and if not, where.",
        allow_abbrev=False,
    )
    check.set_defaults(parser=check)
    check.add_argument("profile", metavar="NAME.toml", help="a profile's file, or its name")


def run(args: Namespace) -> int:
    """Draft or check a profile. Raises `KpiTuiError`."""
    return _check(args) if args.what == "check" else _new(args)


def _check(args: Namespace) -> int:
    """Sum up a profile, and return 1 where it is doubtful or another knows the same reports."""
    profile = find_profile(args.profile, paths.profiles_path())
    columns = sum(map(len, profile.labels.fields.values()))
    print(
        f"{one_line(profile.file)}: all of it is understood: {profile.name}, {profile.council}, "
        f"{profile.report}; {plural(columns, 'heading')}; {profile.recognised_by}"
    )
    found = [f"{profile.file}: {doubt}: is it?" for doubt in doubts_of(profile)]
    known = usable_profiles()
    found += [
        f"{profile.file}: recognise: {other.name} knows the same reports "
        f"({other.recognised_by}, says {other.file}): add a phrase that only one of them prints"
        for other in not_told_apart(profile, known)
    ]
    for line in found:
        complain(KpiTuiError(line))
    return 1 if found else 0


def _new(args: Namespace) -> int:
    """Draft a profile, write it, and read the report with it; return 1 where that is refused."""
    if args.output and args.output.suffix.casefold() != ".toml":
        args.parser.error(f"--output: {args.output}: name a file that ends in .toml")
    args.password = password_of(args)
    if on_terminal():
        say(f"looking through {one_line(str(args.pdf))} …")
    drafted = draft_in_child(args.pdf, None, args.password)
    guess = drafted.guess
    if guess.read_by and not (args.output or args.force):
        raise KpiTuiError(
            f"{args.pdf}: a profile knows it already ({guess.read_by}): import it, "
            "or --force drafts another"
        )
    drafted = _reviewed(drafted, args)
    guess = drafted.guess
    if not on_terminal():
        for sign, status in guess.statuses_in_words:
            say(f"a status shown as {one_line(sign)} is taken for {status}")
        for note in guess.notes:
            say(f"look at this: {one_line(note)}")
    path = (
        paths.expanded(args.output) if args.output else paths.profiles_path() / f"{guess.name}.toml"
    )
    refuse_among_reports(args, path)
    save_own(path, guess.toml, replace_it=args.force)
    say(f"{one_line(in_full(path))} written: a text, to be changed where it is wrong")
    return _try_out(args, path, drafted)


def _reviewed(drafted: Drafted, args: Namespace) -> Drafted:
    """Return the guess as a person leaves it, drafted anew after each change.

    Without a terminal nobody is asked, and the guess stays.
    """
    guess = drafted.guess
    while on_terminal():
        told = fill_in(guess, input, lambda line: print(line, file=sys.stdout))
        if told == guess:
            break
        drafted = draft_in_child(args.pdf, told, args.password)
        guess = drafted.guess
        if guess.columns == told.columns:
            break
        for heading, (_, name), (_, wanted) in zip(
            guess.headings, guess.columns, told.columns, strict=True
        ):
            if name != wanted:
                say(f"“{heading}” holds nothing that looks like a {wanted}")
    return replace(drafted, guess=replace(guess, read_by=""))


def _try_out(args: Namespace, path: Path, drafted: Drafted) -> int:
    """Print what an import of the report with its new profile would, and name the next command.

    It was read with the draft already; only where that was refused it is read again, to say why.
    """
    from kpi_tui.cli.commands.import_pdf import add
    from kpi_tui.importing.batch import Outcome

    again = f"kpi-tui import {to_paste(args.pdf)}"
    reader = (*READER, f"{PROFILE}{path.absolute()}")
    try:
        if not (reports := drafted.reports):
            with PdfChild(args.pdf, reader, args.password) as child:
                reports = finish(child)
    except PdfError as error:
        complain(error)
        say(f"change {one_line(str(path))}, then {again} --profile {to_paste(path)}")
        return 1
    add(Outcome(args.pdf, reports), open_whole_store(args), dry_run=True)
    # A person compares these with the first page of the report.
    print_table(
        _COLUMNS,
        (
            [
                reading.measure_code,
                reading.measure_name,
                reading.period_actual or "",
                reading.period_target or "",
                str(mark(reading.period_status)),
            ]
            for reading in reports[0].readings[:_FIRST]
        ),
    )
    by_itself = not args.output and drafted.guess.is_recognised
    chosen = "" if by_itself else f" --profile {to_paste(path)}"
    say(f"next: {again}{chosen}")
    return 0

# SPDX-License-Identifier: EUPL-1.2
"""The base of our commands: Dutch messages, exit 2 on bad input, no traceback."""

import json
import re
import sys
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import ProgrammingError, connection
from psycopg.errors import UndefinedColumn, UndefinedTable

from bodemplaat.foundation import sentences
from bodemplaat.foundation.database import catalogue, home, migrating, server
from bodemplaat.kernel import files
from bodemplaat.kernel.refusals import Refusal

OTHER_VERSION = (
    "De tabellen in deze gegevensmap horen bij een andere versie van Bodemplaat. Draai `bodemplaat "
    "database` om ze bij te werken; begin een demo opnieuw met `bodemplaat demo --reset`."
)
# argparse speaks English; these are the things that it says.
_DUTCH = (
    (r"the following arguments are required: (.+)", r"\1 is verplicht"),
    (r"one of the arguments (.+) is required", r"geef een van \1"),
    (r"unrecognized arguments: (.+)", r"\1 is onbekend"),
    (r"ambiguous option: (\S+) could match (.+)", r"\1 is niet eenduidig: \2"),
    (r"argument (.+): invalid int value: (.+)", r"\1: \2 is geen geheel getal"),
    (r"argument (.+): invalid \S+ value: (.+)", r"\1: \2 is niet te lezen"),
    (r"argument (.+): invalid choice: (.+) \(choose from (.+)\)", r"\1: \2 kan niet; kies uit \3"),
    (r"argument (.+): expected one argument", r"\1: hier hoort een waarde achter"),
    (r"argument (.+): expected at least one argument", r"\1: hier hoort een waarde achter"),
    (r"argument (.+): not allowed with argument (.+)", r"\1 kan niet samen met \2"),
    (r"argument (.+): ignored explicit argument (.+)", r"\1: hier hoort geen waarde achter"),
)


def say_in_dutch(message: str) -> str:
    """
    Return a message of argparse in Dutch.

    >>> say_in_dutch("the following arguments are required: --year")
    '--year is verplicht'
    """
    for pattern, dutch in _DUTCH:
        found = re.fullmatch(pattern, message)
        if found:
            return found.expand(dutch)
    return message


class CannotReadFile(Refusal):
    """A file is not there, is no file, or may not be read."""

    code = "foundation.cannot-read-file"


def read_file(path: str, *, most: int) -> bytes:
    """Return a file of so many megabytes at most. Raises CannotReadFile, files.FileTooLarge."""
    file = Path(path)
    try:
        files.check_size(file.name, file.stat().st_size, most)
        with file.open("rb") as stream:
            content = stream.read(most * files.MEGABYTE + 1)
    except (OSError, ValueError) as error:
        raise CannotReadFile(name=path) from error
    files.check_size(file.name, len(content), most)
    return content


class _Parser(CommandParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"Onjuiste aanroep: {say_in_dutch(message)}.\n")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", "gebruik: ", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", "gebruik: ", 1)


class Command(BaseCommand):
    """A command of ours; subclasses write `run(**options)`."""

    needs_database = True
    needs_safety = True  # False: repairs or reports what the gate finds
    updates_database = False  # True: brings an older database up to date by itself
    requires_system_checks: list[str] = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Return a parser that speaks Dutch and has no options of Django's own."""
        parser = _Parser(
            prog=f"bodemplaat {subcommand}", description=self.help or None, add_help=False, **kwargs
        )
        parser._positionals.title, parser._optionals.title = "gegevens", "opties"
        parser.add_argument("-h", "--help", action="help", help="toont deze uitleg")
        self.add_base_argument(parser, "--traceback", action="store_true")
        self.add_base_argument(parser, "--no-color", action="store_true")
        parser.set_defaults(
            force_color=False, skip_checks=True, verbosity=1, settings=None, pythonpath=None
        )
        parser.add_argument(
            "--format", choices=["json", "table"], default="table",
            help="json voor een programma, table voor een mens",
        )  # fmt: skip
        self.add_arguments(parser)
        return parser

    def run(self, **options: Any) -> None:
        """Do the work; a Refusal becomes a sentence and exit 2."""
        raise NotImplementedError

    def handle(self, *args: Any, **options: Any) -> None:
        """Run inside a running and safe database; refusals leave as one sentence."""
        try:
            if self.needs_database:
                with server.running():
                    self._prepare()
                    self.run(**options)
            else:
                self.run(**options)
        except Refusal as refusal:
            self.stop(sentences.render(refusal))
        except ProgrammingError as error:
            if not isinstance(error.__cause__, (UndefinedColumn, UndefinedTable)):
                raise
            self.stop(OTHER_VERSION)
        except (CommandError, home.CannotStart, catalogue.Unsafe) as error:
            self.stop(str(error))
        finally:
            if not connection.in_atomic_block:  # a test keeps its own transaction
                connection.close()

    def _prepare(self) -> None:
        with connection.cursor() as cursor:
            is_new = "foundation_account" in catalogue.list_missing_tables(cursor)
            is_old = self.updates_database and bool(catalogue.find_faults(cursor))
        if is_new or is_old:
            migrating.migrate()
        if self.needs_safety:
            with connection.cursor() as cursor:
                catalogue.require_safe(cursor)

    def stop(self, sentence: str, code: int = 2) -> NoReturn:
        """Say what is wrong and leave."""
        print(sentence, file=sys.stderr)
        raise SystemExit(code)

    def write_json(self, value: Any) -> None:
        """Write one JSON document on standard output."""
        self.stdout.write(json.dumps(value, ensure_ascii=False, indent=2))

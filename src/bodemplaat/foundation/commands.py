# SPDX-License-Identifier: EUPL-1.2
"""The base of our commands: Dutch messages, exit 2 on bad input, no traceback."""

import json
import sys
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser

from bodemplaat.foundation import sentences
from bodemplaat.foundation.database import server
from bodemplaat.kernel.refusals import Refusal


class _Parser(CommandParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"Onjuiste aanroep: {message}\n")


class Command(BaseCommand):
    """A command of ours; subclasses write `run(**options)`."""

    needs_database = True
    requires_system_checks: list[str] = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        parser = _Parser(
            prog=f"bodemplaat {subcommand}", description=self.help or None, **kwargs
        )
        self.add_base_argument(parser, "--traceback", action="store_true")
        self.add_base_argument(parser, "--no-color", action="store_true")
        parser.set_defaults(
            force_color=False, skip_checks=True, verbosity=1, settings=None, pythonpath=None
        )
        parser.add_argument("--format", choices=["json", "table"], default="table")
        self.add_arguments(parser)
        return parser

    def run(self, **options: Any) -> None:
        """Do the work; a Refusal becomes a sentence and exit 2."""
        raise NotImplementedError

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if self.needs_database:
                with server.running():
                    self.run(**options)
            else:
                self.run(**options)
        except Refusal as refusal:
            self.stop(sentences.render(refusal))
        except (CommandError, server.CannotStart) as error:
            self.stop(str(error))

    def stop(self, sentence: str, code: int = 2) -> NoReturn:
        """Say what is wrong and leave."""
        print(sentence, file=sys.stderr)
        raise SystemExit(code)

    def write_json(self, value: Any) -> None:
        """Write one JSON document on standard output."""
        self.stdout.write(json.dumps(value, ensure_ascii=False, indent=2))

# SPDX-License-Identifier: EUPL-1.2
import argparse
from typing import Any

from django.core.management.base import CommandParser

from bodemplaat.foundation import commands, imports


class Command(commands.Command):
    help = "Leest een bestand in: alles of niets."

    def add_arguments(self, parser: CommandParser) -> None:
        """Give every kind of file a command of its own below this one."""
        kinds = parser.add_subparsers(dest="kind", required=True, metavar="soort", title="soorten")
        for kind in imports.list_imports():
            below = kinds.add_parser(
                kind.name, help=kind.help, description=kind.help, add_help=False
            )
            below._optionals.title = "opties"
            below.add_argument("-h", "--help", action="help", help="toont deze uitleg")
            kind.add_arguments(below)
            below.add_argument(
                "--format", choices=["json", "table"], default=argparse.SUPPRESS,
                help="json voor een programma, table voor een mens",
            )  # fmt: skip

    def run(self, **options: Any) -> None:
        """Run the import that was asked for."""
        kind = next(kind for kind in imports.list_imports() if kind.name == options["kind"])
        report = kind.run(**options)
        if options["format"] == "json":
            self.write_json(report.values)
        else:
            self.stdout.write("\n".join(report.sentences))

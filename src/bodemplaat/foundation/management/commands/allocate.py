# SPDX-License-Identifier: EUPL-1.2
"""The pure engine on the command line: a question in JSON, without a database."""

import sys
from typing import Any

from django.core.management.base import CommandParser

from bodemplaat.foundation import commands
from bodemplaat.kernel import files, money, requests

MOST = 10  # megabytes


class Command(commands.Command):
    help = "Verdeelt een bedrag of kostenplaatsen naar een vraag in JSON; zonder database."
    needs_database = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="bestand met de vraag in JSON, of - voor de invoer")
        parser.set_defaults(format="json")

    def run(self, **options: Any) -> None:
        answer = requests.read_request(_read(options["file"]), options["file"]).answer()
        if options["format"] == "json":
            self.write_json(answer)
        else:
            self.stdout.write("\n".join(_list_rows(answer)))


def _read(name: str) -> bytes:
    if name != "-":
        return commands.read_file(name, most=MOST)
    # A program started without any input has none to read.
    if sys.stdin is None:
        raise commands.CannotReadFile(name=name)
    content = sys.stdin.buffer.read(MOST * files.MEGABYTE + 1)
    files.check_size(name, len(content), MOST)
    return content


def _list_rows(answer: dict[str, Any]) -> list[str]:
    rows = [("Naam", "Bedrag")]
    rows += [(name, money.format_cents(cents)) for name, cents in answer["shares"].items()]
    rows.append(("Totaal", money.format_cents(sum(answer["shares"].values()))))
    width = max(len(name) for name, _ in rows)
    amount_width = max(len(amount) for _, amount in rows)
    return [f"{name:<{width}}  {amount:>{amount_width}}" for name, amount in rows]

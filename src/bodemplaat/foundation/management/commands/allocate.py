# SPDX-License-Identifier: EUPL-1.2
"""The pure engine on the command line: a question in JSON, without a database."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from bodemplaat.foundation import commands
from bodemplaat.kernel import money, requests
from bodemplaat.kernel.refusals import Refusal

LARGEST_MEGABYTES = 10
LARGEST_BYTES = LARGEST_MEGABYTES * 1_000_000


class CannotReadFile(Refusal):
    """The file is not there or may not be read."""

    code = "foundation.cannot-read-file"


class FileTooLarge(Refusal):
    """The file is larger than the command accepts."""

    code = "foundation.file-too-large"


class Command(commands.Command):
    help = "Verdeelt een bedrag of kostenplaatsen naar een vraag in JSON; zonder database."
    needs_database = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="bestand met de vraag in JSON, of - voor de invoer")
        parser.set_defaults(format="json")

    def run(self, **options: Any) -> None:
        answer = requests.read_request(_read(options["file"])).answer()
        if options["format"] == "json":
            self.write_json(answer)
        else:
            self.stdout.write("\n".join(_list_rows(answer)))


def _read(name: str) -> bytes:
    """Return the content of a file; one byte more than allowed is read at most."""
    if name == "-":
        # A program started without any input has none to read.
        if sys.stdin is None:
            raise CannotReadFile(name=name)
        content = sys.stdin.buffer.read(LARGEST_BYTES + 1)
    else:
        try:
            if Path(name).stat().st_size > LARGEST_BYTES:
                raise FileTooLarge(name=name, megabytes=LARGEST_MEGABYTES)
            with Path(name).open("rb") as file:
                content = file.read(LARGEST_BYTES + 1)
        except (OSError, ValueError) as error:
            raise CannotReadFile(name=name) from error
    if len(content) > LARGEST_BYTES:
        raise FileTooLarge(name=name, megabytes=LARGEST_MEGABYTES)
    return content


def _list_rows(answer: dict[str, Any]) -> list[str]:
    rows = [("Naam", "Bedrag")]
    rows += [(name, money.format_cents(cents)) for name, cents in answer["shares"].items()]
    rows.append(("Totaal", money.format_cents(sum(answer["shares"].values()))))
    width = max(len(name) for name, _ in rows)
    amount_width = max(len(amount) for _, amount in rows)
    return [f"{name:<{width}}  {amount:>{amount_width}}" for name, amount in rows]

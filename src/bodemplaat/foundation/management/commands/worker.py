# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.core.management.base import CommandParser
from django.db import connection

from bodemplaat.foundation import commands
from bodemplaat.foundation.jobs import worker

MOST = 32


class Command(commands.Command):
    help = "Doet het werk dat gevraagd is; SIGTERM laat het afmaken of zet het terug."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--concurrency", type=int, default=2, metavar="N", help="hoeveel tegelijk"
        )
        parser.add_argument(
            "--with-parent", action="store_true", help="stopt als wie haar startte er niet meer is"
        )

    def run(self, **options: Any) -> None:
        concurrency = options["concurrency"]
        if not 1 <= concurrency <= MOST:
            self.stop(f"--concurrency: {concurrency} kan niet; kies 1 tot en met {MOST}.")
        connection.close()
        if not options["with_parent"]:
            self.stderr.write("De werker draait; Ctrl-C of SIGTERM stopt haar.")
        worker.run(concurrency=concurrency, with_parent=options["with_parent"])
        if not options["with_parent"]:
            self.stderr.write("De werker is gestopt.")

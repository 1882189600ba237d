# SPDX-License-Identifier: EUPL-1.2
import ipaddress
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.db import connection

from bodemplaat.foundation import commands, serving

MOST_WORKERS = 64


class Command(commands.Command):
    help = "Toont de site aan anderen; weigert een database die de rijen niet beschermt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", metavar="ADRES", help="adres")
        parser.add_argument("--port", type=int, default=8000, metavar="N", help="poort")
        parser.add_argument("--workers", type=int, default=2, metavar="N", help="aantal processen")
        parser.add_argument(
            "--no-worker", action="store_true", help="zonder werker; draai `bodemplaat worker`"
        )

    def run(self, **options: Any) -> None:
        host, port, workers = options["host"], options["port"], options["workers"]
        self._check(host, port, workers)
        connection.close()
        command = serving.write_command(
            host=host, port=port, workers=workers, proxies=settings.PROXIES
        )
        if options["format"] == "json":
            self.write_json({"host": host, "port": port, "workers": workers})
        else:
            self.stdout.write(f"De site luistert op {host}, poort {port}; SIGTERM stopt haar.")
        self.stdout.flush()
        beside = None if options["no_worker"] else serving.write_worker_command()
        if serving.serve(command, beside):
            self.stop("De webserver stopte met een fout; de regels hierboven zeggen waarom.", 1)
        self.stderr.write("De site is gestopt.")

    def _check(self, host: str, port: int, workers: int) -> None:
        if settings.IS_DEMO:
            self.stop(
                "BODEMPLAAT_DEMO=1 laat iedereen elk account kiezen; zo wordt er niets aan anderen "
                "getoond. Haal die instelling weg, of gebruik `bodemplaat demo`."
            )
        if not 1 <= port < 65_536:
            self.stop(f"--port: {port} kan niet; kies een getal van 1 tot en met 65535.")
        if not 1 <= workers <= MOST_WORKERS:
            self.stop(f"--workers: {workers} kan niet; kies 1 tot en met {MOST_WORKERS}.")
        for address in filter(None, settings.PROXIES.split(",")):
            try:
                ipaddress.ip_network(address.strip())
            except ValueError:
                self.stop(
                    f"BODEMPLAAT_PROXIES: {address} is geen adres; schrijf 127.0.0.1 of "
                    "10.0.0.0/24, met komma's ertussen."
                )
        if not serving.is_free(host, port):
            self.stop(
                f"Op {host}, poort {port} kan niet worden geluisterd: de poort is bezet of het "
                "adres is niet van deze machine. Kies een andere met --port of --host."
            )

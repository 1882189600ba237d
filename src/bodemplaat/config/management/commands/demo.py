# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.db import connection

from bodemplaat.config import demo_filling
from bodemplaat.foundation import commands, serving
from bodemplaat.foundation.database import roles

HOST, FIRST_PORT, PORTS, WORKERS = "127.0.0.1", 8000, 50, 2


class Command(commands.Command):
    help = "Vult een demonstratie met ISZF en Equalit en toont haar in de browser."
    updates_database = True

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--no-serve", action="store_true", help="vult alleen")
        parser.add_argument("--port", type=int, metavar="N", help="poort op deze machine")
        parser.add_argument("--reset", action="store_true", help="begint opnieuw")
        parser.add_argument("--reload", action="store_true", help="herstart na elke wijziging")

    def handle(self, *args: Any, **options: Any) -> None:
        """
        Refuse a port before anything is done for it, and begin anew before tables are looked at.

        An older demo cannot always come along; a demo that is served is not dropped for nothing.
        """
        self.is_anew = bool(options["reset"])
        self._check_port(options["port"], is_asked=not options["no_serve"])
        super().handle(*args, **options)

    def _prepare(self) -> None:
        if self.is_anew:
            self._refuse(demo_filling.list_kept_strangers())
            _drop()
        super()._prepare()

    def _refuse(self, strangers: tuple[str, ...]) -> None:
        if strangers:
            self.stop(
                f"Deze gegevensmap bevat echte gegevens ({', '.join(strangers)}); de demo blijft "
                "eruit. Kies een lege map met BODEMPLAAT_HOME."
            )

    def run(self, **options: Any) -> None:
        port = options["port"] or FIRST_PORT
        self._refuse(demo_filling.list_strangers())
        if not demo_filling.is_filled():
            self.stderr.write("De demo wordt gevuld; dat duurt ongeveer een minuut.")
            demo_filling.fill()
        connection.close()
        if not options["no_serve"]:
            port = self._find_port(port, is_chosen=options["port"] is not None)
        self._tell(port, options)
        if not options["no_serve"]:
            self._serve(port, has_reload=options["reload"])

    def _check_port(self, port: int | None, *, is_asked: bool) -> None:
        if port is None:
            return
        if not 1024 <= port < 65_536:
            self.stop(f"--port: {port} kan niet. Kies een getal van 1024 tot en met 65535.")
        if is_asked:
            self._find_port(port, is_chosen=True)

    def _find_port(self, port: int, *, is_chosen: bool) -> int:
        for number in range(port, port + (1 if is_chosen else PORTS)):
            if serving.is_free(HOST, number):
                return number
        self.stop(f"Poort {port} is bezet. Kies een andere met --port.")

    def _tell(self, port: int, options: dict[str, Any]) -> None:
        url, accounts = f"http://localhost:{port}/", demo_filling.list_usernames()
        if options["format"] == "json":
            self.write_json({
                "url": None if options["no_serve"] else url, "home": str(settings.HOME),
                "password": demo_filling.PASSWORD, "accounts": list(accounts),
            })
            return
        self.stdout.write(f"Gegevensmap   {settings.HOME}")
        self.stdout.write(f"Wachtwoord    {demo_filling.PASSWORD} (van elk account hieronder)")
        for name in accounts:
            self.stdout.write(f"              {name}")
        if not options["no_serve"]:
            self.stdout.write(f"Adres         {url} (kies daar een rol, zonder wachtwoord)")
            self.stdout.write("Ctrl-C stopt de demo; de gegevens blijven bewaard.")
        self.stdout.flush()

    def _serve(self, port: int, *, has_reload: bool) -> None:
        command = serving.write_command(
            host=HOST, port=port, workers=WORKERS, has_reload=has_reload
        )
        if serving.serve(command, serving.write_worker_command()):
            self.stop("De webserver stopte met een fout; de regels hierboven zeggen waarom.", 1)
        self.stderr.write("De demo is gestopt.")


def _drop() -> None:
    name = connection.settings_dict["NAME"]
    connection.close()
    with roles.connect_as_admin() as admin:
        admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
    roles.prepare()

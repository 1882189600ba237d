# SPDX-License-Identifier: EUPL-1.2
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.utils import timezone

from bodemplaat.foundation import commands
from bodemplaat.foundation.database import copies


class Command(commands.Command):
    help = "Maakt een kopie van database en bestanden in één bestand; zonder de sleutels."
    needs_safety = False  # what is damaged is worth a copy too

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="BESTAND", help="nieuw bestand voor de kopie")

    def run(self, **options: Any) -> None:
        target = Path(options["file"]).absolute()
        made = copies.backup(target, made_at=timezone.now())
        if options["format"] == "json":
            self.write_json({"file": str(target), **made})
            return
        rows = sum(table["rows"] for table in made["tables"].values())
        self.stdout.write(
            f"De kopie staat in {target}: {len(made['tables'])} tabellen, {rows} rijen, "
            f"{len(made['chains'])} samenwerkingsverbanden, {made['files']} bestanden."
        )
        self.stdout.write(
            f"Niet in de kopie: de sleutels ({settings.HOME / 'keys'}) en wie er is ingelogd. "
            "Een andere machine maakt eigen sleutels; iedereen logt daar opnieuw in."
        )

# SPDX-License-Identifier: EUPL-1.2
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from bodemplaat.foundation import commands
from bodemplaat.foundation.database import copies


class Command(commands.Command):
    help = "Zet een kopie terug in een lege database, rekent haar na, en doet anders niets."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="BESTAND", help="kopie die `backup` maakte")
        parser.add_argument(
            "--with-damage", action="store_true",
            help="zet ook terug wat al beschadigd was, noem het en eindig met 1",
        )  # fmt: skip

    def run(self, **options: Any) -> None:
        source = Path(options["file"]).absolute()
        found, damage = copies.restore(source, takes_damage=options["with_damage"])
        if options["format"] == "json":
            self.write_json({"file": str(source), "damage": damage, **found})
        else:
            rows = sum(table["rows"] for table in found["tables"].values())
            self.stdout.write(
                f"De kopie van {found['made_at'][:16].replace('T', ' ')} UTC staat terug: "
                f"{len(found['tables'])} tabellen met {rows} rijen, gelijk aan de kopie en "
                "nagerekend."
            )
            self.stdout.write("\n".join(damage))
        if damage:
            raise SystemExit(1)

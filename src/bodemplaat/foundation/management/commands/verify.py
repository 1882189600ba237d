# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.core.management.base import CommandParser
from django.db import connection

from bodemplaat.foundation import commands, roots, verification
from bodemplaat.foundation.database import catalogue


class Command(commands.Command):
    help = "Rekent ketens, saldi en nummers na; eindigt met 1 als er iets beschadigd is."
    needs_safety = False  # an unsafe database is what this command has to report

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the roots that participants kept."""
        parser.add_argument(
            "--root", metavar="BESTAND", action="append", default=[],
            help="controlegetal dat een deelnemer heeft bewaard; mag vaker",
        )  # fmt: skip

    def run(self, **options: Any) -> None:
        kept = [
            roots.read_file(path, commands.read_file(path, most=roots.MOST_MEGABYTES))
            for path in options["root"]
        ]
        with connection.cursor() as cursor:
            faults = [f"beveiliging: {fault}" for fault in catalogue.find_faults(cursor)]
            missing = catalogue.list_missing_tables(cursor)
            is_whole = not [*missing, *catalogue.list_missing_columns(cursor)]
        found, count = verification.find_damage() if is_whole else ([], 0)
        differing = verification.find_differences(kept) if is_whole else []
        self._report([*faults, *found, *differing], count, len(kept), options["format"])

    def _report(self, damage: list[str], count: int, kept: int, style: str) -> None:
        if style == "json":
            names = ["beveiliging", *(name for name, _ in verification.list_checks())]
            self.write_json(
                {
                    "ok": not damage, "checks": names, "damage": damage, "arrangements": count,
                    "roots": kept,
                }
            )  # fmt: skip
        else:
            whole = f"Alles klopt: {count} samenwerkingsverbanden nagerekend."
            whole += f" Bewaarde controlegetallen die kloppen: {kept}." if kept else ""
            self.stdout.write("\n".join(damage) or whole)
        if damage:
            raise SystemExit(1)

# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.db import connection

from bodemplaat.foundation import commands, verification
from bodemplaat.foundation.database import catalogue


class Command(commands.Command):
    help = "Rekent ketens, saldi en nummers na; eindigt met 1 als er iets beschadigd is."
    needs_safety = False  # an unsafe database is what this command has to report

    def run(self, **options: Any) -> None:
        with connection.cursor() as cursor:
            faults = [f"beveiliging: {fault}" for fault in catalogue.find_faults(cursor)]
            missing = catalogue.list_missing_tables(cursor)
            is_whole = not [*missing, *catalogue.list_missing_columns(cursor)]
        found, count = verification.find_damage() if is_whole else ([], 0)
        damage = [*faults, *found]
        if options["format"] == "json":
            names = ["beveiliging", *(name for name, _ in verification.list_checks())]
            self.write_json(
                {"ok": not damage, "checks": names, "damage": damage, "arrangements": count}
            )
        else:
            whole = f"Alles klopt: {count} samenwerkingsverbanden nagerekend."
            self.stdout.write("\n".join(damage) or whole)
        if damage:
            raise SystemExit(1)

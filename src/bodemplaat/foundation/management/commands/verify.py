# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.db import connection

from bodemplaat.foundation import commands, tenancy, verification
from bodemplaat.foundation.database import roles
from bodemplaat.foundation.users import Assignment


class Command(commands.Command):
    help = "Rekent ketens, saldi en nummers na; eindigt met 1 als er iets beschadigd is."

    def run(self, **options: Any) -> None:
        with connection.cursor() as cursor:
            damage = roles.find_faults(cursor)
        arrangements = sorted(set(Assignment.objects.values_list("arrangement_id", flat=True)))
        names = [name for name, _ in verification.list_checks()]
        for arrangement_id in arrangements:
            with tenancy.context(arrangement_id):
                for name, check in verification.list_checks():
                    damage += [f"{name}: {sentence}" for sentence in check()]
        if options["format"] == "json":
            self.write_json({"ok": not damage, "checks": names, "damage": damage,
                             "arrangements": len(arrangements)})
        else:
            self.stdout.write("\n".join(damage) or "Alles klopt.")
        if damage:
            raise SystemExit(1)

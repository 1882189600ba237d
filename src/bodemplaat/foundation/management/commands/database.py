# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from bodemplaat.foundation import commands
from bodemplaat.foundation.database import migrating


class Command(commands.Command):
    help = "Brengt de tabellen en hun beveiliging bij."
    needs_safety = False

    def run(self, **options: Any) -> None:
        migrating.migrate()
        self.stderr.write("De database is bij.")

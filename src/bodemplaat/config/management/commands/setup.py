# SPDX-License-Identifier: EUPL-1.2
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from bodemplaat.config.setting_up import applying, reading
from bodemplaat.config.setting_up.comparing import Report
from bodemplaat.foundation import commands

LARGEST_MEGABYTES = 1


class Command(commands.Command):
    help = "Richt een samenwerkingsverband in naar een bestand: alles of niets."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="BESTAND.yaml", help="zie docs/setup.yaml")
        parser.add_argument("--trial", action="store_true", help="toont alleen wat er zou gebeuren")

    def run(self, **options: Any) -> None:
        content = commands.read_file(options["file"], most=LARGEST_MEGABYTES)
        file = reading.read(Path(options["file"]).name, content)
        report = applying.apply(file, at=timezone.now(), is_trial=options["trial"])
        if options["format"] == "json":
            self.write_json({
                "slug": report.slug, "added": report.added, "changed": report.changed,
                "same": report.same, "without_password": report.accounts,
                "is_trial": options["trial"],
            })
            return
        self._tell(report, is_trial=options["trial"])

    def _tell(self, report: Report, *, is_trial: bool) -> None:
        for word, things in (("Toegevoegd", report.added), ("Gewijzigd", report.changed)):
            for thing in things:
                self.stdout.write(f"{word}: {thing}.")
        if not report.added and not report.changed:
            self.stdout.write(
                f"Alles uit het bestand is er al ({report.same} onderdelen); er is niets veranderd."
            )
        elif is_trial:
            self.stdout.write("Dit is een proef: er is niets opgeslagen. Laat --trial weg.")
        else:
            self.stdout.write(
                f"{report.slug} is ingericht: {len(report.added)} toegevoegd, "
                f"{len(report.changed)} gewijzigd, {report.same} was er al."
            )
        if report.accounts and not is_trial:
            self.stdout.write(
                f"Nog zonder wachtwoord: {', '.join(report.accounts)}. "
                "Zet er een met `bodemplaat changepassword NAAM`."
            )

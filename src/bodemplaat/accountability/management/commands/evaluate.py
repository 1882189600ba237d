# SPDX-License-Identifier: EUPL-1.2
from dataclasses import asdict
from datetime import datetime, time
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from bodemplaat.accountability import actions
from bodemplaat.accountability.jobs import mails
from bodemplaat.foundation import commands, tenancy
from bodemplaat.kernel import days
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import queries as organisations_queries
from bodemplaat.organisations.values import Actor


class UnknownArrangement(Refusal):
    """No arrangement has this address."""

    code = "accountability.unknown-arrangement"


class Command(commands.Command):
    help = "Loopt na wat aandacht vraagt, in elk samenwerkingsverband of in een; --mail verstuurt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--arrangement", metavar="NAAM")
        parser.add_argument("--on", metavar="DATUM", help="de dag; zonder is dat vandaag")
        parser.add_argument("--mail", action="store_true", help="verstuurt ook de berichten")

    def run(self, **options: Any) -> None:
        now = timezone.now()
        on = days.read_day(options["on"], "--on") if options["on"] else timezone.localdate()
        at = min(now, datetime.combine(on, time.max, days.AMSTERDAM))
        found = []
        for slug, arrangement_id in self._list(options["arrangement"]):
            with tenancy.context(arrangement_id):
                actor = Actor.system(arrangement_id, at)
                done = actions.evaluate_watchpoints(on=on, actor=actor)
                sent = 0
                if options["mail"]:
                    actions.draft_digests(on=on, actor=actor)
                    sent = mails.send_queued(actor=Actor.system(arrangement_id, now))
            found.append({"arrangement": slug, **asdict(done), "on": on.isoformat(), "sent": sent})
        if options["format"] == "json":
            self.write_json(found)
            return
        for one in found:
            for code in one["failed"]:
                self.stderr.write(
                    f"{one['arrangement']}: «{code}» kon niet worden nagelopen; het logboek zegt "
                    "waarom."
                )
            self.stdout.write(
                "{arrangement}, {on}: {opened} nieuw, {changed} gewijzigd, {kept} gebleven, "
                "{closed} verdwenen, {sent} berichten verstuurd.".format(**one)
            )

    def _list(self, wanted: str | None) -> list[tuple[str, int]]:
        addresses = dict(organisations_queries.list_addresses())
        if wanted is None:
            return sorted(addresses.items())
        if wanted not in addresses:
            raise UnknownArrangement(value=wanted, known=", ".join(sorted(addresses)) or "-")
        return [(wanted, addresses[wanted])]

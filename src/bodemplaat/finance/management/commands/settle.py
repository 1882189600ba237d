# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.core.management.base import CommandParser

from bodemplaat.finance import queries
from bodemplaat.finance.management import arguments
from bodemplaat.finance.values import Settlement
from bodemplaat.foundation import commands, sentences
from bodemplaat.kernel import money


class Command(commands.Command):
    help = "Rekent het jaar van een samenwerkingsverband af; de vastgestelde afrekening gaat voor."

    def add_arguments(self, parser: CommandParser) -> None:
        arguments.add_settlement_arguments(parser)

    def run(self, **options: Any) -> None:
        year = arguments.read_year(options["year"])
        kind = arguments.read_kind(options["kind"])
        dates = arguments.read_dates(options)
        with arguments.in_arrangement(options["arrangement"]):
            settled = queries.get_settlement(year=year, kind=kind, **dates)
        if options["format"] == "json":
            known_at = dates["known_at"]
            self.write_json(_describe(settled) | {"known_at": known_at and known_at.isoformat()})
        else:
            self._write_table(settled)

    def _write_table(self, settled: Settlement) -> None:
        given = settled.input
        self.stdout.write(f"{given.arrangement_name}, {given.year}, {sentences.word(given.kind)}")
        for found in settled.contributions:
            cents = (found.net_cents, found.vat_cents, found.total_cents)
            amounts = "".join(f"{money.format_cents(each):>16}" for each in cents)
            self.stdout.write(f"{found.code}  {found.name:<24}{amounts}")
        total = (settled.net_cents, settled.total_cents - settled.net_cents, settled.total_cents)
        amounts = "".join(f"{money.format_cents(each):>16}" for each in total)
        self.stdout.write(f"{'':6}{'Totaal':<24}{amounts}")
        self.stdout.write(f"Controlegetal {settled.digest}")


def _describe(settled: Settlement) -> dict[str, Any]:
    given = settled.input
    return {
        "arrangement": given.arrangement, "year": given.year, "kind": given.kind.value,
        "as_of": given.as_of.isoformat(), "known_at": None, "total_cents": settled.total_cents,
        "rounding_rule": given.rounding_rule,
        "within_year_method": given.within_year_method.value, "digest": settled.digest,
        "participants": [
            {
                "code": found.code, "name": found.name, "net_cents": found.net_cents,
                "vat_cents": found.vat_cents, "total_cents": found.total_cents,
                "lines": [
                    {
                        "line": line.line, "net_cents": line.net_cents,
                        "vat_cents": line.vat_cents,
                    }
                    for line in found.lines
                ],
            }
            for found in settled.contributions
        ],
    }

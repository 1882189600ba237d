# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.core.management.base import CommandParser

from bodemplaat.finance import queries
from bodemplaat.finance.management import arguments
from bodemplaat.foundation import commands
from bodemplaat.kernel import money
from bodemplaat.kernel.explanation import Node


class Command(commands.Command):
    help = "Legt de bijdrage van een deelnemer uit, tot op bronregel, sleutel en besluit."

    def add_arguments(self, parser: CommandParser) -> None:
        arguments.add_settlement_arguments(parser)
        parser.add_argument("--participant", required=True, metavar="CODE")

    def run(self, **options: Any) -> None:
        year = arguments.read_year(options["year"])
        kind = arguments.read_kind(options["kind"])
        dates = arguments.read_dates(options)
        with arguments.in_arrangement(options["arrangement"]):
            root = queries.explain_contribution(
                year=year, kind=kind, code=options["participant"], **dates
            )
        if options["format"] == "json":
            self.write_json(root.to_json())
        else:
            self._write_tree(root, 0)

    def _write_tree(self, node: Node, depth: int) -> None:
        label = f"{'  ' * depth}{node.label}"
        decision = f"  [{node.decision['reference']}]" if node.decision else ""
        amount = money.format_cents(node.amount_cents)
        self.stdout.write(f"{label:<70.70}{amount:>16}{decision}")
        for part in node.parts:
            self._write_tree(part, depth + 1)

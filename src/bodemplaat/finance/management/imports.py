# SPDX-License-Identifier: EUPL-1.2
"""`bodemplaat import journal`: cost lines of a year into the ledger, all or nothing."""

from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from bodemplaat.finance import actions, queries
from bodemplaat.finance.management import arguments
from bodemplaat.finance.rules import journal_files
from bodemplaat.finance.values import ImportRow
from bodemplaat.foundation import commands, imports, sentences
from bodemplaat.foundation.imports import Report
from bodemplaat.kernel import money
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.values import Actor


class BadMapping(Refusal):
    """A mapping is not field=header."""

    code = "finance.bad-mapping"


def add_arguments(parser: ArgumentParser) -> None:
    """Add the file, where it belongs, and how its columns are called."""
    parser.add_argument("file", metavar="BESTAND", help="CSV in UTF-8 met een kop")
    parser.add_argument("--arrangement", required=True, metavar="NAAM")
    parser.add_argument("--year", required=True, metavar="JAAR")
    parser.add_argument("--key", default="", metavar="KENMERK", help="tegen dubbel inlezen")
    parser.add_argument("--map", action="append", default=[], metavar="VELD=KOP")
    parser.add_argument("--preview", action="store_true", help="toont wat er zou gebeuren")


def run(
    *, file: str, arrangement: str, year: str, key: str = "", map: Sequence[str] = (),
    preview: bool = False, **options: Any,
) -> Report:
    """Read the file, then post it as one journal or say what is wrong per row."""
    number, mapping, source = arguments.read_year(year), _read_mapping(map), Path(file).name
    content = commands.read_file(file, most=journal_files.MOST_MEGABYTES)
    with arguments.in_arrangement(arrangement) as arrangement_id:
        rows, errors = queries.list_file_rows(
            content=content, source=source, year=number, mapping=mapping
        )
        if errors:
            found = [sentences.render(journal_files.make_refusal(error)) for error in errors]
            raise CommandError("\n".join([*found, "Er is niets geboekt."]))
        if preview:
            return _report(rows, f"{len(rows)} regels kunnen worden geboekt; er is niets geboekt.")
        actor = Actor.system(arrangement_id, timezone.now(), "bodemplaat import")
        journal = actions.import_journal(
            content=content, year=number, source=source, mapping=mapping, actor=actor,
            idempotency_key=key,
        )
        return _report(rows, f"{len(rows)} regels staan in boekstuk {journal.seq}.", journal.seq)


def _read_mapping(pairs: Sequence[str]) -> dict[str, str]:
    mapping = {}
    for pair in pairs:
        field, separator, header = pair.partition("=")
        if not separator or not header or field not in journal_files.FIELDS:
            raise BadMapping(value=pair[:60], known=", ".join(journal_files.FIELDS))
        mapping[field] = header
    return mapping


def _report(rows: Sequence[ImportRow], sentence: str, seq: int | None = None) -> Report:
    per_pool: dict[str, int] = defaultdict(int)
    for row in rows:
        per_pool[row.pool] += row.net_cents
    lines = [f"{pool}: {money.format_cents(cents)}" for pool, cents in sorted(per_pool.items())]
    values = {"rows": len(rows), "journal": seq, "net_cents": dict(sorted(per_pool.items()))}
    return Report((sentence, *lines), values)


imports.register(
    "journal", help="Boekt kostenregels van een jaar in het grootboek.",
    add_arguments=add_arguments, run=run,
)

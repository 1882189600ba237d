# SPDX-License-Identifier: EUPL-1.2
"""`bodemplaat import register`: the two public registers of municipalities as they are."""

from argparse import ArgumentParser
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from bodemplaat.foundation import commands, imports
from bodemplaat.foundation.imports import Report
from bodemplaat.kernel import files
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import actions, queries
from bodemplaat.organisations.rules import register as rules
from bodemplaat.organisations.values import RegisterLine, RegisterSource

NAMES = {RegisterSource.RVIG: "Landelijke tabel 33 (RvIG)", RegisterSource.CBS: "CBS"}
FIRST_YEAR = 2004
Reader = Callable[[str, str], tuple[RegisterLine, ...]]


class NoFile(Refusal):
    """No file was given."""

    code = "organisations.no-file"


def add_arguments(parser: ArgumentParser) -> None:
    """Add the files, of which one is enough."""
    parser.add_argument("--rvig", metavar="BESTAND", help="landelijke tabel 33 van de RvIG")
    parser.add_argument("--cbs", metavar="BESTAND", help="geldigheid van gemeenten volgens CBS")


def run(*, rvig: str | None = None, cbs: str | None = None, **options: Any) -> Report:
    """Read the files, then store both or neither."""
    readers: list[tuple[str, Reader]] = []
    if rvig:
        readers.append((rvig, rules.read_rvig))
    if cbs:
        readers.append((cbs, rules.read_cbs))
    if not readers:
        raise NoFile()
    files = [(Path(path).name, _read(path, reader)) for path, reader in readers]
    with transaction.atomic():
        results = [
            actions.import_register(
                lines=lines,
                description=name,
                recorded_at=timezone.now(),
                recorded_by="bodemplaat import",
            )
            for name, lines in files
        ]
        return _report(results)


def _read(path: str, reader: Reader) -> tuple[RegisterLine, ...]:
    name = Path(path).name
    content = commands.read_file(path, most=rules.MOST_MEGABYTES)
    return reader(name, files.decode(name, content))


def _report(results: list[actions.ImportResult]) -> Report:
    conflicts = queries.list_source_conflicts()
    counts = _count()
    sentences = [
        f"{NAMES[result.source]}: {result.added} nieuw, {result.changed} gewijzigd, "
        f"{result.unchanged} gelijk, {result.absent} bekend maar niet in dit bestand."
        for result in results
    ]
    sentences += [
        f"1 januari {year}: {found['cbs']} gemeenten volgens CBS, {found['rvig']} volgens tabel 33."
        for year, found in counts.items()
        if found["cbs"] != found["rvig"]
    ]
    sentences.append(f"{len(conflicts)} verschillen tussen de bronnen; zie de pagina Register.")
    values = {
        "imports": [
            {
                "source": result.source.value,
                "added": result.added,
                "changed": result.changed,
                "unchanged": result.unchanged,
                "absent": result.absent,
            }
            for result in results
        ],
        "counts": counts,
        "conflicts": len(conflicts),
    }
    return Report(tuple(sentences), values)


def _count() -> dict[str, dict[str, int]]:
    """Return the municipalities on 1 January of each year, by both sources."""
    days = [date(year, 1, 1) for year in range(FIRST_YEAR, timezone.localdate().year + 1)]
    counted = {
        source: queries.count_municipalities_on_days(days=days, source=source)
        for source in RegisterSource
    }
    return {
        str(day.year): {source.value: counted[source][day] for source in RegisterSource}
        for day in days
    }


imports.register(
    "register",
    help="Leest het gemeentenregister in: landelijke tabel 33 en de tabel van het CBS.",
    add_arguments=add_arguments,
    run=run,
)

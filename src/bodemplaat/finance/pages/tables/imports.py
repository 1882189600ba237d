# SPDX-License-Identifier: EUPL-1.2
"""What a file would post: its first rows, its sums per pool, and every error."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from bodemplaat.finance.rules import journal_files
from bodemplaat.finance.values import ImportRow, RowError
from bodemplaat.foundation import sentences

FIRST = 20
# A file of more bytes is looked at by its first lines and left to a worker.
LARGE, HEAD = 2_000_000, 100_000


@dataclass(frozen=True)
class PoolSum:
    """What a file holds for one pool."""

    name: str
    count: int
    net_cents: int
    vat_cents: int


@dataclass(frozen=True)
class Preview:
    """What a file would post."""

    rows: tuple[ImportRow, ...]
    count: int
    sums: tuple[PoolSum, ...]
    errors: tuple[str, ...]
    is_cut: bool

    @property
    def net_cents(self) -> int:
        """Return the sum of all rows."""
        return sum(one.net_cents for one in self.sums)

    @property
    def vat_cents(self) -> int:
        """Return the VAT of all rows."""
        return sum(one.vat_cents for one in self.sums)


def make_preview(
    rows: Sequence[ImportRow], errors: Sequence[RowError], names: dict[str, str]
) -> Preview:
    """Return the first rows of a file, its sums, and its errors as sentences."""
    pools = {row.pool: None for row in rows}
    sums = []
    for pool in pools:
        here = [row for row in rows if row.pool == pool]
        sums.append(
            PoolSum(
                names.get(pool, pool), len(here), sum(row.net_cents for row in here),
                sum(row.vat_cents for row in here),
            )
        )
    said = tuple(sentences.render(journal_files.make_refusal(error)) for error in errors)
    is_cut = len(errors) >= journal_files.MAX_ERRORS
    return Preview(tuple(rows[:FIRST]), len(rows), tuple(sums), said, is_cut)


def is_large(content: bytes) -> bool:
    """Tell whether a file takes longer than somebody should wait for a page."""
    return len(content) > LARGE


def get_head(content: bytes) -> bytes:
    """Return the first lines of a file, whole."""
    return content[: content.rfind(b"\n", 0, HEAD) + 1]


def list_headers(text: str) -> list[str]:
    """Return the names in the first row of a file, as they stand there."""
    first = text.lstrip().partition("\n")[0].rstrip("\r")
    delimiter = max(";,\t", key=first.count)
    try:
        cells = next(csv.reader(io.StringIO(first), delimiter=delimiter), [])
    except csv.Error:
        return []
    return list(dict.fromkeys(cell.strip() for cell in cells if cell.strip()))


def match_headers(headers: Sequence[str]) -> dict[str, str]:
    """Return the header per field where its name is that of the field."""
    found = {header.lower(): header for header in headers}
    return {field: found[field] for field in journal_files.FIELDS if field in found}

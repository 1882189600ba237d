# SPDX-License-Identifier: EUPL-1.2
"""Packages, services and prices as the pages show them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.functional import Promise

from bodemplaat.catalogue.pages import words
from bodemplaat.catalogue.values import (
    ContentLine,
    PackageKind,
    PackageVersionLine,
    PriceLine,
    ServiceLine,
    TakenLine,
    Unit,
)
from bodemplaat.foundation import sentences
from bodemplaat.governance.values import DecisionReference

Text = str | Promise


@dataclass(frozen=True, kw_only=True)
class PriceRow:
    """A price with its decision and the change since the one before."""

    line: PriceLine
    unit: Text
    state: str
    decision: DecisionReference | None
    change: Fraction | None


@dataclass(frozen=True, kw_only=True)
class ContentRow:
    """A service in a package, with what it costs on the day."""

    service: ServiceLine
    level: Promise
    principal: Text
    prices: tuple[PriceRow, ...]


@dataclass(frozen=True, kw_only=True)
class PackagePanel:
    """What is in one version; a base package tells its price in a sentence, a plus per service."""

    version: PackageVersionLine
    decision: DecisionReference | None
    rows: tuple[ContentRow, ...]

    @property
    def is_base(self) -> bool:
        """Whether all take it."""
        return self.version.kind is PackageKind.BASE

    @property
    def prices(self) -> tuple[PriceRow, ...]:
        """The prices of the services in it."""
        return tuple(price for row in self.rows for price in row.prices)


@dataclass(frozen=True, kw_only=True)
class VersionRow:
    """A version with its decision, its state on the day and the number of the one before."""

    line: PackageVersionLine
    state: str
    decision: DecisionReference | None
    before: int | None


@dataclass(frozen=True, kw_only=True)
class ServiceRow:
    """A service with the package that it is in on the day, and its prices."""

    service: ServiceLine
    principal: Text
    package: PackageVersionLine | None
    prices: tuple[PriceRow, ...]

    @property
    def package_code(self) -> str:
        """The code of the package that holds it; empty where none does."""
        return self.package.package_code if self.package else ""

    @property
    def package_name(self) -> str:
        """The name of the package that holds it; empty where none does."""
        return self.package.package_name if self.package else ""

    @property
    def is_base(self) -> bool:
        """Whether all participants have it, and pay it in their contribution."""
        return self.package is not None and self.package.kind is PackageKind.BASE

    @property
    def decision(self) -> str:
        """The number of the decision about its price; empty where it has none of its own."""
        return self.prices[0].decision.reference if self.decision_id else ""

    @property
    def decision_id(self) -> int | None:
        """The decision about its price."""
        found = self.prices[0].decision if self.prices else None
        return found.id if found else None


@dataclass(frozen=True, kw_only=True)
class TakenRow:
    """A plus service that is taken, with its price on the day and what that is per year."""

    line: TakenLine
    unit: Text
    price: PriceLine | None
    yearly_cents: int | None
    holds: bool


def find_state(starts_on: date, ends_before: date | None, on: date) -> str:
    """Return how a period that was adopted stands on a day."""
    if on < starts_on:
        return "adopted"
    return "in-force" if ends_before is None or on < ends_before else "superseded"


def list_price_rows(
    lines: Sequence[PriceLine], decisions: Mapping[int, DecisionReference], on: date
) -> tuple[PriceRow, ...]:
    """Return prices in the order given; the change is against the last of the same unit."""
    last: dict[tuple[str, Unit], PriceLine] = {}
    rows = []
    for line in lines:
        before = last.get((line.service_code, line.unit))
        change = Fraction(line.cents_per_unit, before.cents_per_unit) - 1 if before else None
        last[line.service_code, line.unit] = line
        rows.append(
            PriceRow(
                line=line, unit=words.UNITS[line.unit], change=change,
                state=find_state(line.starts_on, line.ends_before, on),
                decision=decisions.get(line.decision_id),
            )
        )  # fmt: skip
    return tuple(rows)


def list_content_rows(
    contents: Iterable[ContentLine],
    services: Mapping[str, ServiceLine],
    prices: Mapping[str, Sequence[PriceRow]],
) -> tuple[ContentRow, ...]:
    """Return what is in a version, in order of name."""
    return tuple(
        ContentRow(
            service=services[line.service_code],
            level=words.LEVELS[line.level],
            principal=sentences.word(services[line.service_code].principal),
            prices=tuple(prices.get(line.service_code, ())),
        )
        for line in sorted(contents, key=lambda line: line.service_name)
    )


def list_version_rows(
    lines: Sequence[PackageVersionLine], decisions: Mapping[int, DecisionReference], on: date
) -> tuple[VersionRow, ...]:
    """Return the versions of one package, the newest first."""
    befores = [None, *(line.number for line in lines)]
    rows = [
        VersionRow(
            line=line, before=before if before != line.number else None,
            state=find_state(line.starts_on, line.ends_before, on),
            decision=decisions.get(line.decision_id),
        )
        for line, before in zip(lines, befores, strict=False)
    ]  # fmt: skip
    return tuple(reversed(rows))


def list_service_rows(
    services: Iterable[ServiceLine],
    versions: Iterable[PackageVersionLine],
    prices: Mapping[str, Sequence[PriceRow]],
) -> tuple[ServiceRow, ...]:
    """Return the services with the package that holds each on the day."""
    packages = {line.service_code: version for version in versions for line in version.contents}
    return tuple(
        ServiceRow(
            service=service,
            principal=sentences.word(service.principal),
            package=packages.get(service.code),
            prices=tuple(prices.get(service.code, ())),
        )
        for service in services
    )


def list_taken_rows(
    taken: Iterable[TakenLine], prices: Mapping[str, Sequence[PriceRow]], on: date
) -> tuple[TakenRow, ...]:
    """Return what is taken; a price is shown where one holds on the day."""
    return tuple(_taken_row(line, prices.get(line.service_code, ()), on) for line in taken)


def _taken_row(line: TakenLine, prices: Sequence[PriceRow], on: date) -> TakenRow:
    price = next((row.line for row in prices if row.line.unit is line.unit), None)
    return TakenRow(
        line=line,
        unit=words.UNITS[line.unit],
        price=price,
        yearly_cents=price.cents_per_unit * line.quantity if price else None,
        holds=line.starts_on <= on and (line.ends_before is None or on < line.ends_before),
    )


def group_prices(rows: Iterable[PriceRow]) -> dict[str, list[PriceRow]]:
    """Return the prices per service code."""
    grouped: dict[str, list[PriceRow]] = {}
    for row in rows:
        grouped.setdefault(row.line.service_code, []).append(row)
    return grouped

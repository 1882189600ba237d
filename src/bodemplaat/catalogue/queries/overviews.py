# SPDX-License-Identifier: EUPL-1.2
"""What participants get and pay beside the base, over packages, agreements and choices."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from bodemplaat.catalogue import rules
from bodemplaat.catalogue.models import PackageItem, PackageVersion
from bodemplaat.catalogue.queries.agreements import list_taken_in
from bodemplaat.catalogue.queries.offerings import list_chosen_on, list_terms_on
from bodemplaat.catalogue.queries.orders import list_own_items_on
from bodemplaat.catalogue.queries.prices import list_prices_on
from bodemplaat.catalogue.values import AutonomyCount, PackageKind
from bodemplaat.kernel.periods import Period


def list_base_codes(on: date, known_at: datetime | None = None) -> set[str]:
    """Return the codes of the services that are in a base package on a day."""
    items = PackageItem.objects.filter(
        proposal__versions__in=PackageVersion.objects.holding(on).known(known_at),
        proposal__package__kind=PackageKind.BASE,
    )
    return set(items.values_list("service__code", flat=True))


def list_extras_on(
    on: date, known_at: datetime | None = None
) -> dict[str, tuple[tuple[str, int], ...]]:
    """
    Return per participant service and cents per year of what it pays beside the base.

    Plus services by the agreements that the reader may see, and levels and variants.
    """
    prices = {
        (line.service_code, line.unit): line.cents_per_unit for line in list_prices_on(on, known_at)
    }
    found = defaultdict(list)
    for taken in list_taken_in(period=Period(on), known_at=known_at):
        if taken.starts_on <= on:
            cents = prices.get((taken.service_code, taken.unit), 0) * taken.quantity
            found[taken.participant_code].append((taken.service_code, cents))
    terms = list_terms_on(on, known_at)
    for chosen in list_chosen_on(on, known_at):
        held = terms.get(chosen.offering.code)
        cents = held.extra_cents * chosen.quantity if held else 0
        found[chosen.participant_code].append((chosen.offering.service_code, cents))
    return {code: tuple(lines) for code, lines in found.items()}


def list_autonomy(
    on: date, known_at: datetime | None, participant_codes: Iterable[str]
) -> tuple[AutonomyCount, ...]:
    """Return per participant how many services are standard, plus and its own on a day."""
    base = list_base_codes(on, known_at)
    plus: dict[str, list[str]] = defaultdict(list)
    varied: dict[str, list[str]] = defaultdict(list)
    own: dict[str, int] = defaultdict(int)
    for taken in list_taken_in(period=Period(on), known_at=known_at):
        if taken.starts_on <= on:
            plus[taken.participant_code].append(taken.service_code)
    for chosen in list_chosen_on(on, known_at):
        if chosen.offering.is_variation:
            varied[chosen.participant_code].append(chosen.offering.service_code)
    for item in list_own_items_on(on):
        own[item.participant_code] += 1
    return tuple(
        rules.count_autonomy(
            code, base, plus[code], varied[code], len(varied[code]), own[code]
        )
        for code in participant_codes
    )  # fmt: skip

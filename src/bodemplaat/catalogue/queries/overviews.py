# SPDX-License-Identifier: EUPL-1.2
"""What participants get and pay beside the base, over packages, agreements and choices."""

from collections import defaultdict
from datetime import date, datetime

from bodemplaat.catalogue.models import PackageItem, PackageVersion
from bodemplaat.catalogue.queries.agreements import list_taken_in
from bodemplaat.catalogue.queries.offerings import list_chosen_on, list_terms_on
from bodemplaat.catalogue.queries.prices import list_prices_on
from bodemplaat.catalogue.values import PackageKind
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

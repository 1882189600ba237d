# SPDX-License-Identifier: EUPL-1.2
"""The main menu: what a role does most stands first, and nothing that it may not open."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from bodemplaat.foundation import reach
from bodemplaat.organisations.values import Role

# How many places stand in the bar itself; the others open under "Meer".
MOST = 7
LABELS: dict[str, Promise] = {
    "opening": gettext_lazy("Vandaag"),
    "accountability:watchpoint-list": gettext_lazy("Aandachtspunten"),
    "finance:contribution-list": gettext_lazy("Wat wij betalen"),
    "catalogue:package-list": gettext_lazy("Wat wij krijgen"),
    "governance:decision-list": gettext_lazy("Besluiten"),
    "governance:body-list": gettext_lazy("Wie beslist"),
    "organisations:participant-list": gettext_lazy("Deelnemers"),
    "organisations:contact-list": gettext_lazy("Mensen"),
    "accountability:indicator-list": gettext_lazy("Indicatoren"),
    "catalogue:agreement-list": gettext_lazy("Overeenkomsten"),
    "catalogue:order-list": gettext_lazy("Bestellingen"),
    "catalogue:service-list": gettext_lazy("Diensten en prijzen"),
    "finance:settlement-list": gettext_lazy("Afrekeningen"),
    "finance:budget-list": gettext_lazy("Begrotingen"),
    "finance:key-list": gettext_lazy("Verdeelsleutels"),
    "finance:journal-list": gettext_lazy("Grootboek"),
    "governance:rule-set-list": gettext_lazy("Spelregels"),
    "organisations:right-list": gettext_lazy("Mensen en rechten"),
    "organisations:arrangement-detail": gettext_lazy("De samenwerking"),
}
# What each role does most, after Vandaag; the rest follows in the order of the labels.
FIRST: dict[Role, tuple[str, ...]] = {
    Role.SSO_DIRECTOR: (
        "accountability:watchpoint-list", "governance:decision-list", "catalogue:agreement-list",
        "organisations:contact-list", "finance:contribution-list", "organisations:right-list",
    ),
    Role.SSO_CONTROLLER: (
        "finance:journal-list", "finance:settlement-list", "finance:budget-list",
        "finance:key-list", "accountability:watchpoint-list", "finance:contribution-list",
    ),
    Role.ACCOUNT_MANAGER: (
        "organisations:contact-list", "accountability:watchpoint-list",
        "catalogue:agreement-list", "catalogue:order-list", "catalogue:package-list",
        "organisations:participant-list",
    ),
    Role.CONTRACT_MANAGER: (
        "catalogue:package-list", "catalogue:order-list", "catalogue:agreement-list",
        "accountability:watchpoint-list", "finance:contribution-list", "governance:decision-list",
    ),
    Role.SECRETARY: (
        "accountability:watchpoint-list", "catalogue:agreement-list", "governance:decision-list",
        "finance:contribution-list", "catalogue:package-list", "organisations:right-list",
    ),
    Role.ALDERMAN: (
        "governance:decision-list", "finance:contribution-list", "catalogue:package-list",
        "accountability:indicator-list", "governance:body-list", "organisations:participant-list",
    ),
    Role.MUNICIPAL_CONTROLLER: (
        "finance:contribution-list", "finance:settlement-list", "finance:budget-list",
        "accountability:indicator-list", "finance:key-list", "accountability:watchpoint-list",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Item:
    """One place of the menu; `current` is what a screen reader hears of it."""

    name: str
    label: Promise
    url: str
    current: str = ""

    @property
    def is_current(self) -> bool:
        return bool(self.current)


@dataclass(frozen=True)
class Menu:
    """The places in the bar and those under "Meer"."""

    main: tuple[Item, ...]
    more: tuple[Item, ...]

    @property
    def all(self) -> tuple[Item, ...]:
        """Every place, in order."""
        return (*self.main, *self.more)


def list_names(role: str | None) -> tuple[str, ...]:
    """Return the places in the order of a role."""
    first = FIRST.get(Role(role), ()) if role else ()
    return tuple(dict.fromkeys(("opening", *first, *LABELS)))


def make_menu(request: HttpRequest, slug: str) -> Menu:
    """Return the menu of the reader; the place whose address starts the page's is current."""
    role = request.actor.role  # type: ignore[attr-defined]
    found = [(name, reach.find_url(request, name)) for name in list_names(role)]
    places = [(name, url) for name, url in found if url]
    current = _find_current(request, dict(places), slug)
    items = tuple(
        Item(name, LABELS[name], url, _say_current(request, url) if name == current else "")
        for name, url in places
    )
    return Menu(items[:MOST], items[MOST:])


def _say_current(request: HttpRequest, url: str) -> str:
    return "page" if request.path == url else "true"


def _find_current(request: HttpRequest, places: dict[str, str], slug: str) -> str:
    """Return the place that the page belongs to: by its address, else by its package."""
    opening = reverse("opening", kwargs={"arrangement": slug})
    within = [name for name, url in places.items() if request.path.startswith(url)]
    nearest = max(within, key=lambda name: len(places[name]), default="")
    if nearest != "opening" or request.path == opening:
        return nearest
    package = request.resolver_match.app_name if request.resolver_match else ""
    names = (name for name in LABELS if package and name.startswith(f"{package}:"))
    return next((name for name in names if name in places), "")

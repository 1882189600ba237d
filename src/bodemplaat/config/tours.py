# SPDX-License-Identifier: EUPL-1.2
"""A guided tour of five stops, for each role its own: plain pages with a note above them."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from bodemplaat.foundation import preferences, reach
from bodemplaat.organisations.values import Role

NUMBER = "rondleiding"
# What there is to see at a place, in a sentence or two.
NOTES: dict[str, tuple[Promise, Promise]] = {
    "opening": (gettext_lazy("Vandaag"), gettext_lazy(
        "Hier begint elke dag: wat iets van u vraagt staat bovenaan, daaronder wat er veranderde."
    )),
    "accountability:watchpoint-list": (gettext_lazy("Aandachtspunten"), gettext_lazy(
        "Wat niet klopt of te laat dreigt te worden, met de regels waarop dat steunt. Elk punt is "
        "op te pakken of uit te stellen."
    )),
    "accountability:indicator-list": (gettext_lazy("Indicatoren"), gettext_lazy(
        "Per vraag één cijfer, met de regels waaruit het is opgeteld."
    )),
    "finance:contribution-list": (gettext_lazy("Wat wij betalen"), gettext_lazy(
        "Klik op een bedrag met een stippellijn: de uitleg loopt van de bijdrage tot de boeking."
    )),
    "finance:settlement-list": (gettext_lazy("Afrekeningen"), gettext_lazy(
        "Elk jaar met zijn stand en besluit. Open een jaar en kies “Wat als” om zelf te rekenen."
    )),
    "finance:journal-list": (gettext_lazy("Grootboek"), gettext_lazy(
        "Alles wat geboekt is, doorlopend genummerd. Lees hier een bestand met kosten in."
    )),
    "finance:key-list": (gettext_lazy("Verdeelsleutels"), gettext_lazy(
        "Waarnaar kosten worden verdeeld, sinds wanneer en door welk besluit."
    )),
    "catalogue:package-list": (gettext_lazy("Wat wij krijgen"), gettext_lazy(
        "De diensten in het basispakket en wat een deelnemer daarnaast kiest, met de prijs."
    )),
    "catalogue:agreement-list": (gettext_lazy("Overeenkomsten"), gettext_lazy(
        "Wie wat heeft afgesproken. Wat op een handtekening wacht, staat bovenaan."
    )),
    "catalogue:order-list": (gettext_lazy("Bestellingen"), gettext_lazy(
        "U ziet prijs en levertijd voordat u bestelt, en daarna waar het blijft."
    )),
    "governance:decision-list": (gettext_lazy("Besluiten"), gettext_lazy(
        "Elk voorstel en besluit, met de stemmen en wat er vanaf welke dag gold."
    )),
    "governance:body-list": (gettext_lazy("Wie beslist"), gettext_lazy(
        "Per onderwerp het orgaan dat beslist, met zijn meerderheid. Een ander orgaan wordt "
        "geweigerd."
    )),
    "organisations:participant-list": (gettext_lazy("Deelnemers"), gettext_lazy(
        "Wie meedoet, vanaf wanneer en wie opvolgt. Verander rechtsboven de peildatum en de lijst "
        "gaat mee."
    )),
    "organisations:contact-list": (gettext_lazy("Mensen"), gettext_lazy(
        "Wie bij een deelnemer waarover gaat, en met wie er is gesproken."
    )),
}
STOPS: dict[Role, tuple[str, ...]] = {
    Role.SSO_DIRECTOR: (
        "opening", "accountability:watchpoint-list", "governance:decision-list",
        "catalogue:agreement-list", "finance:contribution-list",
    ),
    Role.SSO_CONTROLLER: (
        "finance:journal-list", "finance:key-list", "finance:settlement-list",
        "accountability:watchpoint-list", "governance:body-list",
    ),
    Role.ACCOUNT_MANAGER: (
        "organisations:contact-list", "catalogue:agreement-list", "catalogue:order-list",
        "accountability:watchpoint-list", "organisations:participant-list",
    ),
    Role.CONTRACT_MANAGER: (
        "opening", "catalogue:package-list", "catalogue:order-list",
        "finance:contribution-list", "accountability:watchpoint-list",
    ),
    Role.SECRETARY: (
        "opening", "catalogue:agreement-list", "governance:decision-list",
        "finance:contribution-list", "governance:body-list",
    ),
    Role.ALDERMAN: (
        "governance:decision-list", "finance:contribution-list", "catalogue:package-list",
        "accountability:indicator-list", "organisations:participant-list",
    ),
    Role.MUNICIPAL_CONTROLLER: (
        "finance:contribution-list", "finance:settlement-list", "finance:key-list",
        "accountability:indicator-list", "accountability:watchpoint-list",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Stop:
    """One stop: its place in the tour, what there is to see, and the way on."""

    number: int
    label: Promise
    note: Promise
    url: str
    previous_url: str = ""
    next_url: str = ""


def list_stops(request: HttpRequest) -> tuple[Stop, ...]:
    """Return the stops of the reader's role, each with the address of its page in the tour."""
    names = STOPS[Role(request.actor.role)]  # type: ignore[attr-defined]
    urls = [
        f"{reach.find_url(request, name)}?{NUMBER}={at}" for at, name in enumerate(names, start=1)
    ]
    around = ["", *urls, ""]
    return tuple(
        Stop(at, *NOTES[name], urls[at - 1], around[at - 1], around[at + 1])
        for at, name in enumerate(names, start=1)
    )


def find_stop(request: HttpRequest) -> Stop | None:
    """Return the stop that the page is, where it was opened as one."""
    number = request.GET.get(NUMBER, "")
    if len(number) != 1 or not number.isascii() or not number.isdecimal():
        return None
    stops = {stop.number: stop for stop in list_stops(request)}
    stop = stops.get(int(number))
    is_here = stop is not None and stop.url.partition("?")[0] == request.path
    return stop if is_here else None


def invites(request: Any) -> bool:
    """Tell whether the opening page invites to the tour: until somebody took or declined it."""
    opening = reverse("opening", kwargs={"arrangement": request.arrangement.slug})
    if request.path != opening or NUMBER in request.GET:
        return False
    return preferences.TOUR not in preferences.list_off(request.actor)

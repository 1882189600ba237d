# SPDX-License-Identifier: EUPL-1.2
"""The main menu: the questions that people come with, in one order for every role."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

PLACES: tuple[tuple[str, Promise], ...] = (
    ("opening", gettext_lazy("Vandaag")),
    ("accountability:watchpoint-list", gettext_lazy("Aandachtspunten")),
    ("finance:contribution-list", gettext_lazy("Wat wij betalen")),
    ("catalogue:package-list", gettext_lazy("Wat wij krijgen")),
    ("governance:decision-list", gettext_lazy("Besluiten")),
    ("governance:body-list", gettext_lazy("Wie beslist")),
    ("organisations:participant-list", gettext_lazy("Deelnemers")),
)


@dataclass(frozen=True)
class Item:
    """One place of the menu; `current` is what a screen reader hears of it."""

    label: Promise
    url: str
    current: str

    @property
    def is_current(self) -> bool:
        return bool(self.current)


def _find_url(name: str, slug: str) -> str:
    try:
        return reverse(name, kwargs={"arrangement": slug})
    except NoReverseMatch:
        return ""


def _find_home(request: HttpRequest, slug: str) -> str:
    """Return the first place of the package that the page belongs to."""
    package = request.resolver_match.app_name if request.resolver_match else ""
    names = (name for name, _ in PLACES if package and name.startswith(f"{package}:"))
    return next((url for name in names if (url := _find_url(name, slug))), "")


def list_items(request: HttpRequest, slug: str) -> tuple[Item, ...]:
    """Return the menu of an arrangement; the place whose address starts the page's is current."""
    found = [(label, _find_url(name, slug)) for name, label in PLACES]
    places = [(label, url) for label, url in found if url]
    within = [url for _, url in places if request.path.startswith(url)]
    nearest = max(within, key=len, default="")
    if nearest == _find_url("opening", slug) and request.path != nearest:
        nearest = _find_home(request, slug)
    here = "page" if request.path == nearest else "true"
    return tuple(Item(label, url, here if url == nearest else "") for label, url in places)

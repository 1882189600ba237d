# SPDX-License-Identifier: EUPL-1.2
"""What every template may use."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from bodemplaat.config import demo_accounts, navigation, tours
from bodemplaat.foundation import preferences, search, sentences, sheets, shortcuts

NAMES = ("actor", "arrangement", "as_of", "known_at", "identity", "stand_in")


def tenant(request: HttpRequest) -> dict[str, Any]:
    """Return actor, arrangement, identity, dates and menu of the request."""
    found: dict[str, Any] = {name: getattr(request, name, None) for name in NAMES}
    found["is_demo"] = settings.IS_DEMO
    if settings.IS_DEMO:
        found["demo_options"] = SimpleLazyObject(lambda: demo_accounts.list_options(request))
    arrangement, actor = found["arrangement"], found["actor"]
    if arrangement is None or actor is None:
        return found
    slug = arrangement.slug
    address = reverse("identity", kwargs={"arrangement": slug})
    return found | {
        "navigation": navigation.make_menu(request, slug),
        "tour_stop": tours.find_stop(request),
        "tour_invites": settings.IS_DEMO and tours.invites(request),
        "shortcuts": shortcuts.SHORTCUTS,
        "switched_off": SimpleLazyObject(lambda: preferences.list_off(actor)),
        "signpost": SimpleLazyObject(lambda: _find_signpost(request)),
        "search_url": reverse("search-list", kwargs={"arrangement": slug}),
        "opening_url": reverse("opening", kwargs={"arrangement": slug}),
        "role_label": sentences.word(actor.role or ""),
        "identity_url": f"{address}?v={sheets.get_mark(found['identity'].palette)}",
    }


def _find_signpost(request: HttpRequest) -> search.Found | None:
    """Return the thing whose page this is; only the page of one thing asks for it."""
    match = request.resolver_match
    if match is None or not match.view_name.endswith("-detail"):
        return None
    kwargs = {name: value for name, value in match.kwargs.items() if name != "arrangement"}
    return search.find_at(match.view_name, kwargs)

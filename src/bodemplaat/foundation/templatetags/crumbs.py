# SPDX-License-Identifier: EUPL-1.2
"""Where a page stands: from today by way of its place in the menu and its parents."""

import re
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

register = template.Library()
_LINK = re.compile(r"<a\b[^>]*?href=(?:\"([^\"]*)\"|'([^']*)')[^>]*>.*?</a>", re.DOTALL)


def list_crumbs(context: Any, inside: str) -> list[str]:
    """Return the links above a page; none on the opening page and outside an arrangement."""
    request, start = context.get("request"), context.get("opening_url")
    if request is None or not start or request.path == start:
        return []
    found = [(match[1] or match[2] or "", match[0]) for match in _LINK.finditer(inside)]
    addresses = {address.partition("?")[0] for address, _ in found}
    links = [text for _, text in found]
    place = next((item for item in _list_places(context) if item.is_current), None)
    if place is not None and place.url not in {*addresses, request.path, start}:
        links.insert(0, _link(place.url, place.label))
    return [_link(start, gettext("Vandaag")), *links]


def _link(url: str, label: Any) -> SafeString:
    return format_html('<a href="{}">{}</a>', url, label)


class _Crumbs(template.Node):
    def __init__(self, inside: template.NodeList) -> None:
        self.nodelist = inside

    def render(self, context: template.Context) -> SafeString:
        links = list_crumbs(context, self.nodelist.render(context))
        if not links:
            return mark_safe("")
        # Each link was made or rendered by a template, which escaped it.
        items = format_html_join("", "<li>{}</li>", ((mark_safe(link),) for link in links))
        return format_html(
            '<nav class="bp-crumb__path" aria-label="{}"><ol>{}</ol></nav>',
            gettext("Kruimelpad"), items,
        )  # fmt: skip


@register.tag
def crumbs(parser: Any, token: template.base.Token) -> template.Node:
    """Draw the path to a page from the links to its parents, whatever stands between them."""
    inside = parser.parse(("endcrumbs",))
    parser.delete_first_token()
    return _Crumbs(inside)


def _list_places(context: Any) -> tuple[Any, ...]:
    menu = context.get("navigation")
    return menu.all if menu else ()

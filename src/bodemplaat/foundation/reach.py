# SPDX-License-Identifier: EUPL-1.2
"""Whether a reader may open a page: no link leads to a page that answers 403."""

from collections.abc import Mapping
from typing import Any

from django.urls import NoReverseMatch, resolve, reverse


def find_url(request: Any, url_name: str, url_kwargs: Mapping[str, Any] | None = None) -> str:
    """Return the address of a page that the reader may open, or nothing."""
    kwargs = {"arrangement": request.arrangement.slug, **(url_kwargs or {})}
    try:
        url = reverse(url_name, kwargs=kwargs)
    except NoReverseMatch:
        return ""
    roles = getattr(resolve(url).func, "roles", None)
    return url if roles is None or request.actor.role in roles else ""

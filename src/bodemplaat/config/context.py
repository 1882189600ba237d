# SPDX-License-Identifier: EUPL-1.2
"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest


def tenant(request: HttpRequest) -> dict[str, object]:
    """Return actor, arrangement and the two dates of the request."""
    names = ("actor", "arrangement", "as_of", "known_at", "identity", "navigation")
    found: dict[str, object] = {name: getattr(request, name, None) for name in names}
    return found | {"is_demo": settings.IS_DEMO}

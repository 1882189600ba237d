# SPDX-License-Identifier: EUPL-1.2
"""Where somebody who found a leak can tell it (RFC 9116)."""

from datetime import date

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

# A test fails a month before it; move it on with a release.
EXPIRES_ON = date(2027, 10, 1)


@require_safe
def security_text(request: HttpRequest) -> HttpResponse:
    """Return security.txt; without a contact there is none."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    lines = (
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {EXPIRES_ON.isoformat()}T00:00:00Z",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
    )
    return HttpResponse("\n".join((*lines, "")), content_type="text/plain; charset=utf-8")

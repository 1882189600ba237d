# SPDX-License-Identifier: EUPL-1.2
"""
The figures that a monitor reads, for whoever has the token, or from this machine itself.

Whoever may not read them gets the answer of a page that is not there.
"""

import hmac
import ipaddress

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from bodemplaat.config import figures
from bodemplaat.foundation import metrics

# A proxy on this machine passes on what others ask, and says so.
PASSED_ON = ("X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "Forwarded", "Via")


@require_safe
def read(request: HttpRequest) -> HttpResponse:
    """Show what was counted and how things stand, of the whole installation together."""
    if not _may_read(request):
        raise Http404
    content = metrics.write_counts() + figures.write()
    return HttpResponse(content, content_type=CONTENT_TYPE_LATEST)


def _may_read(request: HttpRequest) -> bool:
    """Tell whether somebody shows the token; without one, whether it is this machine that asks."""
    token = settings.METRICS_TOKEN
    if token:
        given = request.headers.get("Authorization", "").encode()
        return hmac.compare_digest(given, f"Bearer {token}".encode())
    return _is_near(request.META.get("REMOTE_ADDR", "")) and not any(
        name in request.headers for name in PASSED_ON
    )


def _is_near(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False

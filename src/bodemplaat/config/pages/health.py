# SPDX-License-Identifier: EUPL-1.2
"""
What a machine asks that watches over the site: does it live, and may it get visitors.

Both answer without log-in and tell nothing about anybody; why the site is not ready stands in the
log alone.
"""

import logging

from django.db import Error, connection, transaction
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from bodemplaat.foundation.database import catalogue

log = logging.getLogger("bodemplaat.health")


@require_safe
def live(request: HttpRequest) -> JsonResponse:
    """Tell that this process answers; it asks nobody."""
    return JsonResponse({"status": "ok"})


@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Tell whether the database answers and protects every row as its model says."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            faults = catalogue.find_faults(cursor)
    except Error as error:
        log.error("database does not answer", extra={"error": type(error).__name__})
        checks = {"database": False, "protection": False}
    else:
        if faults:
            log.error("database does not protect its rows", extra={"faults": faults[:10]})
        checks = {"database": True, "protection": not faults}
    is_ready = all(checks.values())
    shown = {"status": "ok" if is_ready else "unavailable", "checks": checks}
    return JsonResponse(shown, status=200 if is_ready else 503)

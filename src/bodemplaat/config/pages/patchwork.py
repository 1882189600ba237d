# SPDX-License-Identifier: EUPL-1.2
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from bodemplaat.config import patchwork
from bodemplaat.foundation.pages import page
from bodemplaat.organisations import queries
from bodemplaat.organisations.values import can_tell


@require_safe
@page()
def patchwork_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show the partnerships of one municipality side by side."""
    participant = queries.find_participant(code)
    if participant is None:
        raise Http404
    rows = patchwork.list_patches(
        participant, slug=request.arrangement.slug, sso_name=request.arrangement.sso_name,
        on=request.as_of, known_at=request.known_at,
    )  # fmt: skip
    context = {
        "participant": participant,
        "current": [row for row in rows if row.state == "in-force"],
        "recorded": [row for row in rows if row.pk is not None],
        "parts": patchwork.list_own_parts(request, code, on=request.as_of),
        "can_tell": can_tell(request.actor, participant.id),
    }
    return patchwork.Patches(request, rows).respond("config/patchwork/detail.html", context)

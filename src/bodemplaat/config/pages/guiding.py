# SPDX-License-Identifier: EUPL-1.2
"""The guided tour: its five stops on one page, and its end, which is remembered."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from bodemplaat.config import tours
from bodemplaat.foundation import preferences
from bodemplaat.foundation.pages import page


@require_safe
@page()
def tour(request: HttpRequest) -> HttpResponse:
    """Show the stops of the reader's role, each with a link."""
    return render(request, "config/tour.html", {"stops": tours.list_stops(request)})


@require_POST
@page()
def tour_end(request: HttpRequest) -> HttpResponse:
    """Remember that the reader took the tour or does not want it."""
    preferences.keep(request.actor, preferences.TOUR, is_on=False)
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204)
    return redirect("opening", arrangement=request.arrangement.slug)

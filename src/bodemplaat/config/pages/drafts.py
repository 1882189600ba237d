# SPDX-License-Identifier: EUPL-1.2
"""What somebody is filling in is kept while they type, and thrown away when they say so."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from bodemplaat.foundation import drafts
from bodemplaat.foundation.pages import page


@require_POST
@page()
def draft_create(request: HttpRequest) -> HttpResponse:
    """Keep what was filled in so far, and say at what time."""
    moment = drafts.keep(request)
    if moment is None:
        raise BadRequest("The token of the form is not ours, or there is too much in it.")
    said = gettext("concept bewaard %(time)s") % {"time": f"{timezone.localtime(moment):%H:%M}"}
    return HttpResponse(said, content_type="text/plain; charset=utf-8")


@require_POST
@page()
def draft_remove(request: HttpRequest) -> HttpResponse:
    """Throw a draft away and show its form anew."""
    address = drafts.drop(request)
    if not address.startswith(f"/{request.arrangement.slug}/"):
        raise BadRequest("The token of the form is not ours.")
    messages.success(request, gettext("Het concept is weggegooid."))
    return HttpResponseRedirect(address)

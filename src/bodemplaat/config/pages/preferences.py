# SPDX-License-Identifier: EUPL-1.2
"""The keys of the pages, and which of them a person wants."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from bodemplaat.foundation import preferences, shortcuts
from bodemplaat.foundation.pages import page


@require_http_methods(["GET", "HEAD", "POST"])
@page()
def preference_edit(request: HttpRequest) -> HttpResponse:
    """Show what each key does, and keep which ones the reader wants."""
    if request.method == "POST":
        for code in (shortcuts.PALETTE, shortcuts.LETTERS):
            preferences.keep(request.actor, code, is_on=code in request.POST)
        if request.headers.get("HX-Request"):
            return HttpResponse(status=204)
        messages.success(request, gettext("Uw keuze is bewaard."))
        return redirect("preference-edit", arrangement=request.arrangement.slug)
    return render(request, "config/preference/edit.html")

# SPDX-License-Identifier: EUPL-1.2
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bodemplaat.foundation import sentences
from bodemplaat.foundation.pages import page
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import actions, permissions, queries
from bodemplaat.organisations.pages import forms, words

KEY = "bodemplaat_stand_in"  # config.stand_ins reads it


@require_safe
@page()
def standin_list(request: HttpRequest) -> HttpResponse:
    """Show who looked along, with whom, why and how long."""
    lines = queries.list_stand_ins()
    context = {
        "rows": [(line, words.ROLES[line.role]) for line in lines],
        "can_start": request.actor.role in permissions.STAND_INS,
    }
    return render(request, "organisations/standin/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.STAND_INS)
def standin_start(request: HttpRequest) -> HttpResponse:
    """Start to look along with somebody."""
    rights = queries.list_rights_to_stand_in(request.actor)
    form = forms.StandIn(request.POST or None, rights=rights)
    if form.is_valid():
        try:
            number = actions.start_stand_in(actor=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, sentences.render(refusal))
        else:
            request.session[KEY] = {"arrangement": request.arrangement.id, "id": number}
            return redirect("opening", arrangement=request.arrangement.slug)
    status = 422 if request.method == "POST" else 200
    return render(request, "organisations/standin/start.html", {"form": form}, status=status)


@require_POST
@page()
def standin_end(request: HttpRequest) -> HttpResponse:
    """Stop looking along."""
    kept = request.session.pop(KEY, None)
    if kept and request.stand_in:
        actions.end_stand_in(stand_in_id=request.stand_in.id, actor=request.actor)
        messages.success(request, gettext("U bent weer uzelf."))
    return redirect("organisations:standin-list", arrangement=request.arrangement.slug)
